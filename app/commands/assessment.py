"""The commands of the assessment: the scores of a year, its tables, points by hand, freezing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.options import Back, InYear, Reason
from app.commands.terminal import Data, Json, Progress, opened, report
from app.documents.items.refusals import SeveralRecords
from app.errors import AppError
from app.fields import Points
from app.language import N_, _
from app.records import assessment, places
from app.records.assessment import (
    Scored,
    Scores,
    evidence,
    freezing,
    giving,
    later,
    scoring,
    sending,
    sheet,
)
from app.records.assessment.engine import of_level
from app.records.assessment.tables import spoken
from app.records.sent_down import Given
from app.store.session import current

Place = Annotated[
    str, typer.Option("--place", metavar="CODE", help=N_("Of this place: code, name or identity."))
]
Person = Annotated[
    str, typer.Option("--person", metavar="NAME", help=N_("Of this person: name or identity."))
]


class NotAssessed(AppError):
    """A place or person is not assessed in a year (name, year)."""

    message = N_("{name} is not assessed in {year}.")


class NoSuchTable(AppError):
    """There is no table of a name (name)."""

    message = N_("There is no table “{name}”; `assess tables` says which there are.")


def show(
    data: Data = None,
    year: InYear = None,
    place: Place = "",
    person: Person = "",
    as_json: Json = False,
) -> None:
    """Say how everybody stands in the assessment of a year; of one every point and its records."""
    with opened(data):
        found = assessment.scores(year or current().today().year)
        if place or person:
            _show_one(found, _one(found, place, person), as_json)
            return
        head = {"year": found.of.year, "table": found.table.name, "sample": found.table.sample}
        said: dict[str, object] = {
            **head,
            "levels": scoring.level_counts(found.table, found.places),
            "places": [_said(found, *each) for each in _ranked(found.places)],
            "persons": [_said(found, *each) for each in _ranked(found.persons)],
        }
        lines = [
            _line(found, *each) for of in (found.places, found.persons) for each in _ranked(of)
        ]
        report(as_json, said, str(found.table.title), *(lines or [_("Nobody is assessed.")]))


def _ranked(several: tuple[Scored, ...]) -> list[tuple[int, Scored]]:
    return list(zip(scoring.ranks(several), several, strict=True))


def _said(found: Scores, rank: int, each: Scored) -> dict[str, Any]:
    return {
        "rank": rank,
        "id": each.id,
        "code": each.code,
        "name": each.name,
        "town": each.town,
        "district": each.district,
        "points": each.total.points / 100,
        "expected": each.total.expected / 100,
        "level": each.total.level,
        "vetoes": list(each.total.vetoes),
    }


def _line(found: Scores, rank: int, each: Scored) -> str:
    level = str(of_level(found.table, each.total.level).title)
    expected = _("{points} at the end of the year").format(points=spoken(each.total.expected))
    said = (str(rank), each.name, each.town, spoken(each.total.points), level, expected)
    return "\t".join(said)


def _one(found: Scores, place: str, person: str) -> Scored:
    """Who is meant. Raises NotAssessed, SeveralRecords."""
    named = (place or person).strip()
    every = found.places if place else found.persons
    ids = {named, *(each.id for each in (places.called(named) if place else ()))}
    meant = [each for each in every if ids & {each.id, *each.also}]
    meant = meant or [each for each in every if named == (each.code if place else each.name)]
    meant = meant or [each for each in every if named == each.name]
    if not meant:
        raise NotAssessed(name=named, year=found.of.year)
    if len(meant) > 1:
        raise SeveralRecords(which=named, ids="、".join(each.code or each.id for each in meant))
    return meant[0]


def _show_one(found: Scores, scored: Scored, as_json: bool) -> None:
    several = (*found.persons,) if scored.is_person else (*found.places,)
    rank = next(n for n, each in _ranked(several) if each.id == scored.id)
    lines = sheet.lines(found, scored)
    frozen = freezing.result_of(found.of.year, scored)
    said: dict[str, object] = {
        **_said(found, rank, scored),
        "extra": scored.total.extra / 100,
        "frozen": frozen.points / 100 if frozen is not None else None,
        "lines": [_said_line(found, scored, each) for each in lines],
    }
    report(as_json, said, _line(found, rank, scored), *map(_sheet_line, lines))


def _said_line(found: Scores, scored: Scored, each: sheet.Line) -> dict[str, Any]:
    mark = each.mark
    return {
        "indicator": each.indicator.name,
        "title": str(each.indicator.title),
        "most": each.most / 100,
        "points": mark.points / 100,
        "expected": mark.expected / 100,
        "counted": mark.counted / 100 if mark.counted is not None else None,
        "lost": each.lost,
        "missing": [{"words": m.words, "points": m.points / 100} for m in each.missing],
        "records": [
            {"kind": record.kind_name, "id": record.id}
            for record in evidence.evidence(found, scored, each.indicator.name)
        ],
    }


def _sheet_line(each: sheet.Line) -> str:
    missing = "；".join(filter(None, (each.lost, *(m.words for m in each.missing))))
    points = f"{spoken(each.mark.points)}/{spoken(each.most)}"
    return "\t".join((str(each.indicator.title), points, missing))


def list_tables(
    data: Data = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help=N_("Read a table in and send it down.")),
    ] = None,
    back: Back = "",
    show_one: Annotated[
        str, typer.Option("--show", metavar="NAME", help=N_("Write a table out, to be edited."))
    ] = "",
    as_json: Json = False,
) -> None:
    """Say which assessment tables there are; at an office read one in."""
    with opened(data):
        if file is not None:
            sending.send(assessment.read_file(file))
        if back:
            sending.take_back(_table(back).data.name)
        if show_one:
            print(assessment.spelled(_table(show_one).data), end="")
            return
        found = sending.given()
        said: dict[str, object] = {"tables": [*map(_said_table, found)]}
        report(as_json, said, *map(_table_line, found))


def _table(name: str) -> Given[assessment.Table]:
    found = next((each for each in sending.given() if each.data.name == name), None)
    if found is None:
        raise NoSuchTable(name=name)
    return found


def _said_table(given: Given[assessment.Table]) -> dict[str, Any]:
    table = given.data
    return {
        "name": table.name,
        "title": str(table.title),
        "since": table.since,
        "points": table.points,
        "sample": table.sample,
        "sent": given.sent,
        "misread": given.misread,
        "source": str(table.source),
    }


def _table_line(given: Given[assessment.Table]) -> str:
    table = given.data
    said = table.name, str(table.title), sending.standing_words(given), str(table.source)
    return "\t".join(said)


def give(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help=N_("Its name in the table."))
    ],
    reason: Reason,
    points: Annotated[
        str, typer.Option("--points", metavar="N", help=N_("How many; of a veto none."))
    ] = "",
    data: Data = None,
    year: InYear = None,
    place: Place = "",
    person: Person = "",
    as_json: Json = False,
) -> None:
    """Give points by hand at an office, with the reason."""
    if not (place or person):
        raise typer.BadParameter(_("Say of whom: --place or --person."))
    with opened(data):
        found = assessment.scores(year or current().today().year)
        much = Points().parse(points)
        given = giving.give(found, _one(found, place, person), indicator, much, reason)
        report(as_json, {"id": given.id}, given.heading())


def freeze(data: Data = None, year: InYear = None, as_json: Json = False) -> None:
    """Freeze the results of a year; each room has its own with the next reply."""
    with opened(data):
        with Progress(_("Freezing")) as progress:
            frozen = freezing.freeze(year or current().today().year, progress)
        count = len(freezing.results(frozen))
        said: dict[str, object] = {"year": frozen.year, "results": count}
        report(as_json, said, _("{count} results are frozen.").format(count=count))


def compare(data: Data = None, year: InYear = None, as_json: Json = False) -> None:
    """Count a frozen year again: what differs, and the later records that make the difference."""
    with opened(data):
        wanted = year or current().today().year
        record = freezing.of_year(wanted)
        if record is None:
            raise NotFrozen(year=wanted)
        several = later.compared(freezing.opened(record))
        differing = [each for each in several if not each.is_same]
        said: dict[str, object] = {
            "year": wanted, "same": len(several) - len(differing),
            "different": [*map(_said_compared, differing)],
        }  # fmt: skip
        lines = [line for each in differing for line in _compared_lines(each)]
        same = _("{count} results are as they were frozen.").format(
            count=len(several) - len(differing)
        )
        report(as_json, said, same, *lines)
        if differing:
            raise DiffersFromFrozen(count=len(differing), year=wanted)


class DiffersFromFrozen(AppError):
    """Some results are not as they were frozen (count, year)."""

    message = N_("{count} results of {year} are not as they were frozen.")


class NotFrozen(AppError):
    """The results of a year were not frozen (year)."""

    message = N_("The results of {year} are not frozen.")


def _said_compared(each: later.Compared) -> dict[str, Any]:
    return {
        "name": each.result.name,
        "frozen": each.result.points / 100,
        "now": each.now.total.points / 100 if each.now is not None else None,
        "later": [{"kind": e.kind, "id": e.record, "how": _(e.how)} for e in each.later],
    }


def _compared_lines(each: later.Compared) -> list[str]:
    now = spoken(each.now.total.points) if each.now is not None else "—"
    first = f"{each.result.name}\t{spoken(each.result.points)} → {now}"
    return [first, *(f"\t{_(e.how)}\t{e.words or e.record}" for e in each.later)]


NAME = "assess"
ABOUT = N_("Assessment: the points of a year, and what they rest on.")
COMMANDS = (
    ("show", show, N_("Say how everybody stands; of one every point.")),
    ("tables", list_tables, N_("Say which assessment tables there are; an office changes them.")),
    ("give", give, N_("Give points by hand, with the reason.")),
    ("freeze", freeze, N_("Freeze the results of a year.")),
    ("compare", compare, N_("Count a frozen year again and name the later records.")),
)
