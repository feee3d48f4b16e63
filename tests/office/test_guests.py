"""Whom an office invites in one go."""

import pytest
import xlsxwriter

from app.books.refusals import NoVillageCalled
from app.office import guests, invite
from app.office.guests import (
    AlreadyInvited,
    InvitedTwice,
    NoRooms,
    NoSuchTown,
)
from app.office.invite import CodeTaken, NoRoomCode, NoSuchVillage, NotThisArea

DIANZI = "370406101"


@pytest.fixture
def saved(office, tmp_path):
    for number in (1, 2):
        invite.save_key(tmp_path / f"key-{number}.txt")
    return office


@pytest.fixture
def book(tmp_path):
    def write(*rows):
        path = tmp_path / "名单.xlsx"
        with xlsxwriter.Workbook(path) as made:
            sheet = made.add_worksheet("工作室")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        return path

    return write


def reasons(found):
    return [type(why) for _where, why in found.left]


def test_every_village_of_a_town_is_invited_by_its_name(saved):
    found = guests.of_town(DIANZI)
    assert all(each.code.startswith(DIANZI) for each in found.ready)
    [dianzi] = [each for each in found.ready if each.code == "370406101200-01"]
    assert dianzi.name == "店子村法律服务工作室"
    assert dianzi.place.endswith("店子村")
    assert not found.left


def test_who_was_invited_already_is_left_out_and_named(saved):
    invite.invite("370406101200-01", "店子村工作室")
    found = guests.of_town(DIANZI)
    assert "370406101200-01" not in [each.code for each in found.ready]
    assert reasons(found) == [AlreadyInvited]


def test_who_reports_here_is_left_out(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        assert reasons(guests.of_town(DIANZI)) == [CodeTaken]


@pytest.mark.parametrize("code", ["370481", "99", "370406999"])
def test_a_town_of_another_area_is_refused(saved, code):
    with pytest.raises(NoSuchTown):
        guests.of_town(code)


def test_the_whole_district_is_its_own_town(saved):
    towns = {each.code[:9] for each in guests.of_town("3704").ready}
    assert len(towns) > 5
    assert {each[:6] for each in towns} == {"370406"}


def test_rows_are_read_by_code_or_by_village(saved, book):
    path = book(
        ["山亭区工作室一览"],
        ["序号", "镇街", "村（居）", "代码", "工作室名称"],
        [1, "店子镇", "店子村", "", ""],
        [2, "", "", "370406101201", "第二工作室"],
        ["合计", "", "", "", ""],
    )
    found = guests.of_book(path)
    assert [(each.code, each.name) for each in found.ready] == [
        ("370406101200-01", "店子村法律服务工作室"),
        ("370406101201-01", "第二工作室"),
    ]


def test_each_row_that_cannot_be_invited_says_why_and_where(saved, book):
    path = book(
        ["村名", "代码"],
        ["店子村", ""],
        ["店子村", "370406101200-01"],
        ["没有这个村", ""],
        ["", "370406101999"],
        ["", "370481001201"],
        ["", "12"],
    )
    found = guests.of_book(path)
    assert len(found.ready) == 1
    assert reasons(found) == [InvitedTwice, NoVillageCalled, NoSuchVillage, NotThisArea, NoRoomCode]
    assert found.left[1][0] == "工作室，第 4 行"


def test_a_workbook_without_such_a_table_is_refused(saved, book):
    with pytest.raises(NoRooms):
        guests.of_book(book(["姓名", "电话"], ["王建国", "1"]))
