"""Whether each duty is met: a function of rules, subjects, amounts and a day, of nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final, NamedTuple

from app.records.duties.rules import MONTHS, Rhythm, Rule

_DAY = datetime.timedelta(days=1)

Term = tuple[datetime.date | None, datetime.date | None]
"""From which day until which a place is in scope."""

ALWAYS: Final[tuple[Term, ...]] = ((None, None),)


class State(StrEnum):
    """How a duty of one period stands."""

    MET = "met"
    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    EXCUSED = "excused"
    TO_COME = "to_come"


@dataclass(frozen=True)
class Period:
    """A month, quarter, half or year: its first and its last day."""

    first: datetime.date
    last: datetime.date

    @property
    def months(self) -> list[str]:
        """Its months, such as 2026-11."""
        span = range(self.first.month, self.last.month + 1)
        return [f"{self.first.year}-{month:02}" for month in span]


@dataclass(frozen=True)
class Subject:
    """A place of whom something is due, with the terms, none of which overlap, that it is in scope.

    `also` are its identities in the records of others.
    """

    id: str
    name: str
    terms: tuple[Term, ...] = ALWAYS
    also: tuple[str, ...] = ()


class Duty(NamedTuple):
    """What one rule asks of one subject in one period, and how much of it there is."""

    rule: Rule
    subject: Subject
    period: Period
    needs: int
    amount: int
    state: State

    @property
    def missing(self) -> int:
        """How much it still takes."""
        return max(0, self.needs - self.amount)


def periods(rhythm: Rhythm, year: int) -> list[Period]:
    """The periods of a year."""
    months = MONTHS[rhythm]
    return [
        Period(datetime.date(year, first, 1), _last_of(year, first + months - 1))
        for first in range(1, 13, months)
    ]


def _last_of(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - _DAY


def duties(
    rule: Rule,
    subjects: Collection[Subject],
    amount: Callable[[str, list[str]], int],
    year: int,
    today: datetime.date,
    excused: Collection[tuple[str, str, datetime.date]] = frozenset(),
    many: Callable[[str, list[str]], int] | None = None,
) -> Iterator[Duty]:
    """What a rule asks of each subject in a year, subject by subject.

    `amount` says how much a subject has in some months; `excused` holds rule, subject and the
    first day of the period. `many` says of how many each owes what the rule asks for: of none,
    nothing is owed.
    """
    owed = _Owed(rule, year, today)
    for subject in subjects:
        for period, months, whole, unmet in owed[subject.terms]:
            needs = whole * many(subject.id, months) if many else whole
            if not needs:
                continue
            much = amount(subject.id, months)
            if much >= needs:
                state = State.MET
            elif excused and (rule.name, subject.id, period.first) in excused:
                state = State.EXCUSED
            else:
                state = unmet
            yield Duty(rule, subject, period, needs, much, state)


class _Owed(dict[tuple[Term, ...], list[tuple[Period, list[str], int, State]]]):
    """What is owed in each period by the terms of a subject: its months, how much, the state while
    it is not met.

    Thousands of places have the same terms.
    """

    def __init__(self, rule: Rule, year: int, today: datetime.date) -> None:
        super().__init__()
        self._rule, self._today = rule, today
        self._periods = periods(rule.rhythm, year)

    def __missing__(self, terms: tuple[Term, ...]) -> list[tuple[Period, list[str], int, State]]:
        found = self[terms] = [
            (each, each.months, needs, _unmet(each, self._today))
            for each in self._periods
            if (needs := _needs(self._rule, terms, each))
        ]
        return found


def _needs(rule: Rule, terms: tuple[Term, ...], period: Period) -> int:
    """How much is owed; nothing out of scope."""
    whole = (period.last - period.first).days + 1
    there = sum(_days(period, (rule.scope.since, rule.scope.until), term) for term in terms)
    if there == whole or (there and rule.part == "all"):
        return rule.needs
    return ceil(rule.needs * there / whole) if rule.part == "share" else 0


def _days(period: Period, *terms: Term) -> int:
    """The days of a period that lie in all of some terms."""
    first = max([period.first, *(since for since, _until in terms if since)])
    last = min([period.last, *(until for _since, until in terms if until)])
    return max(0, (last - first).days + 1)


def _unmet(period: Period, today: datetime.date) -> State:
    if today > period.last:
        return State.OVERDUE
    return State.UNDER_WAY if today >= period.first else State.TO_COME
