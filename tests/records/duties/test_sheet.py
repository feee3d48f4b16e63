"""The duties of the places that are known, from the records as they stand."""

import datetime
import json

import pytest

from app.records import duties, keeping, places
from app.records.activities import Activity, ActivityPlace
from app.records.duties import BadRule, State, rules
from app.records.duties.listed import at, columns, mark
from tests.journeys.district import DAY

ONE = datetime.timedelta(days=1)


@pytest.fixture
def village(room):
    return places.ensure("370406101200")


def held(village, kind, day=DAY, state="held", **more):
    return keeping.keep(
        Activity, day=day, kind=kind, state=state, theme="宪法", place=village.id, **more
    )


def line(name, year=DAY.year):
    return next(each for each in duties.year_sheet(year) if each.rule.name == name)


def this_month(name):
    return at(line(name), DAY.month)


def test_a_room_owes_what_the_rules_ask_of_its_own_village(village):
    found = {each.rule.name: len(each.duties) for each in duties.year_sheet(DAY.year)}
    assert found["cadre_study"] == 12
    assert found["mass_publicity"] == 4
    assert found["check_up"] == 1
    assert {each.subject.id for each in duties.year_sheet(DAY.year)} == {village.id}


def test_an_activity_that_was_held_meets_its_duty_and_is_the_evidence(village):
    assert this_month("cadre_study").state == State.UNDER_WAY
    held(village, "lecture")
    planned = held(village, "study", day=DAY + ONE, state="planned")
    assert this_month("cadre_study").state == State.UNDER_WAY
    keeping.change(planned, day=DAY, state="held")
    found = this_month("cadre_study")
    assert found.state == State.MET
    assert [each.id for each in duties.evidence(found)] == [planned.id]
    keeping.void(keeping.change(planned, theme="学习"), reason="mistake")
    assert this_month("cadre_study").state == State.UNDER_WAY


def test_an_activity_for_several_places_counts_for_each(village):
    other = keeping.keep(places.Place, name="李庄村", type="village", code="370406101201")
    activity = held(other, "study")
    assert this_month("cadre_study").amount == 0
    keeping.keep(ActivityPlace, activity=activity.id, place=village.id)
    found = this_month("cadre_study")
    assert found.amount == 1
    assert [each.id for each in duties.evidence(found)] == [activity.id]


def test_one_activity_may_be_planned_for_what_is_owed_now(village):
    owed = {duty.rule.name for duty in duties.now()}
    assert "cadre_study" in owed
    duty = next(each for each in duties.now() if each.rule.name == "cadre_study")
    assert duties.beginning(duty) == ("activity", {"new": True, "kind": "study"})


def test_a_line_says_of_each_month_what_was_done(village):
    held(village, "study")
    cells = {c.name: c.show(line("cadre_study")) for c in columns(of_places=False)}
    assert cells[str(DAY.month)] == "✓"
    assert cells["1"] == "✗"
    assert mark(None) == ""


GOOD = {
    "name": "cadre_study",
    "title": {"zh": "学习", "en": "Study"},
    "source": {"zh": "报告", "en": "Report"},
    "rhythm": "month",
    "counts": [{"kind": "activity", "by": "day"}],
}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rhythm": "week"}, "rhythm"),
        ({"needs": 0}, "needs"),
        ({"title": {"zh": "学习"}}, "title"),
        ({"counts": []}, "counts"),
        ({"counts": [{"kind": "activty", "by": "day"}]}, "kind"),
        ({"counts": [{"kind": "activity", "by": "day", "where": [["kin", "is", "x"]]}]}, "where"),
        ({"scope": {"since": "2026-13-01"}}, "since"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_rule_is_refused_by_file_line_and_field(room, wrong, field):
    spelled = json.dumps(GOOD | wrong, ensure_ascii=False, indent=1)
    with pytest.raises(BadRule) as caught:
        rules.read(spelled.encode(), "study.json")
    said = caught.value.data
    assert (said["file"], said["field"]) == ("study.json", field)
    assert f'"{field}"' in spelled.splitlines()[int(str(said["line"])) - 1]


@pytest.mark.parametrize("spelled", [b'{\n"name": "x",\n]', b"\xff\xfe", b"", b" " * 30_000])
def test_what_is_no_rule_at_all_is_refused(room, spelled):
    with pytest.raises(BadRule):
        rules.read(spelled, "x.json")


def test_the_rules_that_come_with_the_program_say_where_they_are_from(room):
    for rule in duties.bundled():
        assert rule.source.zh
        assert rule.title.en


def test_a_village_that_an_office_adds_stands_on_its_year_sheet_at_once(office):
    places.ensure("370406101200")
    assert {each.subject.name for each in duties.year_sheet(DAY.year)} == {"店子村"}
    places.ensure("370406101201")
    assert len({each.subject.id for each in duties.year_sheet(DAY.year)}) == 2
