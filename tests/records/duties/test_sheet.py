"""The duties of the places that are known, from the records as they stand."""

import datetime
import json

import msgspec
import pytest

from app.records import duties, keeping, people, places
from app.records.activities import Activity, ActivityPerson, ActivityPlace
from app.records.data_files import BadFile
from app.records.duties import State, rules
from app.records.duties.listed import at, columns, mark
from app.records.network import Service
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


def test_a_record_begins_with_what_its_columns_take_and_without_a_code_that_is_not_known(village):
    begins = {"day": "2026-12-04", "headcount": "30", "kind": "of a later list"}
    rule = rules.read(json.dumps(GOOD | {"begins": begins}).encode(), "study.json")
    [duty, *_more] = duties.of_place(village.id, [rule])
    known = {"new": True, "day": datetime.date(2026, 12, 4), "headcount": 30}
    assert duties.beginning(duty) == ("activity", known)


def test_what_counts_by_the_day_of_what_it_hangs_on_is_shown_with_its_period(village):
    counts = {"kind": "activity_person", "by": "activity.day", "subject": "activity.place"}
    rule = rules.read(json.dumps(GOOD | {"counts": [counts]}).encode(), "study.json")
    person = people.register(name="赵淑珍")
    came = [
        keeping.keep(ActivityPerson, activity=held(village, "study", day).id, person=person.id).id
        for day in (DAY, DAY.replace(month=2))
    ]  # fmt: skip
    [found] = [each.duties for each in duties.year_sheet(DAY.year, [rule])]
    shown = duties.evidence_of(found)
    assert [each.amount for each in found if each.amount] == [1, 1]
    assert {period.first.month: [e.id for e in records] for period, records in shown.items()
            if records} == {DAY.month: came[:1], 2: came[1:]}  # fmt: skip


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
        ({"counts": [], "stands": [{"kind": "role", "by": "number"}]}, "by"),
        ({"counts": [], "each": {"kind": "remark", "by": "day", "done": "words"}}, "done"),
        ({"each": {"kind": "remark", "by": "day", "done": "done"}}, "counts"),
        ({"scope": {"groups": ["rich"]}}, "groups"),
        ({"scope": {"types": ["castle"]}}, "types"),
        ({"scope": {"roles": ["king"]}}, "roles"),
        ({"begins": {"kin": "study"}}, "begins"),
        ({"begins": {"day": "soon"}}, "day"),
        ({"counts": [{"kind": "activity", "by": "day", "amount": "theme"}]}, "amount"),
        ({"counts": [{"kind": "activity", "by": "day", "where": [["day", "from", 5]]}]}, "where"),
        ({"counts": [{"kind": "visit", "by": "day", "where": [["late", "is", {}]]}]}, "where"),
        ({"counts": [{"kind": "visit", "by": "day", "where": [["mode", "is", {}]]}]}, "where"),
        ({"counts": [{"kind": "visit", "by": "day", "where": [["mode", "in", [[]]]]}]}, "where"),
        ({"counts": [{"kind": "visit", "by": "day", "where": [["place", "is", 1]]}]}, "where"),
        (
            {"counts": [{"kind": "visit", "by": "day", "where": [["headcount", "is", 10**30]]}]},
            "where",
        ),
    ],
)
def test_a_wrong_rule_is_refused_by_file_line_and_field(room, wrong, field):
    spelled = json.dumps(GOOD | wrong, ensure_ascii=False, indent=1)
    with pytest.raises(BadFile) as caught:
        rules.read(spelled.encode(), "study.json")
    said = caught.value.data
    assert (said["file"], said["field"]) == ("study.json", field)
    assert f'"{field}"' in spelled.splitlines()[int(str(said["line"])) - 1]


@pytest.mark.parametrize("spelled", [b'{\n"name": "x",\n]', b"\xff\xfe", b"", b" " * 30_000])
def test_what_is_no_rule_at_all_is_refused(room, spelled):
    with pytest.raises(BadFile):
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


def in_group(place, group="key", **term):
    return keeping.keep(places.PlaceGroup, place=place.id, group=group, **term)


def study(**scope):
    [found] = [each for each in duties.bundled() if each.name == "cadre_study"]
    return msgspec.structs.replace(found, scope=rules.Scope(**scope))


def owed(rule, year=DAY.year):
    return {
        each.subject.name: [duty.period.first.month for duty in each.duties]
        for each in duties.year_sheet(year, [rule])
    }


def test_a_rule_for_a_group_binds_only_the_places_in_it_and_only_for_as_long(office):
    one, two, three = (places.ensure(f"37040610120{n}") for n in range(3))
    in_group(one, since=datetime.date(2026, 3, 1), until=datetime.date(2026, 5, 31))
    in_group(two, group="thousand")
    in_group(three)
    rule = study(groups=("key",))
    assert owed(rule)[one.short_name()] == [3, 4, 5]
    assert owed(rule)[three.short_name()] == list(range(1, 13))
    assert two.short_name() not in owed(rule)
    assert len(owed(study(groups=("key", "thousand")))) == 3


def test_a_place_that_was_in_a_group_twice_owes_both_times_and_nothing_between(office):
    village = places.ensure("370406101200")
    in_group(village, since=datetime.date(2026, 1, 1), until=datetime.date(2026, 2, 28))
    in_group(
        village, group="watched", since=datetime.date(2026, 3, 1), until=datetime.date(2026, 4, 30)
    )
    in_group(village, since=datetime.date(2026, 10, 1))
    rule = study(groups=("key", "watched"))
    assert owed(rule) == {"店子村": [1, 2, 3, 4, 10, 11, 12]}


def test_no_place_owes_anything_by_a_rule_for_a_group_that_nobody_is_in(village):
    assert owed(study(groups=("key",))) == {}
    in_group(village)
    assert owed(study(groups=("key",))) == {"店子村": list(range(1, 13))}


def test_places_of_one_code_are_one_place_and_what_was_done_in_either_counts(village):
    other = keeping.keep(places.Place, name="店子村", type="village", code="370406101200")
    held(other, "study")
    found = this_month("cadre_study")
    assert (found.subject.id, found.amount) == (village.id, 1)
    assert len(duties.evidence(found)) == 1


def test_what_was_done_under_a_former_code_counts_for_what_the_village_became(village):
    keeping.keep(places.PlaceAlias, place=village.id, code="370406101299")
    merged = keeping.keep(places.Place, name="李庄村", type="village", code="370406101299")
    held(merged, "study")
    assert this_month("cadre_study").amount == 1
    assert len({each.subject.id for each in duties.year_sheet(DAY.year)}) == 1


def appointed(village, since=None, until=None, role="adviser", name="周明"):
    person = people.register(name=name)
    people.appoint(person, role=role, place=village.id, since=since, until=until)
    return person


def hours_owed(year=DAY.year):
    found = [each for each in duties.year_sheet(year) if each.rule.name == "on_site"]
    return {duty.period.first.month: duty.needs for each in found for duty in each.duties}


def served(village, person, day=DAY, begin=9, finish=11):
    return keeping.keep(
        Service, day=day, kind="on_site", place=village.id, person=person.id, name=person.name,
        begin=datetime.time(begin), finish=datetime.time(finish),
    )  # fmt: skip


def test_hours_on_site_are_owed_where_an_adviser_serves_and_by_the_share_of_the_month(village):
    assert hours_owed() == {}
    appointed(village, role="volunteer", name="李静")
    assert hours_owed() == {}
    appointed(village, datetime.date(2026, 4, 16), datetime.date(2026, 6, 15))
    assert hours_owed() == {4: 240, 5: 480, 6: 240}


def test_two_advisers_one_after_the_other_owe_together_what_their_days_in_the_month_do(village):
    appointed(village, datetime.date(2026, 4, 1), datetime.date(2026, 4, 10))
    appointed(village, datetime.date(2026, 4, 21), datetime.date(2026, 4, 30), name="李静")
    appointed(village, datetime.date(2026, 4, 8), datetime.date(2026, 4, 10), name="王芳")
    assert hours_owed() == {4: 320}


def test_hours_on_site_are_met_by_the_union_of_what_each_one_served(village):
    one = appointed(village, datetime.date(2026, 1, 1))
    kept = [served(village, one), served(village, one, begin=10, finish=13)]
    found = this_month("on_site")
    assert (found.state, found.amount, found.missing) == (State.UNDER_WAY, 240, 240)
    assert duties.amount_words(found) == "4/8 小时"
    assert [each.id for each in duties.evidence(found)] == [each.id for each in kept]
    assert duties.beginning(found) == ("service", {"new": True, "kind": "on_site"})
    served(village, one, day=DAY - ONE, begin=8, finish=12)
    assert this_month("on_site").state == State.MET


def test_a_rule_may_bind_a_group_and_a_role_at_once(office):
    one, two = places.ensure("370406101200"), places.ensure("370406101201")
    appointed(one, datetime.date(2026, 3, 1))
    appointed(two, datetime.date(2026, 3, 1))
    in_group(one, since=datetime.date(2026, 5, 1), until=datetime.date(2026, 8, 31))
    assert owed(study(groups=("key",), roles=("adviser",))) == {"店子村": [5, 6, 7, 8]}
