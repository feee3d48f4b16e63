"""The receipt codes of what came in: said on the phone, or sent into the rooms' group chat."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.exchange import receipt_code
from app.language import _
from app.records import rooms
from app.records.days import month_and_day
from app.records.rooms import ReceivedPackage, Room
from app.store import line


@dataclass(frozen=True, slots=True)
class GivenCode:
    """The receipt code of the last package of a room that is in, and the day it came."""

    room: Room
    serial: int
    day: datetime.date | None
    code: str

    @property
    def grouped(self) -> str:
        """The code as it is read out."""
        return receipt_code.grouped(self.code)

    def words(self) -> str:
        """What is sent to the room: which delivery came when, and the code to type in."""
        words = _("{room}: delivery {serial} came on {day}, receipt code {code}")
        day = month_and_day(self.day) if self.day else "—"
        return words.format(room=self.room.name, serial=self.serial, day=day, code=self.grouped)


def code_of(package: ReceivedPackage) -> str:
    """The code of a package that is in; empty where its last entry is here no longer."""
    origin, epoch, last = package.room or "", package.epoch or "", package.last or 0
    known = line.known_hashes(origin, [epoch], last, last)
    digest = known.get((epoch, last))
    if digest is None:
        return ""
    return receipt_code.spelled(origin, epoch, last, digest, package.serial or 0)


def given(installations: Collection[str] | None = None) -> list[GivenCode]:
    """The codes of every room whose packages have come, or of some, by the room's code."""
    if installations is None:
        wanted, packages = rooms.enrolled(), rooms.packages_by_room()
    else:
        known = filter(None, map(rooms.room_of, installations))
        wanted = sorted(known, key=lambda each: each.code)
        packages = {each.installation: rooms.packages(each.installation) for each in wanted}
    return [
        found
        for each in wanted
        if (found := _last(each, packages.get(each.installation, []))) is not None
    ]


def given_to(installation: str) -> GivenCode | None:
    """The code of the last package of one room; None where nothing of it is in."""
    return next(iter(given([installation])), None)


def chat_words(found: Iterable[GivenCode]) -> str:
    """One message for the group chat: a line for each room."""
    return "\n".join(each.words() for each in found)


def _last(room: Room, packages: list[ReceivedPackage]) -> GivenCode | None:
    came = rooms.came(packages)
    for each in sorted(came, key=lambda one: (one.last or 0, one.serial or 0), reverse=True):
        # What a restored backup left behind counts no more.
        if (code := code_of(each)) and _counts(room, each):
            day = each.time.date() if each.time else None
            return GivenCode(room, each.serial or 0, day, code)
    return None


def _counts(room: Room, package: ReceivedPackage) -> bool:
    places = line.at(room.installation, package.last or 0)
    return any(each.epoch == package.epoch for each in places)
