"""Whatever the checkers of measures accept can be counted; what cannot be asked is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.fields import Clock, Day, Reference
from app.figures import (
    Measure,
    Standing,
    amounts,
    behind,
    count_behind,
    counted,
    faults,
    named,
    standing,
    stood,
    tally,
    wrong,
)
from app.records import keeping, people, places, visits
from app.records.activities import Activity, ActivityPerson
from app.records.network import Service
from app.store import registry

DAY = datetime.date(2026, 5, 6)
YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
HOWS = ("is", "in", "not", "has", "from", "to", "empty", "filled", "named")
ONE = (None, True, 0, -1, 7, 10**30, 1.5, "", "x", "2026-05-06", "20260506", "2026-05-06T10:00:00",
       "2026-13-01", "09:30", "25:00", "held", "01", "village", "visit.follows", "case.from_case",
       "role.place", "\ud7ff")  # fmt: skip
VALUES = st.sampled_from(ONE) | st.lists(st.sampled_from(ONE), max_size=3)
KINDS = sorted(name for name, of in registry.items() if of.__module__.startswith("app."))
WITH_RECORDS = settings(
    max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def names_in(kind, *wanted):
    """The columns of a kind, and of what it names, that are of some kind of field, or all."""
    found = []
    for name, column in registry[kind].columns().items():
        if isinstance(column.kind, wanted or object):
            found.append(name)
        if isinstance(column.kind, Reference) and column.kind.to in KINDS:
            beyond = registry[column.kind.to].columns()
            found += [f"{name}.{n}" for n, c in beyond.items()
                      if isinstance(c.kind, wanted or object)]  # fmt: skip
    return found


def right(kind, *wanted):
    """The columns that a measure may name, if there are any; else what none is."""
    return st.sampled_from(names_in(kind, *wanted) or ["nothing"])


def accepted(draw, names, check):
    """Some of many conditions, those that are accepted each by itself."""
    asked = st.tuples(st.sampled_from(names), st.sampled_from(HOWS), VALUES)
    several = draw(st.lists(asked, min_size=12, max_size=12))
    return tuple([each for each in several if not [*check((each,))]][:3])


@st.composite
def described(draw, of, days=("by",)):
    """A measure of which each part is right but for one."""
    kind = draw(st.sampled_from(KINDS))
    parts = {day: draw(right(kind, Day)) for day in days}
    parts["subject"] = draw(right(kind, Reference))
    names = [*names_in(kind), "id"]
    if of is Standing:
        parts["where"] = accepted(draw, names, lambda w: wrong(Standing(kind, subject="", where=w)))
        places_ = [*names_in("place"), "id"]
        parts["at"] = accepted(draw, places_, lambda a: wrong(Standing(kind, subject="", at=a)))
        odd = ["by", "until", "subject", "people"]
    else:
        parts["where"] = accepted(draw, names, lambda w: faults(Measure(kind, **parts, where=w)))
        odd = ["by", "subject", "people", "names", "amount", "run", "hours", "places"]
    match draw(st.sampled_from(["", *odd])):
        case "":
            pass
        case "run":
            parts["run"] = draw(st.tuples(st.sampled_from(names), st.sampled_from(names)))
        case "hours":
            parts |= {each: draw(right(kind, Clock)) for each in ("begin", "finish")}
            parts["people"] = draw(st.sampled_from(names))
        case "places":
            parts["places"] = draw(st.sampled_from(KINDS))
        case part:
            parts[part] = draw(st.sampled_from([*names, "", "origin", "nothing", "a.b", "id.x"]))
    return of(kind, **parts)


@pytest.fixture
def village(room):
    place = places.ensure("370406101200")
    person = people.register(name="赵淑珍")
    people.appoint(person, role="lawyer", place=place.id, since=DAY)
    first = visits.log(day=DAY, category="01", facts="来问", place=place.id, person=person.id)
    visits.log(day=DAY, category="01", facts="又来", place=place.id, name="周", follows=first.id)
    held = keeping.keep(Activity, day=DAY, kind="study", state="held", place=place.id, theme="学")
    keeping.keep(ActivityPerson, activity=held.id, person=person.id)
    keeping.keep(
        Service, day=DAY, kind="on_site", place=place.id, person=person.id, name="赵淑珍",
        begin=datetime.time(9), finish=datetime.time(11),
    )  # fmt: skip
    return place


@WITH_RECORDS
@given(described(Measure))
def test_every_measure_that_is_accepted_can_be_counted(village, measure):
    if [*faults(measure)]:
        return
    amounts([measure], *YEAR)
    counted(measure, [village.id], *YEAR)
    assert {record for _subject, record in named(measure, *YEAR)} <= _all(measure)
    tally([measure], *YEAR)
    assert count_behind(measure, *YEAR, None) == len(behind(measure, *YEAR, None))


@WITH_RECORDS
@given(described(Standing, days=("by", "until")))
def test_every_standing_that_is_accepted_can_be_counted(village, measure):
    if [*wrong(measure)]:
        return
    stands = standing(measure, DAY)
    assert {each.record for each in stands} <= _all(measure)
    assert sum(stood([measure], DAY, {}).values()) <= len(stands)


def _all(measure):
    return {each.id for each in registry[measure.kind].select()}


VISIT = {"kind": "visit", "by": "day"}
PERSON = {"kind": "activity_person", "by": "activity.day", "subject": "activity.place"}


@pytest.mark.parametrize(
    ("said", "field", "word"),
    [
        ({**VISIT, "where": (("category", "has", "01"),)}, "where", "category"),
        ({**VISIT, "where": (("name", "has", "周"),)}, "where", "name"),
        ({**VISIT, "where": (("day", "has", "2026-05-06"),)}, "where", "day"),
        ({**VISIT, "where": (("day", "is", "x"),)}, "where", "day"),
        ({**VISIT, "where": (("day", "in", ["2026-05-06", "x"]),)}, "where", "day"),
        ({**VISIT, "where": (("day", "is", True),)}, "where", "day"),
        ({**VISIT, "where": (("follows.category", "is", "01"),)}, "where", "follows.category"),
        ({**VISIT, "subject": "follows.place"}, "subject", "follows.place"),
        ({**VISIT, "places": "visit"}, "places", "visit"),
        ({**PERSON, "amount": "activity.headcount"}, "amount", "activity.headcount"),
        ({**PERSON, "run": ("activity.copies", "number")}, "run", "activity.copies"),
        (
            {**PERSON, "people": "person", "begin": "activity.begin", "finish": "activity.finish"},
            "begin",
            "activity.begin",
        ),
    ],
)
def test_what_cannot_be_asked_of_a_measure_is_refused(room, said, field, word):
    assert (field, word) in [*faults(Measure(**said))]


@pytest.mark.parametrize(
    ("said", "field", "word"),
    [
        ({"where": (("person.sex", "is", "1"),)}, "where", "person.sex"),
        ({"at": (("parent.type", "is", "town"),)}, "at", "parent.type"),
        ({"at": (("type", "has", "town"),)}, "at", "type"),
    ],
)
def test_what_cannot_be_asked_of_what_stands_is_refused(room, said, field, word):
    assert (field, word) in [*wrong(Standing(kind="role", **said))]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (("day", "is", "2026-05-06"), 2),
        (("day", "in", ["2026-05-05", "2026-05-06"]), 2),
        (("day", "not", ["2026-05-06"]), 0),
        (("day", "is", "2026-05-07"), 0),
    ],
)
def test_a_day_may_be_one_or_none_of_several(village, asked, count):
    measure = Measure(kind="visit", by="day", where=(asked,))
    assert [*faults(measure)] == []
    assert amounts([measure], *YEAR).of(village.id, MONTHS) == count


def test_a_clock_may_be_a_certain_one(village):
    measure = Measure(kind="service", by="day", where=(("begin", "is", "09:00"),))
    assert [*faults(measure)] == []
    assert amounts([measure], *YEAR).of(village.id, MONTHS) == 1


def test_places_that_belong_to_a_place_stand_where_that_is_asked(village):
    town = places.add(code="370406101000", type="town", name="店子镇")
    keeping.change(village, parent=town.id)
    asked = Standing(kind="place", subject="parent", at=(("type", "is", "town"),))
    assert [*wrong(asked)] == []
    assert [(each.place, each.record) for each in standing(asked, DAY)] == [(town.id, village.id)]
    assert standing(Standing(kind="place", subject="", at=(("type", "is", "clinic"),)), DAY) == []
