"""Opening takes no more steps among many visits, nor does finding one's place in a journal."""

from __future__ import annotations

from collections import Counter

from app import store
from app.store import database as databases
from app.store import line, own_keys
from tests.conftest import PASSWORD
from tests.growth.steps import FEW, MANY, Measured, Steps, Works, grown, measured, told


def test_opening_takes_no_more_steps_among_more_visits(rooms, monkeypatch):
    connect = databases.connect_keyed

    def opened(count: int) -> Measured:
        steps = Steps()

        def watched(path, key):
            connection = connect(path, key)
            steps.watch(connection)
            return connection

        monkeypatch.setattr(databases, "connect_keyed", watched)
        store.open(rooms[count], PASSWORD)
        found = Counter(steps.counted)
        store.close(with_backup=False)
        assert found
        return {"open": found}

    few, most = opened(FEW), opened(MANY)
    assert not grown(few, most), told(grown(few, most))


def asked() -> Works:
    origin = store.current().origin
    head = line.head(origin)
    assert head is not None
    return {
        "how it was made": lambda: own_keys.noted(origin),
        "the first entry": lambda: line.at(origin, 1),
        "the last entry": lambda: line.at(origin, head.number),
        "what the last did": lambda: line.actions(origin, head.number, head.number),
        "what was done last": lambda: line.done_since(origin, head.number),
        "the last steps": lambda: line.steps_since(origin, head.number),
    }


def test_a_place_in_the_journal_is_found_in_no_more_steps_among_more_entries(rooms):
    few, most = measured(rooms[FEW], asked), measured(rooms[MANY], asked)
    assert not grown(few, most), told(grown(few, most))
