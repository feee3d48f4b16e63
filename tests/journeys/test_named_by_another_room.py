"""A village that another room knows too: what the office writes of it counts in its own room."""

import pytest

from app.records import assessment, duties, inspections, keeping, people, places
from app.records.assessment import AssessmentPoints, freezing, giving, sending
from app.records.duties import State, excuses
from app.records.inspections import Remark
from app.records.places import Place
from app.store import journal
from tests.journeys.district import CODES, DAY
from tests.records.assessment.with_findings import with_findings

OURS, OTHER = "李庄村", "店子村"
VILLAGE = CODES[1][:12]
YEAR = DAY.year


@pytest.fixture
def district(district_after):
    def happen(district):
        district.room(OTHER, CODES[0])
        with district.at(OTHER):
            people.register(name="赵淑珍", village=VILLAGE)
        district.round(OTHER, "先")
        district.room(OURS, CODES[1])
        with district.at(OURS):
            places.ensure(VILLAGE)
        district.round(OURS, "后")

    return district_after("a village that another room knew first", happen)


def scored():
    found = assessment.scores(YEAR)
    return found, found.one(places.by_code(VILLAGE).id)


def marks():
    return {each.indicator: each.points for each in scored()[1].total.marks}


def states(name):
    mine = places.by_code(VILLAGE).id
    sheet = [each for each in duties.year_sheet(YEAR) if each.rule.name == name]
    [found] = [each for each in sheet if mine in (each.subject.id, *each.subject.also)]
    return {each.period.first.month: each.state for each in found.duties}


def theirs():
    """The record of the village that the other room made, at the office."""
    first, _own = Place.where_equal("code", VILLAGE)
    return first.id


def test_points_a_veto_and_the_frozen_year_are_the_same_at_both_ends(district):
    with district.at("office"):
        assert scored()[1].id == theirs()
        for name, points in (("aid", 100), ("praise", 200), ("absent", None)):
            giving.give(*scored(), name, points, "督导所见")
        freezing.freeze(YEAR)
        total, result = scored()[1].total, freezing.result_of(YEAR, scored()[1])
        assert marks()["aid"] == 100
    district.round(OURS, "结果")
    with district.at(OURS):
        there = scored()[1].total
        assert (marks()["aid"], there.extra, there.vetoes) == (100, 200, ("absent",))
        assert freezing.result_of(YEAR, scored()[1]).points == result.points == total.points
        [name] = {each.place for each in AssessmentPoints.select()}
        assert name == places.own_id()
    assert district.checked(OURS)


def test_a_finding_costs_its_points_at_both_ends_whichever_record_was_chosen(district):
    with district.at("office"):
        sending.send(with_findings(which="all"))
        said = {"day": DAY, "kind": "finding", "words": "公示牌没有换。"}
        made = keeping.keep(Remark, place=theirs(), **said)
        inspections.put_right(keeping.change(made, words="公示牌还没有换。"), done=DAY)
        assert marks()["findings"] == 100
    district.round(OURS, "意见")
    with district.at(OURS):
        assert marks()["findings"] == 100
        [remark] = Remark.select()
        assert remark.place == places.own_id()


def test_a_village_is_excused_unasked_at_both_ends(district):
    with district.at("office"):
        [duty] = [each for each in duties.of_place(theirs(), duties.in_force())
                  if each.rule.name == "cadre_study"]  # fmt: skip
        excuses.excuse(duty, "村两委换届")
        assert states("cadre_study")[DAY.month] == State.EXCUSED
    district.round(OURS, "免")
    with district.at(OURS):
        assert states("cadre_study")[DAY.month] == State.EXCUSED


def test_what_went_out_under_the_other_record_is_read_as_of_the_village_of_the_room(district):
    with district.at("office"):
        sending.send(with_findings(which="all"))
        room = inspections.room_of(theirs()).id
        with journal.action("test.earlier", published=True) as act:
            act.add(AssessmentPoints, year=YEAR, place=theirs(), indicator="aid", points=100,
                    reason="督导所见", day=DAY, room=room)  # fmt: skip
            body = {"day": DAY.isoformat(), "kind": "finding", "place": theirs(), "words": "未换。",
                    "room": room}  # fmt: skip
            act.add_version("remark", journal.new_id(), body, {})
        assert (marks()["aid"], marks()["findings"]) == (100, 100)
    for who in (OURS, OTHER):
        district.round(who, f"{who}早先")
    with district.at(OURS):
        assert (marks()["aid"], marks()["findings"]) == (100, 100)
    with district.at(OTHER):
        places.ensure(CODES[0][:12])
        found = assessment.scores(YEAR)
        mine = found.one(places.own_id())
        assert {e.indicator: e.points for e in mine.total.marks}["findings"] == 200
