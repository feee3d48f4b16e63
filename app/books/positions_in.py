"""Where places lie, from a table: code or village, longitude, latitude; every row accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.books import heads, sheet, villages
from app.books.heads import Titles
from app.books.refusals import (
    NoPositions,
    NoSuchCode,
    NotChangedHere,
    TwiceInTable,
)
from app.books.table import legacy_words
from app.errors import AppError, BadPlaceCode, Missing, Unacceptable
from app.language import _, n_
from app.messages import words
from app.records import directory, network, places
from app.records.places import Place
from app.store import journal
from app.store.session import current

_NEEDS: Final = (
    {"code", "longitude", "latitude"},
    {"village", "longitude", "latitude"},
)
_COLUMNS: Final = ("longitude", "latitude")


@dataclass(frozen=True, slots=True)
class Positioned:
    """A row that can be taken: the place (None: the directory's alone) and where it lies."""

    where: str
    code: str
    name: str
    place: Place | None
    longitude: int
    latitude: int


@dataclass(slots=True)
class Positions:
    """What a table says: what can be taken, how many lie there already, what is left out and why.

    What is left out comes with the row it stands in.
    """

    ready: list[Positioned] = field(default_factory=list[Positioned])
    known: int = 0
    left: list[tuple[str, AppError]] = field(default_factory=list[tuple[str, AppError]])

    def words(self) -> list[str]:
        """How many of each, then what is left out, a line each."""
        count = len(self.ready)
        said = [n_("{count} place gets a position.", "{count} places get a position.", count)]
        said = [said[0].format(count=count)]
        if self.known:
            said.append(_("{count} lie there already.").format(count=self.known))
        if self.left:
            said.append(_("Left out: {count}").format(count=len(self.left)))
        return said + [f"{where}：{words(why)}" for where, why in self.left]


def read(file: Path) -> Positions:
    """Read the tables of a workbook or a .csv.

    Raises NoPositions, BookUnreadable, BookLocked, BookTooLarge; OSError where the file cannot be
    opened.
    """
    titles = Titles(legacy_words().positions.titles)
    tables = [heads.plain_rows(each, titles, _NEEDS) for each in sheet.read(file).sheets]
    if all(each is None for each in tables):
        raise NoPositions(file=file.name)
    found, seen = Positions(), dict[str, str]()
    for where, row in (line for table in tables for line in table or ()):
        try:
            _take(found, seen, where, row)
        except Unacceptable as why:
            found.left.append((where, why))
    return found


def keep(found: Positions) -> int:
    """Let the places lie where the table says, in one action; how many.

    Places that an office keeps for itself are changed in a second one.
    """
    by_line: dict[bool, list[Positioned]] = {}
    for each in found.ready:
        down = journal.goes_down(Place if each.place is None else each.place)
        by_line.setdefault(down, []).append(each)
    for published, several in by_line.items():
        with journal.action("place.positions", published=published) as act:
            for each in several:
                _keep(act, each)
    return len(found.ready)


def _keep(act: journal.Action, each: Positioned) -> None:
    lies = {"longitude": each.longitude, "latitude": each.latitude}
    village = directory.village(each.code)
    if each.place is not None:
        act.change(each.place, **lies)
    elif village is not None:
        said = {"name": village.name, "town": village.town, "district": village.district}
        act.add(Place, code=each.code, type="village", **said, **lies)


def _take(found: Positions, seen: dict[str, str], where: str, row: Mapping[str, str]) -> None:
    code = _code(row)
    place = places.by_code(code)
    village = directory.village(code)
    if place is None and village is None:
        raise NoSuchCode(code=code)
    if place is not None and not current().may_change(place.origin):
        raise NotChangedHere
    longitude, latitude = (_degrees(name, row.get(name, "")) for name in _COLUMNS)
    # A place that was merged lies where it lies now.
    at = (place.code if place is not None else "") or code
    for each in directory.outside(at[:6], longitude, latitude).values():
        raise each
    if at in seen:
        raise TwiceInTable(where=seen[at])
    seen[at] = where
    if place is not None and (place.longitude, place.latitude) == (longitude, latitude):
        found.known += 1
        return
    name = place.name if place is not None else village.name if village is not None else ""
    found.ready.append(Positioned(where, at, name, place, longitude, latitude))


def _code(row: Mapping[str, str]) -> str:
    code = row.get("code", "")
    if code:
        return _as_code(code)
    name = row.get("town", "") + row.get("village", "")
    return villages.called(name, network.area()).code


def _as_code(typed: str) -> str:
    kind: Any = Place.columns()["code"].kind
    code = kind.parse(typed)
    if not isinstance(code, str):
        raise BadPlaceCode(typed=typed)
    return code


def _degrees(name: str, typed: str) -> int:
    degrees = Place.columns()[name].kind.parse(typed)
    if degrees is None:
        raise Missing
    return degrees
