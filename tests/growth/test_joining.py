"""A chain of persons joined, or of places within places, is walked once however long it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from app import store
from app.records import people, places
from app.records.network import villages
from app.records.people import Person, Role, SameAs
from app.records.places import Place
from app.store import journal
from tests.conftest import PASSWORD
from tests.growth.growing import NOW

SHORT, LONG = 100, 1_000


def chain(count: int) -> None:
    """So many persons of whom each is the one before, and places each within the one before.

    Each of them serves at one of the places.
    """
    with journal.action("benchmark.chain") as act:
        person = place = None
        for number in range(count):
            before, above = person, place
            person = act.add(Person, name=f"人{number}")
            place = act.add(Place, name=f"点{number}", parent=above.id if above else None)
            act.add(Role, person=person.id, role="deputy", place=place.id)
            if before is not None:
                act.add(SameAs, person=before.id, other=person.id)


@pytest.fixture(scope="module")
def chains(grow):
    """The folders of two offices, the one with a chain that is ten times as long."""
    return grow(chain, SHORT, LONG)


def lines(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work takes."""
    count, before = 0, sys.gettrace()

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def taken(folder: Path) -> dict[str, int]:
    """How many lines each walk takes, asked for the first time."""
    store.open(folder, PASSWORD)
    store.current().clock = lambda: NOW
    try:
        last = Person.select().order_by(Person.row.desc()).first()
        assert last is not None
        return {
            "shown as": lines(people.shown_as),
            "everybody joined": lines(lambda: people.everyone_joined(last.id)),
            "districts": lines(places.district_codes),
            "villages": lines(villages.read),
        }
    finally:
        store.close(with_backup=False)


def test_no_chain_is_walked_again_from_each_of_its_links(chains):
    short, long = (taken(chains[count]) for count in (SHORT, LONG))
    assert {w: n for w, n in long.items() if n > 1.3 * LONG / SHORT * short[w]} == {}
