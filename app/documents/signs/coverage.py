"""The sheet of a district's network (全覆盖网络图): every village, town by town, who serves it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from app.documents.design import ColorName, load
from app.documents.signs.coverage_plan import (
    BESIDE,
    LABEL,
    LEAD,
    MARK,
    Band,
    Cell,
    Plan,
    Spot,
    Town,
    plan,
    row_height,
)
from app.documents.signs.design import CoverageDesign
from app.documents.signs.drawing import RUN, WHITE, SignRun, SignStyle, panel
from app.documents.signs.tiles import tiled
from app.documents.typeset.fitting import Piece, stack
from app.documents.typeset.page import A4_WIDE, ASCENT, MM, Out, Paper, clean

__all__ = ["FLOOR", "Plan", "Sheet", "Spot", "Town", "sheets"]

Size = Literal["A3", "A4-tiles"]
Look = Literal["people", "villages"]
FLOOR = 12.0
"""Points: smaller type is not read by who stands before it."""
_SHEET = (A4_WIDE[0] * 2**0.5, A4_WIDE[1] * 2**0.5)
_HEAD, _LEGEND, _FOOT = 30 * MM, 11 * MM, 9 * MM
_GAP = 3 * MM
_COLORS: dict[str, ColorName] = {"covered": "main", "ending": "gold", "uncovered": "red"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A district and its towns on a day, by whom; `kinds` are the links that alone count."""

    district: str
    towns: tuple[Town, ...]
    on: datetime.date
    office: str = ""
    kinds: tuple[str, ...] = ()
    hotlines: tuple[str, ...] = ()

    def count(self) -> Counter[str]:
        """How many villages are in each state."""
        return Counter(spot.state for town in self.towns for spot in town.spots)


def sheets(
    out: Out,
    items: Iterable[Sheet],
    *,
    size: Size = "A3",
    look: Look = "people",
    run: SignRun = RUN,
    tell: Callable[[Sheet, Plan], None] | None = None,
) -> int:
    """Write the sheets of each district on A3, or in parts on A4 (`A4-tiles`); how many districts.

    No type is smaller than can be read standing before it: what does not fit stands on several
    sheets, which `tell` is told.
    """
    design, drawn = load("signs/coverage", CoverageDesign), run.style(FLOOR)
    margin = drawn.house.margins.sheet * MM
    inside = (_SHEET[0] - 2 * margin, _SHEET[1] - 2 * margin)
    high = inside[1] - _HEAD - _LEGEND - _FOOT - 3 * _GAP

    def each(paper: Paper, item: Sheet) -> None:
        people = look == "people"
        planned = plan(item.towns, inside[0], high, drawn.face("text"), design.more, people=people)
        if tell:
            tell(item, planned)
        for number in range(1, len(planned.sheets) + 1):
            one(paper, item, planned, number)

    def one(paper: Paper, item: Sheet, planned: Plan, number: int) -> None:
        def draw() -> None:
            _draw(paper, item, planned, number, design, drawn, inside)

        called = item.district if number == 1 else f"{item.district} {number}"
        if size == "A4-tiles":
            tiled(paper, drawn, inside, draw, design.tile, called)
            return
        paper.page(_SHEET)
        paper.bookmark(called)
        with paper.at(margin, margin):
            draw()

    return run.write(out, items, each, design.title.format(district=""), _SHEET)


def _draw(
    paper: Paper,
    item: Sheet,
    planned: Plan,
    number: int,
    design: CoverageDesign,
    drawn: SignStyle,
    inside: tuple[float, float],
) -> None:
    wide, high = inside
    _head(paper, item, design, drawn, wide)
    _legend(paper, item, design, drawn, wide, _HEAD + _GAP)
    y = _HEAD + _LEGEND + 2 * _GAP
    for band in planned.sheets[number - 1]:
        _band(paper, band, planned, design, drawn, y, wide)
        y += band.height(planned.size)
    paper.lines([(0, y, wide, y)], 0.6, drawn.color("line"))
    _foot(paper, item, (number, len(planned.sheets)), design, drawn, wide, high)


def _head(paper: Paper, item: Sheet, design: CoverageDesign, drawn: SignStyle, wide: float) -> None:
    panel(paper, 0, 0, wide, _HEAD, drawn.color("main"), 2.5 * MM)
    side = _HEAD - 6 * MM
    drawn.emblem(paper, 5 * MM, 3 * MM, side, ground=True)
    left, limit = 5 * MM + side + 6 * MM, wide - 8 * MM
    numbers = [clean(each) for each in item.hotlines if each]
    if numbers:
        room = 78 * MM
        limit -= room + 8 * MM
        pieces = [Piece(design.hotline, drawn.face("text"), design.sizes.foot, color=WHITE)]
        sizes = (design.sizes.hotline, *[design.sizes.hotline * 0.62] * 2)
        for each, size in zip(numbers, sizes, strict=False):
            pieces.append(Piece(each, drawn.face("heading"), size, 1, 0.4, color=WHITE, lead=1.14))
        stack(paper, wide - 8 * MM - room, 3 * MM, room, _HEAD - 6 * MM, pieces, floor=drawn.floor)
    title = design.title.format(district=clean(item.district))
    below = clean(item.office)
    if item.kinds:
        only = design.only.format(kinds="、".join(item.kinds))
        below = "　".join(filter(None, (below, only)))
    pieces = [
        Piece(title, drawn.face("display"), design.sizes.title, 1, 0.4, color=WHITE, lead=1.22),
        Piece(below, drawn.face("text"), design.sizes.kind, 1, 0.6, 0.6 * MM, WHITE),
    ]
    stack(paper, left, 2.5 * MM, limit - left, _HEAD - 5 * MM, pieces, align="left",
          floor=drawn.floor)  # fmt: skip


def _legend(
    paper: Paper, item: Sheet, design: CoverageDesign, drawn: SignStyle, wide: float, top: float
) -> None:
    size, counted = design.sizes.legend, item.count()
    base = top + (_LEGEND - size) / 2 + ASCENT * size
    x, side = 0.0, size * 1.05
    for state, color in _COLORS.items():
        said = design.number.format(words=getattr(design.states, state), count=counted[state])
        _mark(paper, state, x, base - ASCENT * size + 0.1 * size, side, drawn.color(color))
        paper.text(x + side + 2 * MM, base, said, drawn.face("text"), size)
        x += 62 * MM
    whole = design.whole.format(count=counted.total())
    paper.text(0, base, whole, drawn.face("heading"), size, align="right", width=wide)


def _mark(
    paper: Paper, state: str, x: float, y: float, side: float, color: tuple[float, ...]
) -> None:
    """Full, half or empty: the shapes say it without their colours."""
    if state == "covered":
        paper.rectangles([(x, y, side, side)], color)
        return
    line = side / 8
    paper.frame(x + line / 2, y + line / 2, side - line, side - line, line, color)
    if state == "ending":
        corner = [("m", (0.0, 0.0)), ("l", (0.0, side)), ("l", (side, side)), ("h", ())]
        paper.shape(corner, x, y, 1, color)


def _band(
    paper: Paper,
    band: Band,
    planned: Plan,
    design: CoverageDesign,
    drawn: SignStyle,
    top: float,
    wide: float,
) -> None:
    size = planned.size
    paper.lines([(0, top, wide, top)], 0.6, drawn.color("line"))
    name = design.again.format(town=band.town.name) if band.again else band.town.name
    served = sum(spot.state != "uncovered" for spot in band.town.spots)
    of = design.of.format(served=served, all=len(band.town.spots))
    pieces = [
        Piece(name, drawn.face("heading"), design.sizes.town, 2, 0.7),
        Piece(of, drawn.face("text"), FLOOR, 2, 1.0, color=drawn.color("quiet")),
    ]
    stack(paper, 0, top + 1 * MM, LABEL - 3 * MM, band.height(size) - 2 * MM, pieces,
          align="left", rest=0, floor=drawn.floor)  # fmt: skip
    for row, lines in zip(band.rows, band.lines, strict=True):
        tall = row_height(lines, size)
        for at, cell in enumerate(row):
            _cell(paper, cell, size, drawn, LABEL + at * planned.cell, top, tall)
        top += tall


def _cell(
    paper: Paper, cell: Cell, size: float, drawn: SignStyle, x: float, top: float, tall: float
) -> None:
    lines = [*cell.name, *([cell.who] if cell.who else [])]
    side = MARK * size
    first = top + (tall - len(lines) * LEAD * size) / 2
    base = first + (LEAD - 1) / 2 * size + ASCENT * size
    _mark(
        paper, cell.spot.state, x, base - 0.86 * size, side, drawn.color(_COLORS[cell.spot.state])
    )
    left = x + side + BESIDE * size
    paper.block(left, base, list(cell.name), drawn.face("text"), size, leading=LEAD * size)
    if cell.who:
        base += len(cell.name) * LEAD * size
        paper.text(left, base, cell.who, drawn.face("text"), size, color=drawn.color("quiet"))


def _foot(
    paper: Paper,
    item: Sheet,
    part: tuple[int, int],
    design: CoverageDesign,
    drawn: SignStyle,
    wide: float,
    high: float,
) -> None:
    size, quiet = design.sizes.foot, drawn.color("quiet")
    on = design.on.format(year=item.on.year, month=item.on.month, day=item.on.day)
    paper.text(0, high - 2 * MM, on, drawn.face("text"), size, color=quiet)
    if part[1] > 1:
        said = design.part.format(number=part[0], count=part[1])
        paper.text(0, high - 2 * MM, said, drawn.face("text"), size, color=quiet, align="right",
                   width=wide)  # fmt: skip
