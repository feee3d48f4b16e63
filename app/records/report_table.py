"""The figures that a report prides itself on, counted from the records, beside the report's."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import msgspec

from app import figures
from app.figures import Stand, Standing
from app.language import _
from app.records import people, places
from app.records.data_files import Words
from app.records.listed import TableColumn
from app.records.people import Person
from app.records.places import Place
from app.resources import resource
from app.store import registry
from app.store.session import current

Counted = Literal["people", "places", "records"]
_CITY: Final = 4
"""Digits of the code of a city; a district's has more."""
_AT: Final[dict[Counted, int]] = {"places": 0, "people": 1, "records": 2}


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure: what is counted, where, and what the report says it was.

    `of` says what of it: how many people to how many places is two numbers. Without a number of
    the report all places of `within` are meant. `district` is empty for the whole city.
    """

    name: str
    title: Words
    counts: Standing
    of: tuple[Counted, ...]
    district: str = ""
    within: Standing | None = None
    report: tuple[int, ...] = ()


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report: what it is called in short and in full, and its figures."""

    title: Words
    source: Words
    figures: tuple[Figure, ...]


@cache
def report() -> Report:
    """The report that comes with the program."""
    return msgspec.json.decode(resource("figures", "report_2017.json").read_bytes(), type=Report)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: the numbers found in the records and those of the report."""

    figure: Figure
    found: tuple[int, ...]
    wanted: tuple[int, ...]

    @property
    def differs(self) -> bool:
        """Whether they are not the same, or there is nothing yet."""
        return self.found != self.wanted or not any(self.found)


@dataclass(frozen=True, slots=True)
class Behind:
    """One of those that a figure counts: the record that shows it, what it is called, and where."""

    kind: str
    record: str
    name: str
    where: str


def of_area(code: str) -> tuple[Figure, ...]:
    """The figures of an office of this code: a city's are all, a district's its own."""
    if len(code) <= _CITY:
        return report().figures
    return tuple(each for each in report().figures if each.district == code)


def lines(on: datetime.date | None = None) -> list[Line]:
    """Every figure of this office's area as the records stand on a day (today).

    Persons found to be one count once, and so do places of one code; what a place was before it
    was merged counts for what it is; who or what is void does not count.
    """
    counting = _Counting(on or current().today())
    return [counting.line(each) for each in of_area(current().code)]


def behind(figure: Figure, on: datetime.date | None = None) -> list[Behind]:
    """Whom or what a figure counts on a day (today), in the order of the places' codes."""
    return _Counting(on or current().today()).behind(figure)


class _Counting:
    def __init__(self, on: datetime.date) -> None:
        self.on = on
        self.counted_as, self.shown_as = places.counted_as(), people.shown_as()
        self.districts = places.district_codes()

    def line(self, figure: Figure) -> Line:
        found, wanted = self._counted(figure), figure.report
        if figure.within is not None:
            within = {each.place for each in self._standing(figure.within, figure.district)}
            wanted = wanted or (len(within),)
        return Line(figure, tuple(_different(found, each) for each in figure.of), wanted)

    def behind(self, figure: Figure) -> list[Behind]:
        asked = Place.select(Place.id, Place.name, Place.town).order_by(Place.code, Place.name)
        called = {place: (name or "", town or "") for place, name, town in asked.tuples()}
        asked = Person.select(Person.id, Person.name).where(Person.name.is_null(False))
        named = dict(asked.tuples())
        at = {place: number for number, place in enumerate(called)}
        found = sorted(self._counted(figure), key=lambda each: at.get(each.place or "", 0))
        return [self._shown(figure, each, called, named) for each in found]

    def _shown(
        self,
        figure: Figure,
        stand: Stand,
        called: Mapping[str, tuple[str, str]],
        named: Mapping[str, str],
    ) -> Behind:
        name, town = called.get(stand.place or "", ("", ""))
        if stand.person is not None:
            return Behind("person", stand.person, named.get(stand.person, ""), f"{town}{name}")
        if figure.counts.kind == Place.kind_name:
            return Behind(Place.kind_name, stand.record, name, town)
        [record] = registry[figure.counts.kind].where_equal("id", stand.record)
        return Behind(record.kind_name, record.id, record.heading(), name)

    def _counted(self, figure: Figure) -> list[Stand]:
        found = self._standing(figure.counts, figure.district)
        if figure.within is None:
            return found
        within = {each.place for each in self._standing(figure.within, figure.district)}
        return [each for each in found if each.place in within]

    def _standing(self, measure: Standing, district: str) -> list[Stand]:
        """What stands in a district, nothing of a person or at a place that is void."""
        found: list[Stand] = []
        for named, who, record in figures.standing(measure, self.on):
            place = self.counted_as.get(named) if named else None
            person = self.shown_as.get(who, who) if who else None
            if named and place is None:
                continue
            if not district or self.districts.get(place or "") == district:
                found.append(Stand(place, person, record))
        return found


def _different(found: Iterable[Stand], counted: Counted) -> int:
    return len({each[_AT[counted]] for each in found} - {None})


def behind_columns() -> list[TableColumn]:
    """What a figure counts, one a line, and where that is."""
    return [
        TableColumn("name", _("Counted"), lambda each: each.name, 160, look="strong"),
        TableColumn("where", _("Where"), lambda each: each.where, 140, look="quiet"),
    ]


def words(numbers: Iterable[int]) -> str:
    """Numbers as the report writes them: 6→10."""
    return "→".join(map(str, numbers))


def columns() -> list[TableColumn]:
    """The figure, what the records say, what the report says, whether they are the same."""

    def look(line: Line) -> str:
        return "soon strong" if line.differs else "strong"

    return [
        TableColumn("figure", _("Figure"), lambda line: str(line.figure.title), 240),
        TableColumn("here", _("Recorded"), lambda line: words(line.found), 90, True, look),
        TableColumn("report", str(report().title), lambda line: words(line.wanted), 90, right=True),
    ]
