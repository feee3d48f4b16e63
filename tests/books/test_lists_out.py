import datetime
import re
import zipfile

import pytest

from app.books import lists_out, sheet
from app.errors import Cancelled
from app.fields import Code, Day, IdentityNumber, Money, Names, Phone, Text, Whole
from app.store import Column

NAME = {"name": Column(Text(), "Name")}
COLUMNS = {
    "day": Column(Day(), "Date"),
    "name": Column(Text(), "Name"),
    "phone": Column(Phone(), "Phone", private=True),
    "identity": Column(IdentityNumber(), "Identity number", private=True),
    "headcount": Column(Whole(), "People"),
    "sex": Column(Code(list="sex"), "Sex"),
    "companions": Column(Names(), "Came along"),
    "place": Column(Text(), "Place"),
}
ROW = {
    "day": datetime.date(2026, 11, 22),
    "name": "䶮㛃𬭎",
    "phone": "13800001234",
    "identity": "370406198001010017",
    "headcount": 5,
    "sex": "2",
    "companions": ["王某", "李某"],
    "place": "店子村",
}
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.invalid","点我")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "http://example.invalid",
    "mailto:a@example.invalid",
    "{=1}",
    "0123",
    "1e5",
    "_x0041_",
]


def write(path, columns, rows, progress=lambda _rows: None, **options):
    return lists_out.write(
        path, [lists_out.ListSheet("来访", columns, rows, **options)], progress=progress
    )


@pytest.fixture
def written(tmp_path):
    """Write rows and read them back: the texts and the values of the cells."""

    def read(rows, columns=COLUMNS, **options):
        path = tmp_path / "list.xlsx"
        write(path, columns, rows, **options)
        return sheet.read(path).sheets[0].rows

    return read


def texts(rows):
    return [[cell.text for cell in row] for row in rows]


def test_a_list_shows_labels_codes_and_rare_characters(written):
    rows = written([ROW], masked=False)
    assert [cell.value for cell in rows[1]] == [
        datetime.date(2026, 11, 22),
        "䶮㛃𬭎",
        "13800001234",
        "370406198001010017",
        5.0,
        "女",
        "王某、李某",
        "店子村",
    ]


def test_what_is_private_is_masked_unless_asked_otherwise(written):
    row = texts(written([ROW]))[1]
    assert row[2:4] == ["138****1234", "370406********0017"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_ever_becomes_a_formula_a_link_or_a_number(written, hostile):
    cell = written([{"name": hostile}], NAME)[1][0]
    assert (cell.value, cell.unworked) == (hostile.strip(), False)


def test_a_workbook_holds_no_formula_and_no_link(tmp_path):
    path = tmp_path / "list.xlsx"
    rows = [{"name": text} for text in HOSTILE]
    write(path, NAME, rows)
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert "hyperlink" not in page.lower().replace("=hyperlink", "")
        assert 'quotePrefix="1"' in book.read("xl/styles.xml").decode()


def test_a_text_longer_than_a_cell_is_cut_not_lost(written):
    cell = written([{"name": "长" * 40_000}], NAME)[1][0]
    assert len(cell.text) == 32_767


def test_an_empty_list_is_a_head_alone(written):
    assert len(written([])) == 1


def test_a_full_sheet_goes_on_on_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(lists_out, "_ROWS_A_SHEET", 2)
    path = tmp_path / "list.xlsx"
    count = write(path, NAME, [{"name": str(n)} for n in range(5)])
    book = sheet.read(path)
    assert count == 5
    assert [(each.name, len(each.rows)) for each in book.sheets] == [
        ("来访", 3),
        ("来访 2", 3),
        ("来访 3", 2),
    ]


def test_stopping_leaves_no_file(tmp_path):
    def stop(_rows):
        raise Cancelled

    with pytest.raises(Cancelled):
        write(tmp_path / "list.xlsx", NAME, [ROW] * 1000, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_the_file_before_stays_when_writing_fails(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"before")

    def stop(_rows):
        raise Cancelled

    with pytest.raises(Cancelled):
        write(path, NAME, [ROW] * 500, progress=stop)
    assert path.read_bytes() == b"before"


def test_several_lists_stand_on_sheets_of_their_own_with_what_they_come_to(tmp_path):
    path = tmp_path / "lists.xlsx"
    heads = {**NAME, "day": COLUMNS["day"], "sum": Column(Money(), "Sum")}
    rows = [{"name": "甲", "day": ROW["day"], "sum": 1_010}, {"name": "乙", "sum": 2_020}]
    lists = [
        lists_out.ListSheet("来访/2026", heads, rows, total=True),
        lists_out.ListSheet("来访/2026", heads, [], total=True),
        lists_out.ListSheet("长" * 40, heads, rows),
    ]
    assert lists_out.write(path, lists) == 4
    book = sheet.read(path)
    assert [each.name for each in book.sheets] == ["来访 2026", "来访 2026 2", "长" * 31]
    last = book.sheets[0].rows[-1]
    assert [cell.value for cell in last] == ["合计", "2 条", 30.3]
    assert [cell.value for cell in book.sheets[1].rows[-1]] == ["合计", "0 条", 0.0]
    assert len(book.sheets[2].rows) == 3


LEDGER = {
    "number": Column(Text(), "No."),
    "day": Column(Day(), "Date"),
    "facts": Column(Text(max=5000, lines=3), "Facts"),
    "amount": Column(Money(), "Amount"),
}
FILLED = [
    {
        "number": "0123",
        "day": datetime.date(2026, 11, 22),
        "facts": "滴水檐越界" * 60,
        "amount": 1234567,
    },
    {"number": "=1", "day": None, "facts": "", "amount": None},
]  # fmt: skip


def test_a_ledger_has_wrapped_cells_real_days_and_amounts_borders_and_a_repeated_head(tmp_path):
    path = tmp_path / "list.xlsx"
    listed = lists_out.ListSheet("台账", LEDGER, FILLED, total=True)
    lists_out.write(path, [listed])
    read = sheet.read(path).sheets[0].rows
    assert [cell.value for cell in read[1]][:2] == ["0123", datetime.date(2026, 11, 22)]
    assert read[1][2].text == "滴水檐越界" * 60
    assert [row[3].value for row in read[1:] if len(row) > 3 and row[3].value] == [12345.67] * 2
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
        whole = book.read("xl/workbook.xml").decode()
    looks = re.findall("<xf .*?(?:/>|</xf>)", styles.split("<cellXfs")[1])
    used = {int(number) for number in re.findall(r'<c r="\w+" s="(\d+)"', page)}
    assert used
    assert not re.findall(r'<c r="\w+"(?! s=)', page)
    for number in used:
        assert 'wrapText="1"' in looks[number]
        assert 'borderId="1"' in looks[number]
    assert "#,##0.00" in styles
    assert "yyyy-mm-dd" in styles
    assert all(float(wide) <= 45 for wide in re.findall(r'<col [^>]*width="([\d.]+)"', page))
    assert 'orientation="landscape"' in page
    assert "$1:$1" in whole


def test_the_same_list_is_the_same_bytes(tmp_path):
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.xlsx"
        write(path, LEDGER, FILLED)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(path) as book:
        told = book.read("docProps/core.xml").decode()
        assert {each.date_time[0] for each in book.infolist()} == {1980}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", told)) == {"2000-01-01T"}
