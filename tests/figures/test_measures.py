"""Measures count records by month for a place, as data says."""

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import codes
from app.figures import Measure, amounts, counted, each_of, faults, hours, tally
from app.records import keeping, people, places, visits
from app.records.activities import Activity, ActivityPerson, ActivityPlace
from app.records.network import Service

YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
VISITS = Measure(kind="visit", by="day", where=(("category", "is", "01"),))
HOURS = Measure(
    kind="service", by="day", people="person", names="name", begin="begin", finish="finish"
)
HELD = Measure(kind="activity", by="day", places="activity_place")
DAY = datetime.date(2026, 5, 6)


@pytest.fixture
def village(room):
    return places.ensure("370406101200")


def logged(village, month, category="01", name="孙广才"):
    return visits.log(
        day=datetime.date(2026, month, 3), category=category, facts="承包地", place=village.id,
        name=name,
    )  # fmt: skip


def test_records_are_counted_by_month_and_place(village):
    for month in (1, 1, 5):
        logged(village, month)
    logged(village, 5, category="02")
    found = amounts([VISITS], *YEAR)
    assert found.of(village.id, MONTHS) == 3
    assert found.of(village.id, ["2026-01"]) == 2
    assert found.of("elsewhere", MONTHS) == 0


def test_what_is_void_or_outside_the_span_does_not_count(village):
    gone, stays = logged(village, 2), logged(village, 6)
    visits.void(gone, reason="duplicate")
    assert amounts([VISITS], *YEAR).of(village.id, MONTHS) == 1
    assert amounts([VISITS], YEAR[0], datetime.date(2026, 5, 31)).of(village.id, MONTHS) == 0
    assert [each.id for each in counted(VISITS, [village.id], *YEAR)] == [stays.id]


def test_people_are_counted_once_in_a_span(village):
    woman, man = people.register(name="赵淑珍"), people.register(name="王建国")
    for month, person in ((1, woman), (1, woman), (4, woman), (4, man)):
        visits.log(
            day=datetime.date(2026, month, 9), category="01", facts="来问", place=village.id,
            person=person.id,
        )  # fmt: skip
    found = amounts([Measure(kind="visit", by="day", people="person")], *YEAR)
    assert found.of(village.id, MONTHS) == 2
    assert found.of(village.id, ["2026-01"]) == 1


def test_a_local_code_counts_under_its_official_one(village):
    matters = codes.load("matter")
    official = next(c.code for c in matters.entries if len(matters.under(c.code)) > 1)
    local = matters.under(official)[1]
    logged(village, 3, category=local)
    measure = Measure(kind="visit", by="day", where=(("category", "is", official),))
    assert amounts([measure], *YEAR).of(village.id, MONTHS) == 1


def served(village, begin, finish, person=None, day=DAY, name="周明"):
    return keeping.keep(
        Service, day=day, kind="on_site", place=village.id, name=name,
        person=person.id if person else None, begin=datetime.time(begin),
        finish=datetime.time(finish) if finish else None,
    )  # fmt: skip


def test_the_hours_of_one_person_that_overlap_count_once_and_those_of_two_each(village):
    one, other = people.register(name="周明"), people.register(name="李静")
    served(village, 9, 11, one)
    served(village, 10, 12, one)
    served(village, 9, 10, one, day=DAY + datetime.timedelta(days=1))
    served(village, 9, 10, other)
    served(village, 14, None, other)  # nobody wrote down when it ended
    served(village, 9, 11, name="张三")
    served(village, 10, 12, name="张三")
    found = amounts([HOURS], *YEAR)
    assert found.of(village.id, ["2026-05"]) == 60 * (3 + 1 + 1 + 3)
    assert len(counted(HOURS, [village.id], *YEAR)) == 6


def test_hours_overlap_across_measures_and_under_all_names_of_a_person(village):
    one, same = people.register(name="周明"), people.register(name="周明律师")
    served(village, 9, 11, one)
    served(village, 10, 12, same)
    calls = msgspec.structs.replace(HOURS, where=(("kind", "is", "on_site"),))
    assert amounts([HOURS, calls], *YEAR).of(village.id, MONTHS) == 240
    joined = amounts([HOURS, calls], *YEAR, {same.id: one.id})
    assert joined.of(village.id, MONTHS) == 180


@given(st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 1439)), max_size=8))
def test_clocks_are_put_together_as_moments_are(spans):
    def at(minute):
        return datetime.datetime(2026, 5, 6) + datetime.timedelta(minutes=minute)

    moments = [(at(begin), at(end)) for begin, end in spans]
    clocks = [(f"{at(begin):%H:%M}", f"{at(end):%H:%M}") for begin, end in spans]
    assert hours.minutes_of_a_day(clocks) == hours.minutes(moments)


def test_one_activity_counts_once_for_a_place_however_often_it_is_named(village):
    again = keeping.keep(places.Place, name="店子村", type="village", code="370406101200")
    other = keeping.keep(places.Place, name="李庄村", type="village", code="370406101201")
    held = keeping.keep(
        Activity, day=DAY, kind="study", state="held", theme="宪法", place=village.id, headcount=30
    )
    for place in (again.id, other.id, other.id):
        keeping.keep(ActivityPlace, activity=held.id, place=place)
    same = places.counted_as()
    found = amounts([HELD], *YEAR, same)
    assert (found.of(village.id, MONTHS), found.of(other.id, MONTHS)) == (1, 1)
    came = msgspec.structs.replace(HELD, amount="headcount")
    assert amounts([came], *YEAR, same).of(other.id, MONTHS) == 30


def test_measures_asked_together_count_what_each_counts_alone(village):
    other = keeping.keep(places.Place, name="李庄村", type="village", code="370406101201")
    woman = people.register(name="赵淑珍")
    for month, kind, state in (
        (1, "study", "held"), (1, "sweep", "held"), (5, "study", "cancelled"),
        (5, "study", "held"), (9, "lecture", "held"),
    ):  # fmt: skip
        held = keeping.keep(
            Activity, day=datetime.date(2026, month, 6), kind=kind, state=state, theme="宪法",
            place=village.id, headcount=10 * month,
            cancelled_why="下雨" if state == "cancelled" else None,
        )  # fmt: skip
        keeping.keep(ActivityPlace, activity=held.id, place=other.id)
        logged(village, month, category="01" if kind == "study" else "02")
    keeping.keep(
        Service, day=DAY, kind="on_site", place=other.id, person=woman.id, name=woman.name,
        begin=datetime.time(9), finish=datetime.time(10, 30),
    )  # fmt: skip
    was_held = ("state", "is", "held")
    study, sweep = (
        msgspec.structs.replace(HELD, where=(was_held, ("kind", "in", [kind])))
        for kind in ("study", "sweep")
    )
    heads = msgspec.structs.replace(study, amount="headcount")
    who = Measure(kind="service", by="day", people="person")
    lists = [[study], [sweep, VISITS], [], [heads, HOURS], [HELD], [who, study]]
    together = each_of(lists, *YEAR)
    for found, measures in zip(together, lists, strict=True):
        alone = amounts(measures, *YEAR)
        for place in (village.id, other.id):
            for months in (MONTHS, ["2026-05"]):
                assert found.of(place, months) == alone.of(place, months)
    numbers = [found.of(other.id, MONTHS) for found in together]
    assert numbers == [2, 1, 0, 60 + 90, 5, 1 + 2]


@pytest.mark.parametrize(
    ("measure", "wrong"),
    [
        (Measure(kind="vist", by="day"), [("kind", "vist")]),
        (Measure(kind="visit", by="facts"), [("by", "facts")]),
        (Measure(kind="visit", by="day", subject="facts"), [("subject", "facts")]),
        (Measure(kind="visit", by="day", amount="much"), [("amount", "much")]),
        (Measure(kind="visit", by="day", where=(("no", "is", "1"),)), [("where", "no")]),
        (Measure(kind="visit", by="day", where=(("category", "is", "0a"),)), [("where", "0a")]),
        (Measure(kind="visit", by="day", places="card"), [("places", "card")]),
        (msgspec.structs.replace(HOURS, finish="day"), [("finish", "day")]),
        (msgspec.structs.replace(HOURS, begin="", people=""), [("begin", ""), ("people", "")]),
        (msgspec.structs.replace(HOURS, names="who"), [("names", "who")]),
        (VISITS, []),
    ],
)
def test_what_a_measure_names_has_to_exist(measure, wrong):
    assert list(faults(measure)) == wrong


def test_one_of_several_codes_is_asked_for(village):
    keeping.keep(
        Service, day=DAY, kind="on_site", place=village.id, name="周明",
        begin=datetime.time(9), types=["advice", "review"],
    )  # fmt: skip
    for code, number in (("review", 1), ("drafting", 0)):
        measure = Measure(kind="service", by="day", where=(("types", "has", code),))
        assert list(faults(measure)) == []
        assert amounts([measure], *YEAR).of(village.id, MONTHS) == number


def test_none_of_some_values_or_nothing_is_asked_for(village):
    logged(village, 1)
    logged(village, 1, category="02")
    measure = Measure(kind="visit", by="day", where=(("category", "not", ["01"]),))
    assert amounts([measure], *YEAR).of(village.id, MONTHS) == 1
    nothing = Measure(kind="visit", by="day", where=(("result", "not", ["answered"]),))
    assert amounts([nothing], *YEAR).of(village.id, MONTHS) == 2


def test_what_another_record_names_is_asked_for(village):
    first = logged(village, 1)
    again = visits.log(
        day=DAY, category="01", facts="又来", place=village.id, name="孙广才", follows=first.id
    )
    measure = Measure(kind="visit", by="day", where=(("id", "named", "visit.follows"),))
    assert list(faults(measure)) == []
    assert [each.id for each in counted(measure, [village.id], *YEAR)] == [first.id]
    visits.void(again, reason="duplicate")
    assert counted(measure, [village.id], *YEAR) == []


def test_day_place_and_conditions_may_be_those_of_what_a_record_hangs_on(village):
    held = keeping.keep(
        Activity, day=DAY, kind="lecture", state="held", theme="普法", place=village.id
    )
    keeping.keep(ActivityPerson, activity=held.id, person=people.register(name="周明").id)
    measure = Measure(
        kind="activity_person", by="activity.day", subject="activity.place",
        where=(("activity.kind", "is", "lecture"),),
    )  # fmt: skip
    assert list(faults(measure)) == []
    assert amounts([measure], *YEAR).of(village.id, MONTHS) == 1
    assert len(counted(measure, [village.id], *YEAR)) == 1
    keeping.void(held, reason="mistake")
    assert amounts([measure], *YEAR).of(village.id, MONTHS) == 0


@pytest.mark.parametrize(
    "measure",
    [
        Measure(kind="party", by="case.nothing"),
        Measure(kind="party", by="name.accepted", subject="case.place"),
        Measure(kind="visit", by="day", where=(("id", "named", "visit.nothing"),)),
        Measure(kind="service", by="day", where=(("types", "has", "nothing"),)),
        Measure(kind="service", by="day", where=(("types", "is", "review"),)),
    ],
)
def test_what_cannot_be_asked_of_what_a_record_hangs_on_is_a_fault(measure):
    assert list(faults(measure))


def test_what_hangs_on_something_void_counts_in_no_measure_asked_with_others(village):
    held = {
        kind: keeping.keep(
            Activity, day=DAY, kind=kind, state="held", theme="普法", place=village.id
        )
        for kind in ("lecture", "study")
    }
    for each in held.values():
        keeping.keep(ActivityPerson, activity=each.id, person=people.register(name="周明").id)
    measures = [
        Measure(
            kind="activity_person", by="activity.day", subject="activity.place",
            where=(("activity.kind", "is", kind),),
        )
        for kind in held
    ]  # fmt: skip
    met = Measure(kind="activity_person", by="activity.day", subject="activity.place")
    asked = [*measures, met]

    def counted_now():
        alone = [found.of(village.id, MONTHS) for found in each_of([[m] for m in asked], *YEAR)]
        at_once = tally(asked, *YEAR).folded(lambda subject, _month: subject)
        assert at_once.get(village.id, [0, 0, 0]) == alone
        return alone

    assert counted_now() == [1, 1, 2]
    keeping.void(held["lecture"], reason="mistake")
    assert counted_now() == [0, 1, 1]


@pytest.mark.parametrize(
    ("each", "count", "whole"), [(2**62 - 1, 2, 2**63 - 2), (2**62, 3, 2**63 - 1), (-7, 3, -21)]
)
def test_a_sum_is_exact_as_far_as_it_can_be_held_and_stops_nothing_beyond(
    village, each, count, whole
):
    for _ in range(count):
        keeping.keep(Activity, day=DAY, kind="study", state="held", theme="宪法", place=village.id)
    Activity.update(headcount=each).execute()
    came = msgspec.structs.replace(HELD, amount="headcount", places="")
    assert amounts([came], *YEAR).of(village.id, MONTHS) == whole
    assert [*tally([came], *YEAR).folded(lambda *_key: "").values()] == [[whole]]
