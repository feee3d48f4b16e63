"""What of an office's published line goes down to a room with the next reply."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from app import seal
from app.exchange.bounds import PUBLISHED
from app.records.deliveries import Receipt
from app.records.rooms import Room
from app.store import line, registry
from app.store.chain import NOTHING_BEFORE
from app.store.line import Line, Place
from app.store.session import current
from app.store.versions import size_in_line

KNOWS: Final = 11
"""The schema from which on a room's program takes what is published."""


@dataclass(frozen=True, slots=True)
class Range:
    """The entries that go down, both included, and the hash of the one before the first."""

    first: int
    last: int
    previous: str


@dataclass(frozen=True, slots=True)
class GoingDown:
    """What a room will be sent: since and up to which entry, and how many records by kind."""

    room: Room
    knows: bool
    first: int
    last: int
    counts: dict[str, int]


def going(room: Room) -> Range | None:
    """What a room has not said that it has, as far as one reply carries it; None for nothing."""
    origin = current().published
    if not origin or line.newest_schema(room.installation) < KNOWS:
        return None
    head, has = line.head(origin), _has(room)
    first = has.number + 1 if has is not None else 1
    if head is None or first > head.number:
        return None
    size, last = 0, first - 1
    for each in line.stretch(origin, first, head.number):
        size += len(each.bytes) + sum(size_in_line(body) for *_of, body in each.bodies)
        if size > PUBLISHED and last >= first:
            break
        last = each.number
    return Range(first, last, has.hash if has is not None else NOTHING_BEFORE)


def files(room: Room, first: int, last: int) -> dict[str, bytes]:
    """The files of a reply that carry entries of the line, bodies left out that are not for it."""
    origin = current().published
    entries = list(line.stretch(origin, first, last))
    before = line.at(origin, first - 1)
    head = {
        "entries": [first, last],
        "epoch": entries[-1].epoch,
        "head": entries[-1].hash,
        "origin": origin,
        "previous": before[0].hash if before else NOTHING_BEFORE,
    }
    versions = [
        seal.canonical(
            {
                "body": body.decode() if body is not None else None,
                "nonce": nonce.hex() if nonce is not None else None,
                "number": number,
                "record": record,
            }
        )
        for number, record, nonce, body in _bodies(room, entries)
    ]
    return {
        "published": seal.canonical(head),
        "published_journal": b"".join(each.bytes + b"\n" for each in entries),
        "published_versions": b"".join(each + b"\n" for each in versions),
    }


def will_go(room: Room) -> GoingDown:
    """What the next reply will bring a room, for somebody to read."""
    knows = line.newest_schema(room.installation) >= KNOWS
    found = going(room)
    if found is None:
        return GoingDown(room, knows, 0, 0, {})
    entries = list(line.stretch(current().published, found.first, found.last))
    kinds = {each[0]: each[1] for one in entries for each in _kinds(one)}
    met = {record for _n, record, _nonce, body in _bodies(room, entries) if body is not None}
    counts = Counter(kinds[record] for record in met)
    return GoingDown(room, knows, found.first, found.last, dict(sorted(counts.items())))


def _has(room: Room) -> Place | None:
    """The last entry of the line that a room has, by its own word; what is unknown means none."""
    said = (
        Receipt.select()
        .where(
            (Receipt.origin == room.installation)
            & (Receipt.office == current().origin)
            & Receipt.voided.is_null()
        )
        .order_by(Receipt.entry.desc())
        .first()
    )
    if said is None or not said.published_to:
        return None
    there = line.at(current().published, said.published_to)
    return next((each for each in there if each.hash == said.published_hash), None)


def _bodies(room: Room, entries: list[Line]) -> list[tuple[int, str, bytes | None, bytes | None]]:
    """Number, record, nonce and body of each version; of superseded and others' ones no body."""
    last = {record: each.number for each in entries for record, _nonce, _body in each.bodies}
    kinds = {record: kind for each in entries for record, kind in _kinds(each)}
    found: list[tuple[int, str, bytes | None, bytes | None]] = []
    for each in entries:
        for record, nonce, body in each.bodies:
            goes = last[record] == each.number and _is_for(room, kinds[record], body)
            found.append(
                (each.number, record, nonce, body) if goes else (each.number, record, None, None)
            )
    return found


def _kinds(entry: Line) -> list[tuple[str, str]]:
    said: dict[str, Any] = seal.parse(entry.bytes)
    return [(each["record"], each["kind"]) for each in said["versions"]]


def _is_for(room: Room, kind: str, body: bytes | None) -> bool:
    model = registry.get(kind)
    if model is None or not model.comes_down or body is None:
        return False
    return model.meant_for(seal.parse(body)) in ("", room.installation)
