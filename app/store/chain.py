"""The chain of the journal walked from end to end: every hash, every version, every row."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from app import seal
from app.errors import AppError, ChainBroken
from app.store import apply, faults
from app.store.columns import registry
from app.store.database import database
from app.store.schema import Entry, Epoch
from app.store.session import current
from app.store.versions import read_body

NOTHING_BEFORE = "0" * 64
"""What the first entry of an installation follows on."""


def verify(*, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Walk every chain, every hash and every projected row; the number of entries walked.

    Raises ChainBroken at the first that does not fit, DatabaseDamaged for pages that are.
    """
    # One view of everything: somebody may go on saving on another connection.
    with faults.named(current().folder), database.atomic():
        total = Entry.select().count()
        walked = last_number = 0
        for epoch in Epoch.select().order_by(Epoch.origin, Epoch.rank):
            for number in _walk(epoch):
                walked += 1
                if walked % 500 == 0:
                    progress(walked, total)
                last_number = number
        if walked != total:
            raise ChainBroken(number=last_number)
        _verify_projection()
    progress(total, total)
    return walked


def _walk(epoch: Epoch) -> Generator[int]:
    expected = epoch.parent_hash or NOTHING_BEFORE
    number = epoch.parent_number or 0
    rows = database.execute_sql(
        "SELECT row, number, bytes, hash FROM entry WHERE origin = ? AND epoch = ? ORDER BY number",
        (epoch.origin, epoch.id),
    )
    for row, found, line, digest in rows:
        number += 1
        try:
            said: dict[str, Any] = seal.parse(line)
            fits = (
                found == said["number"] == number
                and said["epoch"] == epoch.id
                and said["origin"] == epoch.origin
                and said["previous"] == expected
                and seal.entry_hash(line) == digest
                and _versions_fit(row, said["versions"])
            )
        except (AppError, ValueError, TypeError, LookupError, AttributeError):
            fits = False
        if not fits:
            raise ChainBroken(number=number)
        expected = digest
        yield number


def _versions_fit(row: int, said: list[dict[str, Any]]) -> bool:
    kept = database.execute_sql(
        "SELECT kind, record, shared, shared_nonce, kept, kept_nonce FROM version "
        "WHERE entry = ? ORDER BY row",
        (row,),
    ).fetchall()
    if len(kept) != len(said):
        return False
    for (kind, record, shared, shared_nonce, own, own_nonce), each in zip(kept, said, strict=True):
        if (kind, record) != (each["kind"], each["record"]):
            return False
        for part, nonce, body in _parts(shared, shared_nonce, own, own_nonce):
            if body is None:
                continue
            if not isinstance(body, bytes):
                return False
            if seal.body_hash(part, bytes(nonce), bytes(body)) != each[part]:
                return False
    return True


def _parts(
    shared: Any, shared_nonce: Any, kept: Any, kept_nonce: Any
) -> tuple[tuple[seal.Part, Any, Any], ...]:
    return ("shared", shared_nonce, shared), ("kept", kept_nonce, kept)


def _verify_projection() -> None:
    rows = database.execute_sql(
        "SELECT v.kind, v.record, v.shared, v.kept, e.origin, e.time, e.number "
        "FROM version v JOIN entry e ON e.row = v.entry WHERE v.row IN ("
        "SELECT max(v.row) FROM version v JOIN entry e ON e.row = v.entry "
        "JOIN epoch p ON p.id = e.epoch WHERE p.until IS NULL OR e.number <= p.until "
        "GROUP BY v.record)"
    )
    shown = 0
    for kind, record, shared, kept, origin, time, number in rows:
        body = read_body(shared, kept)
        if apply.row_differs(kind, record, body, origin=origin, time=time, entry=number):
            raise ChainBroken(number=number)
        shown += apply.projected(kind, origin) is not None
    if sum(model.select().count() for model in registry.values()) != shown:
        raise ChainBroken(number=0)
