"""Take in what another installation wrote: its entries and versions, and what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from peewee import fn

from app.store import apply
from app.store.database import database, execute_many
from app.store.entries import INSERT_ENTRY, INSERT_VERSION
from app.store.line import Incoming
from app.store.schema import Epoch
from app.store.versions import read_body

_decode = msgspec.json.Decoder(dict[str, Any]).decode


def take(
    origin: str,
    entries: Sequence[Incoming],
    *,
    published: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> set[str]:
    """Keep verified entries that follow on what is known, and show them; the kinds they change.

    Of what an office has `published` only bodies that came down show something. To be called within
    one action, which is one transaction.
    """
    kinds: set[str] = set()
    for done in range(0, len(entries), _TOGETHER):
        progress(done, len(entries))
        for part in _parted(entries[done : done + _TOGETHER]):
            if _begins(part[0]):
                _begin(origin, part[0], published=published)
            _keep(origin, part)
            kinds.update(kind for entry in part for kind, *_ in entry.versions)
            apply.states(_states(origin, part, published=published))
    progress(len(entries), len(entries))
    return kinds


_TOGETHER = 200
"""So many entries are written at a time, and as often it is told how far it is."""


def _parted(entries: Sequence[Incoming]) -> Iterator[Sequence[Incoming]]:
    """Stretches of which only the first entry may begin an epoch."""
    start = 0
    for at, entry in enumerate(entries):
        if at > start and _begins(entry):
            yield entries[start:at]
            start = at
    yield entries[start:]


def _begins(entry: Incoming) -> bool:
    return entry.parent is not None or entry.number == 1


def _keep(origin: str, entries: Sequence[Incoming]) -> None:
    """Entries and their versions, byte for byte."""
    last = database.execute_sql("SELECT coalesce(max(row), 0) FROM entry").fetchone()[0]
    rows = [(origin, e.epoch, e.number, e.time, e.action, e.bytes, e.hash) for e in entries]
    execute_many(INSERT_ENTRY, rows)
    versions = [(row, *each) for row, e in enumerate(entries, last + 1) for each in e.versions]
    execute_many(INSERT_VERSION, versions)


def _states(origin: str, entries: Iterable[Incoming], *, published: bool) -> Iterator[apply.State]:
    for entry in entries:
        for kind, record, _, shared, *_ in entry.versions:
            if published and shared is None:
                continue
            # Verified to the last byte before it came here.
            body = _decode(shared) if shared is not None else {}
            yield apply.State(kind, record, body, origin, entry.number, entry.time)


def _begin(origin: str, entry: Incoming, *, published: bool = False) -> None:
    rank = (Epoch.select(fn.MAX(Epoch.rank)).where(Epoch.origin == origin).scalar() or 0) + 1
    parent = entry.parent
    beyond: list[tuple[str, str]] = []
    if parent is not None:
        beyond = _records_beyond(origin, parent.number)
        database.execute_sql(
            "UPDATE epoch SET until = min(coalesce(until, ?), ?) WHERE origin = ?",
            (parent.number, parent.number, origin),
        )
    Epoch.insert(
        id=entry.epoch,
        origin=origin,
        rank=rank,
        parent=parent.epoch if parent else None,
        parent_number=parent.number if parent else None,
        parent_hash=parent.hash if parent else None,
        published=1 if published else None,
    ).execute()
    for kind, record in beyond:
        show_again(origin, kind, record)


def _records_beyond(origin: str, number: int) -> list[tuple[str, str]]:
    rows = database.execute_sql(
        "SELECT DISTINCT v.kind, v.record FROM epoch p CROSS JOIN entry e "
        "ON e.origin = p.origin AND e.epoch = p.id AND e.number > ? "
        "JOIN version v ON v.entry = e.row WHERE p.origin = ?",
        (number, origin),
    )
    return [(kind, record) for kind, record in rows]


def show_again(origin: str, kind: str, record: str) -> None:
    """Show a record by the last of its versions that counts; where none does, no longer."""
    row = database.execute_sql(
        "SELECT v.shared, v.kept, e.number, e.time FROM version v JOIN entry e ON e.row = v.entry "
        "JOIN epoch p ON p.id = e.epoch WHERE v.record = ? AND e.number <= coalesce(p.until, ?) "
        "AND (p.published IS NULL OR v.shared IS NOT NULL) "
        "ORDER BY v.row DESC LIMIT 1",
        (record, 1 << 62),
    ).fetchone()
    if row is None:
        apply.forget(kind, record)
    else:
        shared, kept, number, time = row
        body = read_body(shared, kept)
        apply.version(kind, record, body, origin=origin, entry=number, time=time)
