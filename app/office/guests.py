"""Whom an office invites in one go: the villages of a town, or the rows of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.books import heads, sheet, villages
from app.books.heads import Titles
from app.books.refusals import NoVillageCalled, VillageUnclear
from app.books.table import legacy_words
from app.errors import AppError
from app.fields import Entry, Text
from app.language import N_
from app.messages import words
from app.office import invite
from app.office.invite import Guest
from app.records import directory, places, rooms
from app.records.directory import Village

_NEEDS: Final = ({"code"}, {"village"})
"""A table of rooms names either."""
ROOM: Final = {
    "village": Entry(Text(), N_("Village"), help=N_("Pinyin, characters or code")),
    "code": Entry(Text(max=20), N_("Room's code"), required=True),
    "name": Entry(Text(max=60), N_("Name of the room"), required=True),
}
"""What is asked of one room."""


class AlreadyInvited(AppError):
    """An invitation for this code is out and nobody has used it yet (code, day)."""

    message = N_("{code} was invited on {day} already; the invitation is still good.")


class InvitedTwice(AppError):
    """A row before this one has the same code (code)."""

    message = N_("{code} stands in a row above already.")


class NoRooms(AppError):
    """A workbook has no table of villages or rooms (file)."""

    message = N_("{file} has no table with a column for the village or for the room's code.")


class NoSuchTown(AppError):
    """No village of this office's area begins so (code)."""

    message = N_("No village of this area has a code that begins with {code}.")


@dataclass(slots=True)
class Guests:
    """Who can be invited, and who is left out: which row or village, and why."""

    ready: list[Guest] = field(default_factory=list[Guest])
    left: list[tuple[str, AppError]] = field(default_factory=list[tuple[str, AppError]])

    def left_words(self) -> list[str]:
        """Who is left out and why, a line each."""
        return [f"{where}：{words(reason)}" for where, reason in self.left]

    def ready_words(self) -> list[str]:
        """Whom it is about, a line each."""
        return [f"{each.code}　{each.name}" for each in self.ready]

    def take(self, guest: Guest, where: str) -> None:
        """Put somebody to those who can be invited, or to those who cannot."""
        try:
            invite.check(guest.code)
            if any(each.code == guest.code for each in self.ready):
                raise InvitedTwice(code=guest.code)
            for each in rooms.invitations(guest.code):
                if not each.used:
                    raise AlreadyInvited(code=guest.code, day=each.day.isoformat())
            self.ready.append(guest)
        except AppError as reason:
            self.left.append((where, reason))


def typed(values: Mapping[str, Any]) -> Guest:
    """The room that was typed into a form of ROOM."""
    code, name = str(values["code"]).strip(), str(values["name"]).strip()
    return Guest(code, name, places.short_address(code.partition("-")[0]))


def of_town(code: str) -> Guests:
    """Every village of a town or district, by the beginning of its code. Raises NoSuchTown."""
    within = [each for each in directory.every() if each.code.startswith(code)]
    if not within or not (code.startswith(invite.area()) or invite.area().startswith(code)):
        raise NoSuchTown(code=code)
    found = Guests()
    for each in within:
        found.take(_guest(each), each.town + each.short_name)
    return found


def of_book(file: Path) -> Guests:
    """The rooms that a workbook lists by code or village, one a row. Raises NoRooms."""
    found = Guests()
    titles = Titles(legacy_words().rooms.titles)
    read = (heads.plain_rows(each, titles, _NEEDS) for each in sheet.read(file).sheets)
    tables = [each for each in read if each is not None]
    if not tables:
        raise NoRooms(file=file.name)
    for rows in tables:
        for where, row in rows:
            try:
                found.take(_read(row), where)
            except (NoVillageCalled, VillageUnclear) as reason:
                found.left.append((where, reason))
    return found


def free_code(village: str) -> str:
    """The first number of a village that no room holds and nobody was invited under."""
    number = 1
    while number < 99 and _in_use(f"{village}-{number:02}"):
        number += 1
    return f"{village}-{number:02}"


def room_name(village: Village) -> str:
    """What the room of a village is called unless somebody says otherwise."""
    return f"{village.short_name}法律服务工作室"


def _in_use(code: str) -> bool:
    return rooms.room_with(code) is not None or bool(rooms.invitations(code))


def _guest(village: Village, name: str = "", code: str = "") -> Guest:
    return Guest(
        code or f"{village.code}-01", name or room_name(village), village.town + village.short_name
    )


def _read(row: dict[str, str]) -> Guest:
    code, name = row.get("code", ""), row.get("name", "")
    if code:
        known = directory.village(code.partition("-")[0])
        given = code if "-" in code else f"{code}-01"
        if known is not None:
            return _guest(known, name, given)
        return Guest(given, name or row.get("village") or code, row.get("village", ""))
    village = row["village"]
    return _guest(villages.called(row.get("town", "") + village, invite.area()), name)
