"""The states that a record was brought into, read from the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from app import seal
from app.store.database import database
from app.store.schema import Entry, Version
from app.store.session import current

_LINE = 300
"""Bytes around a body in its line of a package, at the most: nonce, record, keys, number."""


def size_in_line(body: bytes | None) -> int:
    """The bytes that a body takes in its line of a package, at the most."""
    # There it is a string within a string.
    return _LINE if body is None else _LINE + len(body) + body.count(b'"') + body.count(b"\\")


@dataclass(frozen=True)
class Change:
    """One state that a record was brought into: when, by which entry, action and user."""

    number: int
    time: str
    action: str
    user: str
    body: dict[str, Any]


def changes(record: str) -> list[Change]:
    """Every state a record had, in order, with both parts of it as far as they are here."""
    rows = (
        Version.select(Version.shared, Version.kept, Entry.bytes)
        .join(Entry)
        .where(Version.record == record)
        .order_by(Version.row)
        .tuples()
    )
    found: list[Change] = []
    for shared, kept, line in cast("Iterable[tuple[Any, ...]]", rows):
        said: dict[str, Any] = seal.parse(bytes(line))
        body = read_body(shared, kept)
        found.append(Change(said["number"], said["time"], said["action"], said["user"], body))
    return found


def history(record: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Every state a record had: time, action, body (both parts, as far as they are here)."""
    rows = (
        Version.select(Version.shared, Version.kept, Entry.time, Entry.action)
        .join(Entry)
        .where(Version.record == record)
        .order_by(Version.row)
        .tuples()
    )
    return [
        (time, name, read_body(shared, kept))
        for shared, kept, time, name in cast("Iterable[tuple[Any, ...]]", rows)
    ]


def latest(record: str) -> tuple[bytes, bytes] | None:
    """The two bodies of a record as it stands, as they are stored; a missing one is empty.

    Said as SQL outright, since a volume asks for hundreds.
    """
    found = database.execute_sql(
        "SELECT shared, kept FROM version WHERE record = ? ORDER BY row DESC LIMIT 1", (record,)
    ).fetchone()
    return None if found is None else (bytes(found[0] or b""), bytes(found[1] or b""))


def noted(number: int) -> dict[str, Any]:
    """What an entry of ours, on the line that goes on, notes beside its versions."""
    store = current()
    asked = (Entry.origin == store.origin) & (Entry.number == number)
    found = Entry.select(Entry.bytes).where(asked).order_by(Entry.row.desc()).first()
    return {} if found is None else seal.parse(bytes(found.bytes))["note"]


def read_body(shared: bytes | None, kept: bytes | None) -> dict[str, Any]:
    """The state of a record from its stored bytes."""
    body: dict[str, Any] = {}
    for part in (shared, kept):
        if part is not None:
            body.update(seal.parse(bytes(part)))
    return body
