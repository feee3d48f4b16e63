"""Records on a disk that is full or cannot be written: a copy of them is read elsewhere.

SQLite reads nothing in WAL mode without writing beside it, and `immutable` would leave out what
lies in the log: so both are copied, encrypted as they are, to where there is room.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock

from app.errors import BackupFailed, DatabaseDamaged, DiskFull, DiskReadOnly
from app.store import backup, restore
from app.store.database import KeyedDatabase

_PREFIX = "legalroom-reading-"
_IN_MEMORY = Path("/dev/shm")
_WAL = backup.FILE + "-wal"


def would_help(error: Exception) -> bool:
    """Whether what could not be opened to write may still be opened to read."""
    # Before an update a backup is made, for which there must be room too.
    why = error.data["why"] if isinstance(error, BackupFailed) else error
    return isinstance(why, (DiskFull, DiskReadOnly))


def copied(folder: Path) -> tuple[Path, FileLock]:
    """A folder of its own with a copy of the database and its log, and the lock that is held.

    Raises AlreadyOpen: what another program writes to cannot be copied; DiskFull where no place has
    room.
    """
    lock = None
    with contextlib.suppress(OSError):  # where none can be taken, nobody writes either
        lock = restore.lock_of(folder)
    try:
        copy = _copied(folder)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return copy, lock or restore.lock_of(copy)


def _copied(folder: Path) -> Path:
    there = [folder / name for name in (backup.FILE, _WAL) if (folder / name).exists()]
    if not there or there[0].name != backup.FILE:
        raise DatabaseDamaged(file=backup.FILE)
    needed = 2 * sum(each.stat().st_size for each in there)
    for place in (Path(tempfile.gettempdir()), _IN_MEMORY):
        if place.is_dir() and shutil.disk_usage(place).free > needed:
            copy = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
            try:
                for each in there:
                    shutil.copyfile(each, copy / each.name)
            except BaseException:
                shutil.rmtree(copy, ignore_errors=True)
                raise
            return copy
    raise DiskFull(folder=str(folder))


def only_read(opened: KeyedDatabase) -> None:
    """Refuse from now on whatever would be written: it would be lost with the copy."""
    opened.only_read = True
    opened.close()
    opened.connect()
