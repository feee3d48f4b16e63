"""What is no workbook, or far too much of one, is refused before the library sees it."""

from __future__ import annotations

import zipfile

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from app.books import superior as books
from app.books.refusals import BookTooLarge, BookUnreadable
from app.books.superior import guarding
from app.records.stats import superior
from tests.books.superior.conftest import PAGE, parts, rewritten

SHEET = "xl/worksheets/sheet2.xml"


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


def test_a_comment_over_a_whole_sheet_is_refused(changed, tmp_path):
    path = changed(lambda book: setattr(book[PAGE]["B2"], "comment", Comment("核对", "王")))
    assert books.read_file(path).sheets
    [part] = [name for name in parts(path) if name.startswith("xl/comments/")]
    wide = parts(path)[part].replace(b'ref="B2"', b'ref="A1:XFD1048576"')
    assert wide != parts(path)[part]
    with pytest.raises(BookTooLarge):
        books.read_file(rewritten(path, tmp_path / "b.xlsx", **{part: wide}))


RELATIONS = "xl/_rels/workbook.xml.rels"
FULL = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    + (b"<row>" + b"<c/>" * 99 + b"</row>") * 400
    + b"</sheetData></worksheet>"
)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.bin", "xl/s.XML", "xl/media/image1.png"])
def test_a_sheet_is_looked_at_whatever_its_part_is_called(workbook, tmp_path, part):
    led = parts(workbook)[RELATIONS].replace(b"/" + SHEET.encode(), b"/" + part.encode())
    assert led != parts(workbook)[RELATIONS]
    full = FULL.replace(b"<c/></row>", b"<c/>" * 99 + b"</row>")
    with pytest.raises(BookTooLarge):
        books.read_file(rewritten(workbook, tmp_path / "b.xlsx", **{RELATIONS: led, part: full}))


def test_a_part_that_several_sheets_lead_to_counts_for_each(workbook, tmp_path):
    assert books.read_file(rewritten(workbook, tmp_path / "a.xlsx", **{SHEET: FULL})).sheets
    first = b"/xl/worksheets/sheet1.xml"
    led = parts(workbook)[RELATIONS].replace(first, b"worksheets/../worksheets/sheet2.xml")
    assert led != parts(workbook)[RELATIONS]
    with pytest.raises(BookTooLarge):
        books.read_file(rewritten(workbook, tmp_path / "b.xlsx", **{RELATIONS: led, SHEET: FULL}))
    book = parts(workbook)["xl/workbook.xml"].replace(b'r:id="rId1"', b'r:id="rId2"')
    assert book != parts(workbook)["xl/workbook.xml"]
    with pytest.raises(BookUnreadable):
        books.read_file(rewritten(workbook, tmp_path / "c.xlsx", **{"xl/workbook.xml": book}))


def test_what_would_be_far_too_many_objects_is_refused(workbook, tmp_path):
    path = rewritten(workbook, tmp_path / "b.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/pivotCache/a.xml", b"<a>" + b"<r/>" * guarding.ELEMENTS + b"</a>")
    with pytest.raises(BookTooLarge):
        books.read_file(path)


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
