"""What of the records counts for a duty: what was done in a period, what stands on its last day."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from app import figures
from app.figures import Measure, Standing
from app.records.duties.engine import Duty, Period, Subject
from app.records.duties.rules import Each, Rule
from app.store import Record, registry
from app.store.session import current

Counting = Callable[[str, list[str]], int]
"""How much a subject has in some months, such as 2026-11."""


def countings(
    rules: Sequence[Rule], year: int, today: datetime.date, same: Mapping[str, str]
) -> list[tuple[Counting | None, Counting]]:
    """For each rule of how many a subject owes something, where it is of each; how much there is.

    What was done in the year is asked for once for all rules.
    """
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    done = figures.each_of([() if rule.each else rule.counts for rule in rules], first, last, same)
    return [_counting(rule, much, today, same) for rule, much in zip(rules, done, strict=True)]


def _counting(
    rule: Rule, much: figures.Amounts, today: datetime.date, same: Mapping[str, str]
) -> tuple[Counting | None, Counting]:
    if (each := rule.each) is not None:
        every = _Stood(lambda _day: [each], today, same)
        return every.of, _Stood(lambda day: [_done(each, day)], today, same).of
    if not rule.stands:
        return None, much.of
    stood = _Stood(lambda _day: rule.stands, today, same)
    return None, lambda subject, months: much.of(subject, months) + stood.of(subject, months)


class _Stood(dict[str, Counter[str]]):
    """How much stands for each subject on the last day of a month, or today where that is later."""

    def __init__(
        self,
        measures: Callable[[datetime.date], Iterable[Standing]],
        today: datetime.date,
        same: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._measures, self._today, self._same = measures, today, same

    def __missing__(self, month: str) -> Counter[str]:
        year, number = map(int, month.split("-"))
        last = datetime.date(year, number, monthrange(year, number)[1])
        day = min(last, self._today)
        found = self[month] = figures.stood(self._measures(day), day, self._same)
        return found

    def of(self, subject: str, months: list[str]) -> int:
        """How much stands for a subject at the end of some months."""
        return self[months[-1]][subject]


def _done(each: Each, day: datetime.date) -> Standing:
    """Of what stands, that of which is done by a day what is owed."""
    return msgspec.structs.replace(each, where=(*each.where, (each.done, "to", day.isoformat())))


def evidence(duty: Duty) -> list[Record]:
    """The records that count for a duty, by day."""
    return evidence_of([duty])[duty.period]


def evidence_of(duties: Sequence[Duty]) -> dict[Period, list[Record]]:
    """The records that count for the duties of one rule and subject, by day, period by period.

    What was done in their year is asked for once.
    """
    rule, mine = duties[0].rule, _identities(duties[0].subject)
    found: dict[Period, dict[str, Record]] = {each.period: {} for each in duties}
    for measure in rule.counts:
        for period, records in _done_in(measure, mine, list(found)).items():
            left = _MOST - len(found[period])
            found[period].update({each.id: each for each in records[:left]})
    for period, counts in found.items():
        day = min(period.last, current().today())
        for measure in (*rule.stands, *([_done(rule.each, day)] if rule.each else [])):
            stood = [each.record for each in figures.standing(measure, day, mine)]
            more = registry[measure.kind].where_in("id", stood[:_MOST]) if stood else []
            counts.update({each.id: each for each in more})
    return {
        period: sorted(counts.values(), key=lambda each: each.made_at)
        for period, counts in found.items()
    }


def _done_in(
    measure: Measure, mine: Sequence[str], periods: Sequence[Period]
) -> dict[Period, list[Record]]:
    """The records that a measure counts in each of some periods that follow on each other."""
    if "." in measure.by:  # the record itself does not say the day
        return {
            each: figures.counted(measure, mine, each.first, each.last, most=_MOST)
            for each in periods
        }
    found: dict[Period, list[Record]] = {each: [] for each in periods}
    span, most = (periods[0].first, periods[-1].last), _MOST * len(periods)
    for record in figures.counted(measure, mine, *span, most=most):
        day = getattr(record, measure.by)
        for period, records in found.items():
            if period.first <= day <= period.last:
                records.append(record)
    return found


def _identities(subject: Subject) -> Sequence[str]:
    return [subject.id, *subject.also]


_MOST = 200
"""More records are not shown behind one duty."""
