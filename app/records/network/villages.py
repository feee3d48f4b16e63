"""The villages of an area and who is linked with each, read from the records and the directory."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from app.fields import Phone
from app.records import directory, people, places
from app.records.network import links, nearest
from app.records.network.coverage import Held, Network, Village
from app.records.network.nearest import Near
from app.records.people import Person, Role, SameAs
from app.records.places import Place, PlaceAlias
from app.store import journal
from app.store.selecting import parts
from app.store.session import current

VILLAGES: Final = frozenset({"village", "community"})
"""Types of place that somebody is to serve."""
_ABOVE: Final = frozenset({"town", "district"})
_DISTRICT: Final = 6
_LAST: Final = "~"
"""Comes after every code."""
_PHONE: Final = Phone()


class _Place(msgspec.Struct, array_like=True):
    id: str
    code: str | None
    type: str | None
    name: str | None
    town: str | None
    district: str | None
    parent: str | None
    longitude: int | None
    latitude: int | None


class _Role(msgspec.Struct, array_like=True):
    row: int
    person: str
    role: str
    place: str
    since: str | None
    until: str | None
    duty_days: str | None
    duty_hours: str | None
    household: str | None


class _Person(msgspec.Struct, array_like=True):
    id: str
    name: str | None
    unit: str | None
    duty_days: str | None
    public_phone: str | None


def area() -> str:
    """The area that is looked at here (the beginning of its codes): a room's is its district."""
    return current().code[:_DISTRICT]


def read(within: str = "", on: datetime.date | None = None) -> Network:
    """The network of an area (the beginning of its codes, as 3704 or 370481) on a day (today).

    Places of one code are one village, a village that was merged is what it became, and what
    stands in a village (its room, a grid) is the village's.
    """
    here = current()
    return _read(within or area(), on or here.today(), here.folder, journal.newest())


@lru_cache(maxsize=2)
def _read(within: str, on: datetime.date, _folder: Path, _newest: int) -> Network:
    return _Reading(within, on).network()


class _Reading:
    def __init__(self, within: str, on: datetime.date) -> None:
        self.within, self.on = within, on
        self.same = places.counted_as()
        self.rows = {each.id: each for each in parts(Place, _Place, Place.voided.is_null())}
        self.villages = dict(self._villages())
        self.stands_in: dict[str, str] = {}
        """The village of each place that was asked for, so that no way up is gone twice."""

    @cached_property
    def districts(self) -> Mapping[str, str]:
        """The districts of places, asked for where one has no code."""
        return places.district_codes()

    def network(self) -> Network:
        links_of: dict[str, list[Held]] = {}
        of_towns: dict[tuple[str, str], list[Held]] = {}
        known = _people()
        mains = people.shown_as()
        for role in _roles():
            person = known.get(mains.get(role.person, role.person))
            at = self.rows.get(self.same.get(role.place, ""))
            if person is None or at is None:
                continue
            if at.type == "town":
                if held := _held(role, person, "town"):
                    of_towns.setdefault(_town(at, at.name or ""), []).append(held)
            elif village := self._village_of(at):
                kind = self.rows[village].type or ""
                held = _held(role, person, at.type) if at.type not in VILLAGES else None
                held = held or _held(role, person, kind if kind in VILLAGES else "village")
                if held is not None:
                    links_of.setdefault(village, []).append(held)
        by_code = sorted(self.villages.values(), key=lambda each: each.code or _LAST)
        return Network(
            self.on,
            tuple(by_code),
            {each: tuple(held) for each, held in links_of.items()},
            {each: tuple(held) for each, held in of_towns.items()},
        )

    def _villages(self) -> Iterator[tuple[str, Village]]:
        """The villages that have a record, each once, and those of the directory that have none."""
        known: dict[str, str] = {}
        for each in dict.fromkeys(self.same.values()):
            row = self.rows.get(each)
            if row is None:
                continue
            if row.code:
                known[row.code] = each
            if _is_village(row) and self._district(row).startswith(self.within):
                yield each, _village(row)
        for alias in PlaceAlias.select().where(PlaceAlias.voided.is_null()):
            if alias.place in self.same:
                known.setdefault(alias.code, self.same[alias.place])
        for each in directory.every():
            if each.code.startswith(self.within) and each.code not in known:
                town = each.district, each.town
                yield each.code, Village(each.code, each.code, each.short_name, town)

    def _district(self, row: _Place) -> str:
        return row.code or self.districts.get(row.id, "")

    def _village_of(self, at: _Place | None) -> str:
        """The village that a place is, or stands in; empty where it is in none of the area."""
        way, found = dict[str, None](), ""
        while at is not None and at.type not in _ABOVE and at.id not in way:
            found = at.id if at.id in self.villages else self.stands_in.get(at.id, "")
            if found or at.id in self.stands_in:
                break
            way[at.id] = None
            at = self.rows.get(self.same.get(at.parent or "", ""))
        self.stands_in.update(dict.fromkeys(way, found))
        return found


def _is_village(row: _Place) -> bool:
    """A room that is known by the code of its village alone stands for it."""
    return row.type in VILLAGES or (row.type in (None, "room") and bool(row.code))


def _village(row: _Place) -> Village:
    name = places.short_name(row.type, row.name or "")
    return Village(row.id, row.code or "", name, _town(row, ""), row.longitude, row.latitude)


def _town(row: _Place, name: str) -> tuple[str, str]:
    """District and town of a place, by its code where the directory has it; `name` is a town's."""
    code = row.code or ""
    if (known := _towns().get(code[:9])) is not None:
        return known
    district = row.district or directory.districts().get(code[:_DISTRICT], "")
    return district, name or row.town or ""


@cache
def _towns() -> Mapping[str, tuple[str, str]]:
    return {each.code[:9]: (each.district, each.town) for each in directory.every()}


def _roles() -> list[_Role]:
    standing = Role.voided.is_null() & Role.place.is_null(False)
    # What another installation wrote may not even say who or as what.
    standing &= Role.person.is_null(False) & Role.role.is_null(False)
    return sorted(parts(Role, _Role, standing), key=lambda each: (each.since or "", each.row))


def _people() -> dict[str, _Person]:
    """Everybody who holds a role, or is shown in place of somebody who does."""
    wanted: Any = Person.id.in_(Role.select(Role.person)) | Person.id.in_(
        SameAs.select(SameAs.person)
    )
    return {each.id: each for each in parts(Person, _Person, Person.voided.is_null() & wanted)}


def _held(role: _Role, person: _Person, place_type: str | None) -> Held | None:
    """The link that a role makes with a type of place, where it makes one."""
    kind = links.kind_of(role.role, place_type or "", household=bool(role.household))
    if kind is None:
        return None
    duty = " ".join(filter(None, (role.duty_days or person.duty_days, role.duty_hours)))
    return Held(
        person.id, person.name or "", kind.name, _day(role.since), _day(role.until), duty,
        _PHONE.show(person.public_phone), person.unit or "",
    )  # fmt: skip


def near(place: str, most: int) -> list[Near]:
    """Who can come to a village from elsewhere, the nearest first."""
    network = read()
    village = next((each for each in network.villages if each.id == place), None)
    found = nearest.nearest(network, village) if village is not None else []
    return [each for each in found if each.how != nearest.HERE][:most]


@cache
def _day(stored: str | None) -> datetime.date | None:
    return Role.since.python_value(stored)
