"""The append-only, hash-chained list of everything done, and the one way to write to it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from uuid_utils import uuid7

from app import seal
from app.errors import NotFound, NotOurs, TooMuchAtOnce
from app.store import apply, schema

# The journal is asked here for its past and its soundness too.
from app.store.chain import verify as verify
from app.store.columns import Record, checked
from app.store.database import database
from app.store.entries import following, require_clock, sealed, spelled, store_entry
from app.store.entries import last as last
from app.store.entries import newest as newest
from app.store.schema import Epoch, Setting
from app.store.session import Store, current
from app.store.versions import Change as Change
from app.store.versions import changes as changes
from app.store.versions import history as history
from app.store.versions import size_in_line

log = logging.getLogger(__name__)

MOST_NOTE = 16 * 1024
"""Bytes of what an entry says beside its versions; offices refuse more."""

MOST_BYTES = 4 * 1024 * 1024
"""Bytes of one entry, as docs/package-format.md bounds a line."""

MOST_PUBLISHED = 12 * 1024 * 1024
"""Bytes of the bodies of one published entry, which has to fit in a reply with them."""

PUBLISHED = "published_line"
"""The setting that names our own published line."""

on_published: list[Callable[[Action, type[Record], dict[str, Any]], None]] = []
"""Called with each record that an action publishes, to say what readers need to understand it."""

on_change: list[Callable[[frozenset[str]], None]] = []
"""Called with the kinds of record that an action has changed, once it is safely stored."""

R = TypeVar("R", bound=Record)


def new_id() -> str:
    """An identity for a record: UUIDv7, so that neighbours in time are neighbours on the disk."""
    return str(uuid7())


class Action:
    """What one user action does: versions of records, gathered into one entry."""

    def __init__(
        self, name: str, note: dict[str, Any] | None, store: Store, *, published: bool = False
    ) -> None:
        self.name = name
        self.note = note or {}
        self.store = store
        self.published = published
        self.origin = store.published if published else store.origin
        self.epoch = store.published_epoch if published else store.epoch
        before = last(self.origin, self.epoch)
        self.time = require_clock(store, before).isoformat()
        self.number, self.previous = following(self.epoch, before)
        self.row: int = 0
        self.kinds: set[str] = set()
        self._hashes: list[dict[str, Any]] = []
        self._versions: list[tuple[Any, ...]] = []
        self._schema = schema.latest()

    def add(self, model: type[R], **values: Any) -> R:
        """Make a new record. Raises FieldErrors."""
        record = new_id()
        return self._write(model, record, checked(model, values, record), {}, new=True)

    def add_record(self, model: type[R], record: str, **values: Any) -> R:
        """Make a new record whose identity is known already. Raises FieldErrors."""
        return self._write(model, record, checked(model, values, record), {})

    def change(self, record: R, **values: Any) -> R:
        """A new version of a record; what is not named stays. Raises FieldErrors, NotOurs."""
        stands = self._as_it_stands(record)
        merged = checked(type(record), {**stands.values(), **values}, record.id)
        return self._write(type(record), record.id, merged, _void_state(stands))

    def void(self, record: R, reason: str, words: str = "") -> R:
        """Declare a record void; it stays, with the reason. Raises NotOurs."""
        state = {"voided": reason, "void_words": words or None}
        values = self._as_it_stands(record).values()
        return self._write(type(record), record.id, values, state)

    def restore(self, record: R) -> R:
        """Take back that a record was declared void. Raises NotOurs."""
        return self._write(type(record), record.id, self._as_it_stands(record).values(), {})

    def _as_it_stands(self, record: R) -> R:
        # What the caller holds may be older than what another page has saved since.
        if record.origin != self.origin:
            raise NotOurs
        return get(type(record), record.id)

    def _write(
        self,
        model: type[R],
        record: str,
        values: dict[str, Any],
        state: dict[str, Any],
        *,
        new: bool = False,
    ) -> R:
        shared, kept = apply.bodies(model, values, published=self.published)
        shared.update({name: value for name, value in state.items() if value})
        row, made_at = self.add_version(model.kind_name, record, shared, kept, new=new)
        if self.published:
            for tell in on_published:
                tell(self, model, values)
        return model(
            row=row,
            id=record,
            origin=self.origin,
            entry=self.number,
            made_at=made_at,
            changed_at=self.time,
            **{"voided": None, "void_words": None, **state},
            **values,
        )

    def add_version(
        self,
        kind: str,
        record: str,
        shared: dict[str, Any],
        kept: dict[str, Any],
        *,
        new: bool = False,
    ) -> tuple[int, str]:
        """Seal the two bodies of one version and project them; the row, and its making.

        Of a `new` record nothing is looked for that stood before.
        """
        hashes, version = sealed(kind, record, self._schema, shared, kept)
        self._hashes.append(hashes)
        self._versions.append(version)
        self.kinds.add(kind)
        return apply.version(
            kind,
            record,
            {**shared, **kept},
            origin=self.origin,
            entry=self.number,
            time=self.time,
            new=new,
        )

    def close(self) -> None:
        """Write the entry that names all versions of the action."""
        line = spelled(
            self.store,
            origin=self.origin,
            epoch=self.epoch,
            action=self.name,
            note=self.note,
            number=self.number,
            previous=self.previous,
            time=self.time,
            versions=self._hashes,
        )
        too_long = len(line) > MOST_BYTES or len(seal.canonical(self.note)) > MOST_NOTE
        if too_long or (self.published and self._size() > MOST_PUBLISHED):
            # No package could carry it, and so none could ever carry what follows.
            raise TooMuchAtOnce
        store_entry(
            self.origin,
            self.epoch,
            self.number,
            self.time,
            self.name,
            line,
            seal.entry_hash(line),
            self._versions,
        )

    def _size(self) -> int:
        return sum(size_in_line(shared) for _kind, _record, _schema, shared, *_ in self._versions)


def require_ours(record: Record) -> None:
    """Raise NotOurs for a record that another installation made."""
    if not current().may_change(record.origin):
        raise NotOurs


def goes_down(of: type[Record] | Record) -> bool:
    """Whether an action on a kind, or on one record, belongs into the line that is published."""
    if isinstance(of, Record):
        return bool(current().published) and of.origin == current().published
    return current().is_office and of.comes_down


def _void_state(record: Record) -> dict[str, Any]:
    return {"voided": record.voided, "void_words": record.void_words} if record.voided else {}


@contextmanager
def action(
    name: str, note: dict[str, Any] | None = None, *, published: bool = False
) -> Generator[Action]:
    """One user action: one transaction, one entry, of our own line or of the published one.

    Raises ClockBehind while this PC's clock stands before the last entry or the release.
    """
    store = current()
    with _line_as_it_was(store), _stored(), _line_begun(store, published):
        act = Action(name, note, store, published=published)
        yield act
        act.close()
    _tell(frozenset(act.kinds))


@dataclass
class _Together:
    """What actions that are stored all or none have come to."""

    kinds: set[str] = field(default_factory=set[str])
    failed: BaseException | None = None


@contextmanager
def together() -> Generator[None]:
    """Let several actions be stored all or none, where one entry could not carry what they do.

    What one of them raises is raised again at the end, should somebody have caught it.
    """
    held = _Together()
    before = _held.set(held)
    try:
        with _line_as_it_was(current()), database.atomic("IMMEDIATE"):
            yield
            if held.failed is not None:
                raise held.failed
    finally:
        _held.reset(before)
    _tell(frozenset(held.kinds))


_held: ContextVar[_Together | None] = ContextVar("held", default=None)
"""The actions that are stored together and are not yet."""


@contextmanager
def _stored() -> Generator[None]:
    """A transaction, which those that are stored together have in common.

    A savepoint for each of them would write the index of the search every time, which took longer
    than all the rest of most actions.
    """
    held = _held.get()
    if held is None:
        with database.atomic("IMMEDIATE"):
            yield
        return
    try:
        yield
    except BaseException as failed:
        held.failed = failed
        raise


@contextmanager
def _line_as_it_was(store: Store) -> Generator[None]:
    """Where a transaction is taken back, the published line is again what it was before."""
    was = store.published, store.published_epoch, store.lines
    try:
        yield
    except BaseException:
        store.published, store.published_epoch, store.lines = was
        raise


@contextmanager
def _line_begun(store: Store, published: bool) -> Generator[None]:
    """Begin the published line with the first thing that goes into it."""
    if not published or store.published:
        yield
        return
    if not store.is_office:
        raise NotOurs
    store.published, store.published_epoch = new_id(), secrets.token_hex(16)
    store.lines |= {store.published}
    said = {"id": store.published_epoch, "origin": store.published, "rank": 0, "published": 1}
    Epoch.insert(**said).execute()
    Setting.replace(key=PUBLISHED, value=f'"{store.published}"').execute()
    with action("published.begin", {"line": store.published}):
        pass
    Action("epoch.begin", {"parent": None}, store, published=True).close()
    yield


def _tell(kinds: frozenset[str]) -> None:
    if (held := _held.get()) is not None:
        held.kinds |= kinds
        return
    for tell in list(on_change):
        try:
            tell(kinds)
        except Exception as error:
            # It is stored: whoever hears of a failure now would enter it a second time.
            log.error("not told of a change: %s", type(error).__name__)


def get(model: type[R], record: str) -> R:
    """A record by its identity. Raises NotFound."""
    found = model.where_equal("id", record, void=True)
    if not found:
        raise NotFound
    return found[0]
