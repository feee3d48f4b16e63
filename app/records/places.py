"""Whom a record is about or for: villages, service rooms, clinics, and the bundled directory."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from app.fields import Code, PlaceCode, Reference, Text, Whole
from app.language import N_
from app.resources import resource
from app.store import Column, Record, journal
from app.store.search import readings
from app.store.session import current


class Place(Record):
    """Somewhere that is served; counts follow the place."""

    kind_name = "place"
    label = N_("Place")

    code = Column(PlaceCode(), N_("Place code"), searchable=True, index=True)
    type = Column(Code(list="place_type"), N_("Kind of place"))
    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    town = Column(Text(max=40), N_("Town"), searchable="name")
    district = Column(Text(max=40), N_("District"))
    population = Column(Whole(min=0), N_("Population"))
    parent = Column(Reference(to="place"), N_("Belongs to"))
    note = Column(Text(max=500, lines=3), N_("Note"), travels=False)


@dataclass(frozen=True)
class Village:
    """One village or town of the bundled directory (GB/T 2260 code of 12 digits)."""

    code: str
    name: str
    town: str
    district: str

    @property
    def full_name(self) -> str:
        """District, town and village in one."""
        return f"{self.district}{self.town}{self.name}"


@cache
def directory() -> tuple[Village, ...]:
    """Every village-level unit of Zaozhuang, in the order of the codes."""
    with resource("places", "zaozhuang.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    names = {row["code"]: row["name"] for row in rows}
    return tuple(
        Village(row["code"], row["name"], names.get(row["code"][:9], ""), names[row["code"][:6]])
        for row in rows
        if row["level"] == "village"
    )


@cache
def districts() -> dict[str, str]:
    """District code (6 digits) to name."""
    return {village.code[:6]: village.district for village in directory()}


def find_villages(text: str, limit: int = 30) -> list[Village]:
    """Villages whose own or town's name holds the text, or whose pinyin begins with it."""
    words = text.lower().split()
    found: list[Village] = []
    for village in directory() if words else ():
        if all(_holds(village, word) for word in words):
            found.append(village)
            if len(found) == limit:
                break
    return found


def _holds(village: Village, word: str) -> bool:
    if not word.isascii():
        return word in village.full_name
    if word.isdigit():
        return village.code.startswith(word)
    spoken = f"{readings(village.name)} {readings(village.town)}"
    return any(each.startswith(word) for each in spoken.split())


def village(code: str) -> Village | None:
    """A village of the directory by its code."""
    return next((each for each in directory() if each.code == code), None)


def ensure(code: str) -> Place:
    """The place record of a directory code, made when it is first needed."""
    known = Place.get_or_none((Place.code == code) & Place.voided.is_null())
    if known is not None:
        return known
    found = village(code)
    if found is None:
        return add(code=code, name=code)
    return add(code=code, type="village", name=found.name, town=found.town, district=found.district)


def own() -> Place | None:
    """The village that this room itself stands in, once it is among the places."""
    code = current().code[:12]
    return Place.get_or_none((Place.code == code) & Place.voided.is_null())


def add(**values: object) -> Place:
    """Make a place. Raises FieldErrors."""
    with journal.action("place.add") as act:
        return act.add(Place, **values)


def change(place: Place, **values: object) -> Place:
    """Change a place of ours. Raises FieldErrors, NotOurs."""
    with journal.action("place.change") as act:
        return act.change(place, **values)


def all_places() -> list[Place]:
    """Every place in use, by name."""
    return list(Place.select().where(Place.voided.is_null()).order_by(Place.code, Place.name))
