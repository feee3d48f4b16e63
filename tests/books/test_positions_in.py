"""Positions of places from a table: what is taken, what is left out and why."""

from __future__ import annotations

import datetime

import pytest
import xlsxwriter

from app.books import positions_in
from app.books.refusals import NoPositions, NoSuchCode, TwiceInTable, VillageUnclear
from app.errors import BadDegrees, BadPlaceCode, Missing, OutOfRange, OutsideDistrict
from app.records import keeping, places
from app.records.places import Place, PlaceAlias
from app.store import journal

DIANZI, ANLING = "370406101200", "370406101201"


@pytest.fixture(autouse=True)
def here(office):
    return office


def table(tmp_path, *lines, encoding="utf-8", head="代码,经度,纬度"):
    file = tmp_path / "位置.csv"
    file.write_text("\n".join((head, *lines)), encoding=encoding)
    return positions_in.read(file)


def why(found):
    return [type(each) for _where, each in found.left]


@pytest.mark.parametrize(
    "head", ["代码,经度,纬度", "code,longitude,latitude", "区划代码,东经,北纬", "Code,Lng,Lat"]
)
def test_the_usual_heads_are_known(tmp_path, head):
    found = table(tmp_path, f"{DIANZI},117.44,35.10", head=head)
    assert [(each.code, each.longitude) for each in found.ready] == [(DIANZI, 117_440_000)]


def test_a_table_that_excel_wrote_on_a_chinese_windows_is_read(tmp_path):
    found = table(
        tmp_path, "店子镇,店子村,117°26′24″,35°6′", encoding="gb18030", head="镇街,村居,经度,纬度"
    )
    assert [(each.code, each.latitude) for each in found.ready] == [(DIANZI, 35_100_000)]


def test_what_cannot_be_taken_is_listed_with_its_row(tmp_path):
    found = table(
        tmp_path,
        f"{DIANZI},117.44,35.10",
        "370406999999,117.44,35.10",
        "37040,117.44,35.10",
        f"{ANLING},117.44,",
        f"{ANLING},abc,35.10",
        f"{ANLING},35.10,117.44",
        f"{ANLING},117.00,35.10",
        f"{DIANZI},117.45,35.10",
        "合计,,",
    )
    assert [each.code for each in found.ready] == [DIANZI]
    assert why(found) == [
        NoSuchCode, BadPlaceCode, Missing, BadDegrees, OutOfRange, OutsideDistrict, TwiceInTable,
        BadPlaceCode,
    ]  # fmt: skip
    assert "3" in found.left[0][0]


def test_a_name_that_means_several_villages_is_left_out(tmp_path):
    found = table(tmp_path, "店子村,117.44,35.10", head="村居,经度,纬度")
    assert why(found) in ([], [VillageUnclear])
    assert len(found.ready) + len(found.left) == 1


def test_all_of_it_is_one_action(tmp_path):
    kept = places.ensure(DIANZI)
    found = table(tmp_path, f"{DIANZI},117.44,35.10", f"{ANLING},117.45,35.11")
    before = journal.changes(kept.id)[-1].number
    assert positions_in.keep(found) == 2
    lie = {each.code: (each.longitude, each.latitude) for each in Place.select()}
    assert lie[DIANZI] == (117_440_000, 35_100_000)
    assert lie[ANLING] == (117_450_000, 35_110_000)
    numbers = {journal.changes(each.id)[-1].number for each in Place.select()}
    assert len(numbers) == 1
    assert numbers != {before}


def test_what_lies_there_already_is_not_written_again(tmp_path):
    positions_in.keep(table(tmp_path, f"{DIANZI},117.44,35.10"))
    found = table(tmp_path, f"{DIANZI},117.44,35.10")
    assert (found.ready, found.known) == ([], 1)


def test_a_place_that_the_office_keeps_for_itself_gets_its_position_too(tmp_path):
    with journal.action("test.place") as act:
        own = act.add(Place, code=DIANZI, type="village", name="店子村委会")
    positions_in.keep(table(tmp_path, f"{DIANZI},117.44,35.10", f"{ANLING},117.45,35.11"))
    assert Place.get(Place.id == own.id).longitude == 117_440_000
    assert places.by_code(ANLING).longitude == 117_450_000


def test_a_merged_code_gives_the_position_to_what_the_place_is_now(tmp_path):
    kept = places.ensure(DIANZI)
    until = datetime.date(2025, 1, 1)
    keeping.keep(PlaceAlias, place=kept.id, code=ANLING, until=until)
    positions_in.keep(table(tmp_path, f"{ANLING},117.44,35.10"))
    assert Place.get(Place.id == kept.id).longitude == 117_440_000


def test_a_workbook_is_read_as_well(tmp_path):
    file = tmp_path / "位置.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        written = book.add_worksheet()
        written.write_row(0, 0, ["枣庄市村居位置"])
        written.write_row(1, 0, ["村代码", "经度", "纬度"])
        written.write_row(2, 0, [int(DIANZI), 117.44001234567891, 35.1])
    [line] = positions_in.read(file).ready
    assert (line.code, line.longitude, line.latitude) == (DIANZI, 117_440_012, 35_100_000)


def test_a_table_of_something_else_is_refused(tmp_path):
    with pytest.raises(NoPositions):
        table(tmp_path, "张三,13", head="姓名,年龄")
