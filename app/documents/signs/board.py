"""The public notice board (公示牌): who serves here, when, what for, and whom to complain to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.documents.design import load
from app.documents.signs.board_people import BoardPerson, grid_height, people
from app.documents.signs.board_side import side
from app.documents.signs.design import BoardDesign, FlowDesign
from app.documents.signs.drawing import WHITE, SignStyle, panel, sign_style
from app.documents.signs.flow_parts import down, strip, ways_out
from app.documents.signs.tiles import tiled
from app.documents.typeset.fitting import Piece, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import (
    A4_WIDE,
    MM,
    TRUE,
    Calibration,
    Out,
    Paper,
    Progress,
    write_each,
)

__all__ = ["Board", "BoardPerson", "boards"]

Size = Literal["A3", "A4-tiles", "A4"]
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
    black: bool = False,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write a board for each and return how many; in parts on A4 (`A4-tiles`) or small on one.

    Raises UnreadablePicture for a photo that is none.
    """
    design, flow = load("signs/board", BoardDesign), load("signs/service_flow", FlowDesign)
    drawn = sign_style(black=black)
    edge, margin = drawn.house.margins.sheet * MM, drawn.house.margins.board * MM
    inside = (_SHEET[0] - 2 * margin, _SHEET[1] - 2 * margin)

    def each(paper: Paper, board: Board) -> None:
        if size == "A4-tiles":

            def draw() -> None:
                _draw(paper, board, design, flow, drawn, inside)

            tiled(paper, drawn, inside, draw, design.tile, board.room)
        elif size == "A4":
            paper.page(A4_WIDE)
            paper.bookmark(board.room)
            small = (A4_WIDE[0] - 2 * edge) / inside[0]
            with paper.scaled(edge, (A4_WIDE[1] - inside[1] * small) / 2, small):
                _draw(paper, board, design, flow, drawn, inside)
        else:
            paper.page(_SHEET)
            paper.bookmark(board.room)
            with paper.at(margin, margin):
                _draw(paper, board, design, flow, drawn, inside)

    return write_each(
        out, items, each, title=design.title, size=A4_WIDE if size != "A3" else _SHEET,
        calibration=calibration, progress=progress, total=total,
    )  # fmt: skip


def _draw(
    paper: Paper,
    board: Board,
    design: BoardDesign,
    flow: FlowDesign,
    drawn: SignStyle,
    inside: tuple[float, float],
) -> None:
    wide, high = inside
    gap = 7 * MM
    top = _head(paper, board, design, drawn, wide) + gap
    bottom = _foot(paper, board, design, drawn, wide, high) - gap
    split = wide * 0.655
    right = split + 10 * MM
    room = bottom - top
    if board.people:
        taken = grid_height(board.people, split, room - 57 * MM)
        heading(paper, design.people, design, drawn, 0, top, split)
        people(paper, board.people, design, drawn, 0, top + 12 * MM, split, taken)
        begin = top + 12 * MM + taken + gap
        heading(paper, design.flow, design, drawn, 0, begin, split)
        strip(paper, flow, drawn, 0, begin + 12 * MM, split, bottom - begin - 12 * MM)
    else:
        # Nobody is named yet: the way a matter goes takes the place.
        heading(paper, design.flow, design, drawn, 0, top, split)
        ways = 38 * MM
        down(paper, flow, drawn, (0, top + 13 * MM, split, room - 13 * MM - ways - 6 * MM))
        ways_out(paper, flow, drawn, (0, bottom - ways, split, ways))
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
        stack(paper, x, 3 * MM, width, high - 6 * MM, pieces)
    small = f"{clean(board.above)}　{design.kind}" if board.above else design.kind
    pieces = [
        Piece(board.room, drawn.face("display"), design.sizes.room,
              1 if len(board.room) < 18 else 2, 0.4, 0.0, WHITE, 0.04, 1.22, even=True),
        Piece(small, drawn.face("text"), design.sizes.kind, 2, 0.6, 0.6 * MM, WHITE, 0.06),
    ]  # fmt: skip
    stack(paper, left, 2.5 * MM, limit - left, high - 5 * MM, pieces, align="left")
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
        stack(paper, x, top, third, tall, [piece])
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
    stack(paper, x + 4.6 * MM, y, width - 4.6 * MM, 7.8 * MM, [piece], align="left")
    paper.lines([(x, y + 9 * MM, x + width, y + 9 * MM)], 0.9, main)
