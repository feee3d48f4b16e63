"""Save the office's own key, and invite rooms to report."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import seal
from app.errors import AppError
from app.exchange import invitation
from app.language import N_
from app.records import directory, places, rooms
from app.store import journal, line, own_keys
from app.store.keys import sync_folder
from app.store.session import current

SAVED_BEFORE_INVITING = 2
"""Whoever loses the key can open no report that was ever sent: two copies, in two places."""

_ACTION = "keys.saved"
_ROOM_CODE = r"[0-9]{12}-(?!00)[0-9]{2}"


class KeyNotSaved(AppError):
    """The office's key has not been saved often enough (saved, needed)."""

    message = N_(
        "Save the office's key {needed} times first, in two different places; {saved} saved so far."
        " Without it, no report could ever be opened again."
    )


class KeyNotWritten(AppError):
    """The key could not be written or read back (file, why)."""

    message = N_("The key could not be saved to {file}: {why}")


class KeyFileThere(AppError):
    """There is a file of this name already (file)."""

    message = N_("{file} is there already. Choose another name or another place.")


class BadCode(AppError):
    """A code that cannot be given to a new room."""


class NoRoomCode(BadCode):
    """The code is none that a room can have (code)."""

    message = N_("“{code}” is not a room's code. Write it like 370406101200-01.")


class NotThisArea(BadCode):
    """The code is one of another office's area (code, name of this office, its area)."""

    message = N_("{code} is not in the area of {name}: the codes here begin with {area}.")


class NoSuchVillage(BadCode):
    """Neither the directory nor the places of this office have such a village (code)."""

    message = N_(
        "There is no village {code}. Look at the digits; a new village is added under Places first."
    )


class CodeTaken(BadCode):
    """A room with this code reports here already (code, name)."""

    message = N_(
        "{code} belongs to {name} already. For another computer, take the next number after the -."
    )


class NotAnOffice(AppError):
    """Only an office invites."""

    message = N_("Only an office can do this; this is a room.")


def key_saved() -> int:
    """How often the key was saved to a new file."""
    return line.times(_ACTION, current().origin)


def save_key(file: Path) -> int:
    """Write the secret keys to a new file that the `age` program reads; how often it is saved now.

    The file opens every report: it belongs into a safe. Raises KeyFileThere, KeyNotWritten.
    """
    keys = own_keys.public_keys()
    text = key_text()
    if os.path.lexists(file):
        raise KeyFileThere(file=file.name)
    part = file.with_name(file.name + ".part")
    try:
        with part.open("xb") as out:
            part.chmod(0o600)
            out.write(text.encode())
            out.flush()
            os.fsync(out.fileno())
        if part.read_bytes() != text.encode():
            raise KeyNotWritten(file=file.name, why="")
        part.rename(file)
        sync_folder(file.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise KeyNotWritten(file=file.name, why=error.strerror or str(error)) from error
    with journal.action(_ACTION, {"key": keys.fingerprint}):
        pass
    return key_saved()


def key_text() -> str:
    """The secret keys as an age identity file; what is not for age stands in comments."""
    store, keys = current(), own_keys.public_keys()
    return (
        f"# {store.code} {store.name}\n"
        "# 这个文件能打开所有上报的数据，请锁进保险柜，不要发给任何人。\n"
        f"# public key: {keys.age}\n"
        f"# minisign public key: {keys.minisign}\n"
        f"# minisign secret key: {own_keys.signer()}\n"
        + "".join(f"{identity}\n" for identity in own_keys.identities())
    )


@dataclass(frozen=True, slots=True)
class Guest:
    """A room to be: the code and the name it is to have, and where that is, as one says it."""

    code: str
    name: str
    place: str = ""


def invite(code: str, name: str) -> bytes:
    """Write an invitation for one room: the bytes of its file, good for once.

    An earlier one for the same code that nobody has used is good no longer.
    Raises NotAnOffice, KeyNotSaved, NoRoomCode, NotThisArea, NoSuchVillage, CodeTaken, FieldErrors.
    """
    [letter] = invite_all([Guest(code.strip(), name.strip())])
    return letter


def invite_all(
    guests: Sequence[Guest], deliver: Callable[[Sequence[bytes]], object] = lambda letters: None
) -> list[bytes]:
    """Write the invitations of several rooms as one; where `deliver` fails, nobody is invited."""
    require_ready()
    for each in guests:
        check(each.code)
    with journal.action("room.invite") as act:
        letters = [invite_one(act, each) for each in guests]
        deliver(letters)
    return letters


def require_ready() -> None:
    """Raises NotAnOffice, and KeyNotSaved before the key is saved often enough."""
    if not current().is_office:
        raise NotAnOffice
    saved = key_saved()
    if saved < SAVED_BEFORE_INVITING:
        raise KeyNotSaved(saved=saved, needed=SAVED_BEFORE_INVITING)


def check(code: str) -> None:
    """Whether a code can be given. Raises NoRoomCode, NotThisArea, NoSuchVillage, CodeTaken."""
    if not re.fullmatch(_ROOM_CODE, code):
        raise NoRoomCode(code=code)
    store = current()
    if not code.startswith(area()):
        raise NotThisArea(code=code, name=store.name, area=area())
    village = code.partition("-")[0]
    if village[:6] in directory.districts() and not places.is_known(village):
        raise NoSuchVillage(code=village)
    known = rooms.room_with(code)
    if known is not None:
        raise CodeTaken(code=code, name=known.name)


def withdraw(code: str) -> list[rooms.Invitation]:
    """Take back the invitation for a code: whoever comes with its file is not known here.

    Raises NotAnOffice.
    """
    if not current().is_office:
        raise NotAnOffice
    with journal.action("room.uninvite") as act:
        return [act.void(each, "other") for each in rooms.invitations(code) if not each.used]


def stand_by(withdrawn: Sequence[rooms.Invitation]) -> None:
    """Let invitations that were taken back be good again."""
    with journal.action("room.invite") as act:
        for each in withdrawn:
            act.restore(each)


def area() -> str:
    """What the code of every room of this office begins with."""
    return re.sub(r"(?<=^[0-9]{6})0{6}$|(?<=^[0-9]{9})000$", "", current().code)


def invite_one(act: journal.Action, guest: Guest) -> bytes:
    """Write the invitation of one room as part of an action, once it is checked that it may be."""
    store, keys, token = current(), own_keys.public_keys(), seal.new_token()
    for earlier in rooms.invitations(guest.code):
        act.void(earlier, "other")
    invited = act.add(
        rooms.Invitation, code=guest.code, name=guest.name, token=token, day=store.today()
    )
    return invitation.write_invitation(
        invitation.Invitation(
            code=guest.code,
            name=invited.name,
            office_code=store.code,
            office_name=store.name,
            office_origin=store.origin,
            office_minisign=keys.minisign,
            office_age=keys.age,
            token=token,
        )
    )
