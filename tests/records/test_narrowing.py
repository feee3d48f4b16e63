"""What a list shows while it is narrowed by a period, a filter and what is typed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app.records import days, visits
from app.records.keeping import Narrowing
from app.records.narrowing import ALL, Choice, Narrowed
from app.records.visits import Filter, Visit

YEAR = {"since": datetime.date(2025, 1, 1), "until": datetime.date(2025, 12, 31)}


@pytest.fixture
def shown(room) -> Narrowed:
    """The visits of this month; there is one of it, and one of last year."""
    said = {"category": "01", "facts": "离婚", "result": "answered"}
    visits.log(day=datetime.date(2026, 11, 22), name="王建国", **said)
    visits.log(day=datetime.date(2025, 3, 4), name="赵淑珍", **said)
    return Narrowed(Filter(), "month", [Choice("late", "Entered later", short="晚记")])


def fetch(asked: Filter, after: Any, size: int) -> list[tuple[Any, Any]]:
    return list(visits.page(asked, after, size))


def names(shown: Narrowed, text: str = "") -> list[str]:
    return [each.name for each, _key in shown.page(fetch, text, None, 20)]


def test_a_name_is_looked_for_in_all_times_until_it_is_gone(shown):
    assert names(shown) == ["王建国"]
    assert names(shown, "赵淑珍") == ["赵淑珍"]
    assert shown.period == ALL
    assert names(shown) == ["王建国"]
    assert shown.period == "month"


def test_what_nobody_is_called_widens_nothing(shown):
    assert names(shown, "孙新来") == []
    assert shown.period == "month"


def test_the_records_behind_a_number_are_those_of_its_days(shown):
    names(shown, "赵淑珍")
    shown.narrow_to(Filter(**YEAR))
    assert names(shown) == ["赵淑珍"]
    assert shown.with_text("") == Filter(**YEAR)
    assert shown.period_words() == "2025-01-01–12-31"


def test_a_period_that_is_chosen_stays_once_the_text_is_gone(shown):
    names(shown, "赵淑珍")
    shown.take_period("before")
    assert names(shown) == ["赵淑珍"]
    assert shown.period == "before"


def test_a_record_is_shown_whatever_was_typed_and_chosen_before(shown):
    old = Visit.get(Visit.name == "赵淑珍")
    names(shown, "赵淑珍")
    shown.take_value("category", "05")
    shown.widen_for(old)
    assert names(shown) == ["王建国", "赵淑珍"]


def test_a_void_record_is_shown_among_the_void_ones(shown):
    old = visits.void(Visit.get(Visit.name == "赵淑珍"), reason="duplicate")
    shown.widen_for(old)
    assert names(shown) == ["赵淑珍"]


def test_what_it_is_narrowed_to_is_said_whole(shown):
    assert shown.whole_words() == days_words("month")
    shown.take_value("late", True)
    shown.take_period(ALL)
    assert shown.whole_words() == shown.words() == "晚记"


def days_words(period: str) -> str:
    from app.language import _

    return _(days.PERIODS[period])


def test_a_value_of_a_column_is_asked_for_as_one_of_the_filter_is():
    shown = Narrowed(Narrowing(origin="i3"), ALL)
    shown.take_value("form", "phone")
    assert shown.value_of("form") == "phone"
    assert shown.value_of("origin") == "i3"
    assert shown.value_of("place") is None
    shown.take_everything()
    assert shown.value_of("form") is None
