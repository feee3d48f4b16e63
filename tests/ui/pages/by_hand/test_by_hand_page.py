"""Numbers from paper are typed down the column, pasted, saved at once, and said to be such."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from app.records import places, rooms, stats
from app.records.stats import HandNumber, Period
from app.store import drafts, journal
from app.store.schema import Entry
from tests.faults.no_room import LONG, no_room
from tests.journeys import golden
from ui import style
from ui.widgets.cells import TALL

OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
KEY = Qt.Key


@pytest.fixture
def shell(office: Any, shell_of: Any) -> Any:
    return shell_of()


@pytest.fixture
def page(shell: Any, keyboard: Any) -> Any:
    for code in ("370406101200", "370406101201"):
        places.ensure(code)
    shown = shell.show_page("by_hand", sheet="visits", period=OCTOBER)
    golden.rest()
    keyboard()
    return shown.typed


def kept() -> dict[tuple[str, str], int]:
    asked = HandNumber.select().where(HandNumber.voided.is_null())
    return {(places.name_of(each.place), each.cell): each.number for each in asked}


def named(page: Any, name: str, write: Any, press: Any) -> None:
    """Name the room of the row that is current, as it is offered."""
    page.grid.go(page.grid.at[0], 0)
    write(name)
    golden.rest()
    press(KEY.Key_Tab)
    golden.rest()


def words(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_what_is_wrong_is_said_whole_at_once_and_not_at_all_where_no_line_goes_there(
    page, write, press
):
    named(page, "安陵", write, press)
    write("一百二十三又四分之一")
    press(KEY.Key_Return)
    grid = page.grid
    wide = grid.columnWidth(1) - style.gap(14)
    words = QFontMetrics(style.font()).boundingRect(
        QRect(0, 0, wide, 0),
        Qt.TextFlag.TextWordWrap,
        grid.rows.lines[0].errors[grid.rows.names[1]],
    )
    assert words.height() > 2 * grid.fontMetrics().height()
    assert grid.rowHeight(0) >= style.px(TALL) + words.height()
    grid.setFixedHeight(3 * style.px(TALL))
    QApplication.processEvents()
    grid.fit(0)
    assert grid.rowHeight(0) == style.px(TALL)


def test_rooms_are_named_and_numbers_typed_down_the_column_kept_in_one_entry(page, write, press):
    named(page, "安陵", write, press)
    write("12")
    press(KEY.Key_Return)
    named(page, "店子村", write, press)
    write("7")
    before = Entry.select().count()
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    golden.rest()
    assert kept() == {("安陵村", "visits"): 12, ("店子村", "visits"): 7}
    assert Entry.select().count() == before + 1
    assert stats.counted("visits", OCTOBER).total[0] == 19


def test_a_block_from_a_workbook_is_pasted_and_what_is_wrong_is_said_beside_its_cell(page, press):
    block = "安陵村\t12\t8\t9\n店子村\t七个半\t3\t4"
    page.grid.go(0, 0)
    page.grid.paste(block)
    page.save()
    assert kept() == {}
    assert page.grid.at == (1, 1)
    assert "七个半" in page.says.text()
    page.grid.line.setText("7")
    page.grid.line.textEdited.emit("7")
    page.save()
    golden.rest()
    assert kept()["店子村", "visits"] == 7
    assert len(kept()) == 6


def test_what_is_not_saved_is_there_again(page, shell, write, press):
    named(page, "安陵", write, press)
    write("12")
    shell.show_page("stats")
    golden.rest()
    assert len(drafts.unfinished("by_hand")) == 1
    shell.show_page("by_hand")
    golden.rest()
    page.choose(OCTOBER.before())
    page.choose(OCTOBER)
    assert page.grid.rows.lines[0].typed == {"room": "安陵村", "visits": "12"}
    page.save()
    golden.rest()
    assert drafts.unfinished("by_hand") == []
    assert kept() == {("安陵村", "visits"): 12}


def test_a_number_on_the_page_of_numbers_says_how_much_is_by_hand_and_who_typed_it(page, shell):
    page.grid.go(0, 0)
    page.grid.paste("安陵村\t12")
    page.save()
    golden.rest()
    shown = shell.show_page("stats", sheet="visits", period=OCTOBER)
    golden.rest()
    shown.table.pick("visits")
    golden.rest()
    found = shown.table.rows
    at = [each.name for each in found.columns].index("by_hand")
    assert found.index(found.find("visits"), at).data() == "12"
    assert "安陵村：2026年10月手工数 12，王主任 2026-11-22 填" in words(shown.behind)


def test_the_parts_of_a_figure_have_columns_of_their_own(page):
    page.sheets.press("disputes")
    page.split.chosen.emit("accepted/source")
    golden.rest()
    names = [each.label for each in page.grid.rows.columns]
    assert names[:3] == ["工作室", "受理", "当事人申请"]
    assert "未说明" not in names


def test_a_saved_number_is_opened_by_its_record(page, shell):
    with journal.action("test") as act:
        made = act.add(
            HandNumber, place=places.ensure("370406101200").id, first=OCTOBER.first,
            last=OCTOBER.last, sheet="disputes", cell="accepted", number=3,
        )  # fmt: skip
    shell.show_page("by_hand", record_id=made.id)
    QApplication.processEvents()
    assert page.grid.rows.lines[0].typed["accepted"] == "3"


def test_beside_the_numbers_stands_how_many_rooms_are_behind_and_leads_to_them(page, shell):
    with journal.action("test") as act:
        act.add(rooms.Room, code="370406101200-01", name="店子村工作室", installation="room",
                signer="s", recipient="r", day=datetime.date(2026, 9, 1))  # fmt: skip
    shown = shell.show_page("stats", sheet="visits", period=OCTOBER)
    golden.rest()
    assert shown.silent.text() == "1 个工作室没报送"
    shown.silent.click()
    golden.rest()
    listed = shell.pages["office"].rooms
    assert (listed.wanted, listed.month) == ("silent", OCTOBER.first)
    assert [line.name for line in listed.lines if line.fits("silent")] == ["店子村工作室"]


def test_what_finds_no_room_stays_in_sight(page, write, press):
    named(page, "店子村", write, press)
    page.grid.line.setText(LONG)
    page.grid.line.textEdited.emit(LONG)
    shown = page.choice.period
    with no_room():
        page.choose(shown.before())
        assert page.choice.period == shown
        assert page.grid.sheet.period == shown
        page.sheets.set_value("disputes")
        page.sheets.chosen.emit("disputes")
        assert page.sheets.value == "visits"
    page.choose(shown.before())
    assert page.grid.sheet.period == shown.before()
    assert len(drafts.unfinished("by_hand")) == 1
