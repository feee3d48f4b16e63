"""Where the keyboard stays when what had it goes away, and where Enter leads."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from app.fields import Entry, Text
from app.records.listed import TableColumn, all_here
from ui.shell import Page
from ui.widgets.arrange import scrolled, tall
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, box, clear, column, row
from ui.widgets.table import Table
from ui.window import Window

NAMES = ("甲", "乙", "丙")


def keyboard() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.fixture
def page(window: Window) -> Page:
    """A page with lines that are made anew when one is pressed, as when a request is answered."""
    shown = window.show_page("home")
    shown.lines = column()
    shown.layout().addWidget(box(shown.lines))
    return shown


def put(page: Any, *widgets: QWidget) -> None:
    """Add to a page what is seen at once."""
    for each in widgets:
        page.layout().addWidget(each)
        each.show()


def turn_to(qtbot: Any, page: Any, widget: QWidget) -> None:
    """Give the keyboard to something, and let the page hear of it."""
    QApplication.processEvents()
    widget.setFocus()
    there = widget.mapTo(page, widget.rect().center())
    qtbot.waitUntil(lambda: page.property("keyboard") == there)


def fill(page: Any, names: tuple[str, ...]) -> None:
    clear(page.lines)
    for name in names:
        left = tuple(each for each in names if each != name)
        page.lines.addWidget(Button(name, lambda left=left: fill(page, left)))


def test_the_keyboard_stays_at_its_place_in_lines_that_are_made_anew(qtbot: Any, page: Any):
    fill(page, NAMES)
    first = page.lines.itemAt(0).widget()
    turn_to(qtbot, page, first)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(keyboard(), Button) and keyboard().text() == "乙")


def test_what_the_page_itself_turns_to_has_the_keyboard(qtbot: Any, page: Any):
    fill(page, NAMES)
    page.lines.itemAt(1).widget().setFocus()
    clear(page.lines)
    page.line.setFocus()
    QApplication.processEvents()
    assert keyboard() is page.line


def test_what_is_hidden_presses_nothing_any_more(qtbot: Any, page: Any, window: Window):
    card = Card("", Button("甲"))
    put(page, card)
    inside = card.findChild(Button)
    inside.setFocus()
    card.hide()
    qtbot.waitUntil(lambda: keyboard() is page.line)


def test_after_a_card_above_it_the_page_has_the_keyboard_where_it_was(
    qtbot: Any, page: Any, window: Window
):
    fill(page, NAMES)
    turn_to(qtbot, page, page.lines.itemAt(2).widget())
    sheet = Sheet(window, "问一句")
    sheet.show_to_read()
    fill(page, NAMES)
    sheet.close_sheet()
    qtbot.waitUntil(lambda: isinstance(keyboard(), Button) and keyboard().text() == "丙")


def test_enter_in_the_last_field_leads_to_the_button_that_keeps_it(qtbot: Any, page: Any):
    described = {name: Entry(Text(), name) for name in NAMES[:2]}
    form = Form(described, [("甲",), ("乙",)])
    away, keep = Button("不记了"), Button("保存", look="primary")
    put(page, Card("", form, row(away, None, keep)))
    form.start("甲")
    qtbot.keyClick(form.input("甲").line, Qt.Key.Key_Return)
    assert form.focused() == "乙"
    qtbot.keyClick(form.input("乙").line, Qt.Key.Key_Return)
    assert keyboard() is keep


@pytest.mark.parametrize("held", ["ControlModifier", "ShiftModifier"])
def test_turning_an_input_method_on_presses_no_button(qtbot: Any, page: Any, held: str):
    pressed: list[bool] = []
    button, box_ = Button("撤销", lambda: pressed.append(True)), QCheckBox("由工作室打印")
    put(page, button, box_)
    for each in (button, box_):
        each.setFocus()
        qtbot.keyClick(each, Qt.Key.Key_Space, Qt.KeyboardModifier[held])
    assert not pressed
    assert not box_.isChecked()


def test_esc_clears_the_filter_wherever_the_keyboard_is_on_the_page(qtbot: Any, page: Any):
    table = Table([TableColumn("name", "姓名", str)], all_here(lambda _text: []), identity=str)
    put(page, table)
    table.filter.setText("优秀")
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert table.filter.text() == ""


def test_what_is_only_read_is_scrolled_by_keys(qtbot: Any, page: Any):
    lines = scrolled(Label("\n".join(map(str, range(300)))))
    put(page, lines)
    qtbot.waitUntil(lambda: lines.verticalScrollBar().maximum() > 0)
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_Tab)
    assert keyboard() is lines
    qtbot.keyClick(lines, Qt.Key.Key_PageDown)
    assert lines.verticalScrollBar().value() > 0


def test_a_long_question_is_scrolled_by_keys_from_its_button(qtbot: Any, window: Window):
    window.show_page("home")
    sheet = Sheet(window, "邀请 500 个工作室")
    long = tall(Label("\n".join(map(str, range(300)))), window)
    sheet.add(long).show_to_read()
    qtbot.waitUntil(lambda: long.verticalScrollBar().maximum() > 0)
    qtbot.keyClick(keyboard(), Qt.Key.Key_PageDown)
    assert long.verticalScrollBar().value() > 0
