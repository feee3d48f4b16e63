"""The paper book, typed row by row with real keys."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from app import codes, store
from app.records import people, visits
from app.records.people import Person
from app.records.visits import Visit
from app.records.visits.paper_book import COLUMNS
from app.store import drafts
from ui import style
from ui.pages.back_entry.page import BackEntryPage
from ui.window import Window

KEY = Qt.Key


@pytest.fixture
def page(shell: Window, keyboard: Any) -> BackEntryPage:
    shown = shell.show_page("back_entry")
    keyboard()
    return shown


def found() -> list[Visit]:
    return list(Visit.select().order_by(Visit.row))


def at(page: BackEntryPage) -> tuple[int, str]:
    row, column = page.grid.at
    return row, COLUMNS[column]


@pytest.fixture
def fill(write: Any, press: Any) -> Any:
    """Type cells, each left with Tab; None leaves one as it is."""

    def filled(*cells: str | None) -> None:
        for cell in cells:
            if cell is not None:
                write(cell)
            press(KEY.Key_Tab)

    return filled


def test_a_row_becomes_a_visit_when_it_is_left(page, fill):
    fill("2026.3.4", "王建国", "tdcb", "租金没付", "先协商", None, None, "12", "3")
    visit = found()[0]
    assert (visit.day, visit.name, visit.category) == (datetime.date(2026, 3, 4), "王建国", "02")
    assert (visit.facts, visit.advice, visit.handler_name) == ("租金没付", "先协商", "李秀英")
    assert (visit.paper_number, visit.paper_page, visit.late) == ("12", "3", True)
    assert at(page) == (1, "day")
    assert page.count.text() == "已存 1 行"


def test_day_and_handler_carry_down(page, fill, write, press):
    fill("2026.3.4", "王建国", "tdcb", "租金没付", None, None, None)
    page.grid.line.selectAll()
    press(KEY.Key_Return)
    assert at(page) == (1, "day")
    fill(None, "赵淑珍", "ll", "房檐滴水")
    press(KEY.Key_Return)
    assert [(v.day.isoformat(), v.handler_name) for v in found()] == [("2026-03-04", "李秀英")] * 2


def test_a_short_day_belongs_to_the_year_above_and_never_to_the_future(page, fill, press):
    fill("2025-3-4", "王建国", "tdcb", "租金没付")
    press(KEY.Key_Return)
    fill("3.9", "赵淑珍", "ll", "房檐滴水")
    press(KEY.Key_Return)
    assert [v.day.isoformat() for v in found()] == ["2025-03-04", "2025-03-09"]
    fill("2027-1-1", "赵淑珍")
    assert page.grid.rows.lines[2].errors["day"] == "2027-01-01 还没到。"


def test_what_is_wrong_stands_beside_the_cell_and_nothing_is_kept(page, fill, press):
    fill("2026.3.4", "王建国", "星星", None)
    press(KEY.Key_Return)
    line = page.grid.rows.lines[0]
    assert line.errors["category"] == "“星星”不在列表里，请选一个。"
    assert line.errors["facts"] == "这里要填。"
    assert found() == []
    assert at(page)[0] == 1


def test_what_cannot_be_read_is_marked_cell_by_cell(page, fill, write, press):
    fill("2026.3.4", "？")
    press(KEY.Key_F4)
    assert at(page) == (0, "facts")
    write("租金")
    press(KEY.Key_Return)
    visit = found()[0]
    assert (visit.anonymous, visit.category, visit.facts) == (True, "99", "租金")
    assert visit.unclear == "来访人、事项"


def test_somebody_known_is_picked_by_initials(page, fill, write, press, qtbot):
    person = people.register(name="赵淑珍", sex="2")
    fill("2026.3.4")
    write("zsz")
    qtbot.waitUntil(page.grid.suggestions.visible)
    press(KEY.Key_Return)
    assert at(page) == (0, "category")
    fill("ll", "滴水")
    press(KEY.Key_Return)
    assert found()[0].person == person.id


def test_a_row_that_was_kept_can_still_be_corrected(page, fill, press, write):
    fill("2026.3.4", "王建国", "tdcb", "租金没付")
    press(KEY.Key_Return)
    page.grid.go(0, COLUMNS.index("facts"))
    page.grid.line.selectAll()
    write("租金两年没付")
    press(KEY.Key_Return)
    assert [v.facts for v in found()] == ["租金两年没付"]


def test_rows_that_are_not_right_and_half_a_cell_survive_a_crash(
    page, shell, fill, write, press, within_two_seconds
):
    fill("2026.3.4", "王建国", "星星")
    press(KEY.Key_Return)
    press(KEY.Key_Tab)
    write("zhao")
    within_two_seconds(
        lambda: any(d.typed.get("cell") == "zhao" for d in drafts.unfinished("back_entry"))
    )
    shell._now = ""
    shell.forget_pages()
    page = shell.show_page("back_entry")
    lines = page.grid.rows.lines
    assert lines[0].typed["category"] == "星星"
    assert (lines[1].typed["name"], lines[1].typed["day"]) == ("zhao", "2026-03-04")
    assert at(page) == (1, "name")


def test_nothing_is_left_over_once_every_row_is_kept(page, fill, press):
    fill("2026.3.4", "王建国", "tdcb", "租金没付")
    press(KEY.Key_Return)
    page.sheet.keep()
    assert drafts.unfinished() == []


def test_leaving_the_page_keeps_the_row(page, fill, shell, room: store.Store):
    fill("2026.3.4", "王建国", "tdcb", "租金没付")
    assert page.can_leave()
    assert visits.count(visits.Filter()) == 1


def test_a_row_is_as_tall_as_what_is_said_in_it(page, fill, press):
    fill("2026.3.2", "孙广才", "zw", "借出去一万不还")
    press(KEY.Key_Return)
    grid = page.grid
    error = grid.rows.lines[0].errors["category"]
    wide = grid.columnWidth(COLUMNS.index("category")) - style.gap(14)
    words = QFontMetrics(style.font()).boundingRect(
        QRect(0, 0, wide, 0), Qt.TextFlag.TextWordWrap, error
    )
    assert grid.rowHeight(0) >= style.px(38) + words.height()


def test_a_name_that_nobody_knows_becomes_a_person(page, fill, press):
    fill("2026.3.4", "王建国", "tdcb", "租金没付")
    press(KEY.Key_Return)
    assert [(each.id, each.name) for each in Person.select()] == [(found()[0].person, "王建国")]


def test_it_is_asked_whether_it_is_somebody_of_the_same_name(page, fill, write, press):
    known = people.register(name="王建国", sex="1")
    fill("2026.3.4")
    write("王建国")
    press(KEY.Key_Tab)
    assert at(page) == (0, "name")
    assert page.grid.suggestions.visible()
    assert "王建国" in page.sheet.says.text()
    press(KEY.Key_Return)
    fill("tdcb", "租金没付")
    press(KEY.Key_Return)
    assert [each.person for each in found()] == [known.id]
    assert Person.select().count() == 1


def test_somebody_else_may_have_the_same_name(page, fill, write, press):
    known = people.register(name="王建国", sex="1")
    fill("2026.3.4")
    write("王建国")
    press(KEY.Key_Tab)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    fill("tdcb", "租金没付")
    press(KEY.Key_Return)
    assert found()[0].person not in (None, known.id)
    assert Person.select().count() == 2


def test_a_row_waits_while_nobody_says_who_it_is(page, fill, write, press):
    people.register(name="王建国", sex="1")
    fill("2026.3.4")
    write("王建国")
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    fill("tdcb", "租金没付")
    press(KEY.Key_Return)
    assert found() == []
    assert "王建国" in page.grid.rows.lines[0].errors["name"]


def test_a_slip_in_a_name_leaves_no_second_person(page, fill, press, write):
    fill("2026.3.4", "王建国", "tdcb", "租金没付")
    press(KEY.Key_Return)
    page.grid.go(0, COLUMNS.index("name"))
    page.grid.line.selectAll()
    write("王建帼")
    press(KEY.Key_Return)
    assert [each.name for each in Person.select()] == ["王建帼"]
    assert [each.name for each in found()] == ["王建帼"]


def test_a_block_copied_from_a_sheet_fills_cells_and_is_kept_when_told(page, fill, press):
    matter = codes.load("matter").label("02")
    QApplication.clipboard().setText(
        f'2026/3/4\t王建国\t{matter}\t租金没付\r\n\r\n3月5日\t赵淑珍\t{matter}\t"两行\n字"\r\n'
    )
    press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert found() == []
    assert [line.typed["day"] for line in page.grid.rows.lines[:2]] == ["2026-03-04", "2026-03-05"]
    assert "2" in page.sheet.says.text()
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = [(each.day.isoformat(), each.name, each.facts) for each in found()]
    assert kept[0] == ("2026-03-04", "王建国", "租金没付")
    assert kept[1][:2] == ("2026-03-05", "赵淑珍")
    assert page.count.text() == "已存 2 行"


def test_once_all_is_kept_the_keyboard_is_in_the_first_cell_that_is_refused(page, press):
    matter = codes.load("matter").label("02")
    QApplication.clipboard().setText(
        f"2026/3/4\t王建国\t{matter}\t租金没付\n2026/3/5\t赵淑珍\t什么\t租金没付\n"
    )
    press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [each.name for each in found()] == ["王建国"]
    assert at(page) == (1, "category")


def test_no_line_of_what_is_wrong_is_cut(page, press):
    QApplication.clipboard().setText("2026-13-40\t王建国\nabcdefghijklmnopqrstuvwxyz\t赵淑珍")
    press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    grid, wrapping = page.grid, QTextOption()
    for at in range(2):
        option, index = QStyleOptionViewItem(), grid.model().index(at, 0)
        option.initFrom(grid)
        option.rect = grid.visualRect(index)
        grid.itemDelegate().initStyleOption(option, index)
        wrapping.setWrapMode(QTextOption.WrapMode.WordWrap)
        laid_out = QTextLayout(option.text, option.font)
        laid_out.setTextOption(wrapping)
        laid_out.beginLayout()
        while (line := laid_out.createLine()).isValid():
            line.setLineWidth(grid.columnWidth(0) - style.gap(16))
            assert line.naturalTextWidth() <= line.width()
        laid_out.endLayout()
        assert "不是日期" in option.text


def test_a_block_waits_as_a_draft(page, press, shell):
    QApplication.clipboard().setText("2026/3/4\t王建国\n2026/3/5\t赵淑珍")
    press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.sheet.keep()
    shell._now = ""
    shell.forget_pages()
    page = shell.show_page("back_entry")
    assert [line.typed.get("name") for line in page.grid.rows.lines[:2]] == ["王建国", "赵淑珍"]


def test_a_day_that_cannot_be_is_not_carried_down(page, fill, press, write):
    fill("2026.13.45", "王建国", "tdcb", "租金没付")
    press(KEY.Key_Return)
    assert page.grid.rows.lines[1].typed["day"] == ""
    page.grid.go(0, 0)
    page.grid.line.selectAll()
    write("2026.3.4")
    press(KEY.Key_Return)
    assert [each.day.isoformat() for each in found()] == ["2026-03-04"]
    assert page.grid.rows.lines[1].typed["day"] == "2026-03-04"


def test_afterwards_the_list_shows_what_was_entered(page, fill, press, shell):
    fill("2026.3.4", "王建国", "tdcb", "租金没付")
    page.sheet.back.click()
    shown = shell.stack.currentWidget()
    assert [each.name for each in Visit.select()] == ["王建国"]
    assert shown.list.table.current().id == found()[0].id


def test_what_was_wrong_is_still_wrong_after_the_program_was_closed(page, fill, shell):
    fill("13月9日", "王建国", "tdcb", "租金没付")
    page.can_leave()
    page.sheet.keep()
    kept = page.sheet.unfinished(None)
    page.sheet.restore(kept.typed, kept.focus or "")
    lines = page.grid.rows.lines
    assert "day" in lines[0].errors
    assert lines[-1].typed.get("day", "") == ""


def test_what_is_said_below_the_sheet_takes_no_room_from_the_page(page):
    before = page.minimumSizeHint().width()
    page.sheet.says.say("已有叫阿依古丽·买买提的人：选是哪一位，或选新的人。" * 4)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() == before


def test_nothing_is_painted_beneath_the_text_that_is_typed(page, fill, press):
    fill("2026.3.2", "孙广才", "zw", "借出去一万不还，对方说过了年再说，一直没有说法")
    grid = page.grid
    for column in range(4):
        grid.go(0, column)
        grid.line.hide()
        QApplication.processEvents()
        area = grid.visualRect(grid.rows.index(0, column)).adjusted(3, 3, -3, -3)
        seen = grid.viewport().grab(area).toImage()
        inks = {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}
        assert len(inks) == 1
