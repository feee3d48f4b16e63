import struct
from pathlib import Path

import pytest

from app.books import old_excel, sheet
from app.books.refusals import BookTooLarge, BookUnreadable

OLD = Path(__file__).parent.parent / "data" / "books" / "old.xls"
DIMENSIONS = struct.pack("<HHIIHH", 0x0200, 14, 0, 4, 0, 4)


def changed(tmp_path, old, new):
    data = OLD.read_bytes()
    assert data.count(old) == 1
    path = tmp_path / "old.xls"
    path.write_bytes(data.replace(old, new))
    return path


def test_it_tells_how_far_the_table_reaches():
    told = []
    found = old_excel.uncomputed_cells(
        OLD.read_bytes(), lambda row, column: told.append((row, column))
    )
    assert (max(told), found) == ((3, 3), {"来访登记": {}})


def test_a_table_that_ends_before_it_begins_is_refused(tmp_path):
    wrong = struct.pack("<HHIIHH", 0x0200, 14, 181, 4, 0, 4)
    with pytest.raises(BookUnreadable):
        sheet.read(changed(tmp_path, DIMENSIONS, wrong))


def test_a_table_that_claims_every_row_is_refused(tmp_path):
    wrong = struct.pack("<HHIIHH", 0x0200, 14, 0, 65536, 0, 256)
    with pytest.raises(BookTooLarge):
        sheet.read(changed(tmp_path, DIMENSIONS, wrong))


@pytest.mark.parametrize("length", [9, 100, 512, 600, 2000])
def test_a_file_cut_short_is_refused(tmp_path, length):
    path = tmp_path / "old.xls"
    path.write_bytes(OLD.read_bytes()[:length])
    with pytest.raises(BookUnreadable):
        sheet.read(path)


def test_borders_down_to_the_last_row_do_no_harm(tmp_path):
    drawn = struct.pack("<HHIIHH", 0x0200, 14, 0, 65536, 0, 10)
    [page] = sheet.read(changed(tmp_path, DIMENSIONS, drawn)).sheets
    assert len(page.rows) == 4
