"""The facts of a year, of all places at once: a few statements, however many places there are."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from peewee import Expression, fn

from app import figures
from app.figures import Measure
from app.records import calendar, duties, inspections, people
from app.records.activities import Survey, SurveyQuestion
from app.records.activities.survey import ANSWERS
from app.records.assessment.engine import Count, Fact, Has, Part, Periods
from app.records.assessment.tables import (
    ByDuty,
    BySurvey,
    Checklist,
    Findings,
    Indicator,
    Share,
    Stands,
    Table,
    Times,
)
from app.records.duties import Duty, State, Subject, bound
from app.records.duties import Rule as DutyRule
from app.records.fixtures import Fixture
from app.records.inspections import Remark
from app.store.database import database

_LIKE: Final = "times_"
"""What the rule of an indicator that is like a duty is called before the indicator's own name."""

Found = dict[str, dict[str, Fact]]
"""By subject and indicator."""


@dataclass(frozen=True)
class Year:
    """A year as of a day, with the places that are assessed and what they count under."""

    year: int
    on: datetime.date
    subjects: tuple[Subject, ...]
    same: Mapping[str, str]
    rules: tuple[DutyRule, ...]
    """Those that an indicator asks for, and one for each indicator that is like a duty."""

    def rule_of(self, indicator: Indicator) -> DutyRule | None:
        """The rule by whose periods an indicator is judged; None for others, or where it is off."""
        rule = indicator.rule
        if not isinstance(rule, ByDuty | Times):
            return None
        name = rule.duty if isinstance(rule, ByDuty) else f"{_LIKE}{indicator.name}"
        return next((each for each in self.rules if each.name == name), None)

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.year, 1, 1)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return datetime.date(self.year, 12, 31)

    @property
    def stands_on(self) -> datetime.date:
        """The day on which what stands is looked at."""
        return max(self.first, min(self.on, self.last))


def year_of(
    table: Table,
    year: int,
    on: datetime.date,
    known: Iterable[bound.Known],
    in_force: Iterable[DutyRule],
) -> Year:
    """A year by a table and the rules of duties in force."""
    every = list(known)
    same = {other: each.id for each in every for other in each.also} | people.shown_as()
    rules = {each.name: each for each in in_force}
    asked = [_rule(table, each, rules) for each in table.indicators]
    wanted = {each.name: each for each in asked if each is not None}
    subjects = bound.subjects(table.scope, every)
    there = [each for each in subjects if _is_in(each, year)]
    return Year(year, on, tuple(there), same, tuple(wanted.values()))


def gather(table: Table, of: Year) -> Found:
    """What the records say of every place for every indicator."""
    found: Found = {each.id: {} for each in of.subjects}
    for name, facts in _all(table, of):
        for subject, fact in facts:
            if subject in found:
                found[subject][name] = fact
    return found


def _all(table: Table, of: Year) -> Iterator[tuple[str, Iterable[tuple[str, Fact]]]]:
    yield from _periods(table, of)
    for each in table.indicators:
        match each.rule:
            case Share(counts=counts, of=whole):
                yield each.name, _shares(counts, whole, of)
            case Checklist():
                yield each.name, _fixtures(each.rule, of)
            case Findings():
                yield each.name, _findings(each.rule, of)
            case Stands(counts=counts):
                stand = figures.standing(counts, of.stands_on)
                named = (one.place for one in stand if one.place)
                yield each.name, ((of.same.get(place, place), True) for place in named)
            case BySurvey(about=about):
                yield each.name, _surveys(about, of)
            case _:
                pass


def _like_a_duty(table: Table, indicator: Indicator) -> DutyRule | None:
    """The rule by which an indicator that counts records in periods is judged as a duty is."""
    rule = indicator.rule
    if not isinstance(rule, Times):
        return None
    return DutyRule(
        name=f"{_LIKE}{indicator.name}", title=indicator.title, source=table.source,
        rhythm=rule.rhythm,
        counts=rule.counts, needs=rule.needs, begins=rule.begins,
    )  # fmt: skip


def _rule(table: Table, indicator: Indicator, rules: Mapping[str, DutyRule]) -> DutyRule | None:
    if isinstance(indicator.rule, ByDuty):
        return rules.get(indicator.rule.duty)
    return _like_a_duty(table, indicator)


def _is_in(subject: Subject, year: int) -> bool:
    """Whether a place is in scope on any day of a year."""
    return any(
        (since is None or since.year <= year) and (until is None or until.year >= year)
        for since, until in subject.terms
    )


def _periods(table: Table, of: Year) -> Iterator[tuple[str, Iterable[tuple[str, Fact]]]]:
    asked: defaultdict[str, list[str]] = defaultdict(list)
    for each in table.indicators:
        if isinstance(each.rule, ByDuty):
            asked[each.rule.duty].append(each.name)
        elif isinstance(each.rule, Times):
            asked[f"{_LIKE}{each.name}"].append(each.name)
    facts: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for line in duties.year_sheet(of.year, of.rules, of.on):
        facts[line.rule.name][line.subject.id] = counted(line.duties, of.on)
    for rule, names in asked.items():
        for name in names:
            yield name, facts[rule].items()


def counted(several: Iterable[Duty], on: datetime.date) -> Periods:
    """How many periods of a year are met, missed or ahead on a day; excused ones are none."""
    met = missed = on_course = behind = coming = 0
    for each in several:
        state = each.state
        if state is State.MET:
            met += 1
        elif state is State.OVERDUE:
            missed += 1
        elif state is State.TO_COME:
            coming += 1
        elif state is State.UNDER_WAY:
            whole = (each.period.last - each.period.first).days + 1
            due = each.needs * (on - each.period.first).days // whole
            on_course += each.amount >= due
            behind += each.amount < due
    return Periods(met, missed, on_course, behind, coming)


def _shares(
    counts: tuple[Measure, ...], whole: tuple[Measure, ...], of: Year
) -> Iterator[tuple[str, Fact]]:
    months = [f"{of.year}-{month:02}" for month in range(1, 13)]
    part = figures.amounts(counts, of.first, of.last, of.same)
    every = figures.amounts(whole, of.first, of.last, of.same)
    for each in of.subjects:
        yield each.id, Part(part.of(each.id, months), every.of(each.id, months))


def _fixtures(rule: Checklist, of: Year) -> Iterator[tuple[str, Fact]]:
    wanted = (Fixture.since <= of.stands_on) & Fixture.what.in_(list(rule.items))
    asked = Fixture.select(Fixture.place, Fixture.what, Fixture.since)
    kept: defaultdict[str, dict[str, str]] = defaultdict(dict)
    # As SQL stores them: tens of thousands of days are told apart as well without being read.
    for place, what, since in database.execute(asked.where(wanted & Fixture.voided.is_null())):
        there = kept[of.same.get(place, place)]
        there[what] = max(since, there.get(what, since))
    oldest = calendar.add_months(of.stands_on, -rule.fresh).isoformat()
    for place, there in kept.items():
        stale = bool(rule.fresh) and any(since < oldest for since in there.values())
        yield place, Has(len(there), stale)


def findings(rule: Findings, of: Year) -> Expression:
    """The findings that cost points by a rule, as a condition on remarks."""
    return inspections.findings(of.first, of.last, of.stands_on, rule.which, rule.items)


def _findings(rule: Findings, of: Year) -> Iterator[tuple[str, Fact]]:
    asked = Remark.select(Remark.place, fn.COUNT(Remark.row)).where(findings(rule, of))
    numbers: defaultdict[str, int] = defaultdict(int)
    for place, number in database.execute(asked.group_by(Remark.place)):
        numbers[of.same.get(place, place)] += number
    yield from ((place, Count(number)) for place, number in numbers.items())


def surveys(about: str, of: Year) -> list[Survey]:
    """The surveys of a kind in a year, as entered."""
    return list(Survey.select().where(_asked(about, of)).order_by(Survey.row))


def _asked(about: str, of: Year) -> Expression:
    stands = Survey.voided.is_null() & (Survey.kind == about) & Survey.place.is_null(False)
    return stands & (Survey.day >= of.first) & (Survey.day <= of.last)


def _surveys(about: str, of: Year) -> Iterator[tuple[str, Fact]]:
    whole: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    where: dict[str, str] = {}
    for survey, place, forms in database.execute(
        Survey.select(Survey.id, Survey.place, Survey.returned).where(_asked(about, of))
    ):
        where[survey] = of.same.get(place, place)
        whole[where[survey]][2] += forms or 0
    counts = [getattr(SurveyQuestion, name) for name in ANSWERS]
    asked = SurveyQuestion.select(SurveyQuestion.survey, SurveyQuestion.good, *counts)
    for survey, good, *ticks in database.execute(asked.where(SurveyQuestion.voided.is_null())):
        if survey in where:
            numbers = [each or 0 for each in ticks]
            whole[where[survey]][0] += sum(numbers[: good or 1])
            whole[where[survey]][1] += sum(numbers)
    for place, (part, every, forms) in whole.items():
        yield place, Part(part, every, forms)
