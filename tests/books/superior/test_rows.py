"""A row of a superior's workbook is known by its place."""

from __future__ import annotations

from app.books import superior as books
from app.records.stats.superior import Asked
from tests.books.superior.conftest import DIANZI, PAGE, logged


def test_a_row_is_known_by_its_place_though_its_name_is_written_short(room, changed):
    logged()
    logged("370406101201")

    def short(book):
        page = book[PAGE]
        page["A4"], page["A5"], page["A6"] = "店子", "安陵村", "总计"
        page["B6"] = None

    sheet = books.read_file(changed(short)).sheets[0]
    found = books.by_place(sheet, "B4", Asked("visits", "visits", span="year"))
    assert {cell: each.path[:2] for (_sheet, cell), each in found.items()} == {
        "B4": DIANZI, "B5": DIANZI,
    }  # fmt: skip
    assert len(found[PAGE, "B4"].path) == 2
    assert len(found[PAGE, "B5"].path) == 3
    assert {each.span for each in found.values()} == {"year"}
