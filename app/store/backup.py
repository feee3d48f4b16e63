"""Back up, verify, restore: database, key slots and attachments in one file.

All three are ciphertext already, so the ZIP around them needs no password of its own.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from app.errors import AppError, BackupFailed, BackupUnreadable, Cancelled
from app.file_names import as_file_name
from app.store import database, faults, keys
from app.store.schema import Setting, setting
from app.store.session import Store, current, now

FILE = "legalroom.db"
SUFFIX = ".legalroom-backup"
_MARK = "store.restored"
_LAST = "store.backed_up"
KEPT_NEWEST, KEPT_DAYS, KEPT_MONTHS = 3, 10, 6
_NAMED = re.compile(rf"[0-9]{{8}}-[0-9]{{6}}(?:-([0-9]{{6}}))?(?:-[a-z-]+)?{re.escape(SUFFIX)}")
"""Date and time for people, then the number that says which is newer: clocks go wrong."""

_ATTACHED = re.compile(r"attachments/[0-9a-f-]+(?:\.age)?")
_PAGES_AT_ONCE = 2_000
_NOT_A_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,  # with NotImplementedError and RecursionError
)
"""What a file that only looks like a ZIP makes Python raise."""

Progress = Callable[[int, int], None]


def _unseen(_done: int, _total: int) -> None:
    pass


def make(
    folder: Path,
    key: bytes,
    target: Path,
    *,
    why: str = "",
    whose: str = "",
    progress: Progress = _unseen,
) -> Path:
    """Write a verified backup: into a folder under a name of its own, or to the file named.

    `whose` stands in that name, so that backups of several rooms on one stick are told apart; such
    a one is never thinned out. Raises BackupFailed.
    """
    inside = target.parent if target.suffix == SUFFIX else target
    is_own = inside == folder / "backups"
    try:
        with faults.named(inside):
            keys.make_folder(inside)
            if is_own:
                _clear_halves(inside)
            if target.suffix != SUFFIX:
                # Among those of this computer the number says which is put back first.
                target = inside / _name(inside, why, "" if is_own else as_file_name(whose))
            _write(folder, key, target, progress)
    except Cancelled:
        raise
    except AppError as error:
        raise BackupFailed(why=error) from error
    return target


def _name(folder: Path, why: str, whose: str) -> str:
    stamp = now().strftime("%Y%m%d-%H%M%S")
    if whose:
        return f"{stamp}-{whose}{SUFFIX}"
    serial = max((_serial(path) for path in existing(folder)), default=0) + 1
    return f"{stamp}-{serial:06}{'-' + why if why else ''}{SUFFIX}"


def _clear_halves(folder: Path) -> None:
    """Take away the copies of the records that a backup left which was cut short."""
    for each in folder.glob(".backup-*"):
        shutil.rmtree(each, ignore_errors=True)
    for each in folder.glob(f"*{SUFFIX}.part"):
        with contextlib.suppress(OSError):
            each.unlink()


def _write(folder: Path, key: bytes, target: Path, progress: Progress) -> None:
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(
            dir=target.parent, prefix=".backup-", ignore_cleanup_errors=True
        ) as temporary:
            copy = Path(temporary) / FILE
            _copy_database(copy, key, progress)
            # A clock that has lost its battery stands before the first year that a ZIP knows.
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, strict_timestamps=False) as out:
                out.write(copy, FILE)
                out.writestr(zipfile.ZipInfo(keys.FILE), keys.written(keys.read(folder)))
                for each in sorted((folder / "attachments").glob("*")):
                    name = f"attachments/{each.name}"
                    if is_ours(name):  # systems leave files of their own in folders
                        out.write(each, name)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
        verify(part)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    keys.sync_folder(target.parent)


def _copy_database(path: Path, key: bytes, progress: Progress) -> None:
    def told(_status: int, left: int, total: int) -> None:
        progress(total - left, total)

    copy = database.connect_keyed(path, key)
    try:
        database.database.connection().backup(
            copy,
            pages=_PAGES_AT_ONCE,
            progress=told,
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
            if not _is_whole(packed, path.stat().st_size):
                raise BackupUnreadable(file=path.name)
    except _NOT_A_ZIP as error:
        raise BackupUnreadable(file=path.name) from error


def _is_whole(packed: zipfile.ZipFile, size: int) -> bool:
    inside = packed.infolist()
    names = [each.filename for each in inside]
    return (
        len(set(names)) == len(names)
        and {FILE, keys.FILE} <= set(names)
        and all(is_ours(name) for name in names)
        # Ours are stored as they are: what would swell on unpacking is not ours.
        and all(each.compress_type == zipfile.ZIP_STORED for each in inside)
        and all(each.compress_size == each.file_size for each in inside)
        and sum(each.file_size for each in inside) <= size
        and packed.testzip() is None
        and bool(keys.parse(packed.read(keys.FILE)))
    )


def is_ours(name: str) -> bool:
    """Whether a backup may hold a file of this name; nothing else is ever unpacked."""
    return name in (FILE, keys.FILE) or _ATTACHED.fullmatch(name) is not None


def changed_since() -> bool:
    """Whether anything was done since the last backup of the open installation that lies here."""
    if current().reading is not None:
        return False
    if setting(_LAST) != str(_head()):
        return True
    return not existing(current().folder / "backups")


def _head() -> int:
    return database.database.execute_sql("SELECT max(row) FROM entry").fetchone()[0]


def make_before(why: str, *, progress: Progress = _unseen) -> Path | None:
    """The verified backup before what no single press takes back; it is named after `why`.

    None where the last backup has everything already. Raises BackupFailed: then nothing is begun.
    """
    return make_if_changed(current(), why=f"before-{why}", progress=progress)


def make_if_changed(store: Store, *, why: str = "", progress: Progress = _unseen) -> Path | None:
    """The backup at the end of a day's work, unless nothing was done; old ones are thinned out."""
    if not changed_since():
        return None
    head = _head()
    folder = store.folder / "backups"
    made = make(store.folder, store.key, folder, why=why, progress=progress)
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
    found = folder.glob(f"*{SUFFIX}")
    return sorted(found, key=lambda path: (_serial(path), path.name), reverse=True)


def _serial(path: Path) -> int:
    named = _NAMED.fullmatch(path.name)
    return int(named[1] or 0) if named else 0


def thin_out(folder: Path) -> None:
    """Keep the newest three, the last of ten days and of six months; the newest is verified first.

    What people put there under names of their own stays. Raises BackupUnreadable.
    """
    found = [path for path in existing(folder) if _NAMED.fullmatch(path.name)]
    if not found:
        return
    verify(found[0])
    kept = set(found[:KEPT_NEWEST])
    for most, letters in ((KEPT_DAYS, len("20261122")), (KEPT_MONTHS, len("202611"))):
        last: dict[str, Path] = {}
        for path in found:
            last.setdefault(path.name[:letters], path)
        kept |= set(list(last.values())[:most])
    for path in found:
        if path not in kept:
            with contextlib.suppress(OSError):  # the next time will do
                path.unlink()


def came_from_one() -> bool:
    """Whether the open database is a backup that nobody has opened yet."""
    return setting(_MARK) is not None


def forget_that_it_came_from_one() -> None:
    """From now on this database is the live one."""
    Setting.delete().where(Setting.key == _MARK).execute()
