"""How much measures count for each subject in each month, one statement for those of one source."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from peewee import SQL, fn

from app.figures import hours
from app.figures.conditions import Condition, column_of
from app.figures.measures import (
    Measure,
    condition_of,
    joined,
    number_of,
    own_conditions,
    owner_of,
    shared_by,
    summed_of,
)
from app.store import registry
from app.store.database import database

Row = tuple[Any, ...]


class Amounts:
    """How much there is for each subject in each month, folded for whatever span is asked."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, defaultdict[str, int]] = defaultdict(
            lambda: defaultdict(int)
        )
        self._people: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )

    def add(self, subject: str, month: str, number: int) -> None:
        """Count so much more in a month, such as 2026-11."""
        self._numbers[subject][month] += number

    def meet(self, subject: str, month: str, person: str) -> None:
        """Count somebody, who is one however often met in a span."""
        self._people[subject][month].add(person)

    def of(self, subject: str, months: Collection[str]) -> int:
        """How much a subject has in some months."""
        numbers, people = self._numbers.get(subject), self._people.get(subject)
        found = 0
        if numbers:  # asked a hundred thousand times for a year sheet
            for each in months:
                if each in numbers:
                    found += numbers[each]
        if people:
            found += len(set[str]().union(*(people[each] for each in months if each in people)))
        return found


def amounts(
    measures: Iterable[Measure],
    since: datetime.date,
    until: datetime.date,
    same: Mapping[str, str] | None = None,
) -> Amounts:
    """How much some measures count together.

    `same` names the identity under which what was entered under another one counts, be it a place
    or a person.
    """
    return each_of([list(measures)], since, until, same)[0]


def each_of(
    wanted: Sequence[Sequence[Measure]],
    since: datetime.date,
    until: datetime.date,
    same: Mapping[str, str] | None = None,
) -> list[Amounts]:
    """How much the measures of each of several lists count together.

    Those of all lists that count records of one source are asked for by one statement, or by two
    with further places.
    """
    found, whose = [Amounts() for _each in wanted], same or {}
    lists = list(zip(found, wanted, strict=True))
    several = [(into, each) for into, measures in lists for each in measures]
    for group in _by_source(several):
        measures = [measure for _into, measure in group]
        for named, month, *numbers in _counted(measures, since, until, whose):
            subject = _main(named, whose)
            for (into, _measure), number in zip(group, numbers, strict=True):
                if number:
                    into.add(subject, month, number)
    for into, measure in several:
        if measure.people and not measure.is_of_hours:
            for named, month, who in _people(measure, since, until, whose):
                if who is not None:
                    into.meet(_main(named, whose), month, _main(who, whose))
    for into, measures in lists:
        _add_hours(into, [each for each in measures if each.is_of_hours], since, until, whose)
    return found


def _main(named: str, same: Mapping[str, str]) -> str:
    return same.get(named, named)


def _by_source(
    several: Sequence[tuple[Amounts, Measure]],
) -> Iterable[list[tuple[Amounts, Measure]]]:
    """Those that count records, or what stands in these, by what must be asked together."""
    found: defaultdict[tuple[str, ...], list[tuple[Amounts, Measure]]] = defaultdict(list)
    for into, each in several:
        if not each.people and not each.is_of_hours:
            found[each.kind, each.by, each.subject, each.through, each.places].append((into, each))
    return found.values()


def _counted(
    measures: Sequence[Measure],
    since: datetime.date,
    until: datetime.date,
    whose: Mapping[str, str],
) -> Iterator[Row]:
    """Subject, month and a number for each of some measures of one source."""
    first, shared = measures[0], shared_by(measures)
    model: Any = registry[first.kind]
    numbers = [number_of(model, each, shared) for each in measures]
    single = [_of_one(model, each, shared) for each in measures]
    month = fn.substr(column_of(model, first.by), 1, 7)
    yield from _rows(first, month, numbers, single, since, until, whose, where=shared)


def _of_one(model: Any, measure: Measure, shared: Sequence[Condition]) -> Any:
    """How much one record counts, which meets what is asked already."""
    own, column = own_conditions(measure, model, shared), summed_of(measure, model)
    much: Any = SQL("1") if column is None else fn.COALESCE(column, 0)
    return much if own is None else fn.IIF(own, much, 0)


def _people(
    measure: Measure, since: datetime.date, until: datetime.date, whose: Mapping[str, str]
) -> Iterator[Row]:
    """Subject, month and who, each once."""
    model: Any = registry[measure.kind]
    month, who = fn.substr(column_of(model, measure.by), 1, 7), [_who(measure, model)]
    yield from _rows(measure, month, who, who, since, until, whose, apart=True)


def _add_hours(
    into: Amounts,
    measures: Iterable[Measure],
    since: datetime.date,
    until: datetime.date,
    whose: Mapping[str, str],
) -> None:
    """Add minutes: those of one person that overlap count once, whatever measure counts them."""
    there: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for measure in measures:
        model: Any = registry[measure.kind]
        clocks = getattr(model, measure.begin), getattr(model, measure.finish)
        what, day = [_who(measure, model), *clocks], column_of(model, measure.by)
        rows = _rows(measure, day, what, what, since, until, whose, apart=True)
        for named, on, who, begin, finish in rows:
            there[_main(named, whose), on, _main(who, whose)].append((begin, finish))
    for (subject, on, _of), spans in there.items():
        into.add(subject, on[:7], hours.minutes_of_a_day(spans))


def _who(measure: Measure, model: Any) -> Any:
    who = getattr(model, measure.people)
    return fn.COALESCE(who, getattr(model, measure.names)) if measure.names else who


def _rows(
    measure: Measure,
    when: Any,
    group: Sequence[Any],
    single: Sequence[Any],
    since: datetime.date,
    until: datetime.date,
    whose: Mapping[str, str],
    *,
    apart: bool = False,
    where: Sequence[Condition] | None = None,
) -> Iterator[Row]:
    """Subject, `when`, and what `group` says of a group, then `single` of each at further places.

    With `apart` those of which `group` says something else are groups of their own.
    """
    model: Any = registry[measure.kind]
    of, condition = column_of(model, measure.subject), condition_of(measure, since, until, where)
    asked = joined(model.select(of, when, *group), measure).where(condition & of.is_null(False))
    yield from database.execute(asked.group_by(of, when, *(group if apart else ()))).fetchall()
    if not measure.places:
        return
    beside: Any = registry[measure.places]
    further = (
        model.select(beside.place, when, *single, of, model.id)
        .join(beside, on=(getattr(beside, owner_of(measure)) == model.id))
        .where(condition & beside.voided.is_null() & (of.is_null() | (beside.place != of)))
    )
    told = set[tuple[str, str]]()
    for named, at, *what, first, record in database.execute(further).fetchall():
        # The same place may be named again under another identity.
        subject = _main(named, whose)
        if subject != _main(first, whose) and (record, subject) not in told:
            told.add((record, subject))
            yield named, at, *what
