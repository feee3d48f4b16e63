"""The results of a year frozen: by which table, over which journals, with which records behind."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import msgspec

from app.errors import AppError
from app.language import N_
from app.records.assessment import engine, evidence, scoring, tables
from app.records.assessment.evidence import Named
from app.records.assessment.giving import of_whom
from app.records.assessment.model import MOST_LINES, AssessmentResult, AssessmentYear
from app.records.assessment.scoring import Scored, Scores, points_of, spelled_rules
from app.records.duties import Rule as DutyRule
from app.records.sent_down import require_office
from app.store import journal, line
from app.store.line import Place
from app.store.session import current

_AT_ONCE: Final = 100
"""Results in one entry, which a reply has to be able to carry with their bodies."""
_MOST_KEPT: Final = 50
"""Records that are kept by their identity of one indicator, where all lines have room for as many.

Of more their number is.
"""


class FrozenAlready(AppError):
    """The results of a year are frozen (year)."""

    message = N_("The results of {year} are frozen already.")


class FrozenLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One indicator, extra or veto of a frozen result, with the records that it rested on."""

    name: str
    title: str
    points: int
    most: int = 0
    records: tuple[Named, ...] = ()
    count: int = 0
    """How many records there were."""


@dataclass(frozen=True)
class Frozen:
    """A frozen year: its record, the table and rules that were in force, and the journals."""

    record: AssessmentYear
    table: tables.Table
    rules: tuple[DutyRule, ...]
    heads: Mapping[str, Place]


def freeze(
    year: int, progress: Callable[[int, int], object] = lambda _done, _all: None
) -> AssessmentYear:
    """Freeze what everybody has by now, and let each room have its own with the next reply.

    Raises NoTable, FrozenAlready, OfTheOffice.
    """
    require_office()
    if of_year(year) is not None:
        raise FrozenAlready(year=year)
    found = scoring.scores(year)
    behind, given = evidence.of_all(found), _given(found)
    everyone = (*found.places, *found.persons)
    with journal.together():
        with journal.action("assessment.freeze") as act:
            frozen = act.add(
                AssessmentYear,
                year=year,
                day=current().today(),
                table=tables.spelled(found.table),
                rules=spelled_rules(found.of),
                heads=msgspec.json.encode(line.heads()).decode(),
            )
        for start in range(0, len(everyone), _AT_ONCE):
            progress(start, len(everyone))
            with journal.action("assessment.publish", published=True) as down:
                for each in everyone[start : start + _AT_ONCE]:
                    lines = _lines(found, each, behind, given)
                    down.add(AssessmentResult, **_result(found, each, lines), frozen=frozen.id)
    return frozen


def thaw(frozen: AssessmentYear, words: str) -> None:
    """Make the frozen results of a year void, so that it can be frozen anew. Raises NotOurs."""
    several = results(frozen)
    with journal.together():
        with journal.action("assessment.thaw") as act:
            act.void(frozen, "other", words)
        for start in range(0, len(several), _AT_ONCE):
            with journal.action("assessment.thaw", published=True) as down:
                for each in several[start : start + _AT_ONCE]:
                    down.void(each, "other", words)


def of_year(year: int) -> AssessmentYear | None:
    """The frozen year of this office."""
    asked = (AssessmentYear.year == year) & (AssessmentYear.origin == current().origin)
    return AssessmentYear.get_or_none(asked & AssessmentYear.voided.is_null())


def opened(record: AssessmentYear) -> Frozen:
    """A frozen year with what it was judged by."""
    table = tables.read(record.table.encode(), "")
    rules = msgspec.json.decode(record.rules or "[]", type=tuple[DutyRule, ...])
    heads = msgspec.json.decode(record.heads or "{}", type=dict[str, Place])
    return Frozen(record, table, rules, heads)


def results(frozen: AssessmentYear) -> list[AssessmentResult]:
    """The results of a frozen year, the best first."""
    found = AssessmentResult.where_equal("frozen", frozen.id)
    return sorted(found, key=lambda each: (-each.points, each.name))


def result_of(year: int, scored: Scored) -> AssessmentResult | None:
    """The frozen result of a place or person: the office's own, or the one that came down."""
    column = "person" if scored.is_person else "place"
    found = AssessmentResult.where_in(column, [scored.id, *scored.also])
    mine = [each for each in found if each.year == year and each.origin in current().lines]
    return next((each for each in reversed(mine) if _can_be_shown(each)), None)


def _can_be_shown(result: AssessmentResult) -> bool:
    """Whether a result says what this program reads; what a later one published may not."""
    said = (result.points, result.level_words, result.day)
    return None not in said and bool(lines_of(result))


def lines_of(result: AssessmentResult) -> list[FrozenLine]:
    """The lines of a frozen result; none where it says them as this program does not read them."""
    try:
        return msgspec.json.decode(result.lines or "[]", type=list[FrozenLine])
    except msgspec.DecodeError:
        return []


def as_frozen(frozen: Frozen) -> Scores:
    """What everybody has by the table, rules and day of a frozen year, from today's records."""
    day: datetime.date = frozen.record.day
    return scoring.reckoned(frozen.table, frozen.record.year, day, frozen.rules)


def _result(found: Scores, each: Scored, lines: Sequence[FrozenLine]) -> dict[str, Any]:
    table, total = found.table, each.total
    spelled = tables.spelled(table).encode()
    return {
        "year": found.of.year,
        **of_whom(each),
        "name": each.name,
        "points": total.points,
        "level": total.level,
        "level_words": engine.of_level(table, total.level).title.zh,
        "table_name": table.name,
        "table_hash": hashlib.sha256(spelled).hexdigest(),
        "lines": _spelled(lines),
        "day": current().today(),
    }


def _lines(
    found: Scores,
    each: Scored,
    behind: Mapping[str, Mapping[str, list[Named]]],
    given: Mapping[str, Sequence[tuple[str, int, Named]]],
) -> list[FrozenLine]:
    table, mine = found.table, given.get(each.id, ())
    lines: list[FrozenLine] = []
    for indicator, mark in zip(table.indicators, each.total.marks, strict=True):
        records = [named for name, _points, named in mine if name == indicator.name]
        places = each.at if each.is_person else (each.id,)
        for place in places:
            records += behind.get(place, {}).get(indicator.name, ())
        most = tables.exact(indicator.points)
        lines.append(_line(indicator.name, indicator.title.zh, mark.points, records, most))
    for beside in (*table.extras, *table.vetoes):
        told = [(points, named) for name, points, named in mine if name == beside.name]
        if told:
            points = sum(points for points, _named in told)
            lines.append(_line(beside.name, beside.title.zh, points, [e for _p, e in told]))
    return lines


def _line(
    name: str, title: str, points: int, records: Sequence[Named], most: int = 0
) -> FrozenLine:
    once = list(dict.fromkeys(records))
    return FrozenLine(name, title, points, most, tuple(islice(once, _MOST_KEPT)), len(once))


def _spelled(lines: Sequence[FrozenLine]) -> str:
    """The lines as JSON, with as many records of each as all of them together have room for."""
    said = ""
    for kept in range(_MOST_KEPT, -1, -1):
        less = [msgspec.structs.replace(each, records=each.records[:kept]) for each in lines]
        if len(said := msgspec.json.encode(less).decode()) <= MOST_LINES:
            break
    return said


def _given(found: Scores) -> dict[str, list[tuple[str, int, Named]]]:
    """What was given by hand by subject: the name, the points, and the record."""
    given: dict[str, list[tuple[str, int, Named]]] = {}
    for each, subject in _by_hand(found):
        named = each.kind_name, each.id
        given.setdefault(subject, []).append((each.indicator, each.points or 0, named))
    return given


def _by_hand(found: Scores) -> Iterator[tuple[Any, str]]:
    known = {also: each.id for each in found.persons for also in (each.id, *each.also)}
    for each in points_of(found.of.year):
        named = each.place or each.person or ""
        yield each, found.of.same.get(named, named) if each.place else known.get(named, named)
