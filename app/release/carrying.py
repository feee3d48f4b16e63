"""Versions put into a folder: onto a stick for rooms, and into the office's own."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from app.exchange import drive
from app.release import lying, manifest
from app.release.lying import Release
from app.release.refusals import ReleaseDamaged
from app.store import faults

Progress = Callable[[int, int], object]
_PIECE = 1 << 20


def put(stick: Path, release: Release, progress: Progress) -> None:
    """Put a version on a stick beside its packages, unless it lies there already.

    Earlier versions for the same computers make way. Raises StickError and what our own disk does.
    """
    folder = lying.on_stick(stick)
    if _is_there(release, folder):
        return
    drive.take_away_halves(stick, lying.FOLDER)
    _take_away(folder, release.manifest.platform)
    said, signature = manifest.beside(release.file)
    with faults.named(release.file.parent):
        drive.copy_safely(stick, lying.FOLDER / release.file.name, release.file, progress)
    drive.write_safely(stick, lying.FOLDER / signature.name, release.minisig)
    # What says what it is comes last: without it the others are no version.
    drive.write_safely(stick, lying.FOLDER / said.name, release.said)


def fetch(release: Release, folder: Path, progress: Progress) -> Path:
    """Copy the file of a version into a folder of ours, and look whether it is what was signed.

    Raises ReleaseDamaged, StickError where it comes from, and what our own disk does
    (`faults.named`); then nothing of it stays.
    """
    target = folder / release.file.name
    part = target.with_name(target.name + ".part")
    digest, done, size = hashlib.sha256(), 0, release.manifest.size
    try:
        with faults.named(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                for piece in _pieces(release):
                    done += len(piece)
                    digest.update(piece)
                    out.write(piece)
                    progress(done, size)
                out.flush()
                os.fsync(out.fileno())
            if done != size or digest.hexdigest() != release.manifest.sha256:
                raise ReleaseDamaged(file=release.file.name)
            part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    return target


def keep(release: Release, folder: Path, progress: Progress) -> None:
    """Keep a version in a folder of ours, in place of an earlier one for the same computers.

    Raises as `fetch` does.
    """
    target = fetch(release, folder, progress)
    said, signature = manifest.beside(target)
    with faults.named(folder):
        signature.write_bytes(release.minisig)
        said.write_bytes(release.said)
        _take_away(folder, release.manifest.platform, but=target.name)


def _pieces(release: Release) -> Iterator[bytes]:
    """What a file holds, and hardly more than was said. Raises StickError."""
    left = release.manifest.size + 1
    with drive.refusing(release.file.parent), release.file.open("rb", buffering=0) as opened:
        while left and (piece := opened.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece


def _is_there(release: Release, folder: Path) -> bool:
    with contextlib.suppress(OSError):
        target = folder / release.file.name
        said, signature = manifest.beside(target)
        whole = target.stat().st_size == release.manifest.size
        return whole and (said.read_bytes(), signature.read_bytes()) == (
            release.said,
            release.minisig,
        )
    return False


def _take_away(folder: Path, platform: str, but: str = "") -> None:
    """Take away the versions for a platform, by their names."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            name = path.name.removesuffix(manifest.SIGNED).removesuffix(manifest.SUFFIX)
            if manifest.platform_of(name) == platform and name != but:
                path.unlink()
