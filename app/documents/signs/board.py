"""The public notice board (公示牌): who serves here, when, what for, and whom to complain to."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.documents.design import house, load
from app.documents.signs.board_people import BoardPerson, people
from app.documents.signs.board_plan import Part, plan
from app.documents.signs.board_side import side
from app.documents.signs.design import BoardDesign, FlowDesign
from app.documents.signs.drawing import RUN, WHITE, SignRun, SignStyle, panel
from app.documents.signs.flow_parts import down, strip, ways_out
from app.documents.signs.tiles import tiled
from app.documents.typeset.fitting import Piece, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import (
    A4_WIDE,
    MM,
    Out,
    Paper,
)

__all__ = ["FLOOR", "Board", "BoardPerson", "Part", "boards"]

Size = Literal["A3", "A4-tiles", "A4"]
FLOOR = {"A3": 12.0, "A4": 10.0}
"""Points: smaller type is not read by who stands before a board."""
_GAP, _HEADING = 7 * MM, 12 * MM
_HEAD, _FOOT = 40.1 * MM, 14 * MM
_SPLIT = 0.655
_SHEET = (A4_WIDE[0] * 2**0.5, A4_WIDE[1] * 2**0.5)


@dataclass(frozen=True, slots=True)
class Board:
    """What hangs on the wall; `neutral` for clinics and societies, who serve as a third party."""

    room: str
    above: str = ""
    people: tuple[BoardPerson, ...] = ()
    hours: str = ""
    complaint: str = ""
    hotlines: tuple[str, ...] = ()
    updated: datetime.date | None = None
    neutral: bool = False


def boards(
    out: Out,
    items: Iterable[Board],
    *,
    size: Size = "A3",
    run: SignRun = RUN,
    tell: Callable[[Board, Sequence[Part]], None] | None = None,
) -> int:
    """Write a board for each and return how many; in parts on A4 (`A4-tiles`) or small on one.

    Nothing on it is smaller than can be read standing before it: where the people do not fit, they
    stand on several boards, or with their names and phones alone, which `tell` is told. Raises
    UnreadablePicture for a photo that is none.
    """
    design, flow = load("signs/board", BoardDesign), load("signs/service_flow", FlowDesign)
    margins = house().margins
    edge, margin = margins.sheet * MM, margins.board * MM
    inside = (_SHEET[0] - 2 * margin, _SHEET[1] - 2 * margin)
    small = (A4_WIDE[0] - 2 * edge) / inside[0]
    drawn = run.style(FLOOR["A4"] / small if size == "A4" else FLOOR["A3"])

    def each(paper: Paper, board: Board) -> None:
        parts = plan(board.people, design, drawn, _room(inside, flowing=True), _room(inside))
        if tell:
            tell(board, parts)
        for part in parts:
            one(paper, board, part)

    def one(paper: Paper, board: Board, part: Part) -> None:
        def draw() -> None:
            _draw(paper, board, part, design, flow, drawn, inside)

        called = board.room if part.first else f"{board.room} {part.number}"
        if size == "A4-tiles":
            tiled(paper, drawn, inside, draw, design.tile, called)
            return
        paper.page(A4_WIDE if size == "A4" else _SHEET)
        paper.bookmark(called)
        if size == "A4":
            with paper.scaled(edge, (A4_WIDE[1] - inside[1] * small) / 2, small):
                draw()
        else:
            with paper.at(margin, margin):
                draw()

    return run.write(out, items, each, design.title, A4_WIDE if size != "A3" else _SHEET)


def _room(inside: tuple[float, float], *, flowing: bool = False) -> tuple[float, float]:
    """Width and height between head and foot, of a whole board or of its left side."""
    wide, high = inside
    room = high - _HEAD - _FOOT - 2 * _GAP - _HEADING
    return (wide * _SPLIT, room) if flowing else (wide, room)


def _draw(
    paper: Paper,
    board: Board,
    part: Part,
    design: BoardDesign,
    flow: FlowDesign,
    drawn: SignStyle,
    inside: tuple[float, float],
) -> None:
    wide, high = inside
    top = _head(paper, board, design, drawn, wide) + _GAP
    bottom = _foot(paper, board, design, drawn, wide, high) - _GAP
    split = wide * _SPLIT
    right = split + 10 * MM
    room = bottom - top
    if part.grid:
        of = f"（{part.number}/{part.count}）" if part.count > 1 else ""
        heading(paper, design.people + of, design, drawn, 0, top, split if part.first else wide)
        for grid, below in part.rows:
            people(paper, grid, design, drawn, 0, top + _HEADING + below)
        begin = top + _HEADING + part.height + _GAP
        if part.flow:
            heading(paper, design.flow, design, drawn, 0, begin, split)
            strip(paper, flow, drawn, 0, begin + _HEADING, split, bottom - begin - _HEADING)
    else:
        # Nobody is named yet: the way a matter goes takes the place.
        heading(paper, design.flow, design, drawn, 0, top, split)
        ways = 38 * MM
        down(paper, flow, drawn, (0, top + 13 * MM, split, room - 13 * MM - ways - 6 * MM))
        ways_out(paper, flow, drawn, (0, bottom - ways, split, ways))
    if part.first:
        side(paper, board.hours, design, drawn, heading, neutral=board.neutral,
             box=(right, top, wide - right, room))  # fmt: skip


def _head(paper: Paper, board: Board, design: BoardDesign, drawn: SignStyle, wide: float) -> float:
    high = 38 * MM
    panel(paper, 0, 0, wide, high, drawn.color("main"), 2.5 * MM)
    paper.rectangles([(0, high + 1.2 * MM, wide, 0.9 * MM)], drawn.color("gold"))
    side_ = 29 * MM
    drawn.emblem(paper, 6.5 * MM, (high - side_) / 2, side_, ground=True)
    left = 6.5 * MM + side_ + 7 * MM
    numbers = [clean(each) for each in board.hotlines if each]
    limit = wide - 8 * MM
    if numbers:
        width = 92 * MM
        limit -= width + 8 * MM
        x = wide - 8 * MM - width
        paper.lines([(x - 4 * MM, 8 * MM, x - 4 * MM, high - 8 * MM)], 0.8, WHITE)
        pieces = [Piece(design.hotline, drawn.face("text"), design.sizes.foot, color=WHITE)]
        for place, number in enumerate(numbers[:3]):
            size = design.sizes.hotline * (1 if place == 0 else 0.62)
            pieces.append(
                Piece(number, drawn.face("heading"), size, 1, 0.4, color=WHITE, lead=1.14)
            )
        stack(paper, x, 3 * MM, width, high - 6 * MM, pieces, floor=drawn.floor)
    small = f"{clean(board.above)}　{design.kind}" if board.above else design.kind
    pieces = [
        Piece(board.room, drawn.face("display"), design.sizes.room,
              1 if len(board.room) < 18 else 2, 0.4, 0.0, WHITE, 0.04, 1.22, even=True),
        Piece(small, drawn.face("text"), design.sizes.kind, 2, 0.6, 0.6 * MM, WHITE, 0.06),
    ]  # fmt: skip
    stack(
        paper, left, 2.5 * MM, limit - left, high - 5 * MM, pieces, align="left", floor=drawn.floor
    )
    return high + 2.1 * MM


def _foot(
    paper: Paper, board: Board, design: BoardDesign, drawn: SignStyle, wide: float, high: float
) -> float:
    tall = 14 * MM
    top = high - tall
    panel(paper, 0, top, wide, tall, drawn.color("pale"), 2 * MM)
    sizes = design.sizes
    third = (wide - 16 * MM) / 3
    left = 8 * MM
    complaint = f"{design.complaint}　{clean(board.complaint)}" if board.complaint else ""
    day = board.updated
    updated = f"{design.updated}　{day.year}年{day.month}月{day.day}日" if day else ""
    main, ink = drawn.color("main"), drawn.color("ink")
    parts = [
        Piece(complaint, drawn.face("heading"), sizes.foot, color=main, align="left"),
        Piece(design.free, drawn.face("heading"), sizes.foot, color=main,
              align="center" if complaint else "left"),
        Piece(updated, drawn.face("text"), sizes.foot, color=ink, align="right"),
    ]  # fmt: skip
    for place, piece in enumerate(parts):
        x = left + third * (place if complaint or place != 1 else 0)
        stack(paper, x, top, third, tall, [piece], floor=drawn.floor)
    return top


def heading(
    paper: Paper,
    words: str,
    design: BoardDesign,
    drawn: SignStyle,
    x: float,
    y: float,
    width: float,
) -> None:
    """The name of a section over a rule, 9 mm high."""
    main = drawn.color("main")
    paper.rectangles([(x, y + 0.6 * MM, 2.2 * MM, 6.6 * MM)], drawn.color("gold"))
    piece = Piece(words, drawn.face("heading"), design.sizes.heading, 1, 0.6, color=main)
    stack(
        paper, x + 4.6 * MM, y, width - 4.6 * MM, 7.8 * MM, [piece], align="left", floor=drawn.floor
    )
    paper.lines([(x, y + 9 * MM, x + width, y + 9 * MM)], 0.9, main)
