"""The superior's workbook in the window: a cell is clicked, a figure chosen, a copy filled."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel

from app.records import places, visits
from app.records.stats import Period, superior
from app.records.stats.superior import Asked
from tests.books.superior.conftest import made
from tests.journeys import golden
from ui.widgets.message import Sheet
from ui.widgets.split_view import SplitView

PAGE = "2026年10月"
OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
DIANZI = ("山亭区", "店子镇")


def words(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget: Any, text: str) -> None:
    shown = (b for b in widget.findChildren(QAbstractButton) if b.isVisible())
    next(b for b in shown if b.text() == text).click()
    golden.rest()


@pytest.fixture
def page(room: Any, shell: Any) -> Any:
    for code in ("370406101200", "370406101201", "370406100201"):
        place = places.ensure(code).id
        visits.log(day=OCTOBER.first, name="孙广才", category="01", facts="事", place=place)
    page = shell.show_page("superior", period=OCTOBER)
    golden.rest()
    return page


@pytest.fixture
def kept(page: Any, tmp_path: Path) -> Any:
    page.take(made(tmp_path / "上级表.xlsx"))
    golden.rest()
    return page


def click(page: Any, cell: str) -> None:
    column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
    place = page.grid.visualRect(page.grid.rows.index(row, column)).center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    golden.rest()


def choose(page: Any, counts: str, figure: str) -> None:
    page.card.counts.press(counts)
    page.card.figure.chosen.emit(figure)
    golden.rest()


def shown(page: Any, cell: str) -> str:
    column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
    return page.grid.rows.index(row, column).data()


def asked() -> dict[tuple[str, str], Asked]:
    return superior.asked_of(superior.every()[0])


def test_without_a_workbook_the_page_says_how_to_begin(page):
    assert ".xlsx" in words(page)
    assert not page.grid.isVisible()
    assert not page.fill_button.isVisible()


def test_the_way_back_to_the_numbers_is_there_before_a_workbook_is(page, shell):
    press(page, "回到统计")
    assert shell._now == "stats"


def test_a_workbook_is_seen_as_it_is_with_merged_cells_as_one(kept):
    assert kept.grid.columnSpan(0, 0) == 5
    assert kept.grid.columnSpan(1, 1) == 2
    assert shown(kept, "A4") == "店子镇"
    assert shown(kept, "E4") == "=B4+C4"
    assert superior.every()[0].name == "上级表"


def test_a_figure_that_is_chosen_for_a_cell_is_kept_and_counted(kept):
    click(kept, "B4")
    assert "B4" in kept.card.title.text()
    choose(kept, "visits", "visits")
    assert asked() == {(PAGE, "B4"): Asked("visits", "visits")}
    assert shown(kept, "B4") == "3"
    kept.card.where.chosen.emit(DIANZI)
    golden.rest()
    assert asked() == {(PAGE, "B4"): Asked("visits", "visits", DIANZI)}
    assert shown(kept, "B4") == kept.card.number.text() == "2"


def test_what_is_said_of_a_number_takes_no_room_where_there_is_none(kept):
    click(kept, "B4")
    said = (kept.card.number, kept.card.called)
    assert not any(each.isVisible() for each in said)
    choose(kept, "visits", "visits")
    assert all(each.isVisible() for each in said)


def test_the_next_cell_begins_with_where_the_last_one_was(kept):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    kept.card.where.chosen.emit(DIANZI)
    golden.rest()
    click(kept, "C4")
    kept.card.figure.chosen.emit("visits/category/01")
    golden.rest()
    assert asked()[PAGE, "C4"] == Asked("visits", "visits/category/01", DIANZI)


def test_every_row_below_is_filled_by_the_place_that_it_names(kept):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    kept.card.down_button.click()
    golden.rest()
    assert {cell: each.path for (_sheet, cell), each in asked().items()} == {
        "B4": DIANZI, "B5": ("山亭区", "城头镇"),
    }  # fmt: skip
    assert (shown(kept, "B4"), shown(kept, "B5")) == ("2", "0")


def test_a_formula_says_that_it_is_not_filled(kept):
    click(kept, "E4")
    assert "公式" in words(kept.card)
    assert not kept.card.figure.isVisible()


def test_a_click_beside_the_first_of_merged_cells_means_the_first(kept):
    click(kept, "C2")
    assert kept.grid.cell() == "B2"
    choose(kept, "", "period")
    assert asked() == {(PAGE, "B2"): Asked("", "period")}
    assert shown(kept, "B2") == "2026年10月"


def test_a_cell_can_be_left_alone_again(kept):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    press(kept.card, "这格不填")
    assert asked() == {}
    assert shown(kept, "B4") == ""


def test_another_month_shows_its_own_numbers(kept):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    press(kept, "›")
    assert shown(kept, "B4") == "0"


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    out = tmp_path / "报出" / "十月.xlsx"
    out.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    return out


def test_a_copy_is_filled(kept, shell, writes):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    press(kept, "填好另存……")
    assert openpyxl.load_workbook(writes)[PAGE]["B4"].value == 3
    assert "共1格" in shell.toast.words.text()


def test_nothing_to_fill_is_said(kept, shell, writes):
    press(kept, "填好另存……")
    assert "还没有一格要填" in shell.banner.words.text()
    assert not writes.exists()


def test_the_workbook_of_the_next_month_is_known(kept, shell, tmp_path, writes):
    click(kept, "B4")
    choose(kept, "visits", "visits")

    def next_month(book):
        book[PAGE]["A1"] = "2026年11月矛盾纠纷和法律咨询统计表"
        book[PAGE].title = "2026年11月"

    kept.take(made(tmp_path / "11月.xlsx", next_month))
    golden.rest()
    assert "上级表" in shell.toast.words.text()
    assert shown(kept, "B4") == "3"
    click(kept, "C4")
    kept.card.figure.chosen.emit("visits")
    golden.rest()
    press(kept, "填好另存……")
    page = openpyxl.load_workbook(writes)["2026年11月"]
    assert (page["B4"].value, page["C4"].value) == (3, 3)
    assert len(superior.every()) == 1


def test_a_new_version_takes_over_what_still_fits(kept, shell, tmp_path):
    for cell in ("B4", "B5"):
        click(kept, cell)
        choose(kept, "visits", "visits")

    def other(book):
        book[PAGE]["B5"] = "=B4"
        book[PAGE]["A4"] = "山城街道"

    kept.take(made(tmp_path / "新表.xlsx", other))
    golden.rest()
    sheet = next(each for each in shell.findChildren(Sheet) if each.isVisible())
    assert "A4" in words(sheet)
    assert "B5" in words(sheet)
    press(sheet, "是，照样填")
    assert asked() == {(PAGE, "B4"): Asked("visits", "visits")}
    assert [each.name for each in superior.every()] == ["新表", "上级表"]


def test_a_workbook_of_old_is_refused_with_what_to_do(kept, shell, tmp_path):
    path = tmp_path / "旧表.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    kept.take(path)
    golden.rest()
    assert "另存为" in shell.banner.words.text()
    assert len(superior.every()) == 1


def test_a_workbook_that_is_not_used_any_more_is_gone_from_the_page(kept):
    kept._leave()
    golden.rest()
    assert superior.every() == []
    assert not kept.grid.isVisible()


def test_delete_leaves_a_cell_alone_and_undo_brings_it_back(kept, shell):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    kept.grid.setFocus()
    QTest.keyClick(kept.grid, Qt.Key.Key_Delete)
    golden.rest()
    assert asked() == {}
    shell.toast.take_back()
    golden.rest()
    assert asked() == {(PAGE, "B4"): Asked("visits", "visits")}
    assert shown(kept, "B4") == "3"


def test_words_that_would_be_written_over_are_said(kept):
    click(kept, "A4")
    assert "店子镇" in kept.card.stands.text()
    assert "盖掉" in kept.card.stands.text()


def test_the_workbook_itself_is_not_written_over(kept, shell, monkeypatch, tmp_path):
    click(kept, "B4")
    choose(kept, "visits", "visits")
    path = tmp_path / "上级表.xlsx"
    before = path.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    press(kept, "填好另存……")
    assert "原表" in shell.banner.words.text()
    assert path.read_bytes() == before


def test_esc_leads_from_the_cell_alone_to_the_workbook(kept, monkeypatch):
    monkeypatch.setattr(SplitView, "narrow", True)
    click(kept, "B4")
    kept.sides.show_record()
    assert not kept.grid.isVisible()
    QTest.keyClick(kept.card.figure, Qt.Key.Key_Escape)
    assert kept.grid.isVisible()
