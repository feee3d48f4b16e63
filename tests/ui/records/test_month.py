"""A month is as tall as its weeks."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app import store
from ui.records.month import Month


@pytest.fixture
def month(room: store.Store, qtbot: Any) -> Month:
    made = Month(lambda _year, _month: {}, print, None)
    qtbot.addWidget(made)
    return made


def height(month: Month, number: int) -> int:
    """How tall its weeks are in a month of 2026."""
    month.month = datetime.date(2026, number, 1)
    month.look_again()
    return month.grid.sizeHint().height()


def test_a_month_of_five_weeks_is_as_tall_after_one_of_six_as_before(month):
    before, six = height(month, 7), height(month, 8)
    assert height(month, 7) == before < six


def test_a_month_that_ends_on_a_sunday_has_no_week_more(month):
    assert height(month, 5) == height(month, 7)
