"""Score sheets of a review as data: items with their points, vetoes, grades."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from app import codes
from app.records.assessment.tables import (
    Level,
    Name,
    Points,
    TableName,
    Veto,
    exact,
    spoken,
    unfit_levels,
    unfit_points,
)
from app.records.data_files import Format, Words


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of a score sheet: so many points, until something is taken off.

    For each paper of `papers` (list `case_paper`) that has to be in the volume and is not, `each`
    points are proposed to be taken off; where it `agrees`, for each place where papers do not
    agree. `how` says to people what is taken off.
    """

    name: Name
    title: Words
    points: Points
    papers: Annotated[tuple[str, ...], Meta(max_length=40)] = ()
    agrees: bool = False
    each: Points = 0
    how: Words | None = None


class ScoreSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A score sheet: its items have `points` together; the grades begin with the best.

    A volume that a veto strikes has no more than `struck` points.
    """

    name: TableName
    title: Words
    source: Words
    points: Points
    items: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=60)]
    levels: Annotated[tuple[Level, ...], Meta(min_length=2, max_length=9)]
    vetoes: Annotated[tuple[Veto, ...], Meta(max_length=20)] = ()
    struck: Points = 0
    sample: bool = False
    """Its figures are nobody's regulation."""

    def item(self, name: str) -> Item | None:
        """The item of a name."""
        return next((each for each in self.items if each.name == name), None)

    def level(self, hundredths: int, struck: frozenset[str] = frozenset()) -> Level:
        """The grade of so many points, no better than the vetoes that strike let it be."""
        at = next(n for n, each in enumerate(self.levels) if hundredths >= exact(each.least))
        names = [each.name for each in self.levels]
        bounds = [names.index(each.level) for each in self.vetoes if each.name in struck]
        return self.levels[max([at, *bounds])]


def total(sheet: ScoreSheet) -> int:
    """What the items come to, in hundredths."""
    return sum(exact(each.points) for each in sheet.items)


def _faults(sheet: ScoreSheet) -> Iterator[tuple[str, str]]:
    """What is wrong in a score sheet: the field, and the word that does not fit."""
    yield from unfit_points(_points_in(sheet))
    for field, several in (("items", sheet.items), ("vetoes", sheet.vetoes)):
        names = [each.name for each in several]
        for number, name in enumerate(names):
            if name in names[:number]:
                yield f"{field}[{number}].name", name
    yield from unfit_levels(sheet.levels, sheet.vetoes)
    papers = codes.load("case_paper")
    for number, item in enumerate(sheet.items):
        yield from ((f"items[{number}].papers", e) for e in item.papers if not papers.knows(e))
    if total(sheet) != exact(sheet.points):
        yield "points", f"{spoken(total(sheet))} ≠ {spoken(exact(sheet.points))}"


def _points_in(sheet: ScoreSheet) -> list[tuple[str, Points]]:
    """All points of a score sheet, by field."""
    asked: list[tuple[str, Points]] = [("points", sheet.points), ("struck", sheet.struck)]
    for number, each in enumerate(sheet.items):
        asked += [(f"items[{number}].points", each.points), (f"items[{number}].each", each.each)]
    asked += [(f"levels[{n}].least", each.least) for n, each in enumerate(sheet.levels)]
    return asked


FORMAT: Final = Format(ScoreSheet, "review", _faults)
read, read_file, spelled, bundled = FORMAT.read, FORMAT.read_file, FORMAT.spelled, FORMAT.bundled
