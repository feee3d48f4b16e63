"""Where each village stands on the sheet: by its position, else in the block of its town."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from app.records.network import coverage
from app.records.network.coverage import Served

_LARGEST: Final = 80.0
"""Pixels at 100 % that a square is drawn at most at first."""
_SMALLEST: Final = 6.0
_ROWS: Final = (*range(1, 10), 11, 13, 16, 20, 25, 32, 40, 50, 64, 80, 100)
"""Rows of a block that are tried; between them little changes."""
_GAP: Final = 8.0
"""Pixels at 100 % between blocks."""
_FINEST: Final = 90.0
"""Squares that stand side by side on a map at most."""
_ASIDE: Final = (1 / 3, 0.6)
"""Of a map, what the blocks of those whose position nobody knows take at least and at most."""
_MILLION: Final = 1_000_000
_BETWEEN: Final = 3.0
"""Squares between a map and those blocks."""

Size = tuple[float, float]
Measure = Callable[[str, str], float]


class Cell(msgspec.Struct, frozen=True):
    """A village, and the square (from its upper left, one unit a side) that stands for it."""

    served: Served
    x: float
    y: float


class Head(msgspec.Struct, frozen=True):
    """The name of a town over its block, or amid its villages.

    It comes with that of the district where a new one begins.
    """

    words: str
    district: str
    x: float
    y: float
    wide: float
    high: float


class Plan(msgspec.Struct, frozen=True):
    """A sheet: so many units wide and high, `unit` pixels each where all of it is to be seen.

    On a `spread` sheet squares stand where villages lie, and may overlap.
    """

    cells: Sequence[Cell]
    heads: Sequence[Head]
    wide: float
    high: float
    unit: float
    spread: bool = False


def laid_out(
    found: Sequence[Served],
    room: Size,
    measure: Measure,
    line: float,
    scale: float,
    *,
    by_position: bool = False,
) -> Plan:
    """Lay villages out for a room of so many pixels.

    `measure` gives the pixels of a town's name after that of its district, which may be empty,
    `line` those of a line of it, `scale` is the size of text (1 is 100 %).
    """
    known = [each for each in found if by_position and each.village.position is not None]
    if known:
        return _spread(found, known, room, measure, line, scale)
    return _blocks(found, room, measure, line, scale)


# Blocks


class _Block(msgspec.Struct, frozen=True):
    town: str
    district: str
    served: Sequence[Served]
    head: float


def _blocks(
    found: Sequence[Served],
    room: Size,
    measure: Measure,
    line: float,
    scale: float,
) -> Plan:
    """Blocks equally high, side by side; with the largest squares that leave all in sight."""
    blocks = _of_towns(found, measure)
    if not blocks:
        return Plan((), (), 1, 1, _LARGEST * scale)

    gap = _GAP * scale

    def fits(unit: int) -> bool:
        ways = _ways(blocks, unit, room, line, gap)
        # With more rows than there is room for nothing fits.
        ways = itertools.takewhile(lambda way: line + way[2] * unit <= room[1], ways)
        return any(not beyond and tall - gap <= room[1] for beyond, tall, _rows in ways)

    # Whole pixels, so that the air between squares is everywhere the same.
    units = range(int(_SMALLEST), int(_LARGEST * scale) + 1)
    largest = bisect.bisect_left(units, True, key=lambda unit: not fits(unit)) - 1
    return _at(blocks, units[max(0, largest)], room, line, gap)


def _of_towns(found: Sequence[Served], measure: Measure) -> list[_Block]:
    blocks: list[_Block] = []
    before = ""
    for (district, town), served in coverage.by_town(found).items():
        new = district if district != before else ""
        before = district
        blocks.append(_Block(town, new, served, measure(new, town)))
    return blocks


def _at(blocks: Sequence[_Block], unit: float, room: Size, line: float, gap: float) -> Plan:
    """Blocks of squares of so many pixels, as many rows high as need the least height."""
    rows = _best(blocks, unit, room, line, gap)[2]
    return _placed(_shelves(blocks, rows, unit, room[0], gap), rows, unit, line, gap)


def _best(
    blocks: Sequence[_Block], unit: float, room: Size, line: float, gap: float
) -> tuple[float, float, int]:
    """How far blocks go beyond the room across, how high they are, with which rows: the least."""
    return min(_ways(blocks, unit, room, line, gap))


def _ways(
    blocks: Sequence[_Block], unit: float, room: Size, line: float, gap: float
) -> Iterator[tuple[float, float, int]]:
    """The same for each number of rows that blocks may have, the fewest first."""
    widest = max(blocks, key=lambda each: len(each.served))
    for rows in _ROWS:
        shelves = _count(blocks, rows, unit, room[0], gap)
        beyond = max(0.0, _wide(widest, rows, unit) - room[0])
        yield beyond, shelves * (line + rows * unit + gap), rows
        if rows >= len(widest.served) or (shelves == 1 and not beyond):
            break


def _wide(block: _Block, rows: int, unit: float) -> float:
    return max(math.ceil(len(block.served) / rows) * unit, block.head)


def _count(blocks: Sequence[_Block], rows: int, unit: float, room: float, gap: float) -> int:
    """How many shelves there will be; hundreds of ways are tried until one is placed."""
    count, left = 0, 0.0
    for each in blocks:
        wide = -(-len(each.served) // rows) * unit
        wide = (wide if wide > each.head else each.head) + gap
        if not count or wide > left + gap:
            count += 1
            left = room
        left -= wide
    return count


def _shelves(
    blocks: Sequence[_Block], rows: int, unit: float, room: float, gap: float
) -> list[list[_Block]]:
    shelves: list[list[_Block]] = []
    left = 0.0
    for each in blocks:
        wide = _wide(each, rows, unit) + gap
        if not shelves or wide > left + gap:
            shelves.append([])
            left = room
        shelves[-1].append(each)
        left -= wide
    return shelves


def _placed(
    shelves: Sequence[Sequence[_Block]], rows: int, unit: float, line: float, gap: float
) -> Plan:
    cells: list[Cell] = []
    heads: list[Head] = []
    widest = top = 0.0
    for shelf in shelves:
        left, tall = 0.0, line
        for each in shelf:
            wide = _wide(each, rows, unit)
            columns = max(1, math.ceil(len(each.served) / rows))
            heads.append(
                Head(each.town, each.district, left / unit, top / unit, wide / unit, tall / unit)
            )
            x, y = left / unit, (top + tall) / unit
            cells += [
                Cell(served, x + at % columns, y + at // columns)
                for at, served in enumerate(each.served)
            ]
            left += wide + gap
        widest = max(widest, left - gap)
        top += tall + rows * unit + gap
    return Plan(cells, heads, widest / unit, (top - gap) / unit, unit)


# Positions


def _spread(
    found: Sequence[Served],
    known: Sequence[Served],
    room: Size,
    measure: Measure,
    line: float,
    scale: float,
) -> Plan:
    """A map of those whose position is known; to its right the blocks of the others."""
    rest = [each for each in found if each.village.position is None]
    share = min(max(_ASIDE[0], len(rest) / len(found)), _ASIDE[1]) if rest else 0.0
    wide, high = room[0] * (1 - share), room[1]
    unit = min(wide, high) / min(_FINEST, 2 + 3 * math.sqrt(len(known)))
    aside = room[0] * share, room[1]
    if rest:
        unit = min(unit, _blocks(rest, aside, measure, line, scale).unit)
    unit = max(unit, _SMALLEST)
    if rest:
        wide -= _BETWEEN * unit
    cells = _on_map(known, wide / unit - 1, high / unit - 1)
    heads = list(_amid(cells))
    far = max(each.x for each in cells) + 1
    low = max(each.y for each in cells) + 1
    if rest:
        beside = _at(_of_towns(rest, measure), unit, aside, line, _GAP * scale)
        left = far + _BETWEEN
        cells += [Cell(each.served, left + each.x, each.y) for each in beside.cells]
        heads += [Head(h.words, h.district, left + h.x, h.y, h.wide, h.high) for h in beside.heads]
        far, low = left + beside.wide, max(low, beside.high)
    return Plan(cells, heads, far, low, unit, spread=True)


def _on_map(known: Sequence[Served], wide: float, high: float) -> list[Cell]:
    """Villages where they lie, in a room of so many units, on a plane that touches their middle."""
    at = [(each, *(each.village.position or (0, 0))) for each in known]
    west, east = min(x for _each, x, _y in at), max(x for _each, x, _y in at)
    south, north = min(y for _each, _x, y in at), max(y for _each, _x, y in at)
    narrower = math.cos(math.radians((south + north) / 2 / _MILLION))
    times = min(wide / max((east - west) * narrower, 1), high / max(north - south, 1))
    return [Cell(each, (x - west) * narrower * times, (north - y) * times) for each, x, y in at]


def _amid(cells: Sequence[Cell]) -> list[Head]:
    """The name of each town in the middle of its villages, the largest first."""
    towns: dict[tuple[str, str], list[Cell]] = {}
    for each in cells:
        towns.setdefault(each.served.village.town, []).append(each)
    return [
        Head(
            town, "", sum(each.x for each in of) / len(of) + 0.5,
            sum(each.y for each in of) / len(of) + 0.5, 0, 0,
        )
        for (_district, town), of in sorted(towns.items(), key=lambda each: -len(each[1]))
    ]  # fmt: skip
