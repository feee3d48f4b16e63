"""The roster of law-literate villagers: how many a village has and lacks, and what they learned."""

import datetime

import pytest

from app.records import certificates, duties, keeping, literate, people, places
from app.records.activities import Activity, Attendance, rolls
from app.records.duties import State
from app.records.places import PlaceGroup
from tests.journeys.district import DAY

ONE = datetime.timedelta(days=1)


@pytest.fixture
def village(room):
    return places.ensure("370406101200")


def become(village, name, **more):
    return literate.become(village, None, newcomer={"name": name}, **more)


def owed(name, year=DAY.year):
    return next(
        duty for line in duties.year_sheet(year) for duty in line.duties if duty.rule.name == name
    )


def test_how_many_stand_on_the_last_day_counts_and_nobody_twice(village):
    assert (owed("literate").needs, owed("literate").amount) == (3, 0)
    roles = [become(village, name, since=DAY) for name in ("孙兆发", "李静", "王芳")]
    same = people.register(name="王芳芳")
    people.appoint(same, role="literate", place=village.id)
    people.join(people.get(roles[2].person), same)
    found = owed("literate")
    assert (found.state, found.amount) == (State.MET, 3)
    assert {each.heading() for each in duties.evidence(found)} == {"孙兆发", "李静", "王芳"}
    people.change_role(roles[0], until=DAY - ONE, since=DAY - ONE)
    assert (owed("literate").state, owed("literate").missing) == (State.UNDER_WAY, 1)
    keeping.void(people.get(roles[1].person), reason="mistake")
    assert owed("literate").missing == 2


def test_what_stood_at_the_end_of_an_earlier_year_counts_for_it(office):
    village = places.ensure("370406101200")
    last = datetime.date(DAY.year - 1, 12, 31)
    for name in ("孙兆发", "李静", "王芳"):
        become(village, name, since=last, until=last)
    assert owed("literate", last.year).state == State.MET
    assert owed("literate").amount == 0


def test_a_poor_village_is_to_have_ten_for_as_long_as_it_is_one(village):
    become(village, "孙兆发", since=DAY)
    keeping.keep(PlaceGroup, place=village.id, group="poor", since=DAY - ONE)
    found = {each.rule.name: each for each in literate.asked(village.id)}
    assert {name: each.missing for name, each in found.items()} == {
        "literate": 2, "literate_poor": 9,
    }  # fmt: skip
    assert literate.missing_words(found.values()) == "1/10 · 还差 9 人"


def test_the_roster_says_how_chosen_taught_tested_and_certified(office):
    village = places.ensure("370406101200")
    role = become(village, "孙兆发", since=DAY, chosen="committees")
    person = people.get(role.person)
    made = certificates.issue(kind="literate", holders=[certificates.of_person(person)])
    [found] = literate.roster(village.id)
    assert found.words() == f"两委推荐　{made[0].number}"


def test_hours_and_score_come_from_the_rolls_of_what_was_held(village):
    role = become(village, "孙兆发", since=DAY, chosen="test", number="明白人 7 号")
    for kind, state, day in (
        ("training", "held", DAY - ONE), ("lecture", "held", DAY), ("training", "planned", DAY),
        ("joint_meeting", "held", DAY),
    ):  # fmt: skip
        held = keeping.keep(
            Activity, day=day, kind=kind, state=state, theme="民法典", place=village.id
        )
        rolls.call(held, "孙兆发、李静", minutes=90)
        for line in rolls.of(held.id):
            keeping.change(line, score=60 + day.day)
    keeping.keep(Attendance, activity=held.id, name="孙兆", person=role.person, minutes=60)
    [found] = literate.roster(village.id)
    assert (found.minutes, found.score) == (180, 60 + DAY.day)
    assert found.words() == f"考核选定　培训 3 小时　考核 {60 + DAY.day} 分　明白人 7 号"


def test_one_duty_of_literates_leads_to_its_village_and_asks_who(village):
    assert duties.beginning(owed("literate")) == (
        "place", {"record_id": village.id, "appoint": {"role": "literate"}},
    )  # fmt: skip
