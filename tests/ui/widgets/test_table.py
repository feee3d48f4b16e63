from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionViewItem, QWidget

from app import settings
from app.language import _
from app.records.listed import TableColumn, all_here
from app.store import preferences
from ui import style, work
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button
from ui.widgets.plain import row as beside_each_other
from ui.widgets.row_menu import menu_of
from ui.widgets.rows import MOST_SORTED
from ui.widgets.table import PAGE, Rows, Table


@dataclass
class Caller:
    id: int
    name: str
    phone: str = "13812341234"


COLUMNS = [
    TableColumn("name", "来访人", lambda c: c.name),
    TableColumn("phone", "电话", lambda c: c.phone[:3] + "****" + c.phone[-4:], discreet=True),
]


class Callers:
    """A source by key, that remembers what it was asked."""

    def __init__(self, count: int) -> None:
        self.all = [Caller(i, f"来访人{i:04}") for i in range(count)]
        self.asked: list[tuple[str, Any]] = []

    def __call__(self, text: str, after: Any, size: int) -> list[tuple[Caller, int]]:
        self.asked.append((text, after))
        fit = [c for c in self.all if text in c.name and (after is None or c.id > after)]
        return [(c, c.id) for c in fit[:size]]


@pytest.fixture
def make_table(qtbot: Any):
    def make(count: int, **given: Any) -> Table:
        table = Table(COLUMNS, Callers(count), empty=("还没有来访", "按 F2 登记。"), **given)
        qtbot.addWidget(table)
        table.resize(600, 400)
        table.reload()
        with qtbot.waitActive(table):
            table.show()
            table.activateWindow()
        return table

    return make


def test_the_model_keeps_what_qt_expects_of_one(qtbot: Any):
    rows = Rows(COLUMNS, Callers(3 * PAGE + 5), checks=True)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.reload()
    while rows.canFetchMore(QModelIndex()):
        rows.fetchMore(QModelIndex())
    assert rows.rowCount() == 3 * PAGE + 5
    assert tester.model() is rows


def test_rows_come_page_by_page_after_the_last_key():
    source = Callers(10 * PAGE)
    rows = Rows(COLUMNS, source)
    rows.reload()
    rows.fetchMore(QModelIndex())
    assert source.asked == [("", None), ("", PAGE - 1)]


def test_a_cell_that_cannot_be_said_is_told_of_and_stands_empty_while_work_goes_on(qtbot: Any):
    def show(caller: Caller) -> str:
        raise LookupError(caller.name)

    columns = [COLUMNS[0], TableColumn("broken", "坏的", show)]
    table = Table(columns, all_here(lambda _text: [Caller(1, "赵淑珍")]), empty=("", ""))
    qtbot.addWidget(table)
    found: list[int] = []
    with qtbot.captureExceptions() as told:
        table.reload()
        table.view.sizeHintForColumn(1)
        work.read(table, lambda: 1, found.append)
        qtbot.waitUntil(lambda: found == [1])
        assert table.rows.index(0, 0).data() == "赵淑珍"
        assert table.rows.index(0, 1).data() is None
        table.hide()
        QApplication.processEvents()
    assert {kind for kind, _error, _where in told} == {LookupError}


def test_of_rows_that_are_all_here_each_can_be_gone_to(qtbot: Any):
    callers = [Caller(at, f"来访人{at:04}") for at in range(3 * PAGE)]
    table = Table(COLUMNS, all_here(lambda text: [e for e in callers if text in e.name]))
    qtbot.addWidget(table)
    table.reload(2 * PAGE)
    assert table.current().id == 2 * PAGE
    assert table.pick(3 * PAGE - 1)
    assert not table.stand_at(3 * PAGE)
    assert table.current() is None


def test_typing_in_the_list_filters_it(qtbot: Any, make_table: Any, write: Any):
    table = make_table(50)
    table.view.setFocus()
    write(table.view, "0")
    write(table.filter, "007")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 1)
    qtbot.keyClick(table.filter, Qt.Key.Key_Return)
    assert table.current().id == 7


TYPES_NOTHING = [
    (Qt.Key.Key_Escape, "\x1b"),
    (Qt.Key.Key_Delete, "\x7f"),
    (Qt.Key.Key_Backspace, "\x08"),
    (Qt.Key.Key_Insert, ""),
    (Qt.Key.Key_Home, ""),
    (Qt.Key.Key_F3, ""),
    (Qt.Key.Key_F12, ""),
    (Qt.Key.Key_CapsLock, ""),
]
WITH = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
]


@pytest.mark.parametrize("also", WITH)
@pytest.mark.parametrize(("key", "text"), TYPES_NOTHING)
def test_a_key_that_types_nothing_never_goes_into_the_filter(
    make_table: Any, key: Qt.Key, text: str, also: Qt.KeyboardModifier
):
    table = make_table(5)
    table.view.setFocus()
    QApplication.sendEvent(table.view, QKeyEvent(QEvent.Type.KeyPress, key, also, text))
    table._filter_now()
    assert (table.filter.text(), table.rows.rowCount()) == ("", 5)
    assert table.view.hasFocus()


def test_digits_of_the_keypad_go_into_the_filter(qtbot: Any, make_table: Any):
    table = make_table(5)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert table.filter.text() == "3"


def test_esc_clears_the_filter_and_then_goes_back_to_the_list(
    qtbot: Any, make_table: Any, write: Any
):
    table = make_table(5)
    write(table.filter, "没有")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 0)
    qtbot.keyClick(table.filter, Qt.Key.Key_Escape)
    assert table.filter.hasFocus()
    assert table.filter.text() == ""
    qtbot.keyClick(table.filter, Qt.Key.Key_Escape)
    assert table.view.hasFocus()
    qtbot.waitUntil(lambda: table.rows.rowCount() == 5)


def test_esc_in_the_list_clears_the_filter(qtbot: Any, make_table: Any, write: Any):
    table = make_table(5)
    write(table.filter, "3")
    qtbot.keyClick(table.filter, Qt.Key.Key_Return)
    assert table.view.hasFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.rows.rowCount() == 5)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_the_first_row_is_marked_once_keys_go_through_the_list(
    qtbot: Any, make_table: Any, key: Qt.Key
):
    table = make_table(5)
    table.filter.setFocus()
    qtbot.keyClick(table.filter, key)
    assert QApplication.focusWidget() is table.view
    assert [index.row() for index in table.view.selectionModel().selectedRows()] == [0]
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    assert table.current().id == 1


def test_an_empty_list_says_what_to_do(qtbot: Any, make_table: Any):
    table = make_table(0)
    assert "还没有来访" in table.lesson()
    assert "F2" in table.lesson()


def test_a_filter_that_finds_nothing_says_so(qtbot: Any, make_table: Any, write: Any):
    table = make_table(5)
    write(table.filter, "没有")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 0)
    assert "“没有”" in table.lesson()
    qtbot.keyClick(table.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.rows.rowCount() == 5)


def test_enter_opens_the_row_under_the_cursor(qtbot: Any, make_table: Any):
    table = make_table(5)
    table.pick(3)
    with qtbot.waitSignal(table.opened) as caught:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert caught.args[0].id == 3


@pytest.mark.parametrize("held", [Qt.Key.Key_Control, Qt.Key.Key_Shift])
def test_a_row_is_picked_alone_while_a_key_is_held(qtbot: Any, make_table: Any, held: Qt.Key):
    table = make_table(5)
    table.pick(3)
    modifiers = Qt.KeyboardModifier
    also = modifiers.ControlModifier if held == Qt.Key.Key_Control else modifiers.ShiftModifier
    qtbot.keyPress(table.view, held, also)
    table.pick(1)
    assert [each.row() for each in table.view.selectionModel().selectedRows()] == [1]
    qtbot.keyRelease(table.view, held)


def test_the_same_row_stays_current_when_the_list_is_fetched_again(make_table: Any):
    table = make_table(5)
    table.pick(3)
    table.rows.source.all.insert(0, Caller(-1, "新来的"))
    table.reload()
    assert table.current().id == 3


def test_it_is_told_of_a_row_once_and_not_again_while_it_stays(make_table: Any):
    table, told = make_table(5), []
    table.picked.connect(told.append)
    table.pick(3)
    table.reload()
    table.view.horizontalHeader().sectionClicked.emit(0)
    table.reload(4)
    table.reload(4)
    assert [each.id for each in told] == [3, 4]
    del table.rows.source.all[4]
    table.reload()
    table.reload()
    assert told[2:] == [None]


def test_a_click_on_the_header_sorts_up_then_down_then_as_it_was(make_table: Any):
    table = make_table(2 * PAGE)
    header = table.view.horizontalHeader()
    table.rows.source.all.reverse()
    for row in table.rows.source.all:
        row.id = 2 * PAGE - row.id
    table.reload()
    seen = []
    for _click in range(3):
        header.sectionClicked.emit(0)
        seen.append(table.rows.record(0).name)
    assert seen == ["来访人0000", f"来访人{2 * PAGE - 1:04}", f"来访人{2 * PAGE - 1:04}"]


def test_what_others_must_not_read_is_hidden_while_a_record_is_entered(make_table: Any):
    table = make_table(3)
    cell = table.rows.index(0, 1)
    assert table.rows.data(cell) == "138****1234"
    table.hide_discreet(True)
    assert "138" not in table.rows.data(cell)
    assert table.rows.data(table.rows.index(0, 0)) == "来访人0000"


def test_ticked_rows_stay_ticked_under_another_filter(qtbot: Any, make_table: Any, write: Any):
    table = make_table(20, checks=True)
    table.pick(2)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Space)
    write(table.filter, "0019")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 1)
    assert [row.id for row in table.checked()] == [2]


def test_a_word_is_not_cut_where_another_column_has_room_to_spare(qtbot: Any):
    columns = [
        TableColumn("name", "Name", lambda c: c.name, width=150),
        TableColumn("about", "Years", lambda _c: "a woman of seventy-two years", width=50),
    ]
    table = Table(columns, Callers(3))
    qtbot.addWidget(table)
    table.resize(600, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.reload()
    assert table.view.columnWidth(1) >= table.view.sizeHintForColumn(1)
    assert table.view.columnWidth(0) + table.view.columnWidth(1) == table.view.viewport().width()


@pytest.fixture(params=[100, 125, 150, 200])
def scaled(qapp: Any, request: Any) -> Any:
    """The look of the program at each size of text."""
    style.apply(qapp, request.param)
    yield request.param
    style.apply(qapp, 100)


@pytest.mark.usefixtures("scaled")
def test_the_box_to_tick_takes_nothing_from_the_words_beside_it(qtbot: Any):
    columns = [
        TableColumn("number", "No.", lambda c: f"（2026）山聘字第{c.id}号", width=30),
        TableColumn("name", "Name", lambda c: c.name, width=300),
    ]
    table = Table(columns, Callers(3), checks=True)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.reload()
    view, cell = table.view, table.rows.index(1, 0)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    view.itemDelegate().initStyleOption(option, cell)
    option.rect = view.visualRect(cell)
    words = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    assert words.width() >= option.fontMetrics.horizontalAdvance(option.text)


def test_words_are_sorted_as_they_are_spoken_and_amounts_by_how_large_they_are(qtbot: Any):
    people = [
        Caller(1, "赵四", "9"),
        Caller(2, "单雄信", "100"),
        Caller(3, "安小平", "20"),
        Caller(4, "", "3"),
    ]
    columns = [
        TableColumn("name", "来访人", lambda c: c.name),
        TableColumn("phone", "金额", lambda c: f"{c.phone}.00", order=lambda c: int(c.phone)),
    ]
    table = Table(columns, lambda _text, after, size: [] if after else [(p, p.id) for p in people])
    qtbot.addWidget(table)
    table.reload()
    header = table.view.horizontalHeader()
    header.sectionClicked.emit(0)
    assert _names(table) == ["安小平", "单雄信", "赵四", ""]
    header.sectionClicked.emit(1)
    assert [table.rows.record(at).phone for at in range(4)] == ["3", "9", "20", "100"]


def test_rows_are_copied_as_they_are_seen_as_text_and_as_a_table(make_table: Any):
    table = make_table(3)
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    board = QApplication.clipboard()
    assert board.text().split("\n") == [
        "来访人\t电话",
        *(f"来访人000{at}\t138****1234" for at in range(3)),
    ]
    assert board.mimeData().html().count("<tr>") == 4
    assert "13812341234" not in board.mimeData().html()


def test_one_row_is_copied_without_the_heads(make_table: Any):
    table = make_table(3)
    table.pick(1)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "来访人0001\t138****1234"


def test_what_is_hidden_from_others_at_the_desk_is_not_copied(make_table: Any):
    table = make_table(1)
    table.hide_discreet(True)
    table.pick(0)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "138" not in QApplication.clipboard().text()


def test_the_menu_of_a_row_does_what_the_buttons_do(make_table: Any, qtbot: Any):
    table, done = make_table(2), []
    beside = QWidget()
    qtbot.addWidget(beside)
    gone = Button("作废", lambda: done.append("作废"))
    buttons = [
        Button("修改", lambda: done.append("修改")),
        Button("其他", menu=[("打印", lambda: done.append("打印"))]),
        Button("加一项", look="link"),
        gone,
    ]
    beside.setLayout(beside_each_other(*buttons))
    gone.hide()
    table.actors = lambda: [beside]
    table.pick(1)
    menu = menu_of(table)
    offered = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert offered == ["修改", "其他", _("Copy")]
    menu.actions()[0].trigger()
    menu.actions()[1].menu().actions()[0].trigger()
    assert done == ["修改", "打印"]


def test_a_row_is_opened_from_its_menu_where_rows_can_be_opened(make_table: Any):
    table, opened = make_table(2), []
    table.opened.connect(opened.append)
    table.pick(1)
    menu_of(table).actions()[0].trigger()
    assert [each.id for each in opened] == [1]


def test_a_column_keeps_the_width_it_was_drawn_to(make_table: Any, room: Any, qtbot: Any):
    table = make_table(2)
    table.view.horizontalHeader().resizeSection(0, 333)
    qtbot.waitUntil(lambda: preferences.get(settings.LIST_WIDTHS) != "")
    again = make_table(2)
    assert again.view.columnWidth(0) == 333
    assert again.view.columnWidth(1) == again.view.viewport().width() - 333
    again.widths.forget()
    assert make_table(2).view.columnWidth(0) != 333


@pytest.mark.parametrize("kept", ["[]", "{", '{"name phone": {"name": -5, "phone": "x"}}'])
def test_widths_that_another_hand_wrote_do_no_harm(make_table: Any, room: Any, kept: str):
    preferences.put(settings.LIST_WIDTHS, kept)
    assert make_table(2).view.columnWidth(0) > 50


def _names(table: Any) -> list[str]:
    return [table.rows.record(at).name for at in range(table.rows.rowCount())]


def test_a_list_goes_on_when_pyside_forgets_the_head_that_qt_made(make_table):
    table = make_table(3)
    shiboken6.invalidate(table.view.horizontalHeader())
    table.reload()
    table.resize(700, 300)
    QApplication.processEvents()
    assert table.rows.rowCount() == 3


@pytest.mark.parametrize("of", ["filter", "view"])
def test_esc_clears_the_filter_before_it_does_what_it_means_on_the_page(qtbot, make_table, of):
    table, left = make_table(50), []
    shortcut(table, "Escape", lambda: left.append(1), inside=True)
    table.filter.setText("0")
    getattr(table, of).setFocus()
    qtbot.keyClick(getattr(table, of), Qt.Key.Key_Escape)
    assert (table.filter.text(), left) == ("", [])
    qtbot.keyClick(getattr(table, of), Qt.Key.Key_Escape)
    assert left == [1]


def test_all_are_ticked_however_long_the_list_is(make_table):
    table = make_table(MOST_SORTED + 2 * PAGE, checks=True)
    table.check_all()
    assert [each.id for each in table.checked()] == list(range(MOST_SORTED + 2 * PAGE))
    table.check_all(False)
    assert table.checked() == []


def test_a_menu_of_a_row_or_of_the_heads_is_gone_once_it_is_closed(make_table: Any):
    table = make_table(2)
    for asked in (table.view, table.view.horizontalHeader()):
        asked.customContextMenuRequested.emit(QPoint(5, 5))
        [menu] = table.findChildren(QMenu)
        assert menu.isVisible()
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert table.findChildren(QMenu) == []
