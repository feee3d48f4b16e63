import datetime

import pytest

from app.books import people_in, sheet
from app.books.plan import Choices
from app.records import imports, people, places, visits

HEAD = ["姓名", "性别", "身份证号码", "联系电话", "单位", "职务", "身份", "所在村居", "人员类别"]
ROW = [
    "邓涛",
    "男",
    "370406198001010017",
    "13800001234",
    "店子司法所",
    "所长",
    "法律顾问、调解员",
    "店子村",
    "低保、老年人",
]
TODAY = datetime.date(2026, 11, 22)
NEAR = "370406101200"


def plan(path, **choices):
    return people_in.plan(sheet.read(path), Choices(**{"today": TODAY, **choices}), near=NEAR)


@pytest.fixture
def roster(write_book):
    """Write a roster of one person or more, each by what differs from an ordinary row."""

    def write(*changes, head=HEAD):
        rows = [dict(zip(HEAD, ROW, strict=True)) | change for change in changes]
        return write_book([head, *([row.get(name) for name in head] for row in rows)])

    return write


def doubts(item):
    return {reason.column: type(reason.error).__name__ for reason in item.reasons}


def test_a_row_of_a_roster_is_a_person_with_roles(roster):
    [item] = plan(roster({})).ready
    assert item.person == {
        "name": "邓涛",
        "sex": "1",
        "identity": "370406198001010017",
        "phone": "13800001234",
        "unit": "店子司法所",
        "title": "所长",
        "village": "370406101200",
        "groups": ["allowance", "old"],
    }
    assert item.values == {"role": ["adviser", "mediator"]}


def test_a_roster_of_villagers_needs_no_roles(roster):
    found = plan(roster({}, head=["姓名", "联系电话"]))
    assert (len(found.ready), len(found.left_out)) == (1, 1)


def test_a_village_name_known_twice_needs_the_town(roster):
    path = roster({"所在村居": "张庄"})
    assert doubts(plan(path).look[0]) == {"village": "SeveralPlaces"}
    assert doubts(plan(roster({"所在村居": "桃花源"})).look[0]) == {"village": "UnknownPlace"}


def test_two_names_in_one_cell_are_not_one_person(roster):
    assert doubts(plan(roster({"姓名": "邓涛、许军"})).look[0]) == {"name": "UnclearName"}


def test_an_unknown_role_needs_a_look(roster):
    assert doubts(plan(roster({"身份": "调解员、巡回法官"})).look[0]) == {"role": "UnknownWord"}


def test_the_unit_same_as_above_is_taken_over(roster):
    path = roster({}, {"姓名": "许军", "身份证号码": None, "单位": "同上"})
    assert plan(path).items[2].person["unit"] == "店子司法所"


def test_a_roster_goes_in_once(room, roster):
    path = roster({}, {"姓名": "许军", "身份证号码": None, "联系电话": None})
    brought = people_in.bring_in(plan(path))
    assert brought.rows == [2, 3]
    assert {person.name for person in people.Person.select()} == {"邓涛", "许军"}
    again = people_in.bring_in(plan(path))
    assert (again.rows, again.known) == ([], 2)


def test_villages_of_a_roster_become_places(room, roster):
    people_in.bring_in(plan(roster({})))
    [person] = people.Person.select()
    [place] = places.all_places()
    assert (person.village, place.code) == (place.id, "370406101200")


def test_somebody_known_gets_only_the_roles_not_held_yet(room, roster):
    known = people.register(name="邓涛", identity="370406198001010017")
    people.appoint(known, role="adviser")
    people_in.bring_in(plan(roster({})))
    assert people.Person.select().count() == 1
    assert sorted(role.role for role in people.roles(known.id)) == ["adviser", "mediator"]


def test_a_roster_is_taken_out_whole(room, roster):
    brought = people_in.bring_in(plan(roster({})))
    imports.undo(brought.batch)
    assert people.Person.select().where(people.Person.voided.is_null()).count() == 0
    assert people.serving() == []


def test_roles_of_somebody_known_go_with_the_roster_that_brought_them(room, roster):
    known = people.register(name="邓涛", identity="370406198001010017")
    imports.undo(people_in.bring_in(plan(roster({}))).batch)
    assert people.roles(known.id) == []
    assert people.Person.get(people.Person.id == known.id).voided is None


def test_somebody_who_has_come_since_stays_when_the_roster_is_taken_out(room, roster):
    brought = people_in.bring_in(plan(roster({})))
    [person] = people.Person.select()
    visits.log(day=TODAY, person=person.id, category="05", facts="院墙采光")
    imports.undo(brought.batch)
    assert people.Person.get(people.Person.id == person.id).voided is None
