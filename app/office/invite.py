"""Save the office's own key, and invite rooms to report."""

from __future__ import annotations

import os
import re
from pathlib import Path

from app import seal
from app.errors import AppError
from app.exchange import invitation
from app.exchange.label import CODE
from app.language import N_
from app.records import rooms
from app.store import journal, line, own_keys
from app.store.keys import sync_folder
from app.store.session import current

SAVED_BEFORE_INVITING = 2
"""Whoever loses the key can open no report that was ever sent: two copies, in two places."""

_ACTION = "keys.saved"


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


class NoRoomCode(AppError):
    """The code is none that a room can have (code)."""

    message = N_("“{code}” is not a room's code. Write it like 370406101200-01.")


class CodeTaken(AppError):
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


def invite(code: str, name: str) -> bytes:
    """Write an invitation for one room: the bytes of its file, good for once.

    An earlier one for the same code that nobody has used is good no longer.
    Raises NotAnOffice, KeyNotSaved, NoRoomCode, CodeTaken, FieldErrors.
    """
    store = current()
    if not store.is_office:
        raise NotAnOffice
    saved = key_saved()
    if saved < SAVED_BEFORE_INVITING:
        raise KeyNotSaved(saved=saved, needed=SAVED_BEFORE_INVITING)
    code = code.strip()
    if not re.fullmatch(CODE, code):
        raise NoRoomCode(code=code)
    known = rooms.room_with(code)
    if known is not None:
        raise CodeTaken(code=code, name=known.name)
    keys, token = own_keys.public_keys(), seal.new_token()
    with journal.action("room.invite") as act:
        for earlier in rooms.invitations(code):
            act.void(earlier, "other")
        invited = act.add(
            rooms.Invitation, code=code, name=name.strip(), token=token, day=store.today()
        )
    return invitation.write_invitation(
        invitation.Invitation(
            code=code,
            name=invited.name,
            office_code=store.code,
            office_name=store.name,
            office_origin=store.origin,
            office_minisign=keys.minisign,
            office_age=keys.age,
            token=token,
        )
    )
