"""A computer that was copied goes on: the true one in a new stretch, the copy as one of its own.

Both leave what they wrote after an entry that both have, and write it down anew: the true one under
its own identity, the copy under another. What the copy can say of nothing but another's records is
left behind; those go on where they were begun.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from app.store import apply, journal, line, own_keys, taking
from app.store.columns import registry
from app.store.database import database
from app.store.line import Place
from app.store.schema import Entry, Epoch, Setting, setting
from app.store.session import Store, current
from app.store.versions import read_body

_SETTING: Final = "identity"
_AT_ONCE: Final = 2_000
"""Records told again by one entry, which has to fit on one line of a package."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A record as it stood last, of which something was written after an entry.

    `before` says whether it was there by then; `time` is when it was written last.
    """

    kind: str
    record: str
    time: str
    before: bool
    shared: dict[str, Any]
    kept: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was told again, and what was left behind."""

    carried: list[Beyond]
    left: list[Beyond]


Carries = Callable[[Beyond], bool]


def of_this_folder(installation: str) -> str:
    """The identity that records are made under in a folder: what it was made as, or a later one."""
    later = setting(_SETTING)
    return installation if later is None else json.loads(later)


def go_on(after: Place, carries: Carries) -> Renewed:
    """Begin a stretch after an entry of ours and tell again what was written beyond it."""
    store = current()
    with _restored_if_it_fails(store), database.atomic("IMMEDIATE"):
        found = _leave(store.origin, after.number)
        rank = max(line.epochs(store.origin).values()) + 1
        epoch = secrets.token_hex(16)
        Epoch.insert(
            id=epoch,
            origin=store.origin,
            rank=rank,
            parent=after.epoch,
            parent_number=after.number,
            parent_hash=after.hash,
        ).execute()
        store.epoch = epoch
        parent = {"epoch": after.epoch, "number": after.number, "hash": after.hash}
        with journal.action("epoch.begin", {"parent": parent}):
            pass
        return _tell_again(found, carries)


def become(
    after: Place,
    carries: Carries,
    *,
    code: str,
    name: str,
    begin: Callable[[journal.Action], object] = lambda act: None,
) -> Renewed:
    """Be another installation from now on; what was written up to an entry is somebody else's.

    `begin` adds to the entry that says who this is. Whoever opens the folder does so as before.
    """
    store, model = current(), registry["installation"]
    before = store.origin
    with _restored_if_it_fails(store), database.atomic("IMMEDIATE"):
        stands = journal.get(model, before)
        found = _leave(before, after.number)
        store.origin, store.epoch = journal.new_id(), secrets.token_hex(16)
        store.code, store.name = code, name
        store.former = store.former | {before}
        for each in found:
            if each.before:
                taking.show_again(before, each.kind, each.record)
        Setting.replace(key=_SETTING, value=json.dumps(store.origin)).execute()
        keys = own_keys.replace()
        Epoch.insert(id=store.epoch, origin=store.origin, rank=0).execute()
        with journal.action("epoch.begin", {"parent": None}):
            pass
        left = {
            "epoch": after.epoch, "hash": after.hash, "number": after.number, "origin": before,
        }  # fmt: skip
        with journal.action(own_keys.NOTED_BY, {"keys": keys, "left": left}) as act:
            said = {**stands.values(), "code": code, "name": name}
            act.add_record(model, store.origin, **said)
            begin(act)
        return _tell_again(found, carries)


@contextmanager
def _restored_if_it_fails(store: Store) -> Generator[None]:
    """The open store is what it was wherever the transaction is."""
    was = store.origin, store.epoch, store.code, store.name, store.former
    try:
        yield
    except BaseException:
        store.origin, store.epoch, store.code, store.name, store.former = was
        raise


def _leave(origin: str, number: int) -> list[Beyond]:
    """Let nothing of ours count beyond an entry; what that was, in the order it was begun."""
    found = list(_beyond(origin, number))
    ended = (
        Epoch.select(Epoch.id)
        .join(Entry, on=(Entry.epoch == Epoch.id))
        .where((Epoch.origin == origin) & (Entry.number > number))
    )
    for (epoch,) in list(ended.distinct().tuples()):
        database.execute_sql(
            "UPDATE epoch SET until = min(coalesce(until, ?), ?) WHERE id = ?",
            (number, number, epoch),
        )
    for each in found:
        if not each.before:
            apply.forget(each.kind, each.record)
    return found


def _beyond(origin: str, number: int) -> Iterator[Beyond]:
    counts = "WHERE e.origin = ? AND (p.until IS NULL OR e.number <= p.until)"
    joined = "FROM version v JOIN entry e ON e.row = v.entry JOIN epoch p ON p.id = e.epoch"
    rows = database.execute_sql(
        f"SELECT w.kind, w.record, w.shared, w.kept, f.time, s.least <= ? FROM "
        f"(SELECT min(v.row) AS first, max(v.row) AS last, min(e.number) AS least, "
        f"max(e.number) AS most {joined} {counts} GROUP BY v.record) s "
        "JOIN version w ON w.row = s.last JOIN entry f ON f.row = w.entry "
        "WHERE s.most > ? ORDER BY s.first",
        (number, origin, number),
    ).fetchall()
    for kind, record, shared, kept, time, before in rows:
        yield Beyond(
            kind, record, time, bool(before), read_body(shared, None), read_body(None, kept)
        )


def _tell_again(found: Sequence[Beyond], carries: Carries) -> Renewed:
    carried: list[Beyond] = []
    left: list[Beyond] = []
    for each in found:
        (carried if carries(each) else left).append(each)
    coming = iter(carried)
    while part := list(islice(coming, _AT_ONCE)):
        with journal.action("record.tell_again") as act:
            for each in part:
                act.add_version(each.kind, each.record, each.shared, each.kept)
    return Renewed(carried, left)
