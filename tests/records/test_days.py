"""Days typed among the words of a filter."""

import datetime

import pytest

from app.records import days

TODAY = datetime.date(2026, 11, 22)
DAY = datetime.date


@pytest.mark.parametrize(
    ("word", "since", "until"),
    [
        ("11-20", DAY(2026, 11, 20), DAY(2026, 11, 20)),
        ("12月3日", DAY(2025, 12, 3), DAY(2025, 12, 3)),
        ("2025-3-4", DAY(2025, 3, 4), DAY(2025, 3, 4)),
        ("3月", DAY(2026, 3, 1), DAY(2026, 3, 31)),
        ("12月", DAY(2025, 12, 1), DAY(2025, 12, 31)),
        ("2024年2月", DAY(2024, 2, 1), DAY(2024, 2, 29)),
        ("2024年", DAY(2024, 1, 1), DAY(2024, 12, 31)),
        ("昨天", DAY(2026, 11, 21), DAY(2026, 11, 21)),
        ("上月", DAY(2026, 10, 1), DAY(2026, 10, 31)),
    ],
)
def test_a_word_spans_days(word, since, until):
    assert days.spanned(word, TODAY) == (since, until)


@pytest.mark.parametrize("word", ["2.3亩", "13800001234", "3组", "13-40", "第5", "2-30"])
def test_other_words_are_no_days(word):
    assert days.spanned(word, TODAY) is None


def test_the_day_is_taken_out_of_the_words():
    assert days.read("zsz 11-20 土地", TODAY) == ("zsz 土地", (DAY(2026, 11, 20),) * 2)
    assert days.read("zsz", TODAY) == ("zsz", None)


def test_a_period_that_goes_on_has_a_last_day_where_one_is_asked_for():
    year = DAY(2026, 1, 1), DAY(2026, 12, 31)
    assert days.whole("year", TODAY) == year
    assert days.whole("month", TODAY) == (DAY(2026, 11, 1), DAY(2026, 11, 30))
    assert days.whole("all", TODAY) == (None, None)
