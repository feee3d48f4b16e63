"""Terms as the law counts them, on a table that an office may correct."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import calendar
from app.store import journal

D = datetime.date


def test_thirty_days_from_the_15th_of_january_2026_end_on_a_saturday_that_is_worked(room):
    assert D(2026, 2, 14).weekday() == 5
    assert calendar.last_day(D(2026, 1, 15), 30) == D(2026, 2, 14)


def test_without_the_make_up_day_the_term_would_run_past_the_spring_festival(room):
    calendar.enter(day=D(2026, 2, 14), kind="holiday", name="春节")
    assert calendar.last_day(D(2026, 1, 15), 30) == D(2026, 2, 24)


def test_a_term_that_ends_in_the_national_holidays_moves_behind_them(room):
    assert D(2026, 9, 5) + datetime.timedelta(days=30) == D(2026, 10, 5)
    assert calendar.last_day(D(2026, 9, 5), 30) == D(2026, 10, 8)


def test_an_ordinary_weekend_moves_a_term_to_monday(room):
    assert calendar.last_day(D(2026, 10, 22), 30) == D(2026, 11, 23)


def test_the_first_day_does_not_count(room):
    assert calendar.last_day(D(2026, 11, 2), 1) == D(2026, 11, 3)


@pytest.mark.parametrize(
    ("accepted", "last"),
    [
        (D(2026, 11, 3), D(2026, 12, 3)),
        (D(2026, 1, 31), D(2026, 2, 28)),
        (D(2025, 12, 31), D(2026, 2, 2)),
        (D(2024, 1, 31), D(2024, 2, 29)),
        (D(2026, 9, 1), D(2026, 10, 8)),
    ],
)
def test_a_month_ends_on_the_same_day_of_the_next_or_its_last(room, accepted, last):
    assert calendar.working_day(calendar.same_day_next_month(accepted)) == last


def test_what_an_office_says_overrules_the_table_and_can_be_taken_back(room):
    assert calendar.is_off(D(2026, 10, 5))
    said = calendar.enter(day=D(2026, 10, 5), kind="workday", name="试")
    assert not calendar.is_off(D(2026, 10, 5))
    calendar.enter(day=D(2026, 10, 5), kind="workday")
    assert calendar.Holiday.select().count() == 1
    calendar.take_back(said)
    assert calendar.is_off(D(2026, 10, 5))
    journal.verify()


def test_a_year_that_was_not_announced_yet_is_said_to_be_unknown(room):
    assert calendar.year(2026)
    assert not calendar.year(2027)
    assert calendar.is_off(D(2027, 1, 2))
    calendar.enter(day=D(2027, 1, 1), kind="holiday", name="元旦")
    assert calendar.year(2027)
    assert [each.name for each in calendar.year(2027)] == ["元旦"]


def test_the_table_of_2026_is_the_announced_one(room):
    worked = [each.day for each in calendar.year(2026) if each.kind == "workday"]
    assert worked == [
        D(2026, 1, 4), D(2026, 2, 14), D(2026, 2, 28), D(2026, 5, 9), D(2026, 9, 20),
        D(2026, 10, 10),
    ]  # fmt: skip
    assert sum(each.kind == "holiday" for each in calendar.year(2026)) == 33


def test_a_week_is_entered_in_one_action_and_taken_back_in_one(room):
    wanted = calendar.span(D(2027, 10, 1), D(2027, 10, 7), "holiday", "国庆节")
    before = calendar.said_of(wanted)
    entries = journal.verify()
    calendar.say_all(wanted)
    assert journal.verify() == entries + 1
    assert [each.day.day for each in calendar.year(2027)] == [1, 2, 3, 4, 5, 6, 7]
    calendar.say_all(before)
    assert calendar.year(2027) == []


def test_taking_back_brings_back_what_was_said_before(room):
    calendar.enter(day=D(2026, 10, 5), kind="workday", name="试")
    before = calendar.said_of([D(2026, 10, 5)])
    calendar.say_all(calendar.span(D(2026, 10, 5), D(2026, 10, 5), "holiday", "国庆节"))
    calendar.say_all(before)
    [day] = [each for each in calendar.year(2026) if each.day == D(2026, 10, 5)]
    assert (day.kind, day.name) == ("workday", "试")
    assert day.listed.kind == "holiday"


@pytest.mark.parametrize("last", [D(2026, 9, 30), D(2027, 10, 1)])
def test_a_span_that_cannot_be_is_refused_at_its_last_day(last):
    with pytest.raises(FieldErrors) as refused:
        calendar.span(D(2026, 10, 1), last, "holiday")
    assert list(refused.value.fields) == ["until"]


def test_of_a_bundled_year_no_festival_is_missing(room):
    assert [year for year in range(2018, 2027) if calendar.missing_festivals(year)] == []


def test_a_year_to_come_lacks_what_nobody_entered(room):
    assert len(calendar.missing_festivals(2027)) == 7
    calendar.enter(day=D(2027, 1, 1), kind="holiday", name="元旦")
    assert "new_year" not in calendar.missing_festivals(2027)
