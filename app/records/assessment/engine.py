"""What facts come to by a table: a function of both, of nothing else. Points are in hundredths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.records.assessment.tables import (
    ByDuty,
    ByHand,
    BySurvey,
    Checklist,
    Findings,
    Indicator,
    Level,
    Share,
    Stands,
    Table,
    Times,
    exact,
)


@dataclass(frozen=True, slots=True)
class Periods:
    """Of the periods in which something is owed: how many were met, how many were missed.

    `on_course` go on and may still be met, `behind` go on with less than their time would have,
    `coming` have not begun.
    """

    met: int = 0
    missed: int = 0
    on_course: int = 0
    behind: int = 0
    coming: int = 0

    @property
    def owed(self) -> int:
        """All of them."""
        return self.met + self.missed + self.on_course + self.behind + self.coming


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many; of surveys the good answers of all, and the forms that came back."""

    part: int = 0
    whole: int = 0
    forms: int = 0


@dataclass(frozen=True, slots=True)
class Has:
    """So many of the things on a checklist, and whether one of them is too old."""

    has: int = 0
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """So many of what costs points."""

    number: int = 0


Fact = Periods | Part | Has | Count | bool
"""What the records say for an indicator; a truth of what stands or not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The points of one indicator by now, and as they will be at the end of the year at this pace.

    `counted` is what the facts alone come to, where somebody has given points by hand.
    """

    indicator: str
    points: int
    expected: int
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The marks of a subject in the order of the table, and what they come to."""

    marks: tuple[Mark, ...]
    extra: int
    points: int
    expected: int
    level: str
    vetoes: tuple[str, ...] = ()


def reckon(
    table: Table,
    facts: Mapping[str, Fact],
    given: Mapping[str, int] | None = None,
    extras: Iterable[tuple[str, int]] = (),
    vetoes: Collection[str] = (),
) -> Total:
    """What a subject has by a table.

    `facts` and `given` are by indicator; what is given by hand stands in place of what is counted.
    `extras` are points by the name of an extra, `vetoes` the names of those that struck.
    """
    by_hand = given or {}
    marks = tuple(
        _mark(each, facts.get(each.name), by_hand.get(each.name)) for each in table.indicators
    )
    return summed(table, marks, extras, vetoes)


def summed(
    table: Table,
    marks: Sequence[Mark],
    extras: Iterable[tuple[str, int]] = (),
    vetoes: Collection[str] = (),
) -> Total:
    """What marks, extras and vetoes come to together."""
    extra = _extra(table, extras)
    most = exact(table.points) + exact(table.bonus)
    points = _within(0, sum(each.points for each in marks) + extra, most)
    expected = _within(0, sum(each.expected for each in marks) + extra, most)
    struck = tuple(each.name for each in table.vetoes if each.name in vetoes)
    return Total(tuple(marks), extra, points, expected, level(table, points, struck), struck)


def level(table: Table, points: int, struck: Collection[str] = ()) -> str:
    """The level of so many points, no better than the vetoes that struck allow."""
    at = next(n for n, each in enumerate(table.levels) if points >= exact(each.least))
    names = [each.name for each in table.levels]
    bounds = [names.index(each.level) for each in table.vetoes if each.name in struck]
    return names[max([at, *bounds])]


def of_level(table: Table, name: str) -> Level:
    """The level of a name."""
    return next(each for each in table.levels if each.name == name)


def mean(table: Table, totals: Sequence[Total]) -> tuple[Mark, ...]:
    """The marks of somebody who serves several places: what these have on average."""
    if len(totals) == 1:
        return totals[0].marks
    found: list[Mark] = []
    for at, indicator in enumerate(table.indicators):
        marks = [each.marks[at] for each in totals]
        points = _rounded(sum(each.points for each in marks), len(marks))
        expected = _rounded(sum(each.expected for each in marks), len(marks))
        found.append(Mark(indicator.name, points, expected))
    return tuple(found)


def given_instead(table: Table, marks: Sequence[Mark], given: Mapping[str, int]) -> Sequence[Mark]:
    """The marks, with what is given by hand in place of what was counted."""
    if not given:
        return marks
    most = {each.name: exact(each.points) for each in table.indicators}
    return [
        each
        if each.indicator not in given
        else _by_hand(each.indicator, given[each.indicator], most[each.indicator], each.points)
        for each in marks
    ]


def _mark(indicator: Indicator, fact: Fact | None, given: int | None) -> Mark:
    most = exact(indicator.points)
    points, expected = _counted(indicator, most, fact)
    if given is not None:
        return _by_hand(indicator.name, given, most, points)
    return Mark(indicator.name, points, expected)


def _by_hand(name: str, given: int, most: int, counted: int) -> Mark:
    points = _within(0, given, most)
    return Mark(name, points, points, counted)


def _counted(indicator: Indicator, most: int, fact: Fact | None) -> tuple[int, int]:
    """Points by now and expected ones. Without a fact there is nothing, or nothing was owed."""
    match indicator.rule:
        case ByHand(begins=begins):
            points = most if begins == "full" else 0
        case ByDuty() | Times():
            return _of_periods(most, fact if isinstance(fact, Periods) else Periods())
        case Share(none=none):
            found = fact if isinstance(fact, Part) else Part()
            bare = most if none == "full" else 0
            points = _share(most, found.part, found.whole) if found.whole > 0 else bare
        case Checklist():
            points = _of_checklist(indicator.rule, most, fact if isinstance(fact, Has) else Has())
        case Findings(each=each):
            number = fact.number if isinstance(fact, Count) else 0
            points = max(0, most - number * exact(each))
        case Stands():
            points = most if fact is True else 0
        case BySurvey(forms=forms):
            found = fact if isinstance(fact, Part) else Part()
            enough = found.forms >= forms and found.whole > 0
            points = _share(most, found.part, found.whole) if enough else 0
    return points, points


def _of_periods(most: int, fact: Periods) -> tuple[int, int]:
    """Each period its share; those to come are met as often as those before them.

    Where nothing was owed, nothing is lost.
    """
    if not fact.owed:
        return most, most
    points = _share(most, fact.met, fact.owed)
    over = fact.met + fact.missed
    if over:
        good, of = fact.met, over
    else:
        good, of = (0, 1) if fact.behind else (1, 1)
    likely = (fact.met + fact.on_course) * of + fact.coming * good
    return points, _share(most, likely, fact.owed * of)


def _of_checklist(rule: Checklist, most: int, fact: Has) -> int:
    of = len(set(rule.items))
    has = _within(0, fact.has, of)
    whole = most if has == of else 0 if rule.how == "all" else _share(most, has, of)
    return max(0, whole - exact(rule.stale)) if fact.stale else whole


def _extra(table: Table, extras: Iterable[tuple[str, int]]) -> int:
    """What is added or taken off: each extra within its bounds, all within those of the table."""
    sums: dict[str, int] = {}
    for name, points in extras:
        sums[name] = sums.get(name, 0) + points
    found = sum(
        _within(exact(each.least), sums.get(each.name, 0), exact(each.most))
        for each in table.extras
    )
    return _within(-exact(table.malus), found, exact(table.bonus))


def _share(most: int, part: int, whole: int) -> int:
    return _rounded(most * _within(0, part, whole), whole)


def _rounded(number: int, by: int) -> int:
    """A quotient of numbers that are not negative, halves up."""
    return (2 * number + by) // (2 * by)


def _within(least: int, number: int, most: int) -> int:
    return max(least, min(number, most))
