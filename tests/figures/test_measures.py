"""Measures count records by month for a place, as data says."""

import datetime

import pytest

from app import codes
from app.figures import Measure, amounts, counted, faults
from app.records import people, places, visits

YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
VISITS = Measure(kind="visit", by="day", where=(("category", "is", "01"),))


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
        (VISITS, []),
    ],
)
def test_what_a_measure_names_has_to_exist(measure, wrong):
    assert list(faults(measure)) == wrong
