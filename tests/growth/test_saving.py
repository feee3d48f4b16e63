"""A save takes no more steps among many visits; a room that was filled in bulk is a sound one."""

from __future__ import annotations

import itertools
import random
from collections import Counter

from app import store
from app.records import visits
from app.records.visits import Filter
from app.store import journal
from app.store.database import database
from benchmarks import many
from tests.conftest import PASSWORD
from tests.growth.growing import NOW
from tests.growth.steps import FEW, MANY, Measured, Works, grown, measured, told


def saved() -> Works:
    chance = random.Random(5)
    kept: list[visits.Visit] = []
    works: Works = {}
    for turn in range(6):
        values = {**many.visit(chance, 1), "day": NOW.date()}
        del values["number"]
        works[f"log {turn}"] = lambda v=values: kept.append(visits.log(**v))
        works[f"amend {turn}"] = lambda: visits.amend(kept[-1], advice="改过")
        works[f"void {turn}"] = lambda: visits.void(kept[-1], reason="twice")
        works[f"restore {turn}"] = lambda: visits.restore(kept[-1])
    return works


def test_no_save_takes_more_steps_among_more_visits(rooms):
    def cheapest(count: int) -> Measured:
        # Now and then the full text tidies itself up.
        took = measured(rooms[count], saved)
        return {
            what: min((took[f"{what} {turn}"] for turn in range(6)), key=Counter.total)
            for what in ("log", "amend", "void", "restore")
        }

    few, most = cheapest(FEW), cheapest(MANY)
    assert not grown(few, most), told(grown(few, most))


def test_a_room_that_was_filled_in_bulk_is_as_sound_as_any(rooms):
    store.open(rooms[FEW], PASSWORD)
    assert journal.verify() > FEW
    assert database.pragma("synchronous") == 3


def test_visits_that_other_processes_spelled_are_as_sound_as_any(room, monkeypatch):
    monkeypatch.setattr(many, "CHUNK", 50)
    many.fill(170, 3)
    assert journal.verify() > 170
    numbers = [visit.number for visit, _key in visits.page(Filter(), size=200)]
    assert sorted(numbers) == list(itertools.chain(range(1, 171)))
