"""What a disk or another program does to our files, as a refusal that says what to do."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import shutil
from collections.abc import Generator
from pathlib import Path

from app.errors import (
    AppError,
    DatabaseDamaged,
    DiskFailing,
    DiskFull,
    DiskReadOnly,
    StoreBusy,
)

_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_OURS = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    26,
)
"""SQLite's result codes (sqlite3.h)."""

_BY_WORDS = {
    "database is locked": _BUSY,
    "attempt to write a readonly database": _READ_ONLY,
    "disk I/O error": _IO,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANNOT_OPEN,
    "file is not a database": _NOT_OURS,
}
"""The driver gives no code where copying fails, only SQLite's own words."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_ROOM_ON_WINDOWS, _NOT_ALLOWED_ON_WINDOWS = {39, 112}, {5, 19}
_HARDLY_ANY_ROOM = 256 * 1024
"""Bytes. With less than this, a disk that fails is a disk that is full."""


def refusal(error: BaseException, folder: Path | str = "") -> AppError | None:
    """The refusal that an error of the system or of SQLite is; None for one that nobody foresaw."""
    if isinstance(error, AppError):
        return error
    return _of_system(error, folder) if isinstance(error, OSError) else _of_sqlite(error, folder)


@contextlib.contextmanager
def named(folder: Path | str) -> Generator[None]:
    """Raise what a disk does within as DiskFull, DiskReadOnly, DiskFailing, StoreBusy or
    DatabaseDamaged.
    """
    try:
        yield
    except AppError:
        raise
    except Exception as error:
        said = refusal(error, folder)
        if said is None:
            raise
        raise said from error


@contextlib.contextmanager
def let_go() -> Generator[None]:
    """Let go of what is only remembered where the disk does not take it: nobody asked for it."""
    try:
        yield
    except Exception as error:
        if refusal(error) is None:
            raise
        logging.getLogger(__name__).warning("not remembered: %s", type(error).__name__)


def _of_system(error: OSError, folder: Path | str) -> AppError | None:
    on_windows = getattr(error, "winerror", None)
    if error.errno in _NO_ROOM or on_windows in _NO_ROOM_ON_WINDOWS:
        return DiskFull(folder=str(folder))
    if error.errno in _NOT_ALLOWED or on_windows in _NOT_ALLOWED_ON_WINDOWS:
        return DiskReadOnly(folder=str(folder))
    return DiskFailing(folder=str(folder), why=error.strerror or type(error).__name__)


def _of_sqlite(error: BaseException, folder: Path | str) -> AppError | None:
    # peewee keeps the driver's own error, the only one with a code, as `orig`.
    said = getattr(error, "orig", error)
    code = getattr(said, "sqlite_errorcode", None)
    if code is None and type(said).__module__.startswith("sqlcipher3"):
        code = _BY_WORDS.get(str(said))
    return _of_code(code & 0xFF, str(error), folder) if isinstance(code, int) else None


def _of_code(code: int, words: str, folder: Path | str) -> AppError | None:
    if code in (_BUSY, _LOCKED):
        return StoreBusy()
    if code == _FULL:
        return DiskFull(folder=str(folder))
    if code == _READ_ONLY:
        return DiskReadOnly(folder=str(folder))
    if code in (_CORRUPT, _NOT_OURS):
        return DatabaseDamaged(file="legalroom.db")
    if code in (_IO, _CANNOT_OPEN):
        # SQLite says no more than that it did not work; what the folder says tells why.
        if _has_no_room(folder):
            return DiskFull(folder=str(folder))
        if _is_read_only(folder):
            return DiskReadOnly(folder=str(folder))
        return DiskFailing(folder=str(folder), why=words)
    return None


def _has_no_room(folder: Path | str) -> bool:
    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free < _HARDLY_ANY_ROOM
    return False


def _is_read_only(folder: Path | str) -> bool:
    return Path(folder).is_dir() and not os.access(folder, os.W_OK)
