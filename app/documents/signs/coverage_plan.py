"""How the villages of a district stand on the sheet: town below town, on as many sheets as need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.documents.typeset.fonts import Face
from app.documents.typeset.page import MM, clean, wrap

LEAD: Final = 1.3
"""Pitch of lines in sizes."""
SIZES: Final = (24.0, 22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
"""Points, the largest first that leaves all villages on one sheet; smaller is not read standing."""
LABEL: Final = 36 * MM
"""How wide the names of towns are, beside their villages."""
MARK: Final = 0.95
"""How large a mark is, in sizes."""
BESIDE: Final = 0.35
"""Between a mark and its village, in sizes."""
_APART: Final = 0.15
_CELL: Final = {True: 7.4, False: 6.3}
"""How wide a village is, in sizes, with who serves it and without."""
_AIR: Final = 0.25
"""Above and below a village, in sizes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A village: what it is called, its state, who serves it."""

    name: str
    state: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """A town and its villages."""

    name: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A village with its lines as they are set."""

    spot: Spot
    name: tuple[str, ...]
    who: str


@dataclass(frozen=True, slots=True)
class Band:
    """A town, or a part of one that goes on: its rows of villages, each so many lines high."""

    town: Town
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    again: bool = False

    def height(self, size: float) -> float:
        """Points that it takes."""
        return sum(row_height(each, size) for each in self.lines)


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of type, the width of a village, and what stands on each sheet."""

    size: float
    cell: float
    sheets: tuple[tuple[Band, ...], ...]


def row_height(lines: int, size: float) -> float:
    """Points that a row of villages takes whose tallest has so many lines."""
    return (lines * LEAD + 2 * _AIR) * size


def plan(
    towns: Sequence[Town], wide: float, high: float, face: Face, more: str, *, people: bool
) -> Plan:
    """The largest type in which all towns stand on one sheet of so many points, else several.

    `people` names who serves beneath each village, `more` how several are said.
    """
    made: Plan | None = None
    for size in SIZES:
        columns = max(1, int((wide - LABEL) / (_CELL[people] * size)))
        cell = (wide - LABEL) / columns
        bands = [_band(each, columns, cell, size, face, more, people=people) for each in towns]
        made = Plan(size, cell, tuple(_parted(bands, size, high)))
        if len(made.sheets) <= 1:
            break
    assert made is not None
    return made


def _band(
    town: Town, columns: int, cell: float, size: float, face: Face, more: str, *, people: bool
) -> Band:
    room = cell - (MARK + BESIDE + _APART) * size
    cells = [_cell(each, room, size, face, more, people=people) for each in town.spots]
    rows = tuple(tuple(cells[at : at + columns]) for at in range(0, len(cells), columns))
    tall = tuple(max(len(each.name) + bool(each.who) for each in row) for row in rows)
    # The name of the town and how many are served stand beside them.
    return Band(town, rows, (max(tall[0], 2), *tall[1:]) if len(tall) == 1 else tall)


def _cell(spot: Spot, room: float, size: float, face: Face, more: str, *, people: bool) -> Cell:
    name = tuple(wrap(clean(spot.name), face, size, room)) or ("",)
    who = ""
    if people and spot.by:
        alone = len(spot.by) == 1
        who = spot.by[0] if alone else more.format(name=spot.by[0], count=len(spot.by))
        who = wrap(clean(who), face, size, room)[0]
    return Cell(spot, name, who)


def _parted(bands: Sequence[Band], size: float, high: float) -> Iterator[tuple[Band, ...]]:
    """The bands of each sheet; a town that does not fit goes on upon the next one."""
    sheet: list[Band] = []
    room = high
    for band in bands:
        rest = band
        while rest.height(size) > room:
            fits = _rows_in(rest, size, room)
            # A town is parted only where it is taller than what a sheet has.
            if fits and (rest.height(size) > high or not sheet):
                sheet.append(replace(rest, rows=rest.rows[:fits], lines=rest.lines[:fits]))
                rest = replace(rest, rows=rest.rows[fits:], lines=rest.lines[fits:], again=True)
            elif not sheet:
                break
            yield tuple(sheet)
            sheet, room = [], high
        sheet.append(rest)
        room -= rest.height(size)
    yield tuple(sheet)


def _rows_in(band: Band, size: float, room: float) -> int:
    rows = 0
    for lines in band.lines:
        room -= row_height(lines, size)
        if room < 0:
            break
        rows += 1
    return rows
