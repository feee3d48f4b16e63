"""The chain of the journal walked from end to end: every stretch, every hash, every version."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Generator, Mapping
from typing import Any

from peewee import DatabaseError

from app import seal
from app.errors import AppError, ChainBroken, SearchDiffers
from app.store import faults, full_text, own_keys, projection
from app.store.database import database
from app.store.schema import Entry, Epoch
from app.store.session import current

NOTHING_BEFORE = "0" * 64
"""What the first entry of an installation follows on."""

_BEGIN = "epoch.begin"


def verify(*, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Walk every chain, every hash, every row and its search row; the number of entries walked.

    Raises ChainBroken at the first that does not fit, SearchDiffers where only the search does
    not, DatabaseDamaged for pages that are damaged.
    """
    # One view of everything: somebody may go on saving on another connection.
    with faults.named(current().folder), _nothing_odd(), database.atomic():
        total = Entry.select().count()
        walked = last_number = 0
        left = own_keys.left_behind(current().origin)
        begun = list(Epoch.select().order_by(Epoch.origin, Epoch.rank))
        for _origin, epochs in itertools.groupby(begun, key=lambda epoch: epoch.origin):
            stretches = list(epochs)
            _require_stretches(stretches, left)
            for number in itertools.chain.from_iterable(map(_walk, stretches)):
                walked += 1
                if walked % 500 == 0:
                    progress(walked, total)
                last_number = number
        if walked != total or _out_of_order():
            raise ChainBroken(number=last_number)
        projection.verify()
    # Asked of SQLite as if something were written, so not within a view of what was a while ago.
    with faults.named(current().folder), _nothing_odd():
        if full_text.index_differs():
            raise SearchDiffers(count=1)
    progress(total, total)
    return walked


ODD = (
    DatabaseError,
    seal.NotCanonical, TypeError, ValueError, LookupError, AttributeError, OverflowError,
)  # fmt: skip
"""What a cell makes Python raise that holds what no program of ours ever wrote there."""


@contextlib.contextmanager
def _nothing_odd() -> Generator[None]:
    try:
        yield
    except ODD as error:
        raise ChainBroken(number=0) from error


def _require_stretches(epochs: list[Epoch], left: Mapping[str, int]) -> None:
    """All stretches of one installation, against each other: rank, parent, and where they end."""
    known = {epoch.id: epoch for epoch in epochs}
    origin = epochs[0].origin
    mine = current().is_mine(origin)
    begun = _first_rows(origin)
    if sorted(begun, key=begun.__getitem__) != [epoch.id for epoch in epochs]:
        # They are ranked in the order in which they began.
        raise ChainBroken(number=1)
    for at, epoch in enumerate(epochs):
        parent = known.get(epoch.parent or "")
        cuts = [each.parent_number for each in epochs[at + 1 :] if each.parent_number is not None]
        if mine:
            # Of ours only a copied computer ever leaves something behind.
            cuts = [each for each in (*cuts, left.get(origin)) if each is not None]
            cuts = [each for each in cuts if each < _last_number(epoch)]
        fits = (
            epoch.rank == (at if mine else at + 1)
            and (parent is None) == (epoch.parent is None)
            and (parent is None or _hash_at(parent, epoch.parent_number) == epoch.parent_hash)
            and epoch.until == min(cuts, default=None)
        )
        if not fits:
            raise ChainBroken(number=(epoch.parent_number or 0) + 1)


def _first_rows(origin: str) -> dict[str, int]:
    """Where the first entry of each stretch of an installation lies."""
    return dict(
        database.execute_sql(
            "SELECT epoch, min(row) FROM entry WHERE origin = ? GROUP BY epoch", (origin,)
        )
    )


def _last_number(epoch: Epoch) -> int:
    found = database.execute_sql(
        "SELECT max(number) FROM entry WHERE origin = ? AND epoch = ?", (epoch.origin, epoch.id)
    ).fetchone()
    return found[0] or 0


def _hash_at(epoch: Epoch, number: int | None) -> str | None:
    found = Entry.get_or_none(
        (Entry.origin == epoch.origin) & (Entry.epoch == epoch.id) & (Entry.number == number)
    )
    return None if found is None else found.hash


def _walk(epoch: Epoch) -> Generator[int]:
    expected = epoch.parent_hash or NOTHING_BEFORE
    number = first = epoch.parent_number or 0
    before = 0
    rows = database.execute_sql(
        "SELECT row, number, time, action, bytes, hash FROM entry "
        "WHERE origin = ? AND epoch = ? ORDER BY number",
        (epoch.origin, epoch.id),
    )
    mine = current().is_mine(epoch.origin)
    for row, found, time, action, line, digest in rows:
        number += 1
        try:
            said: dict[str, Any] = seal.parse(line)
            fits = (
                found == said["number"] == number
                and row > before
                and said["epoch"] == epoch.id
                and said["origin"] == epoch.origin
                and said["previous"] == expected
                and (said["time"], said["action"]) == (time, action)
                and (number > first + 1 or _begins(epoch, said))
                and seal.entry_hash(line) == digest
                and _versions_fit(row, said["versions"], mine)
            )
        except (AppError, ValueError, TypeError, LookupError, AttributeError):
            fits = False
        if not fits:
            raise ChainBroken(number=number)
        expected, before = digest, row
        yield number
    if number == first:
        raise ChainBroken(number=number + 1)


def _begins(epoch: Epoch, said: dict[str, Any]) -> bool:
    """Whether the first entry of a stretch names the one that it goes on from."""
    parent = None
    if epoch.parent is not None:
        parent = {
            "epoch": epoch.parent,
            "number": epoch.parent_number,
            "hash": epoch.parent_hash,
        }
    return said["action"] == _BEGIN and said["note"] == {"parent": parent}


def _versions_fit(row: int, said: list[dict[str, Any]], mine: bool) -> bool:
    kept = database.execute_sql(
        "SELECT kind, record, schema, shared, shared_nonce, kept, kept_nonce FROM version "
        "WHERE entry = ? ORDER BY row",
        (row,),
    ).fetchall()
    if len(kept) != len(said):
        return False
    for (kind, record, schema, shared, shared_nonce, own, own_nonce), each in zip(
        kept, said, strict=True
    ):
        if (kind, record, schema) != (each["kind"], each["record"], each["schema"]):
            return False
        # What was kept at the other end never came; nothing of ours is ever taken away.
        if (mine and (shared is None or own is None)) or (not mine and own is not None):
            return False
        for part, nonce, body in _parts(shared, shared_nonce, own, own_nonce):
            if body is None:
                if nonce is not None:
                    return False
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


def _out_of_order() -> bool:
    """Whether versions lie otherwise than their entries: by their order the last one is known."""
    rows = database.execute_sql("SELECT entry FROM version ORDER BY row")
    return any(one[0] > other[0] for one, other in itertools.pairwise(rows))
