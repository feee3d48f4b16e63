"""The append-only, hash-chained list of everything done, and the one way to write to it."""

from __future__ import annotations

import datetime
import logging
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from uuid_utils import uuid7

from app import seal
from app.errors import ClockBehind, NotFound, NotOurs, TooMuchAtOnce
from app.store import apply, schema

# The journal is asked here for its past and its soundness too.
from app.store.chain import NOTHING_BEFORE
from app.store.chain import verify as verify
from app.store.columns import Record, checked
from app.store.database import database
from app.store.schema import Epoch, Setting
from app.store.session import Store, current
from app.store.versions import Change as Change
from app.store.versions import changes as changes
from app.store.versions import history as history
from app.store.versions import size_in_line

FORMAT = 1
RELEASED = datetime.date(2025, 1, 1)
"""A clock that stands before this was never right while this program existed, whichever version."""

TOLERATED = datetime.timedelta(minutes=10)
"""A clock that was set right by a few minutes is nobody's business."""

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
        self.number, self.previous = _next(self.epoch, before)
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


def _next(name: str, before: Last | None) -> tuple[int, str]:
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


def get(model: type[R], record: str) -> R:
    """A record by its identity. Raises NotFound."""
    found = model.where_equal("id", record, void=True)
    if not found:
        raise NotFound
    return found[0]
