"""What somebody decides about packages that were laid aside, once he has called and asked."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import NotFound
from app.office import overview
from app.records import rooms
from app.records.rooms import ReceivedPackage, Room
from app.store import journal


def allow(code: str) -> Room:
    """Let the last laid-aside restored backup of a room go on; what it left behind counts no more.

    Only after somebody has called and found out which computer is in use. Raises NotFound.
    """
    room = rooms.room_with(code)
    held = [
        each
        for each in rooms.packages(room.installation if room else "")
        if each.reason == "second_computer"
    ]
    if room is None or not held:
        raise NotFound
    with journal.action("room.allow") as act:
        return act.change(room, allowed=held[-1].epoch)


def open_questions(which: str) -> list[ReceivedPackage]:
    """What was laid aside or refused and waits, by its sender, its code or its own id."""
    return [
        each
        for each in rooms.laid_aside() + rooms.refused()
        if which in (each.room, each.code, each.id)
        and (each.verdict == rooms.REFUSED or not overview.reason(each).by_itself)
    ]


def put_by(packages: Sequence[ReceivedPackage]) -> None:
    """Say that it was asked about and nothing more is to be done; they are listed no longer.

    Nothing of them is taken in, unless the same package comes again and has become right.
    """
    with journal.action("package.settle") as act:
        for each in packages:
            act.void(each, "other")


def take_up_again(packages: Sequence[ReceivedPackage]) -> None:
    """Take back that packages were put by."""
    with journal.action("package.reopen") as act:
        for each in packages:
            act.restore(each)
