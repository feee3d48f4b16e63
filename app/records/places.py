"""Whom a record is about or for: villages, service rooms, clinics, and the bundled directory."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from app.errors import AppError, BeforeBegin, CodeTaken
from app.fields import Code, Day, Degrees, PlaceCode, Reference, Text, Whole
from app.fields.suggestion import Suggestion
from app.language import N_, _
from app.resources import resource
from app.store import Column, Record, journal
from app.store.database import database
from app.store.session import Store, current
from app.store.sounds import readings

_CODE = 12
_CITY_DIGITS = 4
_OFFERED = 30
_CITY = {"3704": "枣庄市"}


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
        """What one calls it: a village without its committee."""
        return short_name(self.type, self.name)


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

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A code that another place has or had."""
        other = by_code(values["code"])
        if other is None or other.id == values["place"]:
            return {}
        return {"code": CodeTaken(place=other.name)}


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

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """An end before the beginning."""
        since, until = values.get("since"), values.get("until")
        return {"until": BeforeBegin()} if since and until and until < since else {}


def by_code(code: str) -> Place | None:
    """The place that has a code, or had it before it became another one."""
    if found := Place.where_equal("code", code):
        return found[0]
    for alias in PlaceAlias.where_equal("code", code):
        if merged := Place.where_equal("id", alias.place):
            return merged[0]
    return None


def codes_of(place: Place) -> list[str]:
    """The code of a place and those it had before."""
    former = [each.code for each in PlaceAlias.where_equal("place", place.id)]
    return [each for each in (place.code, *former) if each]


def counted_as() -> dict[str, str]:
    """Under which identity each place counts: places of one code are one place.

    A code that a place had before it became another one is that other one's. A void place counts as
    what has its code now, else not at all.
    """
    asked = Place.select(Place.id, Place.code, Place.voided).order_by(Place.code, Place.row)
    every: list[tuple[str, str | None, str | None]] = database.execute(asked).fetchall()
    codes = {place: code for place, code, gone in every if not gone}
    first: dict[str, str] = {}
    for place, code in codes.items():
        first.setdefault(code or place, place)
    for alias in PlaceAlias.select().where(PlaceAlias.voided.is_null()):
        if alias.place in codes:
            first[alias.code] = first[codes[alias.place] or alias.place]
    return {place: first[code or place] for place, code, _gone in every if (code or place) in first}


def district_codes() -> dict[str, str]:
    """The district (6 digits) of every place: by its code, by what it belongs to, or by name."""
    named = {name: code for code, name in districts().items()}
    asked = Place.select(Place.id, Place.code, Place.parent, Place.district)
    rows = {place: rest for place, *rest in database.execute(asked).fetchall()}

    def found(place: str) -> str:
        seen, at = set[str](), place
        while at in rows and at not in seen:
            seen.add(at)
            code, parent, _district = rows[at]
            if code:
                return code[:6]
            at = parent
        return named.get(rows[place][2] or "", "")

    return {place: found(place) for place in rows}


def groups_of(place: str, on: datetime.date | None = None) -> list[str]:
    """The groups (codes) that a place belongs to on a day (today)."""
    day = on or current().today()
    return [
        each.group
        for each in PlaceGroup.where_equal("place", place)
        if (each.since is None or each.since <= day) and (each.until is None or day <= each.until)
    ]


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

    @property
    def short_name(self) -> str:
        """The village as one says it, without its committee: 店子村, 东丁社区."""
        return _without_committee(self.name)


def short_name(kind: str | None, name: str) -> str:
    """What one calls a place of a type (list `place_type`): a village without its committee."""
    is_committee = kind == "village" and name.endswith(("委会", "委员会"))
    return _without_committee(name) if is_committee else name


def _without_committee(name: str) -> str:
    name = re.sub(r"(?:村民|居民)委员会$|(?<=村)村委会$|(?<=社区)居委会$", "", name)
    name = re.sub(r"(?<=[村居])委会$", "", name)
    return name if name.endswith(("村", "居", "社区")) else f"{name}村"


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


def find_districts(text: str) -> dict[str, str]:
    """The city (its 4 digits) and its districts, as far as name, sound or code begin so."""
    low = text.lower()
    return {
        code: name
        for code, name in (_CITY | districts()).items()
        if not low or low in name or code.startswith(low) or _sounds(name, low)
    }


def find_villages(text: str, limit: int = 30) -> list[Village]:
    """Villages whose name holds the text or whose pinyin begins with it, then those of such towns.

    Several words narrow it down: `dianzi shanting`.
    """
    words = text.lower().split()
    if not words:
        return []
    found = [each for each in directory() if all(_holds(each, word) for word in words)]
    found.sort(key=lambda each: not _named(each, words[0]))
    return found[:limit]


def offered_villages(text: str, own: str = "") -> list[Suggestion]:
    """Villages that may be meant, first those of one's `own` area (the beginning of its codes)."""
    found = find_villages(text, 300)
    found.sort(key=lambda each: not each.code.startswith(own))
    return [
        Suggestion(each.code, each.short_name, f"{each.district} {each.town} · {each.code}")
        for each in found[:_OFFERED]
    ]


def _holds(village: Village, word: str) -> bool:
    if not word.isascii():
        return word in village.full_name
    if word.isdigit():
        return village.code.startswith(word)
    return any(_sounds(name, word) for name in (village.name, village.town, village.district))


def _named(village: Village, word: str) -> bool:
    """Whether the village's own name is meant, not its town's."""
    if not word.isascii():
        return village.name.startswith(word)
    return word.isdigit() or _sounds(village.name, word)


def _sounds(name: str, word: str) -> bool:
    return any(each.startswith(word) for each in readings(name).split())


def village(code: str) -> Village | None:
    """A village of the directory by its code."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, Village]:
    return {each.code: each for each in directory()}


def is_known(code: str) -> bool:
    """Whether the directory or a place in use has this code."""
    return village(code) is not None or by_code(code) is not None


def towns(area: str) -> dict[str, str]:
    """The towns (9 digits) of an area with their names, in the order of the codes."""
    return {each.code[:9]: each.town for each in directory() if each.code.startswith(area)}


def called(name: str, area: str) -> list[Village]:
    """The villages of an area that are called so, with or without town, district or committee."""
    bare = _without_committee(name)
    return [
        each for each in directory() if each.code.startswith(area) and _is_called(each, name, bare)
    ]


def _is_called(village: Village, name: str, bare: str) -> bool:
    said = ("", village.town, village.district + village.town)
    return any(name == where + village.name or bare == where + village.short_name for where in said)


def town_of(code: str) -> str:
    """District and town of the village that a code of an installation begins with, if listed."""
    found = village(code[:12])
    return f"{found.district} {found.town}" if found else ""


def where(opened: Store) -> str:
    """Where an installation stands: a room by district and town, an office by its rank."""
    if not opened.is_office:
        return town_of(opened.code)
    return _("District office") if len(opened.code) > _CITY_DIGITS else _("City office")


def ensure(code: str) -> Place:
    """The place record of a directory code, made when it is first needed."""
    known = by_code(code)
    if known is not None:
        return known
    found = village(code)
    if found is None:
        return add(code=code, name=code)
    return add(code=code, type="village", name=found.name, town=found.town, district=found.district)


def with_place(act: journal.Action, values: dict[str, Any], name: str) -> dict[str, Any]:
    """The values with a directory code under `name` made the place it stands for."""
    given = values.get(name)
    if not isinstance(given, str) or len(given) != _CODE:
        return values
    place, found = by_code(given), village(given)
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
        fresh = [each for each in find_villages(text, limit=200) if each.code not in codes]
        fresh.sort(key=lambda each: -_alike(each.code, near))
        found += [
            Offered(each.code, each.short_name, f"{each.town} {each.district}") for each in fresh
        ]
    return found[:limit]


def named(text: str) -> list[Place]:
    """The places in use that a text means, by name, pinyin, initials or code."""
    words = text.lower().split()
    return [place for place in all_places() if all(_said(place, word) for word in words)]


def _said(place: Place, word: str) -> bool:
    if not word.isascii():
        return word in f"{place.district or ''}{place.town or ''}{place.name}"
    spoken = f"{readings(place.name)} {readings(place.town or '')} {place.code or ''}"
    return any(each.startswith(word) for each in spoken.split())


def _alike(code: str, near: str) -> int:
    return next((n for n in (12, 9, 6) if code[:n] == near[:n]), 0)


def name_of(place: str | None) -> str:
    """What one calls a place; of a directory code too."""
    if not place:
        return ""
    if len(place) == _CODE:
        found = village(place)
        return found.short_name if found else place
    kept = Place.get_or_none(Place.id == place)
    return kept.short_name() if kept is not None else ""


def full_name(code: str) -> str:
    """District, town and village of a code of the directory; the code where it is not there."""
    found = village(code)
    return found.full_name if found is not None else code


def short_address(place: str) -> str:
    """Town and village without its committee, as an address begins: 店子镇店子村."""
    kept = Place.get_or_none(Place.id == place) if len(place) != _CODE else village(place)
    if kept is None:
        return ""
    said = Village(kept.code or "", kept.name, kept.town or "", kept.district or "")
    return f"{said.town}{said.short_name}"


def own_village() -> Place | None:
    """The village that this room itself stands in, once it is among the places."""
    return by_code(current().code[:12])


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
