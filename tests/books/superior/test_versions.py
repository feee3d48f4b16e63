"""A workbook is known again, and what fits is carried over into another version of it."""

from __future__ import annotations

from app.books import superior as books
from app.records.stats import superior
from app.records.stats.superior import Asked
from tests.books.superior.conftest import CELLS, PAGE, made


def test_the_workbook_of_the_next_month_is_the_same_version(room, workbook, tmp_path):
    book = superior.keep("统计表", workbook.read_bytes(), CELLS)

    def november(found):
        found[PAGE]["A1"] = "2026年11月矛盾纠纷和法律咨询统计表"
        found[PAGE]["B4"], found[PAGE]["B7"] = 17, "别的单位"
        found[PAGE].title = "2026年11月"

    found = books.known(books.read_file(made(tmp_path / "11月.xlsx", november)))
    assert found is not None
    assert found.id == book.id


def test_a_line_more_makes_another_version_and_what_still_fits_is_carried_over(
    room, workbook, changed
):
    kept = superior.keep("统计表", workbook.read_bytes(), CELLS)
    cells = {place: superior.of_cell(each) for place, each in superior.cells(kept).items()}
    assert cells == CELLS

    def shorter(found):
        found[PAGE].delete_cols(3, 3)
        found[PAGE]["A4"] = "山城街道"
        found[PAGE]["B5"] = "=B4"

    form = books.read_file(changed(shorter))
    assert books.known(form) is None
    differs = books.differs(kept, form)
    assert differs is not None
    assert (differs.cell, differs.was, differs.now) == ("A4", "店子镇", "山城街道")
    fit, wrong = books.carried(form, cells)
    assert (PAGE, "B4") in fit
    assert "B5" in [each.cell for each in wrong]


def test_a_figure_that_goes_nowhere_any_more_is_one_entry_and_can_come_back(room, workbook):
    book = superior.keep("统计表", workbook.read_bytes(), CELLS)
    superior.put(book, {(PAGE, "B4"): None, (PAGE, "C5"): Asked("", "day")})
    assert superior.asked_of(book).keys() == {
        (PAGE, "C4"),
        (PAGE, "B5"),
        (PAGE, "B7"),
        (PAGE, "C5"),
    }
    superior.put(book, {(PAGE, "B4"): CELLS[PAGE, "B4"], (PAGE, "C5"): None})
    assert superior.asked_of(book) == CELLS
