"""The scores of all places and persons of a year, from the records as they stand."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import cast

import msgspec

from app.errors import AppError
from app.language import N_
from app.records import directory, duties, people
from app.records.assessment import engine, facts, tables
from app.records.assessment.engine import Total
from app.records.assessment.facts import Found, Year
from app.records.assessment.model import TABLES, AssessmentPoints
from app.records.assessment.tables import Table
from app.records.duties import Rule as DutyRule
from app.records.duties import bound
from app.records.people import Person, Role
from app.records.places import Place
from app.store import journal
from app.store.session import current


class NoTable(AppError):
    """There is no table for a year (year)."""

    message = N_("There is no assessment table for {year}.")


@dataclass(frozen=True, slots=True)
class Scored:
    """A place or a person with what it has by the table.

    `also` are its identities in the records of others, `at` the places that a person serves.
    """

    id: str
    name: str
    code: str
    town: str
    district: str
    total: Total
    also: tuple[str, ...] = ()
    at: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether it is somebody, not a place."""
        return bool(self.at)


@dataclass(frozen=True)
class Scores:
    """All places and all persons of a year by a table, the best first."""

    table: Table
    of: Year
    places: tuple[Scored, ...]
    persons: tuple[Scored, ...]
    found: Found = field(repr=False, default_factory=dict)

    def one(self, subject: str) -> Scored | None:
        """A place or person by its identity, or by one that it has in the records of others."""
        every = (*self.places, *self.persons)
        return next((each for each in every if subject == each.id or subject in each.also), None)


@dataclass(frozen=True)
class _ByHand:
    """What was given by hand, by subject."""

    points: Mapping[str, Mapping[str, int]]
    extras: Mapping[str, Sequence[tuple[str, int]]]
    vetoes: Mapping[str, frozenset[str]]


def in_force(year: int) -> Table:
    """The table of a year: of those in force by then the one that began last. Raises NoTable."""
    there = [each for each in TABLES.given() if each.data.since <= year]
    if not there:
        raise NoTable(year=year)
    return max(there, key=lambda each: (each.data.since, each.sent)).data


def scores(year: int) -> Scores:
    """What everybody has by the table of a year as of today; kept until something is written.

    Raises NoTable.
    """
    here = current()
    return _scores(year, tables.spelled(in_force(year)), here.folder, journal.newest(),
                   here.today())  # fmt: skip


@lru_cache(maxsize=2)
def _scores(year: int, table: str, _folder: Path, _newest: int, today: datetime.date) -> Scores:
    return reckoned(tables.read(table.encode(), ""), year, today, duties.in_force())


def reckoned(table: Table, year: int, on: datetime.date, rules: Iterable[DutyRule]) -> Scores:
    """What everybody has by a table and rules of duties as of a day."""
    known = bound.known()
    of = facts.year_of(table, year, on, known, rules)
    found, given = facts.gather(table, of), _given(table, of)
    towns, codes = where(), {each.id: each.code for each in known}
    of_places = {
        each.id: Scored(each.id, each.name, codes[each.id], *towns.get(each.id, ("", "")),
                        _total(table, found[each.id], each.id, given), each.also)
        for each in of.subjects
    }  # fmt: skip
    persons = _persons(table, of, of_places, given)
    return Scores(table, of, _ranked(of_places.values()), _ranked(persons), found)


def _total(table: Table, found: Mapping[str, engine.Fact], subject: str, given: _ByHand) -> Total:
    return engine.reckon(
        table, found, given.points.get(subject), given.extras.get(subject, ()),
        given.vetoes.get(subject, frozenset()),
    )  # fmt: skip


def _ranked(several: Iterable[Scored]) -> tuple[Scored, ...]:
    return tuple(sorted(several, key=lambda each: (-each.total.points, each.code, each.name)))


def where() -> dict[str, tuple[str, str]]:
    """Town and district of every place: as written, else by its code."""
    asked = Place.select(Place.id, Place.code, Place.town, Place.district).tuples()
    named = directory.districts()
    return {
        place: (town or "", district or named.get((code or "")[:6], ""))
        for place, code, town, district in asked
    }


def _persons(
    table: Table, of: Year, of_places: Mapping[str, Scored], given: _ByHand
) -> Iterator[Scored]:
    """Those who served in the year, each with what the places served have on average."""
    served = serving(table, of)
    asked = Person.select(Person.id, Person.name)
    asked = asked.where(Person.voided.is_null() & Person.name.is_null(False))
    names: dict[str, str] = dict(asked.tuples())
    also: defaultdict[str, list[str]] = defaultdict(list)
    for other, shown in people.shown_as().items():
        also[shown].append(other)
    for person, several in served.items():
        at = [of_places[each] for each in several if each in of_places]
        if not at or person not in names:
            continue
        marks = engine.mean(table, [each.total for each in at])
        marks = engine.given_instead(table, marks, given.points.get(person, {}))
        total = engine.summed(
            table, marks, given.extras.get(person, ()), given.vetoes.get(person, frozenset())
        )
        first = min(at, key=lambda each: each.code)
        yield Scored(person, names[person], first.code, first.town, first.district, total,
                     tuple(also.get(person, ())), tuple(each.id for each in at))  # fmt: skip


def serving(table: Table, of: Year) -> dict[str, list[str]]:
    """The places that each person served in the year in a role that is assessed."""
    if not table.persons:
        return {}
    stands = Role.voided.is_null() & Role.role.in_(list(table.persons)) & Role.place.is_null(False)
    within = (Role.since.is_null() | (Role.since <= of.last)) & (
        Role.until.is_null() | (Role.until >= of.first)
    )
    shown = people.shown_as()
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    asked = Role.select(Role.person, Role.place).where(stands & within).order_by(Role.row)
    for person, place in cast("Iterable[tuple[str, str]]", asked.tuples()):
        found[shown.get(person, person)][of.same.get(place, place)] = None
    return {person: list(several) for person, several in found.items()}


def points_of(year: int, subjects: Iterable[str] = ()) -> list[AssessmentPoints]:
    """The points given by hand in a year, to some places or persons or to all, as entered."""
    asked = AssessmentPoints.voided.is_null() & (AssessmentPoints.year == year)
    asked &= AssessmentPoints.origin.in_(list(current().lines))
    wanted = list(subjects)
    if wanted:
        asked &= AssessmentPoints.place.in_(wanted) | AssessmentPoints.person.in_(wanted)
    return list(AssessmentPoints.select().where(asked).order_by(AssessmentPoints.row))


def _given(table: Table, of: Year) -> _ByHand:
    points: defaultdict[str, dict[str, int]] = defaultdict(dict)
    extras: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    vetoes: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    shown = people.shown_as()
    struck = {each.name for each in table.vetoes}
    beside = {each.name for each in table.extras}
    for each in points_of(of.year):
        named = each.place or each.person or ""
        subject = of.same.get(named, named) if each.place else shown.get(named, named)
        if each.indicator in struck:
            vetoes[subject] |= {each.indicator}
        elif each.indicator in beside:
            extras[subject].append((each.indicator, each.points or 0))
        elif each.points is not None:
            points[subject][each.indicator] = each.points
    return _ByHand(points, extras, vetoes)


def level_counts(table: Table, several: Iterable[Scored]) -> dict[str, int]:
    """How many there are of each level, the best first."""
    found = {each.name: 0 for each in table.levels}
    for each in several:
        found[each.total.level] += 1
    return found


def ranks(several: Sequence[Scored]) -> list[int]:
    """The rank of each of some that stand by points; who has the same points has the same rank."""
    found: list[int] = []
    for at, each in enumerate(several):
        same = at > 0 and several[at - 1].total.points == each.total.points
        found.append(found[-1] if same else at + 1)
    return found


def spelled_rules(of: Year) -> str:
    """The rules of duties that a year was judged by, as JSON."""
    return msgspec.json.encode(of.rules).decode()
