"""Journals along the line that counts: what goes into a package, and what comes in with one.

A restored backup begins a new epoch that goes on from an earlier entry; what the old epoch held
beyond that entry stays in the journal and counts no more.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.store import apply
from app.store.database import database, in_parts
from app.store.schema import Entry, Epoch


@dataclass(frozen=True, slots=True)
class Place:
    """One entry's place in a journal."""

    number: int
    epoch: str
    hash: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with its versions: (record, nonce, shared body), as they travel."""

    number: int
    epoch: str
    hash: str
    bytes: bytes
    bodies: list[tuple[str, bytes | None, bytes | None]]


@dataclass(frozen=True, slots=True)
class Step:
    """What one action wrote: its entry, its name, and a record of a kind."""

    number: int
    action: str
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One entry of another installation.

    A version is (kind, record, schema, shared body, its nonce, None, None), which is a stored one
    without what was kept at the other end. `parent` is named where an epoch begins.
    """

    number: int
    epoch: str
    time: str
    action: str
    bytes: bytes
    hash: str
    parent: Place | None
    versions: list[tuple[str, str, int, bytes | None, bytes | None, None, None]]


# Reading


def head(origin: str) -> Place | None:
    """The last entry that counts of an installation."""
    row = database.execute_sql(
        "SELECT number, epoch, hash FROM entry WHERE origin = ? AND epoch = "
        "(SELECT id FROM epoch WHERE origin = ? ORDER BY rank DESC LIMIT 1) "
        "ORDER BY number DESC LIMIT 1",
        (origin, origin),
    ).fetchone()
    return Place(*row) if row else None


def heads() -> dict[str, Place]:
    """The last entry that counts of every installation that is known."""
    origins = database.execute_sql("SELECT DISTINCT origin FROM epoch ORDER BY origin").fetchall()
    found = {origin: head(origin) for (origin,) in origins}
    return {origin: place for origin, place in found.items() if place is not None}


def goes_on_from(origin: str, place: Place | None) -> int:
    """The number of the first entry that counts of an installation beyond a place it once stood at.

    A backup that was restored since may have led back before that place.
    """
    epoch = Epoch.get_or_none(Epoch.id == place.epoch) if place is not None else None
    if place is None or epoch is None:
        return 1
    return (place.number if epoch.until is None else min(place.number, epoch.until)) + 1


def at(origin: str, number: int, *, aside: bool = False) -> list[Place]:
    """The entry of this number that counts, or with `aside` every one, none being more than one."""
    rows = database.execute_sql(
        "SELECT e.number, e.epoch, e.hash FROM epoch p CROSS JOIN entry e "
        "ON e.origin = p.origin AND e.epoch = p.id AND e.number = ? "
        "WHERE p.origin = ? AND (? OR p.until IS NULL OR p.until >= ?)",
        (number, origin, aside, number),
    )
    return [Place(*row) for row in rows]


def known_hashes(
    origin: str, epochs: Collection[str], first: int, last: int
) -> dict[tuple[str, int], str]:
    """The hashes that are known of a range of entries, by epoch and number."""
    found: dict[tuple[str, int], str] = {}
    for epoch in epochs:
        rows = database.execute_sql(
            "SELECT number, hash FROM entry "
            "WHERE origin = ? AND epoch = ? AND number BETWEEN ? AND ?",
            (origin, epoch, first, last),
        )
        found.update({(epoch, number): digest for number, digest in rows})
    return found


def epochs(origin: str) -> dict[str, int]:
    """The epochs known of an installation with their rank; the highest is the one that goes on."""
    rows = database.execute_sql("SELECT id, rank FROM epoch WHERE origin = ?", (origin,))
    return dict(rows)


def owner_of(epoch: str) -> str | None:
    """The installation that an epoch belongs to."""
    found = Epoch.get_or_none(Epoch.id == epoch)
    return None if found is None else found.origin


def stretch(origin: str, first: int, last: int) -> Iterator[Line]:
    """The entries that count from first to last, in order, with what of them travels.

    What is kept back by now does not travel in its earlier versions either.
    """
    begun = database.execute_sql(
        "SELECT id, min(coalesce(until, ?), ?) FROM epoch WHERE origin = ? ORDER BY rank",
        (last, last, origin),
    ).fetchall()
    # Most records come again and again.
    withheld = cache(apply.withheld)
    for epoch, end in begun:
        # Two walks along the index side by side: nothing is sorted, and no entry is read again for
        # each of its versions.
        within = "WHERE e.origin = ? AND e.epoch = ? AND e.number BETWEEN ? AND ? "
        entries = database.execute_sql(
            f"SELECT e.number, e.epoch, e.hash, e.bytes FROM entry e {within} ORDER BY e.number",
            (origin, epoch, first, end),
        )
        versions = database.execute_sql(
            "SELECT e.number, v.kind, v.record, v.shared_nonce, v.shared "
            f"FROM entry e CROSS JOIN version v ON v.entry = e.row {within} "
            "ORDER BY e.number, v.row",
            (origin, epoch, first, end),
        )
        next_one = next(versions, None)
        for number, inside, digest, data in entries:
            bodies: list[tuple[str, bytes | None, bytes | None]] = []
            while next_one is not None and next_one[0] == number:
                _, kind, record, nonce, body = next_one
                if body is not None and _says(body, withheld(kind, record)):
                    nonce = body = None
                bodies.append((record, nonce, body))
                next_one = next(versions, None)
            yield Line(number, inside, digest, data, bodies)


def _says(body: bytes, names: frozenset[str]) -> bool:
    return bool(names) and not names.isdisjoint(json.loads(body))


def actions(origin: str, first: int, last: int) -> set[str]:
    """What was done in a range of entries."""
    rows = database.execute_sql(
        "SELECT DISTINCT e.action FROM epoch p CROSS JOIN entry e ON e.origin = p.origin "
        "AND e.epoch = p.id AND e.number BETWEEN ? AND ? WHERE p.origin = ?",
        (first, last, origin),
    )
    return {name for (name,) in rows}


def done_since(origin: str, first: int) -> list[tuple[str, str, str, bytes | None]]:
    """What counts from an entry on: time, kind, record and what of each version travels."""
    return database.execute_sql(
        "SELECT e.time, v.kind, v.record, v.shared FROM epoch p CROSS JOIN entry e "
        "ON e.origin = p.origin AND e.epoch = p.id AND e.number >= ? "
        "AND (p.until IS NULL OR e.number <= p.until) JOIN version v ON v.entry = e.row "
        "WHERE p.origin = ? ORDER BY e.number, v.row",
        (first, origin),
    ).fetchall()


def steps_since(origin: str, first: int) -> list[Step]:
    """What was done from an entry on that counts, a step for each record that was written."""
    rows = database.execute_sql(
        "SELECT e.number, e.action, v.kind, v.record FROM epoch p CROSS JOIN entry e "
        "ON e.origin = p.origin AND e.epoch = p.id AND e.number >= ? "
        "AND (p.until IS NULL OR e.number <= p.until) JOIN version v ON v.entry = e.row "
        "WHERE p.origin = ? ORDER BY e.number, v.row",
        (first, origin),
    )
    return [Step(*row) for row in rows]


def last_done(
    origin: str, epoch: str, first: int, last: int, beside: Collection[str]
) -> str | None:
    """When the last thing in a range of one epoch was done that is none of the actions `beside`."""
    marks = ", ".join("?" * len(beside))
    row = database.execute_sql(
        "SELECT time FROM entry WHERE origin = ? AND epoch = ? AND number BETWEEN ? AND ? "
        f"AND action NOT IN ({marks}) ORDER BY number DESC LIMIT 1",
        (origin, epoch, first, last, *beside),
    ).fetchone()
    return row[0] if row else None


def owners(records: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Of the records that are known here and count, the installation and the kind."""
    found: dict[str, tuple[str, str]] = {}
    for marks, part in in_parts(records):
        rows = database.execute_sql(
            "SELECT v.record, e.origin, v.kind FROM version v JOIN entry e ON e.row = v.entry "
            "JOIN epoch p ON p.id = e.epoch AND (p.until IS NULL OR e.number <= p.until) "
            f"WHERE v.record IN ({marks}) GROUP BY v.record",
            part,
        )
        found.update({record: (origin, kind) for record, origin, kind in rows})
    return found


def changed(records: Iterable[str]) -> set[str]:
    """Of these records those that have more than one version that counts."""
    found = set[str]()
    for marks, part in in_parts(records):
        rows = database.execute_sql(
            "SELECT v.record FROM version v JOIN entry e ON e.row = v.entry "
            "JOIN epoch p ON p.id = e.epoch AND (p.until IS NULL OR e.number <= p.until) "
            f"WHERE v.record IN ({marks}) GROUP BY v.record "
            "HAVING count(*) > 1",
            part,
        )
        found.update(record for (record,) in rows)
    return found


def begun_at(record: str) -> int:
    """The number of the entry that made a record, of those that count; 0 for what is unknown."""
    row = database.execute_sql(
        "SELECT min(e.number) FROM version v JOIN entry e ON e.row = v.entry "
        "JOIN epoch p ON p.id = e.epoch AND (p.until IS NULL OR e.number <= p.until) "
        "WHERE v.record = ?",
        (record,),
    ).fetchone()
    return row[0] or 0


def newest_schema(origin: str) -> int:
    """The highest schema that an installation has written a record by; 0 before it sends any."""
    row = database.execute_sql(
        "SELECT max(v.schema) FROM entry e JOIN version v ON v.entry = e.row WHERE e.origin = ?",
        (origin,),
    ).fetchone()
    return row[0] or 0


def times(action: str, origin: str) -> int:
    """How often an installation did something."""
    return Entry.select().where((Entry.origin == origin) & (Entry.action == action)).count()


@dataclass(frozen=True, slots=True)
class Aside:
    """An entry that counts no more: its number and time, and what it made of which record."""

    number: int
    time: str
    kind: str
    body: bytes | None


def set_aside(origin: str) -> list[Aside]:
    """What counts no more of an installation: a line for each record of each entry."""
    rows = database.execute_sql(
        # Few stretches ever ended early: SQLite left to itself goes through all entries instead.
        "SELECT e.number, e.time, v.kind, v.shared FROM epoch p CROSS JOIN entry e "
        "ON e.origin = p.origin AND e.epoch = p.id AND e.number > p.until "
        "LEFT JOIN version v ON v.entry = e.row WHERE p.origin = ? ORDER BY e.number, v.row",
        (origin,),
    )
    return [Aside(number, time, kind or "", body) for number, time, kind, body in rows]
