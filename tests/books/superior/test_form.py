"""How a superior's workbook is read and shown, and what a copy will not have."""

from __future__ import annotations

import xlsxwriter

from app.books import superior as books
from app.books.superior import form
from app.records.stats.superior import Asked
from tests.books.superior.conftest import OCTOBER, PAGE, parts, rewritten


def test_a_workbook_made_elsewhere_is_read(tmp_path, write_book):
    form = books.read_file(write_book([["项目", "数"], ["来访", None]]))
    assert [(each.name, each.rows, each.columns) for each in form.sheets] == [("来访登记", 2, 2)]


def test_how_a_sheet_is_shown(workbook):
    sheet = books.read_file(workbook).sheets[0]
    assert (sheet.rows, sheet.columns, sheet.merged) == (7, 5, ((1, 1, 1, 5), (2, 2, 2, 3)))
    assert sheet.cell("E4").formula
    assert sheet.cell("E4").text == "=B4+C4"
    assert sheet.widths[:2] == (18.5, 9.25)


def test_a_cell_far_away_makes_no_others(changed):
    path = changed(lambda book: book[PAGE].__setitem__("GR2000", "远"))
    page = next(each for each in form.load(path.read_bytes(), path.name) if each.title == PAGE)
    before = len(page._cells)
    assert form._sheet(page).rows == 2_000
    assert len(page._cells) == before


def test_what_the_copy_will_not_have_is_said(workbook, tmp_path):
    path = rewritten(workbook, tmp_path / "b.xlsx", **{"xl/ctrlProps/ctrlProp1.xml": b"<a/>",
                                                        "xl/cellimages.xml": b"<a/>"})  # fmt: skip
    assert books.read_file(path).lost == ("buttons and boxes to tick", "pictures")


def test_shapes_and_what_is_newer_is_said_while_charts_and_comments_come_along(room, tmp_path):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("表")
        page.write("A1", 2)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=表!$A$1:$A$1"})
        page.insert_chart("D2", chart)
        page.write_comment("A1", "批注")
        page.insert_textbox("D20", "注意")
        page.add_sparkline("C1", {"range": "表!A1:B1"})
    form = books.read_file(path)
    assert form.lost == (
        "drawn shapes and boxes of text",
        "small charts in cells, newer colours by value and newer lists",
    )
    out = tmp_path / "o.xlsx"
    books.fill(form, {("表", "A1"): Asked("", "name")}, OCTOBER, out)
    assert {"xl/charts/chart1.xml", "xl/comments/comment1.xml"} <= parts(out).keys()
