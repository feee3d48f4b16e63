"""A copy of the superior's workbook has the numbers in its cells, and all else as it was."""

from __future__ import annotations

import io
import posixpath
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.drawing.image import Image
from PIL import Image as Picture
from python_calamine import CalamineWorkbook

from app.books import superior as books
from app.books.superior import filling
from app.records import code_entries, duties, keeping, visits
from app.records.stats import superior
from app.records.stats.superior import Asked
from tests.books.superior.conftest import CELLS, OCTOBER, PAGE, parts


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


@pytest.mark.parametrize("gone", ["a rule that is switched off", "a code that is taken back"])
def test_a_figure_that_is_not_counted_any_more_is_named_with_its_cell(
    office, workbook, tmp_path, gone
):
    added = code_entries.keep_own("matter", None, {"zh": "彩礼返还"})
    asked = {
        (PAGE, "B4"): Asked("visits", f"visits/category/{added.code}"),
        (PAGE, "B5"): Asked("duties", "overdue/rule/cadre_study"),
    }
    book = superior.keep("统计表", workbook.read_bytes(), asked)
    form, out = books.read_file(workbook), tmp_path / "十月.xlsx"
    assert books.fill(form, superior.asked_of(book), OCTOBER, out) == 2
    if gone == "a code that is taken back":
        keeping.void(added, reason="other")
        cell, called = "B4", "来访"
    else:
        rule = next(each for each in duties.in_force() if each.name == "cadre_study")
        duties.switch(rule, on=False)
        cell, called = "B5", "cadre_study"
    with pytest.raises(filling.CellsUnfit) as refused:
        books.fill(form, superior.asked_of(book), OCTOBER, tmp_path / "十一月.xlsx")
    said = refused.value.data["cells"]
    assert (PAGE in said, cell in said, called in said) == (True, True, True)
    assert not (tmp_path / "十一月.xlsx").exists()
    other = superior.keep("新表", workbook.read_bytes(), books.carried(form, asked)[0])
    assert len(superior.cells(other)) == 1
