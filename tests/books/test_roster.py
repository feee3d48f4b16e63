"""Workbooks of whom badges and certificates are for: hostile ones are read or refused."""

import re
import zipfile

import pytest
import xlsxwriter

from app.books import certificates_in, lists_out, roster, sheet
from app.books.refusals import NobodyInRow, NoTable
from app.fields import Text
from app.store import Column


@pytest.fixture
def book(tmp_path):
    def make(rows):
        path = tmp_path / "roster.xlsx"
        with xlsxwriter.Workbook(path) as out:
            page = out.add_worksheet()
            for row, cells in enumerate(rows):
                for at, text in enumerate(cells):
                    page.write_string(row, at, text)
        return path

    return make


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["姓名"]],
        [["姓名", "姓名"], ["", ""]],
        [[""] * 5, ["", "", "x"]],
    ],
)
def test_a_sheet_with_nobody_in_it_is_refused(book, rows):
    with pytest.raises((NoTable, NobodyInRow)):
        list(roster.people(roster.read(book(rows))))


def test_every_row_is_accounted_for_and_read_as_text(book, room):
    evil = [
        '=HYPERLINK("http://x","王")',
        "+1+1",
        "-2",
        "@SUM(A1)",
        "王\u202e建\u0001国",
        "x" * 5000,
    ]
    path = book([["姓名", "职务"], *([each.replace("\u0001", ""), "委员"] for each in evil)])
    found = list(roster.people(roster.read(path)))
    assert 0 < len(found) <= len(evil)
    plan = certificates_in.plan(sheet.read(path))
    assert len(certificates_in.lines(plan)) == 1 + len(evil)


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", '=cmd|" /C calc"!A0']
)
def test_a_workbook_holds_what_looks_like_a_formula_as_text(tmp_path, value):
    path = tmp_path / "out.xlsx"
    heads = {"what": Column(Text(lines=9), "=1+1")}
    lists_out.write(
        path,
        [
            lists_out.ListSheet(
                "=sheet!A1", heads, [{"what": value}], heading=value, foot="&A" + value
            )
        ],
    )
    with zipfile.ZipFile(path) as written:
        cells = written.read("xl/worksheets/sheet1.xml").decode()
        styles = written.read("xl/styles.xml").decode()
    assert "<f" not in cells.replace("<firstHeader", "")
    kinds = re.findall(r'<c r="A[12]" s="(\d+)" t="(?:s|inlineStr)"', cells)
    assert len(kinds) == 2
    formats = re.findall(r"<xf [^>]*>", styles.partition("<cellXfs")[2])
    assert "quotePrefix" in formats[int(kinds[1])]
