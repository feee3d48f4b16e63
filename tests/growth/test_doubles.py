"""Possible doubles are found and decided in as many steps among many disputes as among few."""

from __future__ import annotations

import pytest

from app.office import doubles
from app.records import doubled
from tests.growth.growing import SIZE, quarrel_in_two_rooms
from tests.growth.steps import FEW, MANY, Works, grown, measured, told


@pytest.fixture(scope="module")
def doubling(grow):
    """The folders of two offices, the one with ten times the disputes in ten times the days."""

    def fill(count: int) -> None:
        quarrel_in_two_rooms(count)
        doubles.catch_up()

    return grow(fill, FEW // 5, MANY // 5)


def asked_of_doubles() -> Works:
    """What the page of possible doubles asks for, and what a stick with one more dispute costs."""
    [one, other] = [each.key.split() for each in doubles.waiting(SIZE)[:2]]
    decided = doubles.decide(*one, same=True)

    def comes_in() -> None:
        quarrel_in_two_rooms(1)
        doubles.catch_up()

    return {
        "waiting": lambda: doubles.waiting(SIZE),
        "decided": lambda: doubles.decided(SIZE),
        "one more dispute": comes_in,
        "the same": lambda: doubles.decide(*other, same=True),
        "not the same after all": lambda: doubles.decide(*other, same=False),
        "taken back": lambda: doubles.undo(decided),
        "counted once": doubled.groups,
    }


def test_no_double_takes_more_steps_to_find_or_decide_among_more_disputes(doubling):
    few, most = (measured(doubling[count], asked_of_doubles) for count in sorted(doubling))
    assert not grown(few, most), told(grown(few, most))
    assert few["one more dispute"].total() > 0
