"""Write invitations where they are taken from: one file, a folder for each stick, or all in one."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from app.errors import AppError
from app.exchange import drive
from app.exchange.invitation import SUFFIX
from app.file_names import as_file_name
from app.language import N_, _
from app.office import invite
from app.office.invite import Guest
from app.store.session import current

Form = Literal["single", "folders", "zip"]
Progress = Callable[[int, int], None]

_SECRET: Final = b"AGE-SECRET-KEY-1"
_KEY_FILE: Final = 65_536
"""Bytes that a file of secret keys may have; what is longer is none."""


class KeyLiesThere(AppError):
    """The office's secret key lies where something for others should be written (file)."""

    message = N_(
        "The office's secret key lies there too: {file}. It would go out with the invitations. "
        "Take another stick, and lock this one away."
    )


def write(
    place: Path,
    guests: Sequence[Guest],
    form: Form = "single",
    progress: Progress = lambda done, total: None,
) -> Path:
    """Invite rooms and write their letters to a stick or folder; where everything lies then.

    Either all are invited and written or nobody is. Raises KeyLiesThere, StickError, and what
    `invite.invite_all` raises.
    """
    refuse_beside_key(place)
    made: list[Path] = []

    def put(name: PurePosixPath, data: bytes) -> None:
        made.append(drive.write_safely(place, name, data))

    day = current().today().isoformat()
    names = [PurePosixPath(_file_name(each)) for each in guests]
    if form == "single":
        top = _free(place, names[0].stem, names[0].suffix)
    else:
        top = _free(place, _("invitations-{day}").format(day=day), ".zip" if form == "zip" else "")

    def deliver(letters: Sequence[bytes]) -> None:
        if form == "single":
            put(top, letters[0])
        elif form == "zip":
            put(top, _together(names, letters))
        else:
            for at, (name, letter) in enumerate(zip(names, letters, strict=True)):
                progress(at, len(names))
                put(top / name.stem / name, letter)

    try:
        invite.invite_all(guests, deliver)
    except BaseException:
        # Nobody was invited: what is written would be good for nothing.
        for each in made:
            with contextlib.suppress(OSError):
                each.unlink()
                if form == "folders":
                    each.parent.rmdir()
        raise
    return place / top


def refuse_beside_key(place: Path) -> None:
    """Raises KeyLiesThere where a file of secret keys lies in a folder, or atop its stick."""
    around = {place, *(each.folder for each in drive.find_sticks() if _within(place, each.folder))}
    for folder in around:
        with contextlib.suppress(OSError):
            for each in sorted(folder.iterdir()):
                if each.is_file() and each.stat().st_size <= _KEY_FILE:
                    with contextlib.suppress(OSError):
                        if _SECRET in each.read_bytes():
                            raise KeyLiesThere(file=each.name)


def _within(place: Path, stick: Path) -> bool:
    return place.resolve().is_relative_to(stick.resolve())


def _file_name(guest: Guest) -> str:
    where = as_file_name(guest.place or guest.name)
    return _("invitation-{place}-{code}").format(place=where, code=guest.code) + SUFFIX


def _free(place: Path, stem: str, suffix: str) -> PurePosixPath:
    name, number = f"{stem}{suffix}", 1
    while (place / name).exists():
        number += 1
        name = f"{stem}-{number}{suffix}"
    return PurePosixPath(name)


def _together(names: Sequence[PurePosixPath], letters: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, letter in zip(names, letters, strict=True):
            book.writestr(f"{name.stem}/{name}", letter)
    return out.getvalue()
