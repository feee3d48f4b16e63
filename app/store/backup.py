"""Back up, verify, restore: database, key slots and attachments in one file.

All three are ciphertext already, so the ZIP around them needs no password of its own.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from peewee import DatabaseError

from app.errors import BackupFailed, BackupUnreadable, FolderNotEmpty
from app.store import database, keys
from app.store.schema import Setting
from app.store.session import Store

FILE = "legalroom.db"
SUFFIX = ".legalroom-backup"
_MARK = "store.restored"
_LAST = "store.backed_up"
KEPT_NEWEST, KEPT_MONTHS = 10, 6
_BESIDE = ("lock", "window.json", "legalroom.log", "backups", "replaced")
"""What may lie in a folder that holds no installation."""

_PAGES_AT_ONCE = 2_000
Progress = Callable[[int, int], None]


def _unseen(_done: int, _total: int) -> None:
    pass


def make(
    folder: Path, key: bytes, target: Path, *, why: str = "", progress: Progress = _unseen
) -> Path:
    """Write a verified backup: into a folder under a name of its own, or to the file named.

    Raises BackupFailed.
    """
    from app.store.session import now

    if target.suffix != SUFFIX:
        target.mkdir(parents=True, exist_ok=True)
        stamp = now().strftime("%Y%m%d-%H%M%S")
        target = target / f"{stamp}{'-' + why if why else ''}{SUFFIX}"
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as temporary:
            copy = Path(temporary) / FILE
            _copy_database(copy, key, progress)
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as out:
                out.write(copy, FILE)
                out.write(folder / keys.FILE, keys.FILE)
                for each in sorted((folder / "attachments").glob("*")):
                    out.write(each, f"attachments/{each.name}")
            with part.open("rb+") as written:
                os.fsync(written.fileno())
        verify(part)
        part.replace(target)
        keys.sync_folder(target.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BackupFailed(why=error.strerror or str(error)) from error
    return target


def _copy_database(path: Path, key: bytes, progress: Progress) -> None:
    copy = database.connect_keyed(path, key)
    try:
        database.database.connection().backup(
            copy,
            pages=_PAGES_AT_ONCE,
            progress=lambda _status, left, total: progress(total - left, total),
        )
        # Whoever opens this copy, by whatever way it came to its folder, begins a new epoch.
        copy.execute(
            "INSERT INTO setting (key, value) VALUES (?, 'true') "
            "ON CONFLICT (key) DO UPDATE SET value = 'true'",
            (_MARK,),
        )
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    again = database.connect_keyed(path, key)
    try:
        bad = again.execute("PRAGMA cipher_integrity_check").fetchall()
        bad += [r for r in again.execute("PRAGMA quick_check").fetchall() if r[0] != "ok"]
    finally:
        again.close()
    if bad:
        raise BackupFailed(why=str(bad[0][0]))


def verify(path: Path) -> None:
    """Read a backup through. Raises BackupUnreadable."""
    try:
        with zipfile.ZipFile(path) as packed:
            if not {FILE, keys.FILE} <= set(packed.namelist()) or packed.testzip() is not None:
                raise BackupUnreadable(file=path.name)
    except (zipfile.BadZipFile, OSError) as error:
        raise BackupUnreadable(file=path.name) from error


def changed_since() -> bool:
    """Whether anything was done since the last backup of the open installation."""
    last = Setting.get_or_none(Setting.key == _LAST)
    return last is None or last.value != str(_head())


def _head() -> int:
    return database.database.execute_sql("SELECT max(row) FROM entry").fetchone()[0]


def make_if_changed(store: Store, *, progress: Progress = _unseen) -> Path | None:
    """The backup at the end of a day's work, unless nothing was done; old ones are thinned out."""
    if not changed_since():
        return None
    head = _head()
    made = make(store.folder, store.key, store.folder / "backups", progress=progress)
    Setting.replace(key=_LAST, value=str(head)).execute()
    thin_out(store.folder / "backups")
    return made


def made_at(path: Path) -> datetime.datetime:
    """When a backup was written, by its name; by the file's own time where that says nothing."""
    try:
        return datetime.datetime.strptime(path.name[:15], "%Y%m%d-%H%M%S")
    except ValueError:
        return datetime.datetime.fromtimestamp(path.stat().st_mtime)


def existing(folder: Path) -> list[Path]:
    """The backups that lie in a folder, the newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)


def thin_out(folder: Path) -> None:
    """Keep the newest ten and the last of each of six months; the newest is verified first."""
    found = existing(folder)
    if not found:
        return
    verify(found[0])
    kept = set(found[:KEPT_NEWEST])
    months: dict[str, Path] = {}
    for path in found:
        months.setdefault(path.name[:6], path)
    kept |= set(list(months.values())[:KEPT_MONTHS])
    for path in found:
        if path not in kept:
            path.unlink()


def restore(path: Path, folder: Path) -> None:
    """Unpack a backup into an empty folder; the first opening begins a new epoch.

    Raises BackupUnreadable, FolderNotEmpty, BackupFailed.
    """
    require_room_for_one(folder)
    verify(path)
    folder.mkdir(parents=True, exist_ok=True)
    # All of it or nothing: what lies in the folder besides is not ours to clear away.
    part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".restoring-"))
    try:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                target = _place_of(name, part)
                if target is None:
                    raise BackupUnreadable(file=path.name)
                target.parent.mkdir(exist_ok=True)
                with packed.open(name) as source, target.open("wb") as out:
                    shutil.copyfileobj(source, out)
                    out.flush()
                    os.fsync(out.fileno())
        for name in ("attachments", FILE, keys.FILE):  # the keys last: they make it one
            if (part / name).exists():
                (part / name).replace(folder / name)
        keys.sync_folder(folder)
    except OSError as error:
        raise BackupFailed(why=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def require_room_for_one(folder: Path) -> None:
    """Raise FolderNotEmpty where an installation cannot be put."""
    if folder.exists() and any(p.name not in _BESIDE for p in folder.iterdir()):
        raise FolderNotEmpty(folder=str(folder))


def set_aside(folder: Path) -> Path:
    """Move a closed installation that is damaged out of the way; nothing of it is thrown away.

    Returns where it is now. Raises BackupFailed.
    """
    from app.store.session import now

    aside = folder / "replaced" / now().strftime("%Y%m%d-%H%M%S")
    try:
        aside.mkdir(parents=True)
        for each in sorted(folder.iterdir()):
            if each.name not in _BESIDE:
                each.replace(aside / each.name)
    except OSError as error:
        raise BackupFailed(why=error.strerror or str(error)) from error
    return aside


def _place_of(name: str, folder: Path) -> Path | None:
    if name in (FILE, keys.FILE):
        return folder / name
    parent, _, last = name.partition("/")
    # Attachments bear random names of hexadecimal digits; anything else is not ours to unpack.
    plain = last.removesuffix(".age")
    if parent == "attachments" and plain and all(c in "0123456789abcdef-" for c in plain):
        return folder / "attachments" / last
    return None


def came_from_one() -> bool:
    """Whether the open database is a backup that nobody has opened yet."""
    with contextlib.suppress(DatabaseError):
        return Setting.get_or_none(Setting.key == _MARK) is not None
    return False


def forget_that_it_came_from_one() -> None:
    """From now on this database is the live one."""
    Setting.delete().where(Setting.key == _MARK).execute()
