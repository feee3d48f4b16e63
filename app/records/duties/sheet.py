"""The duties of the places that are known here, from the records as they stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

import msgspec

from app.errors import NotChosen
from app.language import N_, _, n_
from app.records import people
from app.records.duties import bound, engine, excuses, published
from app.records.duties.counting import countings
from app.records.duties.engine import Duty, Period, State, Subject
from app.records.duties.rules import Rule
from app.records.people import Role
from app.records.places import Place
from app.store import journal, registry
from app.store.session import current

_MONTH: Final = datetime.timedelta(days=31)
_WEEK, _LAST_DAYS = 7, 2
"""Days before a period closes from which on that is said strongly, and most strongly."""


@dataclass(frozen=True)
class Line:
    """What one rule asks of one place through a year, period by period."""

    rule: Rule
    subject: Subject
    duties: tuple[Duty, ...]

    def count(self, state: State) -> int:
        """How many of its periods stand so."""
        return sum(each.state == state for each in self.duties)


def year_sheet(
    year: int, wanted: Iterable[Rule] | None = None, on: datetime.date | None = None
) -> tuple[Line, ...]:
    """What each rule (each in force) asks of each place in a year as of a day, rule by rule.

    Kept until something is written.
    """
    here = current()
    chosen = msgspec.json.encode(list(published.in_force() if wanted is None else wanted))
    return _year_sheet(year, chosen, here.folder, journal.newest(), on or here.today())


@lru_cache(maxsize=4)
def _year_sheet(
    year: int, chosen: bytes, _folder: Path, _newest: int, today: datetime.date
) -> tuple[Line, ...]:
    wanted = msgspec.json.decode(chosen, type=list[Rule])
    return tuple(_lines(wanted, bound.known(), year, today))


def of_place(place: str, wanted: Iterable[Rule]) -> list[Duty]:
    """What some rules ask of one place, by any of its identities, in the periods of today."""
    today = current().today()
    return [
        duty
        for line in _lines(wanted, bound.known_of(place), today.year, today)
        for duty in line.duties
        if duty.period.first <= today <= duty.period.last
    ]


def _lines(
    wanted: Iterable[Rule], known: list[bound.Known], year: int, today: datetime.date
) -> Iterator[Line]:
    same = {other: each.id for each in known for other in each.also} | people.shown_as()
    excused = excuses.granted(same)
    asked = [(rule, subjects) for rule in wanted if (subjects := bound.subjects(rule.scope, known))]
    counted = countings([rule for rule, _subjects in asked], year, today, same)
    for (rule, subjects), (many, amount) in zip(asked, counted, strict=True):
        found = engine.duties(rule, subjects, amount, year, today, excused, many)
        for _id, each in groupby(found, key=lambda duty: duty.subject.id):
            mine = tuple(each)
            yield Line(rule, mine[0].subject, mine)


def now(within: datetime.timedelta = _MONTH) -> list[Duty]:
    """What is owed in the periods that go on today and end within a span, the first first."""
    open_ones = [each for each in _going_on(within) if each.state == State.UNDER_WAY]
    return sorted(open_ones, key=lambda each: each.period.last)


def are_met(within: datetime.timedelta = _MONTH) -> bool:
    """Whether anything is asked in the periods that `now` looks at, and nothing of it is owed."""
    return bool(_going_on(within)) and not now(within)


def _going_on(within: datetime.timedelta) -> list[Duty]:
    """What is asked in the periods that go on today and end within a span."""
    today = current().today()
    return [
        duty
        for line in year_sheet(today.year)
        for duty in line.duties
        if duty.period.first <= today <= duty.period.last <= today + within
    ]


def days_left(duty: Duty) -> int:
    """Days from today until the last one of its period."""
    return (duty.period.last - current().today()).days


def urgency(duty: Duty) -> str:
    """How strongly it is said that a period closes: `soon` within a week, `late` at the end."""
    days = days_left(duty)
    return "late" if days <= _LAST_DAYS else "soon" if days <= _WEEK else ""


def beginning(duty: Duty) -> tuple[str, dict[str, object]]:
    """The kind of record that meets a duty, and what its page is opened with to make one."""
    kind, begins = duty.rule.kind, dict(_begun(duty.rule))
    if kind == Role.kind_name:
        return Place.kind_name, {"record_id": duty.subject.id, "appoint": begins}
    if duty.rule.each is not None:
        return kind, {"over": True}
    return kind, {"new": True, **begins}


def _begun(rule: Rule) -> Iterator[tuple[str, object]]:
    """What a new record begins with, by column; a code that is not known here is left out."""
    columns = registry[rule.kind].columns()
    for name, said in rule.begins.items():
        with suppress(NotChosen):
            yield name, columns[name].kind.parse(said)


def amount_words(duty: Duty) -> str:
    """How much there is of how much is owed: 1/2, 5.5/8 h."""
    if duty.rule.unit != "hours":
        return f"{duty.amount}/{duty.needs}"
    return _("{amount}/{needs} h").format(amount=_hours(duty.amount), needs=_hours(duty.needs))


def missing_words(duty: Duty) -> str:
    """What a duty still takes."""
    if duty.rule.unit == "hours":
        return _("{hours} h still to do").format(hours=_hours(duty.missing))
    if duty.rule.unit == "people":
        return n_("{count} person to go", "{count} people to go", duty.missing).format(
            count=duty.missing
        )
    return n_("once more to do", "{count} times still to do", duty.missing).format(
        count=duty.missing
    )


def period_words(period: Period) -> str:
    """A period as it is spoken of: 2026-11, Q4 2026, first half of 2026, the year 2026."""
    year, first, months = period.first.year, period.first.month, len(period.months)
    words = {1: f"{period.first:%Y-%m}", 12: _("the year {year}").format(year=year)}
    quarter = _("quarter {number} of {year}").format(number=(first + 2) // 3, year=year)
    half = _("first half of {year}") if first == 1 else _("second half of {year}")
    return {**words, 3: quarter, 6: half.format(year=year)}[months]


STATE_WORDS: Final[dict[State, str]] = {
    State.MET: N_("met"),
    State.UNDER_WAY: N_("under way"),
    State.OVERDUE: N_("overdue"),
    State.EXCUSED: N_("excused"),
    State.TO_COME: N_("to come"),
}


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")
