"""Who is behind with a period."""

import pytest

from app.office import missing
from app.records.stats import periods
from tests.journeys.district import CODES, DAY


@pytest.fixture
def office(district):
    """An office with a room that has reported and one that never has."""
    for who, code in zip(("店子村", "安陵村"), CODES, strict=False):
        district.room(who, code)
    district.round("店子村")
    return district


def test_a_room_that_has_reported_is_missing_again_when_the_next_month_is_reported_on(office):
    november = periods.of(DAY, "month")
    with office.at("office"):
        assert [each.code for each in missing.missing(november)] == [CODES[1]]
        assert missing.count(november) == 0
    office.clock.forward(days=30)
    with office.at("office"):
        december = november.after()
        first, second = missing.missing(december)
        assert (first.code, first.on, first.invited) == (CODES[0], november.first, None)
        assert (second.code, second.on, second.invited) == (CODES[1], None, DAY)
        assert missing.count(december) == 1
        assert missing.count(periods.of(DAY, "year")) == 1


def test_nobody_can_have_reported_on_what_has_not_come_yet(office):
    with office.at("office"):
        assert missing.count(periods.of(DAY, "year")) == 0


def test_nobody_owes_a_period_before_he_was_invited(office):
    with office.at("office"):
        assert missing.missing(periods.of(DAY, "month").before()) == []
