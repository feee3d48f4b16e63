"""The versions that lie in a folder: on a stick, or in the office's own."""

from __future__ import annotations

import heapq
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from app import program
from app.exchange import drive
from app.program import Installed
from app.release import manifest, trial
from app.release.manifest import Manifest
from app.release.refusals import (
    DidNotStart,
    NotPacked,
    ReleaseDamaged,
    ReleaseNotNewer,
    ReleaseOfAnother,
    ReleaseRefused,
    ReleaseTooFar,
    ReleaseTooLarge,
)

FOLDER: Final = PurePosixPath("LEGALROOM", "release")
"""Where versions lie on a stick."""

_MOST: Final = 40
"""Files of versions that are looked at in a folder: five platforms, and some years of them."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version that lies somewhere, signed by its maker; its file is not read through yet."""

    manifest: Manifest
    file: Path
    said: bytes
    minisig: bytes


def one(file: Path, keys: Sequence[str] | None = None) -> Release:
    """The version of a file, or of the manifest or the signature beside it.

    Raises ReleaseRefused, and what the drive does (StickError).
    """
    for ending in (manifest.SIGNED, manifest.SUFFIX):
        if file.name.endswith(ending):
            file = file.with_name(file.name.removesuffix(ending))
            break
    with drive.refusing(file.parent):
        said, data, minisig = manifest.read_beside(file, keys)
        if not file.is_file():
            raise ReleaseDamaged(file=file.name)
        size = file.stat().st_size
    if size > manifest.MOST_BYTES:
        raise ReleaseTooLarge(file=file.name)
    if size != said.size:
        raise ReleaseDamaged(file=file.name)
    return Release(said, file, data, minisig)


def within(
    folder: Path, keys: Sequence[str] | None = None
) -> tuple[list[Release], list[tuple[str, ReleaseRefused]]]:
    """The versions in a folder, the newest first; and the files that are none, with the reason.

    Raises StickError.
    """
    found: list[Release] = []
    refused: list[tuple[str, ReleaseRefused]] = []
    for name in _names(folder):
        try:
            found.append(one(folder / name, keys))
        except ReleaseRefused as error:
            refused.append((name, error))
    found.sort(key=lambda each: program.number(each.manifest.version), reverse=True)
    return found, refused


def on_stick(stick: Path) -> Path:
    """The folder of a stick that versions lie in."""
    return stick.joinpath(*FOLDER.parts)


def _names(folder: Path) -> list[str]:
    """Names of files of versions of which anything lies there; links are not followed."""
    try:
        with os.scandir(folder) as listing:
            names = (
                each.name.removesuffix(manifest.SIGNED).removesuffix(manifest.SUFFIX)
                for each in listing
                if each.is_file(follow_symlinks=False)
            )
            ours = (each for each in names if manifest.platform_of(each))
            newest = heapq.nlargest(_MOST * 3, ours, key=_newer)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        with drive.refusing(folder):
            raise error
    return list(dict.fromkeys(newest))[:_MOST]


def _newer(name: str) -> tuple[tuple[int, ...], str]:
    return program.number(manifest.version_of(name)), name


def require_fit(release: Release, here: Installed | None) -> Installed:
    """Refuse a version that does not follow on what runs here.

    Raises NotPacked, ReleaseOfAnother, ReleaseNotNewer, ReleaseTooFar, DidNotStart.
    """
    said = release.manifest
    if here is None:
        raise NotPacked
    if said.platform != here.platform:
        raise ReleaseOfAnother(platform=program.platform_words(said.platform))
    if program.number(said.version) <= program.number(here.version):
        raise ReleaseNotNewer(version=said.version, here=here.version)
    if program.number(said.follows) > program.number(here.version):
        raise ReleaseTooFar(version=said.version, follows=said.follows)
    if trial.failed(here) == said.version:
        raise DidNotStart(version=said.version)
    return here


def newest_for(stick: Path, here: Installed | None) -> Release | ReleaseRefused | None:
    """The newest version on a stick that follows on what runs here.

    Where there is none, the reason why the newest one that is meant for here is not taken; None
    where nothing newer is meant for here. Raises StickError.
    """
    if here is None:
        return None
    with drive.refusing(stick):
        folder = on_stick(stick)
        if not folder.exists() or not stat.S_ISDIR(folder.lstat().st_mode):
            return None
    found, refused = within(folder)
    why: dict[str, ReleaseRefused] = dict(refused)
    for each in found:
        try:
            require_fit(each, here)
        except ReleaseRefused as error:
            why[each.file.name] = error
        else:
            return each
    meant = [
        (program.number(manifest.version_of(name)), error)
        for name, error in why.items()
        if manifest.platform_of(name) == here.platform
    ]
    newer = [each for each in meant if each[0] > program.number(here.version)]
    return max(newer, key=lambda each: each[0])[1] if newer else None
