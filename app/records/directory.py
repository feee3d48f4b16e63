"""The bundled directory of Zaozhuang: its districts, towns and villages by code, name and sound."""

from __future__ import annotations

import csv
from functools import cache

import msgspec

from app.errors import OutsideDistrict
from app.fields.suggestion import Suggestion
from app.resources import resource
from app.store.sounds import readings

_OFFERED = 30
_CITY = {"3704": "枣庄市"}


class Village(msgspec.Struct, frozen=True):
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
        return without_committee(self.name)


_COMMITTEES = {
    "村民委员会": "村民委员会",
    "居民委员会": "居民委员会",
    "村村委会": "村委会",
    "社区居委会": "居委会",
}
"""How a name ends, and what is left out of that."""


def without_committee(name: str) -> str:
    """A village as one says it: 店子村 for 店子村民委员会."""
    for end, committee in _COMMITTEES.items():
        if name.endswith(end):
            name = name.removesuffix(committee)
            break
    if name.endswith(("村委会", "居委会")):
        name = name.removesuffix("委会")
    return name if name.endswith(("村", "居", "社区")) else f"{name}村"


@cache
def every() -> tuple[Village, ...]:
    """Every village-level unit of Zaozhuang, in the order of the codes."""
    with resource("places", "zaozhuang.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))[1:]
    names = {code: name for code, _level, name in rows}
    return tuple(
        [
            Village(code, name, names.get(code[:9], ""), names[code[:6]])
            for code, level, name in rows
            if level == "village"
        ]
    )


@cache
def districts() -> dict[str, str]:
    """District code (6 digits) to name."""
    return {village.code[:6]: village.district for village in every()}


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Between which degrees east and north a district lies."""

    west: float
    east: float
    south: float
    north: float


class _AllBounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/places/bounds.json`; maps differ by as much as `margin`."""

    margin: float
    districts: dict[str, Bounds]


@cache
def bounds(district: str) -> Bounds | None:
    """Where a district (6 digits) lies, with what maps differ by; None where nobody said."""
    data = resource("places", "bounds.json").read_bytes()
    known = msgspec.json.decode(data, type=_AllBounds)
    found, more = known.districts.get(district), known.margin
    if found is None:
        return None
    return Bounds(found.west - more, found.east + more, found.south - more, found.north + more)


def outside(district: str, longitude: int, latitude: int) -> dict[str, OutsideDistrict]:
    """What is wrong with a position (millionths of degrees) in a district (6 digits), by column."""
    known, wrong = bounds(district), dict[str, OutsideDistrict]()
    if known is None:
        return wrong
    spans = (
        ("longitude", longitude, known.west, known.east),
        ("latitude", latitude, known.south, known.north),
    )
    for column, given, least, most in spans:
        if not least <= given / 1_000_000 <= most:
            said = {"least": f"{least:.2f}", "most": f"{most:.2f}"}
            wrong[column] = OutsideDistrict(district=districts()[district], **said)
    return wrong


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
    found = [each for each in every() if all(_holds(each, word) for word in words)]
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
    return {each.code: each for each in every()}


def towns(area: str) -> dict[str, str]:
    """The towns (9 digits) of an area with their names, in the order of the codes."""
    return {each.code[:9]: each.town for each in every() if each.code.startswith(area)}


def called(name: str, area: str) -> list[Village]:
    """The villages of an area that are called so, with or without town, district or committee."""
    bare = without_committee(name)
    return [each for each in every() if each.code.startswith(area) and _is_called(each, name, bare)]


def _is_called(village: Village, name: str, bare: str) -> bool:
    said = ("", village.town, village.district + village.town)
    return any(name == where + village.name or bare == where + village.short_name for where in said)


def town_of(code: str) -> str:
    """District and town of the village that a code of an installation begins with, if listed."""
    found = village(code[:12])
    return f"{found.district} {found.town}" if found else ""
