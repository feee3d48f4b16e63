"""Put a backup in place, all of it or nothing; nothing that lay there is ever thrown away."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import zipfile
from collections.abc import Generator
from pathlib import Path

import msgspec
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
_SWAP = "restoring.json"
"""Lies there while files change places, and says where what was there went and what came."""

_ASIDE = re.compile(r"[0-9]{8}-[0-9]{6}(-[0-9]+)?")
_BESIDE = (
    "lock",
    "window.json",
    "window.json.part",
    "legalroom.log",
    "backups",
    _REPLACED,
    _UNPACKED,
    _SWAP,
    _SWAP + ".part",
    "releases",
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


class _Swap(msgspec.Struct, frozen=True):
    """A swap that has begun: the folder in `replaced`, what goes there, what comes instead."""

    aside: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def is_installation(folder: Path) -> bool:
    """Whether the folder holds an installation, good or damaged, or will once a swap is undone."""
    held = {name for name in (keys.FILE, keys.SECOND, backup.FILE) if (folder / name).exists()}
    swap = _begun(folder)
    if swap is not None:
        held = set(swap.old)
    return backup.FILE in held and not held.isdisjoint((keys.FILE, keys.SECOND))


def is_unfinished(folder: Path) -> bool:
    """Whether a restoring was cut short in this folder."""
    return _begun(folder) is not None


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
    undo_unfinished(folder)
    if not instead:
        require_room_for_one(folder)
    part = folder / _UNPACKED
    shutil.rmtree(part, ignore_errors=True)
    try:
        _unpack(path, part)
        new = [name for name in _OURS if (part / name).exists()]
        _swap(folder, new)
    except BaseException:
        # What cannot be undone now, the next opening undoes.
        with contextlib.suppress(AppError, OSError):
            undo_unfinished(folder)
        raise
    finally:
        if _begun(folder) is None:
            shutil.rmtree(part, ignore_errors=True)


def _swap(folder: Path, new: list[str]) -> None:
    part = folder / _UNPACKED
    old = [name for name in _OURS if (folder / name).exists()]
    aside = _new_folder(folder / _REPLACED / now().strftime("%Y%m%d-%H%M%S"))
    swap = _Swap(aside=aside.name, old=tuple(old), new=tuple(new))
    keys.write_whole(folder / _SWAP, msgspec.json.encode(swap))
    for name in old:
        (folder / name).replace(aside / name)
    for name in new:
        (part / name).replace(folder / name)
    for each in (aside, folder):
        keys.sync_folder(each)
    # From here on the new ones hold.
    (folder / _SWAP).unlink()
    keys.sync_folder(folder)
    _remove_empty(aside)


def last_aside(folder: Path) -> Path | None:
    """Where lies what was set aside last."""
    try:
        found = [each for each in (folder / _REPLACED).iterdir() if _ASIDE.fullmatch(each.name)]
    except OSError:
        return None
    return max(found, key=lambda each: each.stat().st_mtime, default=None)


def undo_unfinished(folder: Path) -> None:
    """Put back what a restoring that was cut short had set aside, as if it had never begun.

    To be called by whoever holds the lock. Raises what disks do (`faults.named`).
    """
    swap = _begun(folder)
    if swap is None:
        return
    part, aside = folder / _UNPACKED, folder / _REPLACED / swap.aside
    with faults.named(folder):
        part.mkdir(exist_ok=True)
        for name in swap.new:
            # What lies there is the new one, unless the old one has not left or is back already.
            arrived = name not in swap.old or (aside / name).exists()
            if arrived and (folder / name).exists():
                (folder / name).replace(part / name)
        for name in swap.old:
            if (aside / name).exists():
                (aside / name).replace(folder / name)
        keys.sync_folder(folder)
        (folder / _SWAP).unlink()
        keys.sync_folder(folder)
    _remove_empty(aside)
    shutil.rmtree(part, ignore_errors=True)


def _begun(folder: Path) -> _Swap | None:
    """The swap that was begun in a folder and has not ended."""
    try:
        swap = msgspec.json.decode((folder / _SWAP).read_bytes(), type=_Swap)
    except (OSError, ValueError, RecursionError):
        return None
    # It is but a file in a folder: it moves nothing that is not ours.
    known = set(_OURS).issuperset((*swap.old, *swap.new))
    return swap if known and _ASIDE.fullmatch(swap.aside) else None


def _remove_empty(aside: Path) -> None:
    with contextlib.suppress(OSError):
        aside.rmdir()


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


def clear_for_one(folder: Path) -> None:
    """Set aside what is left of an installation that was cut short.

    To be called by whoever holds the lock. Raises FolderNotEmpty.
    """
    undo_unfinished(folder)
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
