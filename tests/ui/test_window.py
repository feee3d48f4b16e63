from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import Missing
from app.records import people
from app.records.listed import TableColumn, paged
from app.records.safety import Status
from app.store import registry
from ui import kinds
from ui.pages import PAGES
from ui.widgets.message import Sheet
from ui.widgets.plain import Label
from ui.widgets.table import Table
from ui.window import Window


def test_pages_are_made_only_when_they_are_shown(window: Window):
    window.show_page("home")
    assert set(window.pages) == {"home"}
    assert window.pages["home"].opened == [{}]


def test_f2_starts_a_visit_from_anywhere(qtbot: Any, window: Window):
    window.show_page("home")
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert window.pages["visits"].opened == [{"new": True}]


def test_a_change_reaches_every_page_that_was_made(window: Window):
    window.show_page("home")
    window.show_page("visits")
    window.changed.emit({"visit"})
    assert all(page.refreshed == [{"visit"}] for page in window.pages.values())


def test_a_page_that_must_not_be_left_stays_in_front(window: Window):
    home = window.show_page("home")
    home.leave = False
    assert window.show_page("visits") is None
    assert window.stack.currentWidget() is home


def test_a_page_without_navigation_hides_everything_around_it(window: Window):
    window.show_page("unlock")
    assert not window.search.isVisible()
    window.show_page("home")
    assert window.search.isVisible()


def test_f12_covers_what_is_on_the_screen_and_keys_do_not_reach_it(
    qtbot: Any, window: Window, write: Any
):
    home = window.show_page("home")
    home.line.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.cover.isVisible()
    assert window.cover.geometry() == window.rect()
    write(window.focusWidget(), "abc")
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert "visits" not in window.pages
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert not window.cover.isVisible()
    assert home.line.text() == ""
    assert window.focusWidget() is home.line


def is_behind_the_cover(window: Window, widget: QWidget) -> bool:
    seen = window.childAt(widget.mapTo(window, widget.rect().center()))
    return seen is window.cover or window.cover.isAncestorOf(seen)


def test_what_comes_while_the_window_is_covered_waits_behind_the_cover(qtbot: Any, window: Window):
    window.show_page("home").line.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    sheet = Sheet(window, "王建国").show_to_read()
    window.notify("王建国来过。")
    assert is_behind_the_cover(window, sheet.card)
    assert is_behind_the_cover(window, window.toast)
    assert window.focusWidget() is window.cover
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert not is_behind_the_cover(window, sheet.card)
    assert sheet.isAncestorOf(window.focusWidget())


def test_what_goes_while_the_window_is_covered_leaves_the_keyboard_to_the_cover(
    qtbot: Any, window: Window, write: Any
):
    home = window.show_page("home")
    home.line.setFocus()
    sheet = Sheet(window, "正在生成").show_to_read()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    sheet.close_sheet()
    write(window.focusWidget(), "abc")
    assert window.focusWidget() is window.cover
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert home.line.text() == ""
    assert window.focusWidget() is home.line


def test_the_bottom_line_says_who_sits_here_and_what_waits(make_window: Callable[..., Window]):
    window = make_window()
    window.status_source = lambda: Status("李秀英", "10:42:07", 17, "今日已备份")
    window.show_page("home")
    assert window.bottom.words() == ["李秀英", "已存 10:42:07", "● 17 条待上报", "● 今日已备份"]


def test_where_nothing_is_taken_anywhere_the_bottom_line_says_nothing_of_it(
    make_window: Callable[..., Window],
):
    window = make_window()
    window.status_source = lambda: Status("王主任", "10:42:07", None, "今日已备份")
    window.show_page("home")
    assert window.bottom.words() == ["王主任", "已存 10:42:07", "", "● 今日已备份"]


@pytest.mark.parametrize("saved", ["10:42:07", "11-23 10:42", ""])
def test_at_large_text_the_bottom_line_leaves_out_what_matters_least(
    qtbot: Any, make_window: Callable[..., Window], saved: str
):
    window = make_window()
    window.status_source = lambda: Status("王主任", saved, 1_700, "已备份到 06:50")
    window.show_page("home")
    hint = window.bottom.findChildren(Label)[-1]
    assert hint.isVisible()
    window.restyle(200, contrast=False)
    qtbot.waitUntil(window.bottom.isVisible)
    shown = [each for each in window.bottom.findChildren(Label) if each.isVisible()]
    assert "● 1700 条待上报" in [each.text() for each in shown]
    assert all(each.width() >= each.sizeHint().width() for each in shown)
    window.restyle(100, contrast=False)


def test_the_search_box_opens_the_record_on_its_page(
    qtbot: Any, room: Any, make_window: Callable[..., Window], write: Any
):
    zhao = people.register(name="赵淑珍")
    window = make_window()
    window.show_page("home")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write(window.search, "zsz")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.pages["people"].opened == [{"record_id": zhao.id}]
    assert window.search.text() == ""


def test_a_refusal_is_said_once_above_the_page(window: Window):
    window.show_page("home")
    window.fail(Missing())
    assert window.banner.isVisible()
    assert window.banner.words.text()
    window.show_page("visits")
    assert not window.banner.isVisible()


def test_a_toast_is_no_taller_than_its_words_where_there_is_no_bottom_line(window: Window):
    window.bottom.resize(window.width(), 480)
    window.bottom.hide()
    window.notify("备份已恢复，用当时的密码打开。")
    assert window.toast.height() < 60
    assert window.toast.geometry().bottom() < window.height()


def test_a_toast_takes_back_what_it_speaks_of(qtbot: Any, window: Window):
    window.show_page("home")
    taken: list[bool] = []
    window.notify("登记好了", undo=lambda: taken.append(True))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == [True]
    assert not window.toast.isVisible()


def test_larger_text_never_makes_the_window_wider_than_the_screen(window: Window):
    window.show_page("home")
    window.restyle(200, contrast=False)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    window.restyle(100, contrast=False)


def test_what_waits_beside_a_page_is_still_told_once_the_text_is_larger(window: Window):
    window.show_page("home")
    window.set_badge("home", 14)
    window.restyle(150, contrast=False)
    assert window.side._buttons["home"][1].text() == "14"
    assert not window.side._buttons["home"][1].isHidden()
    window.restyle(100, contrast=False)


def test_locking_asks_the_page_first(make_window: Callable[..., Window]):
    locked: list[bool] = []
    window = make_window(lock=lambda: locked.append(True))
    home = window.show_page("home")
    home.leave = False
    window.lock()
    assert not locked
    home.leave = True
    window.lock()
    assert locked


def test_a_page_without_a_place_in_the_navigation_marks_none(window: Window):
    window.show_page("visits")
    window.side.show_current("elsewhere")
    assert [b.text() for b, _badge in window.side._buttons.values() if b.isChecked()] == []
    window.side.show_current("people")
    assert [b.text() for b, _badge in window.side._buttons.values() if b.isChecked()] != []


def test_every_kind_that_the_search_finds_opens_where_it_is_shown():
    opened = {kind for each in (*PAGES, *kinds.pages()) for kind in each.opens}
    lost = {
        model.kind_name
        for model in registry.values()
        if any(column.searchable for column in model.columns().values())
        and not {model.kind_name, model.belongs_to} & opened
    }
    # Shown in the office's own lists, by no identity.
    assert lost <= {"invitation", "room"}


def listed(parent: QWidget) -> Table:
    """A list of two names, somewhere in a page or a card."""
    names = TableColumn("name", "姓名", str)
    table = Table([names], lambda _text, after, size: paged(["傅军", "李秀英"], after, size))
    parent.layout().addWidget(table)
    table.show()
    return table


def test_ctrl_f_goes_to_the_filter_of_the_list_that_is_seen(qtbot: Any, window: Window):
    home = window.show_page("home")
    table = listed(home)
    qtbot.keyClick(home.line, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.filter.hasFocus()


def test_ctrl_f_stays_within_the_card_that_asks(qtbot: Any, window: Window):
    home = window.show_page("home")
    behind = listed(home)
    sheet = Sheet(home, "哪一个？")
    table = listed(sheet.card)
    sheet.rise(table.view)
    qtbot.keyClick(table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.filter.hasFocus()
    assert not behind.filter.hasFocus()


def test_numbers_beside_pages_outlive_another_name_of_the_room(window):
    window.set_badge("home", 14)
    window.settle("room", "店子村工作室", "山亭区 店子镇")
    assert window.side.badges == {"home": 14}
