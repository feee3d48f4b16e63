"""The records behind each point: of one place or person to be opened, of all to be frozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app import figures
from app.figures import Measure
from app.records.assessment.facts import Year, findings, surveys
from app.records.assessment.scoring import Scored, Scores, points_of
from app.records.assessment.tables import (
    ByDuty,
    BySurvey,
    Checklist,
    Findings,
    Indicator,
    Share,
    Stands,
    Times,
)
from app.records.fixtures import Fixture
from app.records.inspections import Answer, Remark
from app.records.places import Place
from app.records.visits import Visit
from app.store import Record, registry

Named = tuple[str, str]
"""Kind and identity of a record."""


def evidence(scores: Scores, scored: Scored, indicator: str) -> list[Record]:
    """The records that an indicator, extra or veto of a place or person rests on, at most 200.

    What was given by hand comes first.
    """
    whose = [scored.id, *scored.also]
    given = [each for each in points_of(scores.of.year, whose) if each.indicator == indicator]
    found: list[Record] = list(given)
    described = scores.table.indicator(indicator)
    if described is not None:
        for place in _places_of(scores, scored):
            found += _records(scores.of, described, [place.id, *place.also])
    return list({each.id: each for each in found}.values())[: figures.MOST_SHOWN]


def words(record: Record) -> str:
    """What a record is called here: of a visit neither who nor what about."""
    return record.discreetly() if isinstance(record, Visit) else record.heading()


def _places_of(scores: Scores, scored: Scored) -> list[Scored]:
    if not scored.is_person:
        return [scored]
    return [each for each in scores.places if each.id in scored.at]


def measures(of: Year, indicator: Indicator) -> tuple[Measure, ...]:
    """The measures whose records an indicator counts."""
    if isinstance(indicator.rule, Share):
        return (*indicator.rule.of, *indicator.rule.counts)
    rule = of.rule_of(indicator)
    return rule.counts if rule is not None else ()


def _records(of: Year, indicator: Indicator, whose: list[str]) -> list[Record]:
    rule = indicator.rule
    if isinstance(rule, ByDuty | Times | Share):
        return [
            record
            for measure in measures(of, indicator)
            for record in figures.counted(measure, whose, of.first, of.last)
        ]
    if isinstance(rule, Checklist):
        there = Fixture.place.in_(whose) & Fixture.voided.is_null()
        wanted = Fixture.what.in_(list(rule.items)) & (Fixture.since <= of.stands_on)
        return list(Fixture.select().where(there & wanted).order_by(Fixture.row))
    if isinstance(rule, Findings):
        asked = findings(rule, of) & Remark.place.in_(whose)
        return list(Remark.select().where(asked).order_by(Remark.day, Remark.row))
    if isinstance(rule, Stands):
        stand = figures.standing(rule.counts, of.stands_on)
        mine = [each.record for each in stand if each.place in whose]
        return list(registry[rule.counts.kind].where_in("id", mine)) if mine else []
    if isinstance(rule, BySurvey):
        return [each for each in surveys(rule.about, of) if each.place in whose]
    return []


def of_all(scores: Scores) -> dict[str, dict[str, list[Named]]]:
    """The records behind each indicator of every place, by one statement a measure."""
    found: dict[str, dict[str, dict[Named, None]]] = {
        each.id: defaultdict(dict) for each in scores.places
    }
    for indicator in scores.table.indicators:
        for subject, named in _named(scores.of, indicator):
            place = scores.of.same.get(subject, subject)
            if place in found:
                found[place][indicator.name][named] = None
    return {
        place: {indicator: list(several) for indicator, several in mine.items()}
        for place, mine in found.items()
    }


def _named(of: Year, indicator: Indicator) -> Iterator[tuple[str, Named]]:
    rule = indicator.rule
    for measure in measures(of, indicator):
        for subject, record in figures.named(measure, of.first, of.last):
            yield subject, (measure.kind, record)
    if isinstance(rule, Checklist):
        wanted = Fixture.what.in_(list(rule.items)) & (Fixture.since <= of.stands_on)
        asked = Fixture.select(Fixture.place, Fixture.id).where(wanted & Fixture.voided.is_null())
        yield from ((place, (Fixture.kind_name, record)) for place, record in asked.tuples())
    elif isinstance(rule, Findings):
        asked = Remark.select(Remark.place, Remark.id).where(findings(rule, of))
        order = asked.order_by(Remark.day, Remark.row).tuples()
        yield from ((place, (Remark.kind_name, record)) for place, record in order)
    elif isinstance(rule, Stands):
        for each in figures.standing(rule.counts, of.stands_on):
            if each.place:
                yield each.place, (rule.counts.kind, each.record)
    elif isinstance(rule, BySurvey):
        for each in surveys(rule.about, of):
            if each.place:
                yield each.place, (each.kind_name, each.id)


def kinds(scores: Scores) -> frozenset[str]:
    """The kinds of record that the points of a table rest on, and what hangs on them."""
    found = {Place.kind_name, "place_alias", "place_group", "excuse", "assessment_points", "role"}
    for indicator in scores.table.indicators:
        for measure in measures(scores.of, indicator):
            found |= {measure.kind, measure.places}
        match indicator.rule:
            case Checklist():
                found.add(Fixture.kind_name)
            case Findings():
                found |= {Remark.kind_name, Answer.kind_name}
            case Stands(counts=counts):
                found.add(counts.kind)
            case BySurvey():
                found |= {"survey", "survey_question"}
            case _:
                pass
    return frozenset(found - {""})


def opened(named: Iterable[Named]) -> list[Record]:
    """The records of these names that are here, void ones too."""
    found: list[Record] = []
    for kind, record in named:
        model = registry.get(kind)
        found += model.where_equal("id", record, void=True) if model is not None else []
    return found
