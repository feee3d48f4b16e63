"""A copy of the superior's workbook has the numbers in its cells, and all else as it was."""

from __future__ import annotations

import datetime
import io
import posixpath
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.drawing.image import Image
from openpyxl.worksheet.table import Table
from PIL import Image as Picture
from python_calamine import CalamineWorkbook

from app.books import superior as books
from app.books.refusals import BookTooLarge, BookUnreadable
from app.books.superior import filling, form, guarding
from app.records import places, visits
from app.records.stats import Period, superior
from app.records.stats.superior import Asked
from tests.books.superior.conftest import made

OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
PAGE = "2026年10月"
DIANZI = ("山亭区", "店子镇")
CELLS = {
    (PAGE, "B4"): Asked("visits", "visits", DIANZI),
    (PAGE, "C4"): Asked("visits", "visits/category/01", DIANZI),
    (PAGE, "B5"): Asked("visits", "visits", DIANZI, span="before"),
    (PAGE, "B7"): Asked("", "name"),
}


def logged(code="370406101200", day=datetime.date(2026, 10, 8), category="01"):
    return visits.log(
        day=day, name="孙广才", category=category, facts="事", place=places.ensure(code).id
    )


@pytest.fixture
def two_visits(room):
    logged()
    logged("370406101201", category="02")
    logged(day=datetime.date(2026, 9, 3))
    return room


def filled(workbook, out, cells=None):
    books.fill(books.read_file(workbook), cells or CELLS, OCTOBER, out)
    return openpyxl.load_workbook(out)


def test_the_numbers_of_the_period_stand_in_their_cells(two_visits, workbook, tmp_path):
    page = filled(workbook, tmp_path / "十月.xlsx")[PAGE]
    said = {name: page[name].value for name in ("B4", "C4", "B5", "B7")}
    assert said == {"B4": 2, "C4": 1, "B5": 1, "B7": two_visits.name}


def looks(cell):
    """How a cell looks; an inner edge of merged cells, which nobody sees, is left out."""
    said = (cell.number_format, cell.font, cell.fill, cell.alignment, cell.protection)
    return [*map(repr, said), *([] if isinstance(cell, MergedCell) else [repr(cell.border)])]


def test_everything_that_nothing_goes_into_is_as_it_was(two_visits, workbook, tmp_path):
    before, after = openpyxl.load_workbook(workbook), filled(workbook, tmp_path / "十月.xlsx")
    assert after.sheetnames == before.sheetnames
    for was in before:
        now = after[was.title]
        assert now.dimensions == was.dimensions or was.title == PAGE
        for line in was.iter_rows():
            for cell in line:
                same = now[cell.coordinate]
                assert looks(same) == looks(cell), cell.coordinate
                if (was.title, cell.coordinate) not in CELLS:
                    assert same.value == cell.value, cell.coordinate
        assert sorted(map(str, now.merged_cells.ranges)) == sorted(
            map(str, was.merged_cells.ranges)
        )
        assert {n: d.width for n, d in now.column_dimensions.items()} == {
            n: d.width for n, d in was.column_dimensions.items()
        }
        assert {n: d.height for n, d in now.row_dimensions.items()} == {
            n: d.height for n, d in was.row_dimensions.items()
        }
        assert now.print_area == was.print_area
        assert now.print_title_rows == was.print_title_rows
        assert now.freeze_panes == was.freeze_panes
        assert now.page_setup.orientation == was.page_setup.orientation
    formulas = [after[PAGE][name].value for name in ("E4", "E5", "B6", "C6", "E6")]
    assert formulas == ["=B4+C4", "=B5+C5", "=SUM(B4:B5)", "=SUM(C4:C5)", "=SUM(E4:E5)"]


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def without_cells(sheet):
    """A sheet without the cells that are filled, the cursor, and numbers of looks."""
    spared = {cell for _sheet, cell in CELLS}
    root = ElementTree.fromstring(sheet)
    for each in root.iter():
        for child in [*each]:
            if child.get("r") in spared or child.tag.endswith("}selection"):
                each.remove(child)
        each.attrib.pop("s", None)  # how cells look, the test above asks the library
        each.attrib.pop("spans", None)
    return ElementTree.canonicalize(ElementTree.tostring(root))


def test_the_parts_of_the_file_that_are_not_filled_are_the_same_to_the_byte(
    two_visits, workbook, tmp_path
):
    filled(workbook, tmp_path / "十月.xlsx")
    before, after = parts(workbook), parts(tmp_path / "十月.xlsx")
    assert before.keys() == after.keys()
    # The day of writing, words, what works sums out, inner edges of merged cells, what is filled.
    changing = {"docProps/core.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"}
    differing = {name for name in before if before[name] != after[name]}
    assert differing <= changing | {"xl/worksheets/sheet1.xml"}
    sheet = "xl/worksheets/sheet1.xml"
    assert without_cells(after[sheet]) == without_cells(before[sheet])
    assert b"definedName" in after["xl/workbook.xml"]


def test_whatever_opens_the_copy_works_its_sums_out(two_visits, workbook, tmp_path):
    filled(workbook, tmp_path / "十月.xlsx")
    assert b'fullCalcOnLoad="1"' in parts(tmp_path / "十月.xlsx")["xl/workbook.xml"]
    # Another reader than the one that wrote it.
    rows = CalamineWorkbook.from_path(str(tmp_path / "十月.xlsx")).get_sheet_by_name(PAGE)
    assert rows.to_python()[3][:3] == ["店子镇", 2, 1]


def test_a_share_is_of_one_where_the_cell_shows_percent_and_of_a_hundred_elsewhere(
    two_visits, workbook, tmp_path
):
    for answer in ("good", "good", "bad"):
        visits.log(day=OCTOBER.first, name="李四", category="01", facts="事", satisfaction=answer)
    cells = {(PAGE, name): Asked("visits", "rate_satisfied") for name in ("D4", "B4")}
    page = filled(workbook, tmp_path / "o.xlsx", cells)[PAGE]
    assert (page["D4"].value, page["B4"].value) == (0.667, 66.7)


def test_of_nothing_there_is_no_share_and_the_cell_stays_empty(room, workbook, tmp_path):
    cells = {
        (PAGE, "D4"): Asked("visits", "rate_satisfied"),
        (PAGE, "B4"): Asked("visits", "visits"),
    }
    page = filled(workbook, tmp_path / "o.xlsx", cells)[PAGE]
    assert (page["D4"].value, page["B4"].value) == (None, 0)


def test_a_cell_or_sheet_that_is_gone_is_named_and_nothing_is_written(
    two_visits, workbook, tmp_path
):
    wanted = {**CELLS, (PAGE, "H40"): Asked("visits", "visits"), ("附表", "A1"): Asked("", "day")}
    out = tmp_path / "十月.xlsx"
    with pytest.raises(filling.CellsUnfit) as refused:
        books.fill(books.read_file(workbook), wanted, OCTOBER, out)
    said = refused.value.data["cells"]
    assert "H40" in said
    assert "附表" in said
    assert not out.exists()
    assert [*tmp_path.glob("*.xlsx*")] == [workbook]


@pytest.mark.parametrize("cell", ["E4", "B6"])
def test_a_formula_is_not_written_over(two_visits, workbook, tmp_path, cell):
    with pytest.raises(filling.CellsUnfit, match=cell):
        filled(workbook, tmp_path / "o.xlsx", {(PAGE, cell): Asked("visits", "visits")})


def test_of_merged_cells_only_the_first_is_filled(two_visits, workbook, tmp_path):
    with pytest.raises(filling.CellsUnfit, match="B2"):
        filled(workbook, tmp_path / "o.xlsx", {(PAGE, "C2"): Asked("visits", "visits")})
    page = filled(workbook, tmp_path / "o.xlsx", {(PAGE, "B2"): Asked("", "period")})[PAGE]
    assert page["B2"].value == "2026年10月"
    assert "B2:C2" in map(str, page.merged_cells.ranges)


def test_a_sheet_called_after_another_month_is_the_same_one(two_visits, changed, tmp_path):
    def november(book):
        book[PAGE].title = "2026年11月"

    path = changed(november)
    assert filled(path, tmp_path / "o.xlsx")["2026年11月"]["B4"].value == 2


def test_where_nothing_goes_anywhere_nothing_is_written(two_visits, workbook, tmp_path):
    with pytest.raises(filling.NothingToFill):
        books.fill(books.read_file(workbook), {}, OCTOBER, tmp_path / "o.xlsx")


def test_a_place_that_nothing_is_counted_for_is_named(two_visits, workbook, tmp_path):
    with pytest.raises(superior.PlaceUnknown, match="无名镇"):
        filled(
            workbook, tmp_path / "o.xlsx",
            {(PAGE, "B4"): Asked("visits", "visits", ("山亭区", "无名镇"))},
        )  # fmt: skip


def test_pictures_come_along(two_visits, changed, tmp_path):
    def stamped(book):
        picture = io.BytesIO()
        Picture.new("RGB", (20, 20), "red").save(picture, "PNG")
        book[PAGE].add_image(Image(picture), "F1")

    form = books.read_file(changed(stamped))
    assert form.lost == ()
    books.fill(form, CELLS, OCTOBER, tmp_path / "o.xlsx")
    media = [n for n in parts(tmp_path / "o.xlsx") if posixpath.dirname(n) == "xl/media"]
    assert len(media) == 1


def rewritten(path, target, **changes):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            out.writestr(name, changes.pop(name, None) or source.read(name))
        for name, data in changes.items():
            out.writestr(name, data)
    return target


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


# What is refused before the library sees it


@pytest.mark.parametrize("name", ["a.xls", "a.et"])
def test_the_formats_of_before_are_refused_with_advice(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    with pytest.raises(guarding.NotXlsx, match=name):
        books.read_file(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n1,2\n", b"<html/>"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises((guarding.NotXlsx, BookUnreadable)):
        books.read_file(path)


def test_a_workbook_with_macros_is_refused(workbook, tmp_path):
    types = parts(workbook)["[Content_Types].xml"].replace(
        b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    )
    with pytest.raises(guarding.NotXlsx):
        books.read_file(rewritten(workbook, tmp_path / "m.xlsx", **{"[Content_Types].xml": types}))


SHEET = "xl/worksheets/sheet2.xml"


def with_sheet(workbook, target, inside):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    data = f'<worksheet xmlns="{main}">{inside}</worksheet>'.encode()
    return rewritten(workbook, target, **{SHEET: data})


@pytest.mark.parametrize(
    "inside",
    [
        "<sheetData/><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>",
        "<sheetData/><hyperlinks><hyperlink ref='A1:XFD1048576' location='a'/></hyperlinks>",
        "<sheetData><row>" + "<c/>" * 70_000 + "</row></sheetData>",
        "<sheetData>" + "<row/>" * 70_000 + "</sheetData>",
    ],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(workbook, tmp_path, inside):
    with pytest.raises(BookTooLarge):
        books.read_file(with_sheet(workbook, tmp_path / "b.xlsx", inside))


def test_a_cell_far_away_makes_no_others(changed):
    path = changed(lambda book: book[PAGE].__setitem__("GR2000", "远"))
    page = next(each for each in form.load(path.read_bytes(), path.name) if each.title == PAGE)
    before = len(page._cells)
    assert form._sheet(page).rows == 2_000
    assert len(page._cells) == before


def test_a_workbook_of_hundreds_of_sheets_is_refused(changed):
    with pytest.raises(BookTooLarge):
        books.read_file(changed(lambda book: [book.create_sheet() for _each in range(300)]))


def test_a_table_over_the_whole_sheet_that_names_no_columns_is_refused(changed, tmp_path):
    def put(book):
        book[PAGE]["A3"] = "镇街"
        book[PAGE].add_table(Table(displayName="t", ref="A3:C5"))

    path = changed(put)
    [part] = [name for name in parts(path) if name.startswith("xl/tables/")]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    table = f'<table xmlns="{main}" id="1" displayName="t" ref="A1:XFD1048576"/>'.encode()
    with pytest.raises(BookTooLarge):
        books.read_file(rewritten(path, tmp_path / "b.xlsx", **{part: table}))
    assert books.read_file(path).sheets


def test_what_unpacks_to_too_much_is_refused(workbook, tmp_path):
    path = tmp_path / "b.xlsx"
    rewritten(workbook, path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/a.bin", bytes(guarding.INSIDE_BYTES))
    with pytest.raises(BookTooLarge):
        books.read_file(path)


def test_a_file_that_is_too_large_is_refused(workbook, monkeypatch):
    monkeypatch.setattr(superior, "MOST_BYTES", 1_000)
    with pytest.raises(BookTooLarge):
        books.read_file(workbook)


def test_a_document_type_is_refused(workbook, tmp_path):
    data = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + parts(workbook)["xl/styles.xml"]
    with pytest.raises(BookUnreadable):
        books.read_file(rewritten(workbook, tmp_path / "b.xlsx", **{"xl/styles.xml": data}))


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", SHEET])
def test_a_part_that_is_no_such_part_is_refused(workbook, tmp_path, part):
    with pytest.raises(BookUnreadable):
        books.read_file(rewritten(workbook, tmp_path / "b.xlsx", **{part: b"<a>"}))


def test_a_workbook_made_elsewhere_is_read(tmp_path, write_book):
    form = books.read_file(write_book([["项目", "数"], ["来访", None]]))
    assert [(each.name, each.rows, each.columns) for each in form.sheets] == [("来访登记", 2, 2)]


def test_how_a_sheet_is_shown(workbook):
    sheet = books.read_file(workbook).sheets[0]
    assert (sheet.rows, sheet.columns, sheet.merged) == (7, 5, ((1, 1, 1, 5), (2, 2, 2, 3)))
    assert sheet.cell("E4").formula
    assert sheet.cell("E4").text == "=B4+C4"
    assert sheet.widths[:2] == (18.5, 9.25)


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
