import datetime
import hashlib
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from app.books import sheet
from app.books.refusals import BookTooLarge, BookUnreadable

DATA = Path(__file__).parent.parent / "data"

OPEN_DOCUMENT = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="来访">{rows}</table:table>
 </office:spreadsheet></office:body></office:document-content>"""

MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <manifest:file-entry manifest:full-path="/"
  manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


def open_document(path, rows):
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", MANIFEST)
        book.writestr("content.xml", OPEN_DOCUMENT.format(rows=rows))
    return path


def texts(path):
    return [[cell.text for cell in row] for row in sheet.read(path).sheets[0].rows]


def test_values_keep_their_kinds(write_book):
    day, moment = datetime.date(2025, 1, 6), datetime.datetime(2025, 1, 28, 10, 30)
    [row] = sheet.read(write_book([["  于强\u3000", 17990686117, 1.5, day, moment]])).sheets[0].rows
    assert [cell.value for cell in row] == ["于强", 17990686117.0, 1.5, day, moment]
    assert [cell.text for cell in row] == [
        "于强",
        "17990686117",
        "1.5",
        "2025-01-06",
        "2025-01-28 10:30",
    ]


def test_a_formula_without_a_result_shows_what_stands_in_the_file(write_book):
    [row] = sheet.read(write_book([["a", ('=HYPERLINK("x","点我")', ""), "b"]])).sheets[0].rows
    assert (row[1].unworked, row[1].value, row[1].text) == (True, None, '=HYPERLINK("x","点我")')


def test_a_lone_formula_in_the_last_row_is_still_a_row(write_book):
    assert texts(write_book([["a"], [None, ("=B1", "")]])) == [["a", ""], ["", "=B1"]]


def test_a_cell_merged_downwards_counts_for_every_row_of_it(write_book):
    path = write_book([["x"], [], []], merged=[(0, 1, 2, 1, "2025.1.6")])
    rows = sheet.read(write_book([["a"], ["b"], ["c"]], merged=[(0, 1, 2, 1, "2025.1.6")]))
    assert [row[1].text for row in rows.sheets[0].rows] == ["2025.1.6"] * 3
    assert [row[1].above for row in rows.sheets[0].rows] == [None, 1, 1]
    assert path.exists()


def test_rows_under_merged_cells_are_counted_in_all_sheets_together(write_book, monkeypatch):
    merged = [(0, 1, 2, 1, "2025.1.6"), (0, 2, 2, 2, "离婚")]
    path = write_book([["a"], ["b"], ["c"]], merged=merged)
    monkeypatch.setattr(sheet, "_SPREAD", 4)
    assert sheet.read(path)
    monkeypatch.setattr(sheet, "_SPREAD", 3)
    with pytest.raises(BookTooLarge):
        sheet.read(path)


def test_a_title_merged_sideways_stays_one_cell(write_book):
    path = write_book([[], ["a", "b"]], merged=[(0, 0, 0, 1, "台账")])
    assert texts(path) == [["台账", ""], ["a", "b"]]


def test_an_old_excel_file_is_read():
    book = sheet.read(DATA / "books" / "old.xls")
    assert [cell.text for cell in book.sheets[0].rows[3]] == [
        "2",
        "2025.1.11",
        "许𬭎",
        "【其他】低保申请被拒",
    ]


def test_an_open_document_is_read(tmp_path):
    rows = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>许䶮</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=HYPERLINK(1)"/></table:table-row>'
    )
    [row] = sheet.read(open_document(tmp_path / "a.ods", rows)).sheets[0].rows
    assert [(cell.text, cell.unworked) for cell in row] == [
        ("许䶮", False),
        ("=HYPERLINK(1)", True),
    ]


def test_an_open_document_that_repeats_a_cell_without_end_is_refused(tmp_path):
    rows = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    with pytest.raises(BookTooLarge):
        sheet.read(open_document(tmp_path / "a.ods", rows))


def test_a_hidden_sheet_is_marked(tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("一")
        book.add_worksheet("二").hide()
    found = sheet.read(tmp_path / "a.xlsx")
    assert [(each.name, each.hidden) for each in found.sheets] == [("一", False), ("二", True)]


def test_the_same_bytes_have_the_same_seal(write_book):
    path = write_book([["a"]])
    assert sheet.read(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_is_refused_or_read_but_never_worse(write_book, seed):
    chance = random.Random(seed)
    path = write_book([["a", 1, ("=1", 2)]] * 20)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(bytes(data[: chance.randint(len(data) // 2, len(data))]))
    with suppress(BookUnreadable, BookTooLarge):
        sheet.read(path)


def test_plain_text_keeps_every_han_character():
    assert sheet.plain(" １３７ ０ ") == "1370"
    assert sheet.plain("䶮\uf979") == "䶮\uf979"
