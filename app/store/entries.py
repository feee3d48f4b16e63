"""The entries of a journal as they are spelled and stored, and the last one of each line."""

from __future__ import annotations

import datetime
import secrets
from typing import Any, cast

from app import seal
from app.errors import ClockBehind
from app.store.chain import NOTHING_BEFORE
from app.store.database import database
from app.store.schema import Epoch
from app.store.session import Store

FORMAT = 1
RELEASED = datetime.date(2025, 1, 1)
"""A clock that stands before this was never right while this program existed, whichever version."""

TOLERATED = datetime.timedelta(minutes=10)
"""A clock that was set right by a few minutes is nobody's business."""


def sealed(
    kind: str, record: str, schema: int, shared: dict[str, Any], kept: dict[str, Any]
) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """A version's two bodies, each with a nonce and hashed: what its entry names, and its row."""
    shared_bytes, kept_bytes = seal.canonical(shared), seal.canonical(kept)
    shared_nonce, kept_nonce = secrets.token_bytes(32), secrets.token_bytes(32)
    named = {
        "kept": seal.body_hash("kept", kept_nonce, kept_bytes),
        "kind": kind,
        "record": record,
        "schema": schema,
        "shared": seal.body_hash("shared", shared_nonce, shared_bytes),
    }
    return named, (kind, record, schema, shared_bytes, shared_nonce, kept_bytes, kept_nonce)


def spelled(store: Store, **said: Any) -> bytes:
    """The exact bytes of an entry of what is open.

    It says action, note, number, previous, time and versions; origin and epoch where it is not of
    our own line.
    """
    own = {"epoch": store.epoch, "origin": store.origin}
    return seal.canonical({**own, **said, "format": FORMAT, "user": store.user})


def store_entry(
    origin: str,
    epoch: str,
    number: int,
    time: str,
    action: str,
    line: bytes,
    digest: str,
    versions: list[tuple[Any, ...]],
) -> None:
    """Keep an entry of ours and its versions, byte for byte.

    A version is (kind, record, schema, shared bytes, shared nonce, kept bytes, kept nonce).
    """
    row = database.execute_sql(
        INSERT_ENTRY, (origin, epoch, number, time, action, line, digest)
    ).lastrowid
    for each in versions:
        database.execute_sql(INSERT_VERSION, (row, *each))


INSERT_ENTRY = (
    "INSERT INTO entry (origin, epoch, number, time, action, bytes, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
INSERT_VERSION = (
    "INSERT INTO version (entry, kind, record, schema, shared, shared_nonce, kept, kept_nonce) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


Last = tuple[int, str, str]
"""Number, hash and time of an entry."""


def following(name: str, before: Last | None) -> tuple[int, str]:
    """The number of the next entry and the hash it follows on."""
    if before is not None:
        return before[0] + 1, before[1]
    epoch = Epoch.get_by_id(name)
    if epoch.parent is None:
        return 1, NOTHING_BEFORE
    return cast("int", epoch.parent_number) + 1, cast("str", epoch.parent_hash)


def newest() -> int:
    """The row of the newest entry of whatever journal: it grows with everything that is written."""
    return database.execute_sql("SELECT coalesce(max(row), 0) FROM entry").fetchone()[0]


def last(origin: str, epoch: str) -> Last | None:
    """Number, hash and time of the last entry of an epoch."""
    found = database.execute_sql(
        "SELECT number, hash, time FROM entry WHERE origin = ? AND epoch = ? "
        "ORDER BY number DESC LIMIT 1",
        (origin, epoch),
    ).fetchone()
    return (found[0], found[1], found[2]) if found else None


def require_clock(store: Store, before: Last | None) -> datetime.datetime:
    """The time by this PC's clock.

    Raises ClockBehind when it stands before the last entry or the release and the user has not said
    that it is right.
    """
    stands = store.clock()
    if store.clock_accepted:
        return stands
    latest = datetime.datetime.fromisoformat(before[2]) if before else None
    if latest is not None and stands < latest - TOLERATED:
        raise ClockBehind(now=stands, last=latest)
    if stands.date() < RELEASED:
        raise ClockBehind(now=stands, last=latest or RELEASED)
    return stands
