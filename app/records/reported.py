"""On which months rooms have reported, and whom to call where one has not.

A report is on the month in which it was packed; one that is packed in the first days of a month is
on the month before. What comes later brings everything before it too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.fields import Phone
from app.records import rooms
from app.records.people import Person, Role
from app.records.rooms import Invitation, ReceivedPackage, Room
from app.store import line

FIRST_DAYS: Final = 10
"""So many days of a month are for the report on the one before."""

_LOOKED_AT: Final = 3

_NO_RECORD: Final = frozenset(
    {
        "delivery.make",
        "delivery.done",
        "delivery.told",
        "receipt.take",
        "epoch.begin",
        "installation.program",
    }
)
"""What a room does that tells of no day on which it recorded something."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call at a room: a name and the phone as it is shown, either of them maybe empty."""

    name: str
    phone: str

    @property
    def words(self) -> str:
        """Both in one."""
        return " ".join(filter(None, (self.name, self.phone)))


@dataclass(frozen=True, slots=True)
class Unreported:
    """A room that has not reported on a month: when it came last, and whom to call.

    `on` is the last month that it has reported on, `invited` the day of its invitation where it has
    never reported.
    """

    code: str
    name: str
    last: datetime.date | None
    contacts: list[Contact]
    on: datetime.date | None = None
    invited: datetime.date | None = None


def month_of(day: datetime.date) -> datetime.date:
    """The month that a report packed on a day is on, as its first day."""
    meant = day - datetime.timedelta(days=FIRST_DAYS)
    return meant.replace(day=1) if day.day <= FIRST_DAYS else day.replace(day=1)


def last_month(found: Sequence[ReceivedPackage]) -> datetime.date | None:
    """The last month that the packages of one room which are in have reported on."""
    packed = last_packed(found)
    return month_of(packed) if packed else None


def last_packed(found: Sequence[ReceivedPackage]) -> datetime.date | None:
    """The day on which the newest of the packages of one room which are in was packed."""
    # An older one may come in late, so the very last is not always the newest.
    return max(
        (day for each in rooms.came(found)[-_LOOKED_AT:] if (day := _packed(each))), default=None
    )


def is_missing(room: Room, on: datetime.date | None, month: datetime.date) -> bool:
    """Whether a room owes the report on a month (any day of it); `on` is the last it reported on.

    Nobody reports on a month before the one in which he was enrolled.
    """
    first = month.replace(day=1)
    return (on is None or on < first) and month_of(room.day) <= first


def is_awaited(invitation: Invitation, month: datetime.date) -> bool:
    """Whether one that was invited and has never reported owes the report on a month."""
    return month_of(invitation.day) <= month.replace(day=1)


def unreported(month: datetime.date) -> list[Unreported]:
    """The rooms that have not reported on the month of a day, by code; then those only invited."""
    found = [
        Unreported(room.code, room.name, last_day(packages), contacts(room), on)
        for room, packages, on in silent(month)
    ]
    invited = [
        Unreported(each.code, each.name, None, [], invited=each.day)
        for each in rooms.only_invited()
        if is_awaited(each, month)
    ]
    return [*found, *invited]


def silent(
    month: datetime.date,
) -> Iterator[tuple[Room, list[ReceivedPackage], datetime.date | None]]:
    """Those rooms with what came of them and the last month that they have reported on."""
    came = rooms.packages_by_room()
    for room in rooms.enrolled():
        packages = came.get(room.installation, [])
        on = last_month(packages)
        if is_missing(room, on, month):
            yield room, packages, on


def last_day(found: Sequence[ReceivedPackage]) -> datetime.date | None:
    """The day on which the last package of a room came in."""
    return max((each.time.date() for each in rooms.came(found) if each.time), default=None)


def contacts(room: Room) -> list[Contact]:
    """Whom to call: as the office has noted it, else who keeps the room, else who serves there."""
    if room.phone:
        return [Contact(room.contact or "", Phone().show(room.phone))]
    held = (
        Role.select()
        .where((Role.origin == room.installation) & Role.voided.is_null())
        .order_by((Role.role != "keeper"), Role.row)
    )
    found: dict[str, Contact] = {}
    keepers = False
    for role in held:
        person = Person.get_or_none(Person.id == role.person)
        if person is None or (keepers and role.role != "keeper"):
            continue
        keepers = keepers or role.role == "keeper"
        phone = Phone().show(person.public_phone) if person.public_phone else ""
        found.setdefault(person.id, Contact(person.name or "", phone))
    called = list(found.values())
    return [each for each in called if each.phone] or called[:1]


def _packed(package: ReceivedPackage) -> datetime.date | None:
    """The day on which a package was packed, as far as it tells.

    Where nothing was recorded since the one before, only the day on which it came is known. It
    came no earlier than it was packed, whatever a clock said that ran ahead.
    """
    room, epoch = package.room or "", package.epoch or ""
    came = package.time.date() if package.time else None
    last = line.last_done(room, epoch, package.first or 0, package.last or 0, _NO_RECORD)
    packed = datetime.datetime.fromisoformat(last).date() if last else None
    return min((each for each in (packed, came) if each is not None), default=None)
