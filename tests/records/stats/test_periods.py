"""A period is read as it is typed, and has one before it and one a year ago."""

import datetime

import pytest

from app.records.stats import NotAPeriod, Period, PeriodEndsFirst, periods

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "period", "words"),
    [
        ("", "2026-10-01..2026-10-31", "2026年10月"),
        ("2026-02", "2026-02-01..2026-02-28", "2026年2月"),
        ("2026Q4", "2026-10-01..2026-12-31", "2026年第4季度"),
        ("2026h1", "2026-01-01..2026-06-30", "2026年上半年"),
        ("2025", "2025-01-01..2025-12-31", "2025年"),
        ("2026-01..2026-05", "2026-01-01..2026-05-31", "2026-01-01 至 2026-05-31"),
        ("2026-3-5..2026-3-9", "2026-03-05..2026-03-09", "2026-03-05 至 2026-03-09"),
        ("本月", "2026-11-01..2026-11-30", "2026年11月"),
    ],
)  # fmt: skip
def test_a_period_is_read_and_said(typed, period, words):
    found = periods.parse(typed, TODAY)
    assert (str(found), periods.words(found)) == (period, words)


@pytest.mark.parametrize("typed", ["2026-13", "2026Q5", "2026H3", "soon", "1066", "2026-02-30"])
def test_what_is_no_period_is_refused(typed):
    with pytest.raises(NotAPeriod):
        periods.parse(typed, TODAY)


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(PeriodEndsFirst):
        periods.parse("2026-05..2026-03", TODAY)


@pytest.mark.parametrize(
    ("typed", "before", "ago"),
    [
        ("2026-03", "2026-02-01..2026-02-28", "2025-03-01..2025-03-31"),
        ("2026-02", "2026-01-01..2026-01-31", "2025-02-01..2025-02-28"),
        ("2026Q1", "2025-10-01..2025-12-31", "2025-01-01..2025-03-31"),
        ("2026", "2025-01-01..2025-12-31", "2025-01-01..2025-12-31"),
        ("2024-02", "2024-01-01..2024-01-31", "2023-02-01..2023-02-28"),
        ("2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28"),
    ],
)  # fmt: skip
def test_a_period_is_compared_with_the_one_before_and_with_a_year_ago(typed, before, ago):
    found = periods.parse(typed, TODAY)
    assert (str(found.before()), str(found.year_before())) == (before, ago)


def test_the_period_behind_the_one_before_is_the_same():
    for typed in ("2026-03", "2026Q1", "2026H2", "2026", "2026-03-05..2026-03-09"):
        found = periods.parse(typed, TODAY)
        assert found.before().after() == found


def test_the_months_of_a_span_are_named():
    found = Period(datetime.date(2025, 12, 9), datetime.date(2026, 2, 1))
    assert found.named_months == ["2025-12", "2026-01", "2026-02"]
