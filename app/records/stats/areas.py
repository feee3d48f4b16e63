"""Where whatever is counted belongs: district, town and place, and what kind of body that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from app.records import directory, people, places
from app.records.people import Person, Role
from app.records.places import Place
from app.store import Installation, journal
from app.store.database import database
from app.store.session import current

LEVELS: Final = ("district", "town", "place")
"""From the whole down; below a place there are its records."""

_VILLAGE, _TOWN = 12, 9
_COMMITTEES: Final = 200
"""Of the three digits of a village, from here on village committees, below neighbourhoods."""
_TOWNS: Final = 100
"""Of the three digits of a town, from here on towns, below streets."""
_BODIES: Final = {
    "community": "resident", "village": "village", "company": "company", "hospital": "company",
    "school": "company", "station": "company", "clinic": "company",
}  # fmt: skip


class Where(NamedTuple):
    """District, town and place (or person) that a subject counts for; nothing where unknown."""

    district: str
    town: str
    place: str
    name: str
    body: str

    @property
    def path(self) -> tuple[str, str, str]:
        """The way down to it."""
        return self.district, self.town, self.place


NOWHERE: Final = Where("", "", "", "", "other")


def body_of(code: str, kind: str) -> str:
    """The kind of body (list `body_kind`) of a place by its code and type."""
    if kind in ("company", "hospital", "school", "station", "clinic"):
        return "company"
    if len(code) == _VILLAGE and code[_TOWN:] != "000":
        return "village" if int(code[_TOWN:]) >= _COMMITTEES else "resident"
    if len(code) >= _TOWN and (kind == "town" or not kind):
        return "town" if int(code[6:_TOWN]) >= _TOWNS else "street"
    return _BODIES.get(kind, "other")


def of_places() -> Mapping[str, Where]:
    """Where every place, and every installation by its code, counts; kept until a word is written.

    What is not among them is nowhere.
    """
    return _places(current().folder, journal.newest())


@lru_cache(maxsize=1)
def _places(_folder: Path, _newest: int) -> Mapping[str, Where]:
    districts = directory.districts()
    asked = Place.select(
        Place.id, Place.code, Place.type, Place.name, Place.town, Place.district, Place.parent
    )
    every = {row[0]: row[1:] for row in database.execute(asked).fetchall()}
    codes = places.district_codes()

    def where(place: str) -> Where:
        code, kind, name, town, district, parent = every[place]
        above = every.get(parent or "")
        town = town or (above[3] if above is not None else "") or ""
        district = district or districts.get(codes.get(place, ""), "")
        short = places.short_name(kind, name) or code or ""
        return Where(district, town, place, short, body_of(code or "", kind or ""))

    counted_as = places.counted_as()
    main = {place: where(place) for place in set(counted_as.values())}
    found = {place: main[one] for place, one in counted_as.items()}
    by_code = {every[place][0]: each for place, each in main.items() if every[place][0]}
    known = {village.code: village for village in directory.every()}
    for installation, code in database.execute(Installation.select(Installation.id,
                                                                   Installation.code)):  # fmt: skip
        village = (code or "")[:_VILLAGE]
        found[installation] = by_code.get(village) or _of_code(village, known, districts)
    return found


def _of_code(
    code: str, known: Mapping[str, directory.Village], districts: Mapping[str, str]
) -> Where:
    village = known.get(code)
    if village is not None:
        short = directory.without_committee(village.name)
        return Where(village.district, village.town, code, short, body_of(code, "village"))
    district = districts.get(code[:6], "")
    return Where(district, "", code, district, "other") if district else NOWHERE


def of_persons(roles: Iterable[str]) -> Mapping[str, Where]:
    """Where everybody counts who serves or served as one of some roles, by the first such place."""
    return _persons(current().folder, journal.newest(), tuple(roles))


@lru_cache(maxsize=1)
def _persons(_folder: Path, _newest: int, roles: tuple[str, ...]) -> Mapping[str, Where]:
    known, shown = of_places(), people.shown_as()
    stands = Role.voided.is_null() & Role.role.in_(list(roles))
    asked = Role.select(Role.person, Role.place).where(stands).order_by(Role.row)
    at: defaultdict[str, list[Where]] = defaultdict(list)
    rows: list[tuple[str, str | None]] = database.execute(asked).fetchall()
    for person, place in rows:
        at[shown.get(person, person)].append(known.get(place or "", NOWHERE))
    asked = Person.select(Person.id, Person.name)
    asked = asked.where(Person.voided.is_null() & Person.name.is_null(False))
    names: dict[str, str] = dict(asked.tuples())
    found = {
        person: Where(several[0].district, several[0].town, person, names[person], "other")
        for person, several in at.items()
        if person in names
    }
    return found | {other: found[one] for other, one in shown.items() if one in found}
