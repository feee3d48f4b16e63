"""Many measures at once: one statement a source gives their numbers by subject and month."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import add
from typing import Any, Final, TypeVar

from peewee import SQL, Expression, fn

from app.figures import hours
from app.figures.conditions import column_of
from app.figures.measures import (
    MOST_SHOWN,
    Measure,
    condition_of,
    joined,
    number_of,
    shared_by,
    whole,
)
from app.store import Installation, Record, registry
from app.store.database import database

Numbers = list[int]
"""A number for each measure that was asked for, in their order."""

Group = TypeVar("Group")

Span = tuple[datetime.date, datetime.date, Sequence[str]]
"""From a day to a day, some subjects."""

AT_ONCE: Final = 400
"""Measures in one statement, which may have so many columns and not many more."""


class Tally:
    """How much each measure counts, by subject and month.

    The subject is the identity of a place or person, or where a record names none, that of the
    installation that made it: so whatever is counted is counted for somebody, and once.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.rows: dict[tuple[str, str], Numbers] = {}

    def put(self, subject: str, month: str, at: int, numbers: Sequence[int]) -> None:
        """Note the numbers of some measures that follow on each other from a place on."""
        row = self.rows.get((subject, month))
        if row is None:
            row = self.rows[subject, month] = [0] * self.size
        row[at : at + len(numbers)] = numbers

    def folded(self, group: Callable[[str, str], Group]) -> dict[Group, Numbers]:
        """The numbers added up by what a subject and a month belong to."""
        found: dict[Group, Numbers] = {}
        for key, numbers in self.rows.items():
            where = group(*key)
            before = found.get(where)
            found[where] = numbers if before is None else list(map(add, before, numbers))
        return found

    def subjects(self) -> set[str]:
        """Whom anything was counted for."""
        return {subject for subject, _month in self.rows}


def tally(
    measures: Sequence[Measure],
    since: datetime.date,
    until: datetime.date,
    same: Mapping[str, str] | None = None,
) -> Tally:
    """What measures count in a span, those of one source by one statement.

    `same` names the identity under which hours of what was entered under another one count.
    """
    found, order = Tally(len(measures)), list(_by_source(measures))
    place = {at: number for number, at in enumerate(at for group in order for at in group)}
    start = 0
    for group in order:
        several = [measures[at] for at in group]
        for subject, month, *numbers in _rows(several, since, until, same or {}):
            found.put(subject, month, start, numbers)
        start += len(group)
    if [place[at] for at in range(len(measures))] != list(range(len(measures))):
        for key, row in found.rows.items():
            found.rows[key] = [row[place[at]] for at in range(len(measures))]
    return found


def behind(
    measure: Measure,
    since: datetime.date,
    until: datetime.date,
    subjects: Sequence[str] | None,
    but: Sequence[Span] = (),
    most: int = MOST_SHOWN,
) -> list[Record]:
    """The records that a measure counts in a span for some subjects, or for all, by day.

    `but` leaves out what some subjects have in spans.
    """
    return list(whole(measure, _asked(measure, since, until, subjects, but)).limit(most))


def count_behind(
    measure: Measure,
    since: datetime.date,
    until: datetime.date,
    subjects: Sequence[str] | None,
    but: Sequence[Span] = (),
) -> int:
    """How many records those are."""
    model: Any = registry[measure.kind]
    asked = joined(model.select(fn.COUNT(SQL("*"))), measure)
    asked = asked.where(_asked(measure, since, until, subjects, but))
    return int(database.execute(asked).fetchone()[0])


def _asked(
    measure: Measure,
    since: datetime.date,
    until: datetime.date,
    subjects: Sequence[str] | None,
    but: Sequence[Span] = (),
) -> Expression:
    found: Any = condition_of(measure, since, until) & _counts(measure, since)
    if but:
        by = column_of(registry[measure.kind], measure.by)
        for first, last, gone in but:
            found &= ~((by >= first) & (by <= last) & _subject(measure).in_(list(gone)))
    return found if subjects is None else found & _subject(measure).in_(list(subjects))


def _by_source(measures: Sequence[Measure]) -> Iterator[list[int]]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(measures):
        hourly = str(at) if each.is_of_hours else ""
        found[each.kind, each.by, each.subject, each.through, hourly].append(at)
    for group in found.values():
        yield from (group[at : at + AT_ONCE] for at in range(0, len(group), AT_ONCE))


def _subject(measure: Measure) -> Any:
    model: Any = registry[measure.kind]
    return fn.COALESCE(column_of(model, measure.subject), model.origin)


def _counts(measure: Measure, since: datetime.date) -> Any:
    """Not before the day from which the installation that made it counts: that was on paper."""
    model: Any = registry[measure.kind]
    later = Installation.start_day > since
    if not Installation.select().where(later).exists():
        return SQL("1")
    here = (Installation.id == model.origin) & later
    before = here & (Installation.start_day > column_of(model, measure.by))
    return ~fn.EXISTS(Installation.select(Installation.id).where(before))


def _rows(
    measures: Sequence[Measure],
    since: datetime.date,
    until: datetime.date,
    same: Mapping[str, str],
) -> Iterator[tuple[Any, ...]]:
    """Subject, month, and the number of each of some measures of one source."""
    first = measures[0]
    if first.is_of_hours:
        yield from _hours(first, since, until, same)
        return
    model: Any = registry[first.kind]
    shared = shared_by(measures)
    numbers = [number_of(model, each, shared) for each in measures]
    grouped = [_subject(first), fn.substr(column_of(model, first.by), 1, 7)]
    asked = joined(model.select(*grouped, *numbers), first)
    asked = asked.where(condition_of(first, since, until, shared) & _counts(first, since))
    yield from database.execute(asked.group_by(*grouped)).fetchall()


def _hours(
    measure: Measure, since: datetime.date, until: datetime.date, same: Mapping[str, str]
) -> Iterator[tuple[str, str, int]]:
    """Minutes: those of one person that overlap count once for a subject."""
    model: Any = registry[measure.kind]
    who = getattr(model, measure.people)
    if measure.names:
        who = fn.COALESCE(who, getattr(model, measure.names))
    clocks = getattr(model, measure.begin), getattr(model, measure.finish)
    asked = model.select(_subject(measure), column_of(model, measure.by), who, *clocks)
    asked = joined(asked, measure).where(_asked(measure, since, until, None))
    there: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for subject, day, person, begin, finish in database.execute(asked).fetchall():
        whom = same.get(subject, subject)
        there[whom, day, same.get(person, person)].append((begin, finish))
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (subject, day, _who), spans in there.items():
        found[subject, day[:7]] += hours.minutes_of_a_day(spans)
    yield from ((subject, month, number) for (subject, month), number in found.items())
