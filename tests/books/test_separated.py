import shutil
from pathlib import Path

import pytest

from app.books import guard, sheet
from app.books.refusals import BookTooLarge, BookUnreadable

TABLE = "日期,姓名,事项\r\n2025-01-06,于强,宅基地\r\n2025-01-07,孙桂兰\r\n"
ROWS = [["日期", "姓名", "事项"], ["2025-01-06", "于强", "宅基地"], ["2025-01-07", "孙桂兰", ""]]


def texts(path):
    [only] = sheet.read(path).sheets
    return [[cell.text for cell in row] for row in only.rows]


@pytest.fixture
def write(tmp_path):
    def made(data: bytes) -> Path:
        path = tmp_path / "旧台账.csv"
        path.write_bytes(data)
        return path

    return made


@pytest.mark.parametrize("spelling", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_it_is_read_however_it_was_spelled(write, spelling):
    assert texts(write(TABLE.encode(spelling))) == ROWS


@pytest.mark.parametrize("between", [",", "\t", ";"])
def test_it_is_read_whatever_stands_between_the_cells(write, between):
    assert texts(write(TABLE.replace(",", between).encode())) == ROWS


def test_a_cell_in_quotes_may_hold_commas_and_lines(write):
    assert texts(write('姓名,事项\n于强,"宅基地,\n林地"\n'.encode())) == [
        ["姓名", "事项"],
        ["于强", "宅基地,\n林地"],
    ]


def test_a_workbook_under_its_name_is_read_as_what_it_is(write_book, tmp_path):
    shutil.copy(write_book([["姓名"], ["于强"]]), tmp_path / "名.csv")
    assert texts(tmp_path / "名.csv") == [["姓名"], ["于强"]]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a\0b", b"\xff\xff\xff", b"a" * 200_000])
def test_what_is_no_table_is_refused(write, data):
    with pytest.raises(BookUnreadable):
        sheet.read(write(data))


def test_one_that_is_too_large_is_refused(write):
    with pytest.raises(BookTooLarge):
        sheet.read(write(b"a\n" * (guard.ROWS + 1)))
    with pytest.raises(BookTooLarge):
        sheet.read(write(b"," * guard.COLUMNS))
