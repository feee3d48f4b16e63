"""The sheet of one place or person: each indicator, what it still lacks and where that is done."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app import codes
from app.language import _, listed, n_
from app.records import calendar, duties
from app.records.assessment.engine import Count, Mark, Part
from app.records.assessment.facts import Year
from app.records.assessment.model import AssessmentPoints, AssessmentResult, AssessmentStatement
from app.records.assessment.scoring import NoTable, Scored, Scores, in_force
from app.records.assessment.tables import (
    ByDuty,
    ByHand,
    BySurvey,
    Checklist,
    Findings,
    Indicator,
    Share,
    Stands,
    Times,
    exact,
    spoken,
)
from app.records.days import month_and_day
from app.records.duties import Duty, State
from app.records.fixtures import LIST as STANDARDS
from app.records.fixtures import Fixture


@dataclass(frozen=True)
class Missing:
    """What is still missing: in words, how many points it brings, by when, and where it is done."""

    words: str
    points: int = 0
    until: datetime.date | None = None
    page: str = ""
    wanted: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One indicator of a sheet: its mark, what was lost for good, what is still missing."""

    indicator: Indicator
    mark: Mark
    most: int
    lost: str = ""
    missing: tuple[Missing, ...] = ()


def lines(scores: Scores, scored: Scored) -> list[Line]:
    """The sheet of a place; of a person what the places served have on average."""
    return [
        Line(indicator, mark, exact(indicator.points), *_standing(scores, scored, indicator, mark))
        for indicator, mark in zip(scores.table.indicators, scored.total.marks, strict=True)
    ]


def _standing(
    scores: Scores, scored: Scored, indicator: Indicator, mark: Mark
) -> tuple[str, tuple[Missing, ...]]:
    """What was lost and what is missing of an indicator; nothing where all its points are there."""
    if scored.is_person or mark.counted is not None:
        return "", ()
    fact = scores.found[scored.id].get(indicator.name)
    if isinstance(indicator.rule, ByDuty | Times):
        found = _duties(scores.of, scored, indicator)
        return _lost(indicator, found), tuple(_owed(indicator, found))
    if mark.points >= exact(indicator.points):
        return "", ()
    left = exact(indicator.points) - mark.points
    match indicator.rule:
        case Share(counts=counts):
            part = fact if isinstance(fact, Part) else Part()
            words = _("{count} of {all} still lack it").format(
                count=part.whole - part.part, all=part.whole
            ) if part.whole else _("none yet")  # fmt: skip
            missing = Missing(words, left, page=counts[0].kind)
        case Checklist():
            missing = Missing(_things(indicator.rule, scores.of, scored), left, page="place")
        case Findings(which=which):
            number = fact.number if isinstance(fact, Count) else 0
            if which == "all":
                words = n_("{count} finding, {points} lost", "{count} findings, {points} lost",
                           number)  # fmt: skip
                return words.format(count=number, points=spoken(left)), ()
            words = n_("{count} finding to answer", "{count} findings to answer", number)
            missing = Missing(words.format(count=number), left, page="remark")
        case Stands(counts=counts):
            missing = Missing(_("not entered"), left, page=counts.people or counts.kind)
        case BySurvey(about=about, forms=forms):
            part = fact if isinstance(fact, Part) else Part()
            short = max(0, forms - part.forms)
            words = n_("{count} form to go", "{count} forms to go", short).format(count=short)
            said = words if short else _("{part} of {all} answers are good").format(
                part=part.part, all=part.whole
            )  # fmt: skip
            missing = Missing(said, left, page="survey", wanted={"new": True, "kind": about})
        case ByHand():
            missing = Missing(_("the office gives them"), left)
    return "", (missing,)


def _duties(of: Year, scored: Scored, indicator: Indicator) -> list[Duty]:
    rule = of.rule_of(indicator)
    if rule is None:
        return []
    return [
        duty
        for line in duties.year_sheet(of.year, of.rules, of.on)
        if line.rule.name == rule.name and line.subject.id == scored.id
        for duty in line.duties
    ]


def _lost(indicator: Indicator, found: list[Duty]) -> str:
    """How many periods were missed, and what was lost by them."""
    missed = sum(each.state == State.OVERDUE for each in found)
    owed = sum(each.state != State.EXCUSED for each in found)
    if not owed:
        return _("nothing is owed here; it counts in full")
    if not missed:
        return ""
    lost = _share_words(indicator, missed, owed)
    words = n_("missed once, {points} lost", "missed {count} times, {points} lost", missed)
    return words.format(count=missed, points=lost)


def _share_words(indicator: Indicator, part: int, whole: int) -> str:
    """The points of so many periods of an indicator, as they are said."""
    return spoken(round(exact(indicator.points) * part / whole))


def _owed(indicator: Indicator, found: list[Duty]) -> Iterator[Missing]:
    owed = sum(each.state != State.EXCUSED for each in found)
    for duty in found:
        if duty.state == State.UNDER_WAY:
            words = _("{what} by {day}").format(
                what=duties.missing_words(duty), day=month_and_day(duty.period.last)
            )
            page, wanted = duties.beginning(duty)
            points = round(exact(indicator.points) / owed)
            yield Missing(words, points, duty.period.last, page, wanted)


def _things(rule: Checklist, of: Year, scored: Scored) -> str:
    """What of a checklist is not there, and what is too old."""
    known, mine = codes.load(STANDARDS), [scored.id, *scored.also]
    there = Fixture.place.in_(mine) & Fixture.voided.is_null() & (Fixture.since <= of.stands_on)
    kept: dict[str, datetime.date] = {}
    for each in Fixture.select().where(there):
        kept[each.what] = max(each.since, kept.get(each.what, each.since))
    oldest = calendar.add_months(of.stands_on, -rule.fresh) if rule.fresh else datetime.date.min
    absent = listed([known.label(each) for each in rule.items if each not in kept])
    old = listed([known.label(e) for e in rule.items if kept.get(e, oldest) < oldest])
    return "；".join(
        filter(
            None,
            (
                _("missing: {things}").format(things=absent) if absent else "",
                _("too old: {things}").format(things=old) if old else "",
            ),
        )
    )


def at_stake(year: int, duty: Duty) -> int:
    """The points that a place loses, by the table of a year, where a duty's period passes unmet."""
    try:
        table = in_force(year)
    except NoTable:
        return 0
    wanted = [
        each
        for each in table.indicators
        if isinstance(each.rule, ByDuty) and each.rule.duty == duty.rule.name
    ]
    if not wanted:
        return 0
    owed = sum(
        each.state != State.EXCUSED
        for line in duties.year_sheet(year)
        if line.rule.name == duty.rule.name and line.subject.id == duty.subject.id
        for each in line.duties
    )
    return sum(round(exact(each.points) / owed) for each in wanted) if owed else 0


def owed() -> tuple[list[tuple[Duty, int]], bool]:
    """What is owed, of what closes soon with the points that would be lost, in hundredths; and
    whether all that was asked is met.
    """
    found = [
        (each, at_stake(each.period.last.year, each) if duties.urgency(each) else 0)
        for each in duties.now()
    ]
    return found, duties.are_met()


def notes(scores: Scores, scored: Scored) -> list[tuple[str, str]]:
    """What is to be known of somebody's points, each with how it looks."""
    said: list[tuple[str, str]] = []
    if scored.is_person:
        names = "、".join(each.name for each in scores.places if each.id in scored.at)
        said.append((_("The average of the places served: {names}").format(names=names), "quiet"))
    for name in scored.total.vetoes:
        said.append((_("Struck: {veto}").format(veto=scores.table.titled(name)), "late"))
    if scores.table.sample:
        said.append((_("By a sample table; the office puts its own in its place."), "quiet"))
    return said


def given_words(given: AssessmentPoints, title: str) -> str:
    """Points by hand: of what, how many, why and when."""
    points = spoken(given.points) if given.points is not None else ""
    return " · ".join(filter(None, (title, points, given.reason, f"{given.day:%m-%d}")))


def statement_words(said: AssessmentStatement) -> str:
    """Whether the assessed agree, what they say, who said it and when."""
    answer = said.columns()["agrees"].kind.show(said.agrees)
    return " · ".join(filter(None, (answer, said.words, said.by, said.day.isoformat())))


def result_words(result: AssessmentResult) -> str:
    """What was frozen: the points, the grade, and when."""
    return _("{points} points, {level}, as of {day}").format(
        points=spoken(result.points), level=result.level_words, day=result.day.isoformat()
    )
