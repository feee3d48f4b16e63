"""Find a stick, look what lies on it, and write to it so that nothing half-written is believed.

Any folder may be given as a stick. Names on a stick are never trusted: packages are known by their
content, and no name from a stick is used but to open the very file it was listed for.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from app.exchange.refusals import (
    NameTaken,
    NoStick,
    StickError,
    StickFull,
    StickGone,
    StickLies,
    StickReadOnly,
)
from app.language import _
from app.messages import size_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

SPARE = 64 * 1024
"""Bytes that must stay free beyond the file itself, for folders and the table of files."""

_PIECE = 1 << 20
"""Bytes that are written and read at a time."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE}
# Windows says these where POSIX says the above: write-protected, not ready, disk full (twice),
# and the several ways in which a stick is no longer there.
_WINDOWS: dict[int, type[StickError]] = {
    19: StickReadOnly,
    5: StickReadOnly,
    21: StickGone,
    39: StickFull,
    112: StickFull,
    31: StickGone,
    55: StickGone,
    433: StickGone,
    1110: StickGone,
    1117: StickGone,
    1167: StickGone,
}


@dataclass(frozen=True, slots=True)
class Stick:
    """A place to carry packages on; `free` is in bytes."""

    folder: Path
    label: str
    free: int

    def words(self) -> str:
        """Which it is, and how much room there is on it."""
        return _("{stick} ({free} free)").format(stick=self.label, free=size_in_words(self.free))


@contextlib.contextmanager
def refusing(folder: Path) -> Generator[None, None, None]:
    """Say in our own words what the system says about a stick."""
    try:
        yield
    except OSError as error:
        raise _refusal(error)(folder=str(folder), why=error.strerror or str(error)) from error


def _refusal(error: OSError) -> type[StickError]:
    on_windows = _WINDOWS.get(getattr(error, "winerror", None) or 0)
    if on_windows is not None:
        return on_windows
    for numbers, refusal in ((_FULL, StickFull), (_READ_ONLY, StickReadOnly), (_GONE, StickGone)):
        if error.errno in numbers:
            return refusal
    return StickError


# Finding


def open_folder(folder: Path, label: str = "") -> Stick:
    """Take any folder as a stick; raises NoStick."""
    if not folder.is_dir():
        raise NoStick(folder=str(folder))
    with refusing(folder):
        return Stick(folder, label or folder.name or str(folder), shutil.disk_usage(folder).free)


def plugged_in(folder: Path) -> tuple[int, int]:
    """What tells a stick from the empty folder that is left when it was pulled out."""
    with refusing(folder):
        found = folder.stat()
        return found.st_dev, found.st_ino


def require_same(folder: Path, before: tuple[int, int]) -> None:
    """Raise StickGone where the folder is no longer the stick that it was."""
    if plugged_in(folder) != before:
        raise StickGone(folder=str(folder))


_practice: list[Path] = []


def practise_on(folder: Path | None) -> None:
    """Let a folder be the only stick from now on, so that what is practised reaches no real one.

    None: the real ones again.
    """
    _practice[:] = [folder] if folder is not None else []


def is_practice() -> bool:
    """Whether a folder stands for the stick."""
    return bool(_practice)


def find_sticks() -> list[Stick]:
    """The removable volumes that are plugged in now, by label; in practice its folder alone."""
    real = _windows_volumes if sys.platform == "win32" else linux_volumes
    found = [(each, _("Practice stick")) for each in _practice] or real()
    sticks: list[Stick] = []
    for folder, label in found:
        # One that is being pulled out is simply not there.
        with contextlib.suppress(StickError):
            sticks.append(open_folder(folder, label))
    return sorted(sticks, key=lambda stick: (stick.label, str(stick.folder)))


MOUNTS = Path("/proc/mounts")
"""What Linux says is mounted now."""


def linux_volumes(
    mounts: Path | None = None,
    block: Path = Path("/sys/class/block"),
    labels: Path = Path("/dev/disk/by-label"),
) -> list[tuple[Path, str]]:
    """Folder and label of each mounted volume that can be pulled out."""
    try:
        rows = (mounts or MOUNTS).read_text(errors="surrogateescape").splitlines()
    except OSError:
        return []
    names = _labels(labels)
    found: dict[str, tuple[Path, str]] = {}
    for row in rows:
        device, folder = (_unescape(part) for part in row.split(" ")[:2])
        name = Path(device).name
        removable = device.startswith("/dev/") and _is_removable(block / name)
        if folder == "/" or folder.startswith("/boot"):
            continue  # a system that was itself started from a stick
        if removable or folder.startswith(("/media/", "/run/media/")):
            found.setdefault(device, (Path(folder), names.get(name) or Path(folder).name))
    return list(found.values())


def _labels(folder: Path) -> dict[str, str]:
    names: dict[str, str] = {}
    with contextlib.suppress(OSError):
        for link in folder.iterdir():
            label = link.name.encode().decode("unicode_escape", "replace")
            names[Path(os.path.realpath(link)).name] = _from_latin(label)
    return names


def _from_latin(text: str) -> str:
    # udev writes each byte of a UTF-8 label as \xNN.
    try:
        return text.encode("latin-1").decode()
    except ValueError:
        return text


def _unescape(text: str) -> str:
    for code in ("\\040", "\\011", "\\012"):
        text = text.replace(code, chr(int(code[1:], 8)))
    return text.replace("\\134", "\\")


def _is_removable(volume: Path) -> bool:
    place = Path(os.path.realpath(volume))
    # Larger sticks call themselves fixed; hanging on USB tells them.
    if any(part.startswith("usb") for part in place.parts):
        return True
    for disk in (place, place.parent):
        with contextlib.suppress(OSError):
            if (disk / "removable").read_text().strip() == "1":
                return True
    return False


def _windows_volumes() -> list[tuple[Path, str]]:
    import ctypes

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - there only on Windows
    kernel.SetErrorMode(1)  # an empty card reader must not ask for a disk
    removable = 2
    found: list[tuple[Path, str]] = []
    drives = int(kernel.GetLogicalDrives())
    for number in range(26):
        root = f"{chr(ord('A') + number)}:\\"
        if drives >> number & 1 and kernel.GetDriveTypeW(root) == removable:
            label = ctypes.create_unicode_buffer(261)
            if kernel.GetVolumeInformationW(root, label, 261, None, None, None, None, 0):
                found.append((Path(root), label.value or root[:2]))
    return found


# Writing


def write_safely(folder: Path, name: str | PurePosixPath, data: bytes) -> Path:
    """Write a new file on a stick: whole and read back under its name, or not there at all.

    `name` may lead through folders, which are made. Nothing is ever written over. Raises NoStick,
    NameTaken, StickFull, StickReadOnly, StickGone, StickLies. Only a receipt proves that the file
    arrived: a stick may still lie to the reading back.
    """
    return _write(folder, name, len(data), lambda: iter((data,)))


def copy_safely(
    folder: Path,
    name: str | PurePosixPath,
    source: Path,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Path:
    """Copy a file onto a stick as `write_safely` writes one, piece by piece.

    `progress` is told bytes written and to write. Raises what `write_safely` does, and OSError
    where the file itself cannot be read.
    """
    size = source.stat().st_size

    def pieces() -> Iterator[bytes]:
        with source.open("rb") as opened:
            while piece := opened.read(_PIECE):
                yield piece

    return _write(folder, name, size, pieces, progress)


def _write(
    folder: Path,
    name: str | PurePosixPath,
    size: int,
    pieces: Callable[[], Iterator[bytes]],
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Path:
    open_folder(folder)
    relative = PurePosixPath(name)
    if relative.is_absolute() or not relative.parts or ".." in relative.parts:
        raise ValueError(f"not a name on a stick: {name}")
    target = folder.joinpath(*relative.parts)
    with refusing(folder):
        made = _make_folders(folder, relative)
        if os.path.lexists(target):
            raise NameTaken(name=relative.name)
        if shutil.disk_usage(target.parent).free < size + SPARE:
            raise StickFull(folder=str(folder))
        part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
        try:
            written = _write_part(part, pieces(), size, progress)
            if _read_past_the_cache(part) != written:
                raise StickLies(folder=str(folder))
            if os.path.lexists(target):
                raise NameTaken(name=relative.name)
            part.rename(target)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        for each in (target.parent, *made):
            _sync_folder(each)
    return target


def take_away_halves(folder: Path, name: PurePosixPath) -> None:
    """Remove from a folder of ours on a stick what an interrupted writing left there.

    That is files ending in `.part`, and a ciphertext that never got its signature.
    """
    inside = folder.joinpath(*name.parts)
    with contextlib.suppress(OSError):
        if not stat.S_ISDIR(inside.lstat().st_mode):
            return
        for path in sorted(inside.iterdir()):
            signed = os.path.lexists(path.with_name(path.name + ".minisig"))
            if path.suffix == ".part" or (path.suffix == ".age" and not signed):
                path.unlink()


def _make_folders(folder: Path, relative: PurePosixPath) -> list[Path]:
    """Make the folders that are missing; the ones whose list of names has changed."""
    changed: list[Path] = []
    here = folder
    for part in relative.parts[:-1]:
        below = here / part
        if not os.path.lexists(below):
            below.mkdir()
            changed.append(here)
        # A link would lead what we write to somewhere else.
        if not stat.S_ISDIR(below.lstat().st_mode):
            raise StickError(folder=str(folder), why=f"{part} is not a folder")
        here = below
    return changed


def _write_part(
    part: Path, pieces: Iterator[bytes], size: int, progress: Callable[[int, int], object]
) -> bytes:
    """Write what comes piece by piece; the SHA-256 of it."""
    digest, done = hashlib.sha256(), 0
    with part.open("xb", buffering=0) as out:
        for piece in pieces:
            digest.update(piece)
            view = memoryview(piece)
            while view:
                written = out.write(view[:_PIECE])
                if not written:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                view = view[written:]
                done += written
                progress(done, size)
        os.fsync(out.fileno())
    return digest.digest()


def _read_past_the_cache(part: Path) -> bytes:
    """The SHA-256 of what really lies there."""
    digest = hashlib.sha256()
    with part.open("rb", buffering=0) as back:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(back.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := back.read(_PIECE):
            digest.update(piece)
    return digest.digest()


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # Windows opens no folders, and writes their lists through on removable volumes
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
