"""Put a backup in place, all of it or nothing; nothing that lay there is ever thrown away."""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from collections.abc import Generator
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import (
    AlreadyOpen,
    AppError,
    BackupFailed,
    BackupUnreadable,
    FolderNotEmpty,
)
from app.store import backup, faults, keys
from app.store.session import now

_UNPACKED = ".restoring"
_REPLACED = "replaced"
_BESIDE = (
    "lock",
    "window.json",
    "window.json.part",
    "legalroom.log",
    "backups",
    _REPLACED,
    _UNPACKED,
)
"""What may lie in a folder that holds no installation."""

_OURS = (
    "attachments",
    keys.FILE,
    keys.SECOND,
    keys.FILE + ".part",
    keys.SECOND + ".part",
    backup.FILE,
    backup.FILE + "-wal",
    backup.FILE + "-shm",
    backup.FILE + "-journal",
)
"""What an installation is made of; only some of it is one whose making was cut short."""


def is_installation(folder: Path) -> bool:
    """Whether the folder holds an installation, good or damaged."""
    return keys.exist(folder) and (folder / backup.FILE).exists()


@contextlib.contextmanager
def exclusively(folder: Path) -> Generator[FileLock]:
    """Nobody else opens, makes or restores in this folder. Raises AlreadyOpen."""
    lock = lock_of(folder)
    try:
        yield lock
    finally:
        lock.release()


def lock_of(folder: Path) -> FileLock:
    """Take the lock of a folder. Raises AlreadyOpen."""
    # Opened on one thread, let go of on another.
    lock = FileLock(folder / "lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise AlreadyOpen from error
    return lock


def restore(path: Path, folder: Path, *, instead: bool = False) -> None:
    """Unpack a backup into a folder that holds no installation, or instead of the one it holds.

    What it held is set aside. The first opening begins a new epoch. Raises BackupUnreadable,
    FolderNotEmpty, AlreadyOpen, BackupFailed; then what was there is there still.
    """
    if not instead:
        require_room_for_one(folder)
    backup.verify(path)
    try:
        with faults.named(folder):
            keys.make_folder(folder)
            with exclusively(folder):
                _put_in_place(path, folder, instead)
    except (AlreadyOpen, BackupUnreadable, FolderNotEmpty):
        raise
    except AppError as error:
        raise BackupFailed(why=error) from error


def _put_in_place(path: Path, folder: Path, instead: bool) -> None:
    if not instead:
        require_room_for_one(folder)
    part = folder / _UNPACKED
    shutil.rmtree(part, ignore_errors=True)
    try:
        _unpack(path, part)
        clear_for_one(folder, instead=instead)
        for name in ("attachments", backup.FILE, keys.FILE):  # the keys last: they make it one
            if (part / name).exists():
                (part / name).replace(folder / name)
        keys.sync_folder(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unpack(path: Path, part: Path) -> None:
    part.mkdir()
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if not backup.is_ours(name):
                raise BackupUnreadable(file=path.name)
            target = part / name
            target.parent.mkdir(exist_ok=True)
            with packed.open(name) as source, target.open("wb") as out:
                shutil.copyfileobj(source, out)
                out.flush()
                os.fsync(out.fileno())
    for each in (part / "attachments", part):
        if each.exists():
            keys.sync_folder(each)


def require_room_for_one(folder: Path) -> None:
    """Raise FolderNotEmpty where an installation cannot be put."""
    if not folder.exists():
        return
    with faults.named(folder):
        strange = any(p.name not in (*_BESIDE, *_OURS) for p in folder.iterdir())
    if strange or is_installation(folder):
        raise FolderNotEmpty(folder=str(folder))


def clear_for_one(folder: Path, *, instead: bool = False) -> None:
    """Set aside what is left of an installation that was cut short, or with `instead` a whole one.

    To be called by whoever holds the lock. Raises FolderNotEmpty.
    """
    if not instead:
        require_room_for_one(folder)
    left = [folder / name for name in _OURS if (folder / name).exists()]
    if not left:
        return
    aside = _new_folder(folder / _REPLACED / now().strftime("%Y%m%d-%H%M%S"))
    for each in left:
        each.replace(aside / each.name)


def _new_folder(wanted: Path) -> Path:
    made, again = wanted, 1
    while made.exists():
        again += 1
        made = wanted.with_name(f"{wanted.name}-{again}")
    made.mkdir(parents=True)
    return made
