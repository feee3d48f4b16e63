"""Whom a record is about or for: villages, service rooms, clinics and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar, Final

import msgspec

from app.errors import AppError, CodeTaken, Missing
from app.fields import Code, Day, Degrees, PlaceCode, Reference, Text, Whole
from app.language import N_, _
from app.records import directory
from app.store import Column, Record, journal
from app.store.database import database
from app.store.known import once_written
from app.store.selecting import parts
from app.store.session import Store, current
from app.store.sounds import readings

_CODE = 12
_CITY_DIGITS = 4


class Place(Record):
    """Somewhere that is served; counts follow the place."""

    kind_name = "place"
    label = N_("Place")
    plain = True
    comes_down = True
    actions: ClassVar = {"keep": "place.add"}

    code = Column(PlaceCode(), N_("Place code"), searchable=True, index=True)
    type = Column(Code(list="place_type"), N_("Kind of place"))
    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    town = Column(Text(max=40), N_("Town"), searchable="name")
    district = Column(Text(max=40), N_("District"))
    population = Column(Whole(min=0), N_("Population"))
    households = Column(Whole(min=0), N_("Households"))
    grid = Column(Text(max=40), N_("Grid number"))
    longitude = Column(Degrees(least=116.7, most=117.95), N_("Degrees east"))
    latitude = Column(Degrees(least=34.35, most=35.45), N_("Degrees north"))
    parent = Column(Reference(to="place"), N_("Belongs to"))
    note = Column(Text(max=500, lines=3), N_("Note"), travels=False)

    def short_name(self) -> str:
        """What one calls it: a village without its committee; without a name, its code."""
        return short_name(self.type, self.name) or self.code or ""

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """Half a position, or one outside the district."""
        longitude, latitude = values.get("longitude"), values.get("latitude")
        if longitude is None and latitude is None:
            return {}
        if longitude is None or latitude is None:
            return {"longitude" if longitude is None else "latitude": Missing()}
        return directory.outside(_district_of(values), longitude, latitude)


class PlaceAlias(Record):
    """A code and name that a place had before it became, or was merged into, what it is."""

    kind_name = "place_alias"
    label = N_("Former code of a place")
    belongs_to = "place"
    comes_down = True
    plain = True
    counted = False
    in_ledgers = False

    place = Column(Reference(to="place"), N_("Place"), required=True, index=True)
    code = Column(PlaceCode(), N_("Former code"), required=True, index=True)
    name = Column(Text(max=60), N_("Former name"), searchable="name")
    until = Column(Day(), N_("Valid until"))

    def words(self) -> str:
        """The code, the name, and until when they held."""
        until = self.until.isoformat() if self.until else ""
        return "　".join(filter(None, (self.code, self.name, until)))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A code that another place has or had."""
        other = by_code(values["code"])
        if other is None or other.id == values["place"]:
            return {}
        return {"code": CodeTaken(place=other.name or other.code or "")}


ROWS: Final = (
    ("name",), ("type", "code"), ("district", "town"), ("parent",), ("longitude", "latitude"),
    ("population", "households"), ("grid",), ("note",),
)  # fmt: skip
"""The rows of the form of a place."""


class PlaceGroup(Record):
    """A group that a place belongs to for a time, such as the poor villages."""

    kind_name = "place_group"
    label = N_("Group of a place")
    belongs_to = "place"
    comes_down = True
    plain = True
    counted = False
    in_ledgers = False

    place = Column(Reference(to="place"), N_("Place"), required=True, index=True)
    group = Column(Code(list="place_group"), N_("Group"), required=True)
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))

    def words(self) -> str:
        """Which group, and from when to when."""
        days = "–".join(day.isoformat() if day else "…" for day in (self.since, self.until))
        said = self.columns()["group"].kind.show(self.group)
        return f"{said}　{days}" if self.since or self.until else said


def by_code(code: str) -> Place | None:
    """The place that has a code, or had it before it became another one."""
    if found := Place.where_equal("code", code):
        return found[0]
    for alias in PlaceAlias.where_equal("code", code):
        if merged := Place.where_equal("id", alias.place):
            return merged[0]
    return None


class _Counted(msgspec.Struct, array_like=True):
    id: str
    row: int
    code: str | None
    voided: str | None


class _Within(msgspec.Struct, array_like=True):
    id: str
    code: str | None
    parent: str | None
    district: str | None


@once_written
def counted_as() -> Mapping[str, str]:
    """Under which identity each place counts: places of one code are one place.

    A code that a place had before it became another one is that other one's. A void place counts as
    what has its code now, else not at all.
    """
    every = sorted(parts(Place, _Counted), key=attrgetter("row"))
    codes = {each.id: each.code for each in every if not each.voided}
    first: dict[str, str] = {}
    for place, code in codes.items():
        first.setdefault(code or place, place)
    for alias in PlaceAlias.select().where(PlaceAlias.voided.is_null()):
        if alias.place in codes:
            first[alias.code] = first[codes[alias.place] or alias.place]
    known = ((each.id, each.code or each.id) for each in every)
    return {place: first[counts] for place, counts in known if counts in first}


def _district_of(values: Mapping[str, Any]) -> str:
    """The district (6 digits) that a place says, else that of what it belongs to."""
    named = {name: code for code, name in directory.districts().items()}
    said = (values.get("code") or "")[:6] or named.get(values.get("district") or "", "")
    return said or district_codes().get(values.get("parent") or "", "")


@once_written
def district_codes() -> Mapping[str, str]:
    """The district (6 digits) of every place: by its code, by what it belongs to, or by name."""
    named = {name: code for code, name in directory.districts().items()}
    rows = {each.id: each for each in parts(Place, _Within)}

    found: dict[str, str] = {}
    for place in rows:
        # What was found once is known for all that lead there: a chain may be as long as there are
        # places.
        way, at = dict[str, None](), place
        while at in rows and at not in found and at not in way and not rows[at].code:
            way[at] = None
            at = rows[at].parent or ""
        code = (rows[at].code or "")[:6] if at in rows else ""
        found.update(dict.fromkeys((*way, place), found.get(at, code)))
    return {
        place: code or named.get(rows[place].district or "", "") for place, code in found.items()
    }


def codes() -> dict[str, str]:
    """The code of every place in use, empty where it has none."""
    asked = Place.select(Place.id, Place.code).where(Place.voided.is_null())
    return {place: code or "" for place, code in database.execute(asked)}


def short_name(kind: str | None, name: str | None) -> str:
    """What one calls a place of a type (list `place_type`): a village without its committee.

    Empty where it has no name, as what another installation wrote may lack it.
    """
    said = name or ""
    is_committee = kind == "village" and said.endswith(("委会", "委员会"))
    return directory.without_committee(said) if is_committee else said


def village_of(code: str) -> str:
    """The code of the village that the code of a room begins with."""
    return code[:_CODE]


def is_known(code: str) -> bool:
    """Whether the directory or a place in use has this code."""
    return directory.village(code) is not None or by_code(code) is not None


def where(opened: Store) -> str:
    """Where an installation stands: a room by district and town, an office by its rank."""
    if not opened.is_office:
        return directory.town_of(opened.code)
    return _("District office") if len(opened.code) > _CITY_DIGITS else _("City office")


def ensure(code: str) -> Place:
    """The place record of a directory code, made when it is first needed."""
    known = by_code(code)
    if known is not None:
        return known
    found = directory.village(code)
    if found is None:
        return add(code=code, name=code)
    return add(code=code, type="village", name=found.name, town=found.town, district=found.district)


def with_place(act: journal.Action, values: dict[str, Any], name: str) -> dict[str, Any]:
    """The values with a directory code under `name` made the place it stands for."""
    given = values.get(name)
    if not isinstance(given, str) or len(given) != _CODE:
        return values
    place, found = by_code(given), directory.village(given)
    if place is None and found is not None:
        said = {"name": found.name, "town": found.town, "district": found.district}
        place = act.add(Place, code=given, type="village", **said)
    return {**values, name: place.id if place is not None else given}


@dataclass(frozen=True)
class Offered:
    """A place to choose: one that is kept (its identity), or one of the directory (its code)."""

    value: str
    name: str
    where: str


def offer(text: str, limit: int = 8) -> list[Offered]:
    """Places that a text may mean: those in use first, then the directory, the near ones first."""
    words, known = text.lower().split(), named(text)
    found = [
        Offered(each.id, each.short_name(), f"{each.town or ''} {each.district or ''}".strip())
        for each in known
    ]
    if words and len(found) < limit:
        codes, near = {place.code for place in known}, current().code
        fresh = [
            each for each in directory.find_villages(text, limit=200) if each.code not in codes
        ]
        fresh.sort(key=lambda each: -_alike(each.code, near))
        found += [
            Offered(each.code, each.short_name, f"{each.town} {each.district}") for each in fresh
        ]
    return found[:limit]


def named(text: str) -> list[Place]:
    """The places in use that a text means, by name, pinyin, initials or code."""
    words = text.lower().split()
    return [place for place in all_places() if all(_said(place, word) for word in words)]


def called(text: str) -> list[Place]:
    """The places in use that are called so: by a code, also a former one, or by name.

    A village by its everyday name too, with or without town and district.
    """
    if (coded := by_code(text)) is not None:
        return [coded]
    every = all_places()
    exact = [each for each in every if each.name == text]
    return exact or [each for each in every if _is_called(each, text)]


def _is_called(place: Place, text: str) -> bool:
    town, district = place.town or "", place.district or ""
    short = place.short_name()
    bare = directory.without_committee(text) if short != place.name else text
    return any(bare == where + short for where in ("", town, district + town))


def _said(place: Place, word: str) -> bool:
    if not word.isascii():
        return word in f"{place.district or ''}{place.town or ''}{place.name or ''}"
    spoken = f"{readings(place.name or '')} {readings(place.town or '')} {place.code or ''}"
    return any(each.startswith(word) for each in spoken.split())


def _alike(code: str, near: str) -> int:
    return next((n for n in (12, 9, 6) if code[:n] == near[:n]), 0)


def name_of(place: str | None) -> str:
    """What one calls a place; of a directory code too."""
    if not place:
        return ""
    if len(place) == _CODE:
        found = directory.village(place)
        return found.short_name if found else place
    kept = Place.get_or_none(Place.id == place)
    return kept.short_name() if kept is not None else ""


def full_name(code: str) -> str:
    """District, town and village of a code of the directory; the code where it is not there."""
    found = directory.village(code)
    return found.full_name if found is not None else code


def short_address(place: str) -> str:
    """Town and village without its committee, as an address begins: 店子镇店子村."""
    kept = Place.get_or_none(Place.id == place) if len(place) != _CODE else directory.village(place)
    if kept is None or not kept.name:
        return ""
    said = directory.Village(kept.code or "", kept.name, kept.town or "", kept.district or "")
    return f"{said.town}{said.short_name}"


def own_village() -> Place | None:
    """The village that this room itself stands in, once it is among the places."""
    return by_code(current().code[:12])


def own_id() -> str | None:
    """The identity of that village."""
    own = own_village()
    return own.id if own is not None else None


def add(**values: Any) -> Place:
    """Make a place; what it belongs to may be a code of the directory. Raises FieldErrors."""
    with journal.action("place.add", published=journal.goes_down(Place)) as act:
        return act.add(Place, **with_place(act, values, "parent"))


def change(place: Place, **values: Any) -> Place:
    """Change a place of ours. Raises FieldErrors, NotOurs."""
    with journal.action("place.change", published=journal.goes_down(place)) as act:
        return act.change(place, **with_place(act, values, "parent"))


def all_places() -> list[Place]:
    """Every place in use, by name."""
    return list(Place.select().where(Place.voided.is_null()).order_by(Place.code, Place.name))
