"""Make, open and close an installation: the folder with its database, key slots and backups."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import secrets
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from filelock import BaseFileLock, FileLock

from app import VERSION, private, program
from app.errors import (
    AlreadyOpen,
    BadInstallationCode,
    DatabaseDamaged,
    FieldErrors,
    NoInstallation,
)
from app.fields import Code, Day, Text
from app.language import N_
from app.store import (
    backup,
    database,
    faults,
    identity,
    journal,
    keys,
    migrating,
    own_keys,
    reading,
    restore,
    schema,
    session,
)
from app.store.columns import Column, Record
from app.store.schema import Epoch
from app.store.session import Store, current, is_open, set_current

FILE = "legalroom.db"
_CODE = re.compile(r"[0-9]{2,12}(?:-[0-9]{2})?")
_PAGE = 4096
BACKUPS = "backups"


class Installation(Record):
    """One copy of the program; its code and name may change, its identity does not."""

    kind_name = "installation"
    label = N_("This computer")

    kind = Column(Code(list="installation_kind"), N_("Kind"), required=True)
    code = Column(Text(max=20), N_("Code"), required=True)
    name = Column(Text(max=60), N_("Name"), required=True)
    start_day = Column(Day(), N_("Counting starts"))
    program = Column(Text(max=20), N_("Version of the program"), listed=False)
    platform = Column(Text(max=40), N_("Program for"), listed=False)


class User(Record):
    """Somebody who opens the program with a password of his own."""

    kind_name = "user"
    label = N_("User")

    name = Column(Text(max=60), N_("Name"), required=True, travels=False)


def exists(folder: Path) -> bool:
    """Whether the folder holds an installation."""
    return restore.is_installation(folder)


def create(
    folder: Path,
    *,
    kind: str,
    code: str,
    name: str,
    keeper: str,
    password: str,
    start_day: datetime.date | None = None,
    clock: Callable[[], datetime.datetime] | None = None,
) -> str:
    """Make a room or an office in an empty folder and leave it open; the recovery code.

    What an earlier making left that was cut short is set aside. Raises FolderNotEmpty,
    PasswordTooShort, FieldErrors, AlreadyOpen and what disks do (`faults.named`).
    """
    keys.require_password(password)
    with faults.named(folder):
        restore.require_room_for_one(folder)
        keys.make_folder(folder)
        lock = _lock(folder)
        try:
            # Somebody else may have made one while we waited for the lock.
            restore.clear_for_one(folder)
        except BaseException:
            lock.release()
            raise
        key, epoch = secrets.token_bytes(32), secrets.token_hex(16)
        origin, user = journal.new_id(), journal.new_id()
        try:
            opened = database.attach(folder / FILE, key)
            schema.bring_up_to_date(opened)
            store = Store(
                folder=folder,
                origin=origin,
                kind=kind,
                code=code,
                name=name,
                start_day=start_day,
                user=user,
                user_name=keeper,
                epoch=epoch,
                key=key,
                lock=lock,
            )
            if clock is not None:
                store.clock = clock
            set_current(store)
            _found(store, keeper, start_day)
            recovery, recovery_code = keys.recovery_slot(key, origin)
            slots = (keys.password_slot(key, origin, user, keeper, password), recovery)
            keys.write(folder, keys.KeyFile(installation=origin, slots=slots))
            private.close_to_others(folder)
        except BaseException:
            _let_go(lock)
            for left in (*folder.glob(f"{FILE}*"), *folder.glob("keys.*json*")):
                with contextlib.suppress(OSError):
                    left.unlink()
            raise
    return recovery_code


def _found(store: Store, keeper: str, start_day: datetime.date | None) -> None:
    with database.database.atomic("IMMEDIATE"):
        migrating.note_new()
        made = own_keys.make()
        Epoch.insert(id=store.epoch, origin=store.origin, rank=0).execute()
        with journal.action("epoch.begin", {"parent": None}):
            pass
        with journal.action(own_keys.NOTED_BY, {"keys": made}) as act:
            act.add_record(
                Installation,
                store.origin,
                kind=store.kind,
                code=store.code,
                name=store.name,
                start_day=start_day,
                **_program(),
            )
            act.add_record(User, store.user, name=keeper)


def open_with_password(folder: Path, password: str) -> Store:
    """Open an installation.

    Raises NoInstallation, AlreadyOpen, WrongPassword, KeysDamaged, DatabaseDamaged, DatabaseTooNew,
    LibraryTooOld, BackupFailed (before an update) and what disks do (`faults.named`).
    """
    file = _slots(folder)
    key, user = keys.open_with_password(file, password)
    return _open(folder, file, key, user)


def open_with_recovery(folder: Path, code: str) -> Store:
    """Open an installation by its printed code, as its first user, to set a new password."""
    file = _slots(folder)
    key, user = keys.open_with_recovery(file, code)
    return _open(folder, file, key, user)


def _slots(folder: Path) -> keys.KeyFile:
    """The slots, once a restoring that was cut short is undone: else they may be those to come."""
    if restore.is_unfinished(folder):
        with restore.exclusively(folder):
            restore.undo_unfinished(folder)
    return keys.read(folder)


def open_to_read(folder: Path, password: str) -> Store:
    """Open records that lie where nothing can be written: to read, find, print and copy out.

    A copy is read, so that what lies in the write-ahead log is seen too; it is gone on closing.
    Raises as `open_with_password`, DiskFull where no place has room for the copy.
    """
    file = keys.read(folder)
    key, user = keys.open_with_password(file, password)
    with faults.named(folder):
        copy, lock = reading.copied(folder)
        return _open_locked(folder, file, key, user, lock, copy)


def _open(folder: Path, file: keys.KeyFile, key: bytes, user: str) -> Store:
    with faults.named(folder):
        if not (folder / FILE).exists():
            raise NoInstallation(folder=str(folder))
        # SQLite takes a file of less than a page for a new one, and throws away the log beside it.
        if (folder / FILE).stat().st_size < _PAGE:
            raise DatabaseDamaged(file=FILE)
        lock = _lock(folder)
        return _open_locked(folder, file, key, user, lock)


def _open_locked(
    folder: Path,
    file: keys.KeyFile,
    key: bytes,
    user: str,
    lock: FileLock,
    copy: Path | None = None,
) -> Store:
    try:
        opened = database.attach((copy or folder) / FILE, key)
        if schema.number(opened) == 0:
            raise DatabaseDamaged(file=FILE)
        if copy is None and schema.number(opened) < schema.latest():
            backup.make(folder, key, folder / BACKUPS, why="before-update")
        schema.bring_up_to_date(opened)
        origin = identity.of_this_folder(file.installation)
        mine = Installation.where_equal("id", origin, void=True)
        sitting = User.where_equal("id", user, void=True)
        epoch = _last_epoch(origin)
        if not mine or not sitting or not epoch:
            raise DatabaseDamaged(file=FILE)
        store = Store(
            folder=folder,
            origin=origin,
            kind=mine[0].kind,
            code=mine[0].code,
            name=mine[0].name,
            start_day=mine[0].start_day,
            user=user,
            user_name=sitting[0].name,
            epoch=epoch,
            key=key,
            lock=lock,
            reading=copy,
            former=frozenset(own_keys.left_behind(origin)),
        )
        _find_lines(store)
        set_current(store)
        migrating.catch_up()
        if copy is not None:
            reading.only_read(opened)
            _tell()
            return store
        if backup.came_from_one():
            _begin_epoch(store)
        keys.mend(folder)
        private.close_to_others(folder)
    except BaseException:
        _let_go(lock, copy)
        raise
    _tell()
    return store


def _find_lines(store: Store) -> None:
    """Say which lines here are published ones, and which of them is our own."""
    asked = "SELECT origin, id FROM epoch WHERE published = 1 ORDER BY rank"
    begun = database.database.execute_sql(asked).fetchall()
    store.lines = frozenset(origin for origin, _epoch in begun)
    own = json.loads(schema.setting(journal.PUBLISHED) or "null")
    for origin, epoch in begun:
        if origin == own:
            store.published, store.published_epoch = origin, epoch


def _last_epoch(origin: str) -> str:
    asked = "SELECT id FROM epoch WHERE origin = ? ORDER BY rank DESC LIMIT 1"
    found = database.database.execute_sql(asked, (origin,)).fetchone()
    return found[0] if found else ""


def _begin_epoch(store: Store) -> None:
    """Tell an honest restore from a clone: each chain goes on in a stretch of its own."""
    with database.database.atomic("IMMEDIATE"):
        backup.forget_that_it_came_from_one()
        # A clock is no reason to refuse to open the only records that are left.
        store.clock_accepted = True
        store.epoch, note = _next_epoch(store.origin, store.epoch)
        with journal.action("epoch.begin", note):
            pass
        if store.published:
            store.published_epoch, note = _next_epoch(store.published, store.published_epoch)
            with journal.action("epoch.begin", note, published=True):
                pass
        store.clock_accepted = False


def _next_epoch(origin: str, before: str) -> tuple[str, dict[str, Any]]:
    """Begin a stretch behind the last entry of one: its name, and what its first entry notes."""
    last = journal.last(origin, before)
    if last is None:
        raise DatabaseDamaged(file=FILE)
    parent = Epoch.get_by_id(before)
    epoch = secrets.token_hex(16)
    Epoch.insert(
        id=epoch,
        origin=origin,
        rank=parent.rank + 1,
        parent=parent.id,
        parent_number=last[0],
        parent_hash=last[1],
        published=parent.published,
    ).execute()
    return epoch, {"parent": {"epoch": parent.id, "number": last[0], "hash": last[1]}}


def close(*, with_backup: bool = True) -> None:
    """Back up what has changed, and let go of the folder. Raises BackupFailed, but lets go."""
    if not is_open():
        return
    store = current()
    try:
        if with_backup:
            backup.make_if_changed(store)
    finally:
        _let_go(store.lock, store.reading)


def _lock(folder: Path) -> FileLock:
    if is_open():
        raise AlreadyOpen
    return restore.lock_of(folder)


def _tell() -> None:
    for each in session.on_open:
        each()


def _let_go(lock: BaseFileLock, copy: Path | None = None) -> None:
    set_current(None)
    try:
        database.detach()
    finally:
        lock.release()
        _tell()
        if copy is not None:
            shutil.rmtree(copy, ignore_errors=True)


@contextlib.contextmanager
def connection() -> Generator[None]:
    """A connection of its own for a thread that works beside the window, while a store is open.

    None is left behind, not even one that the thread got in passing while the store was closed:
    sqlcipher3 would let go of it as the thread dies, and that ends the program.
    """
    held = database.database.obj
    try:
        if held is None:
            yield
        else:
            with held.connection_context():
                yield
    finally:
        for each in (held, database.database.obj):
            if each is not None and not each.is_closed():
                each.close()


def leave_thread() -> None:
    """Close the connection of a thread that has opened or made an installation for another one."""
    if database.database.obj is not None:
        database.database.close()


def rename(*, code: str, name: str, start_day: datetime.date | None) -> None:
    """Give this installation another code, name or first day of counting. Raises FieldErrors."""
    store = current()
    if not _CODE.fullmatch(code):
        raise FieldErrors({"code": BadInstallationCode(typed=code)})
    with journal.action("installation.change") as act:
        mine = journal.get(Installation, store.origin)
        act.change(mine, code=code, name=name, start_day=start_day)
    store.code, store.name, store.start_day = code, name, start_day


def note_program() -> None:
    """Note which version runs here, where it is another than was noted; the office sees it."""
    mine, now = journal.get(Installation, current().origin), _program()
    if any(getattr(mine, name) != value for name, value in now.items()):
        with journal.action("installation.program") as act:
            act.change(mine, **now)


def _program() -> dict[str, str | None]:
    here = program.installed()
    return {"program": VERSION, "platform": here.platform if here else None}
