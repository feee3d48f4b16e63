"""On how many boards people stand, and how much of each is said, so that all can be read."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.signs.board_people import BoardPerson, Grid, lay_out
from app.documents.signs.design import BoardDesign
from app.documents.signs.drawing import SignStyle
from app.documents.typeset.page import MM

# The service flow with its heading, below the people; more for each point of larger type.
_STRIP, _USUAL, _MORE = 45 * MM, 12.0, 6 * MM
_GAP = 5 * MM
_LEADERS, _SHARES, _LARGER = 3, (0.5, 0.44, 0.38, 0.32), 1.2
_DEPTHS = (1.0, 0.84, 0.7)  # of what is left, where few others would be as large
"""So many who lead stand above the others, on such a share of the height, so much larger."""
_FULL = 2  # boards that people stand on with all that is said of them
_MOST = 40

Box = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """One board of those that a place needs; the first has its duties and hours beside.

    `leaders` stand in a row above the others, larger.
    """

    grid: Grid | None
    number: int = 1
    count: int = 1
    brief: bool = False
    flow: bool = False
    leaders: Grid | None = None

    @property
    def first(self) -> bool:
        """Whether this board says what all places say."""
        return self.number == 1

    @property
    def rows(self) -> list[tuple[Grid, float]]:
        """What stands below each other, each with how far below the first."""
        under = self.leaders.height + _GAP if self.leaders else 0.0
        found = [(self.leaders, 0.0), (self.grid, under)]
        return [(grid, below) for grid, below in found if grid is not None]

    @property
    def height(self) -> float:
        """What all people take."""
        return max((below + grid.height for grid, below in self.rows), default=0.0)


def plan(
    found: tuple[BoardPerson, ...],
    design: BoardDesign,
    drawn: SignStyle,
    beside: Box,
    whole: Box,
) -> list[Part]:
    """The boards that people take: one with the flow below them, one without, two; then briefly.

    `beside` is the room for people on the first board, `whole` that on each further one.
    """
    if not found:
        return [Part(None)]
    wide, high = beside
    strip = _STRIP + max(drawn.floor - _USUAL, 0) * _MORE
    flowing = (wide, high - strip)
    for box in (flowing, beside):
        if led := _led(found, box, design, drawn):
            return [Part(led[1], flow=box is flowing, leaders=led[0])]
    if one := lay_out(found, *flowing, design, drawn):
        return [Part(one, flow=True)]
    for brief, most in ((False, _FULL), (True, _MOST)):
        for boards in range(1, most + 1):
            grids = _parted(found, boards, design, drawn, (beside, whole), brief=brief)
            if grids:
                return _parts(grids, brief=brief)
    boards = min(len(found), _MOST)
    forced = _parted(found, boards, design, drawn, (beside, whole), brief=True, forced=True)
    return _parts(forced or [], brief=True)


def _led(
    found: tuple[BoardPerson, ...], box: Box, design: BoardDesign, drawn: SignStyle
) -> tuple[Grid, Grid] | None:
    """Who leads in a row above the others, where both can be read and the row is the larger."""
    leaders = tuple(each for each in found if each.leads)
    others = tuple(each for each in found if not each.leads)
    if not (0 < len(leaders) <= _LEADERS and others):
        return None
    wide, high = box
    for share in _SHARES:
        above = lay_out(leaders, wide, high * share, design, drawn)
        if above is None or above.columns < len(leaders):
            continue
        room = high - above.height - _GAP
        for depth in _DEPTHS:
            below = lay_out(others, wide, room * depth, design, drawn)
            if below is not None and above.size >= below.size * _LARGER:
                return above, below
    return None


def _parts(grids: list[Grid], *, brief: bool) -> list[Part]:
    return [Part(grid, number, len(grids), brief) for number, grid in enumerate(grids, start=1)]


def _parted(
    found: tuple[BoardPerson, ...],
    boards: int,
    design: BoardDesign,
    drawn: SignStyle,
    boxes: tuple[Box, Box],
    *,
    brief: bool,
    forced: bool = False,
) -> list[Grid] | None:
    """The people shared out over so many boards by the room on each, where all can be read."""
    beside, whole = boxes
    share = beside[0] / whole[0]
    first = max(round(len(found) * share / (share + boards - 1)), 1)
    rest = found[first:]
    each = -(-len(rest) // max(boards - 1, 1))
    sets = [found[:first], *(rest[n : n + each] for n in range(0, len(rest), each or 1))]
    grids: list[Grid] = []
    for place, some in enumerate(sets):
        box = whole if place else beside
        grid = lay_out(some, *box, design, drawn, brief=brief, forced=forced)
        if grid is None:
            return None
        grids.append(grid)
    return grids
