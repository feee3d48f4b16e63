"""Somebody with the room's own password edits the database past the program; does `check` see it?

`python -m tests.faults.insider 5000` makes so many edits at random, and says which were missed.
What is edited: any cell of any table, any row taken away, doubled or made up, and what an insider
who knows the program would do. What nobody here can find is named in LAWFUL, with its reason.
"""

from __future__ import annotations

import collections
import itertools
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import store
from app.records import attachments, check, people, visits
from app.room import kept_receipt
from app.store import passwords
from app.store.database import database
from tests.conftest import StandingClock
from tests.faults.edits import EDITS
from tests.faults.scenarios import PNG
from tests.journeys.district import DAY, District

LAWFUL = {
    "draft": "typed and not saved: nothing vouches for it",
    "phrase": "words that help typing: nothing vouches for them",
    "setting": "choices, not records; only the receipt in it is vouched for",
    "searchable.row": "a number of the file's own",
    "searchable of what counts no more": "left behind by a stretch that was cut off; finds nothing",
    "search_config.version": "SQLite's own",
    "schema_migration": "which steps were run when; the number of the schema decides",
    "search_data": "the inside of the full text, for its own check: see test_insider",
}
"""What an edit may do without being found, and why that is so."""


def made(folder: Path) -> District:
    """A room that was restored once and has an answer of its office, and that office."""
    clock = StandingClock()
    district = District(folder, clock)
    district.room("room")
    with district.at("room"):
        person = people.register(name="赵淑珍", phone="13806321234")
        for facts in ("离婚", "欠款", "宅基地"):
            visit = visits.log(day=DAY, name="赵淑珍", category="01", facts=facts, person=person.id)
        attachments.add(visit, name="照片.png", data=PNG)
    saved = district.back_up("room")
    with district.at("room"):
        visits.log(day=DAY, name="王建国", category="01", facts="后来丢了")
    district.round("room")
    district.restore(saved, "room")
    with district.at("room"):
        visit = visits.log(day=DAY, name="王建国", category="01", facts="又记一遍")
        visits.amend(visit, facts="改过一遍")
        visits.void(visits.log(day=DAY, name="错", category="01", facts="记错"), reason="other")
        passwords.renew_recovery_code()
    district.round("room")
    with district.at("room"):
        visits.log(day=DAY, name="孙桂芳", category="01", facts="还没上报")
    return district


@contextmanager
def undone() -> Iterator[None]:
    """What is done to the file within is taken back."""
    with database.atomic("IMMEDIATE") as action:
        database.execute_sql("PRAGMA defer_foreign_keys = ON")
        try:
            yield
        finally:
            action.rollback()


def found() -> bool:
    """Whether `check` finds something wrong."""
    try:
        _entries, problems = check.contents(also=kept_receipt.problems)
    except store.installation.DatabaseDamaged:
        return True
    lost = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    return bool(problems or lost)


def missed(count: int, seed: int) -> tuple[collections.Counter[str], list[str]]:
    """Make so many edits to what is open: how many of each kind, and what was not found."""
    chance = random.Random(seed)
    tried: collections.Counter[str] = collections.Counter()
    unseen: list[str] = []
    for edit in itertools.cycle(EDITS):
        if tried.total() == count:
            break
        with undone():
            said = edit(chance)
            if said:
                tried[edit.__name__] += 1
                if not found():
                    unseen.append(f"{edit.__name__}: {said}")
    return tried, unseen


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        all_there = made(Path(place))
        for who in ("room", "office"):
            with all_there.at(who):
                assert not found(), check.contents(also=kept_receipt.problems)
                tried, unseen = missed(int(sys.argv[1]) // 2, seed=int(sys.argv[2]))
            sys.stdout.write(f"{who}: {dict(tried)}; not found {len(unseen)}\n")
            for line in sorted(unseen):
                sys.stdout.write(f"  {line}\n")
