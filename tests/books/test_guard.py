import zipfile

import pytest

from app.books import guard
from app.books.refusals import BookTooLarge, BookUnreadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def rewrite(write_book, tmp_path):
    """Put other bytes in place of one part of a small workbook."""

    def write(part, data):
        target = tmp_path / "changed.xlsx"
        with zipfile.ZipFile(write_book([["a"]])) as source, zipfile.ZipFile(target, "w") as made:
            for name in source.namelist():
                made.writestr(name, data if name == part else source.read(name))
        return target

    return write


def sheet_xml(cells):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def test_a_formula_without_a_result_is_found_with_its_text(write_book):
    path = write_book([["a", ('=HYPERLINK("http://example.invalid","点我")', "")]])
    assert guard.uncomputed_cells(path) == {
        "来访登记": {(0, 1): '=HYPERLINK("http://example.invalid","点我")'}
    }


def test_a_formula_with_a_result_is_an_ordinary_cell(write_book):
    assert guard.uncomputed_cells(write_book([[("=1+1", 2), ("=A1", "text")]])) == {"来访登记": {}}


def test_a_cell_with_an_error_is_found(write_book):
    assert guard.uncomputed_cells(write_book([[("=1/0", "#DIV/0!")]])) == {
        "来访登记": {(0, 0): "#DIV/0!"}
    }


def test_a_lonely_cell_in_the_last_corner_is_refused_before_it_is_loaded(rewrite):
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    with pytest.raises(BookTooLarge):
        guard.uncomputed_cells(rewrite("xl/worksheets/sheet1.xml", sheet_xml(cells)))


def test_an_empty_formatted_cell_far_away_does_no_harm(rewrite):
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>'
    path = rewrite("xl/worksheets/sheet1.xml", sheet_xml(cells))
    assert guard.uncomputed_cells(path) == {"来访登记": {}}


def test_cells_without_addresses_are_counted(rewrite):
    cells = "<row><c><v>1</v></c></row><row><c><v>1</v></c><c><f>A1</f></c></row>"
    path = rewrite("xl/worksheets/sheet1.xml", sheet_xml(cells))
    assert guard.uncomputed_cells(path) == {"来访登记": {(1, 1): "=A1"}}


def test_a_document_type_is_refused(rewrite):
    data = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + sheet_xml("")
    with pytest.raises(BookUnreadable):
        guard.uncomputed_cells(rewrite("xl/worksheets/sheet1.xml", data))


def test_what_unpacks_to_too_much_is_refused(write_book, monkeypatch):
    monkeypatch.setattr(guard, "INSIDE_BYTES", 1000)
    with pytest.raises(BookTooLarge):
        guard.uncomputed_cells(write_book([["a"]]))


def test_a_declared_size_that_lies_is_refused(write_book):
    path = write_book([["a" * 1000]])
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as book:
        honest = book.getinfo("xl/worksheets/sheet1.xml").file_size
    lie = (honest - 10).to_bytes(4, "little")
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[at + 24 : at + 28] = lie
    path.write_bytes(bytes(data))
    with pytest.raises(BookUnreadable):
        guard.uncomputed_cells(path)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"<html><table></table></html>", b"\x00" * 64]
)
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(content)
    with pytest.raises(BookUnreadable):
        guard.uncomputed_cells(path)


def test_a_file_too_large_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "FILE_BYTES", 10)
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"0" * 20)
    with pytest.raises(BookTooLarge):
        guard.uncomputed_cells(path)


@pytest.fixture
def leading_to_one_part(rewrite):
    """A workbook of so many sheets, all of which are the same part of the file."""

    def write(count):
        sheets = "".join(
            f'<sheet xmlns:r="{RELATIONS}" name="s{each}" sheetId="{each}" r:id="rId1"/>'
            for each in range(1, count + 1)
        )
        many = f'<workbook xmlns="{MAIN}"><sheets>{sheets}</sheets></workbook>'
        return rewrite("xl/workbook.xml", many.encode())

    return write


@pytest.fixture
def inflated(monkeypatch):
    """The parts of workbooks that were opened, as often as they were."""
    parts = []
    before = zipfile.ZipFile.open

    def noting(book, name, *args, **kwargs):
        parts.append(name if isinstance(name, str) else name.filename)
        return before(book, name, *args, **kwargs)

    monkeypatch.setattr(zipfile.ZipFile, "open", noting)
    return parts


def test_a_book_of_thousands_of_sheets_is_refused_before_one_is_read(leading_to_one_part, inflated):
    path = leading_to_one_part(20_000)
    inflated.clear()
    with pytest.raises(BookTooLarge):
        guard.uncomputed_cells(path)
    # Once, to see how large it is.
    assert inflated.count("xl/worksheets/sheet1.xml") == 1


def test_what_many_sheets_lead_to_is_counted_for_each(leading_to_one_part, inflated, monkeypatch):
    path = leading_to_one_part(100)
    with zipfile.ZipFile(path) as book:
        sizes = [member.file_size for member in book.infolist()]
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size
    most = max(sum(sizes), size * 10)
    monkeypatch.setattr(guard, "INSIDE_BYTES", most)
    inflated.clear()
    with pytest.raises(BookTooLarge):
        guard.uncomputed_cells(path)
    assert inflated.count("xl/worksheets/sheet1.xml") <= 1 + most // size


def test_cells_of_all_sheets_are_counted_together(write_book, monkeypatch):
    monkeypatch.setattr(guard, "CELLS", 5)
    assert guard.uncomputed_cells(write_book([["a"]] * 3))
    with pytest.raises(BookTooLarge):
        guard.uncomputed_cells(write_book([["a"]] * 6))
