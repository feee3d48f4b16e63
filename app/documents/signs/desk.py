"""The plate on the desk (桌牌): a sheet folded to a tent, so the name is read from both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.documents.design import load
from app.documents.signs.design import DeskDesign
from app.documents.signs.drawing import RUN, SignRun, SignStyle
from app.documents.typeset.fitting import Piece, fitted, spread, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import (
    A4,
    ASCENT,
    MM,
    Out,
    Paper,
    measure,
)

Size = Literal["200x100", "150x200", "150x200-two"]
Look = Literal["song", "kai"]
_FACES: dict[Look, str] = {"song": "official", "kai": "kai"}
_APART = {3: 0.4, 4: 0.2}
"""Ems of air in a name of so many characters; two stand as wide apart as three."""
_A3 = (A4[0] * 2**0.5, A4[1] * 2**0.5)
_SIDES = {"200x100": (200, 100), "150x200": (150, 200), "150x200-two": (150, 200)}
_MARK, _AWAY, _NEAR = 4 * MM, 1 * MM, 10 * MM


@dataclass(frozen=True, slots=True)
class DeskPlate:
    """Who sits at the desk."""

    name: str
    title: str = ""
    room: str = ""


def desk_plates(
    out: Out,
    plates: Iterable[DeskPlate],
    *,
    size: Size = "200x100",
    look: Look = "song",
    run: SignRun = RUN,
) -> int:
    """Write a desk plate for each and return how many.

    `200x100` is one A4 sheet with both sides, `150x200` one of A3, `150x200-two` two of A4 that are
    pasted together. The name is set in 小标宋 or 楷体.
    """
    face = _FACES[look]
    design, drawn = load("signs/desk_plate", DeskDesign), run.style()
    width, height = (each * MM for each in _SIDES[size])
    sheet = _A3 if size == "150x200" else A4
    left = (sheet[0] - width) / 2

    def each(paper: Paper, plate: DeskPlate) -> None:
        paper.page(sheet)
        paper.bookmark(plate.name)
        if size.endswith("-two"):
            top = (sheet[1] - height) / 2
            for turn in (False, True):
                if turn:
                    paper.page(sheet)
                _marks(paper, left, top, width, height)
                with paper.at(left, top):
                    _side(paper, plate, design, drawn, face, (width, height))
        else:
            top = (sheet[1] - 2 * height) / 2
            _marks(paper, left, top, width, 2 * height)
            fold = top + height
            _fold(paper, design, drawn, left, fold, width)
            with paper.turned(left + width / 2, top + height / 2), paper.at(left, top):
                _side(paper, plate, design, drawn, face, (width, height))
            with paper.at(left, fold):
                _side(paper, plate, design, drawn, face, (width, height))

    return run.write(out, plates, each, design.title, sheet)


def _marks(paper: Paper, left: float, top: float, width: float, height: float) -> None:
    """Corners to cut along; where a side of the sheet is too near, its edges are lines instead."""
    right, bottom = left + width, top + height
    marks: list[tuple[float, float, float, float]] = []
    for x in (left, right):
        marks.append((x, top - _AWAY - _MARK, x, top - _AWAY))
        marks.append((x, bottom + _AWAY, x, bottom + _AWAY + _MARK))
    near = left < _NEAR
    for y in (top, bottom):
        if near:
            marks.append((_NEAR, y, left + right - _NEAR, y))
        else:
            marks.append((left - _AWAY - _MARK, y, left - _AWAY, y))
            marks.append((right + _AWAY, y, right + _AWAY + _MARK, y))
    paper.lines(marks, 0.35)


def _fold(
    paper: Paper, design: DeskDesign, drawn: SignStyle, left: float, y: float, width: float
) -> None:
    size, face, color = 7.5, drawn.face("text"), drawn.color("quiet")
    words = clean(design.fold)
    gap = measure(words, face, size) / 2 + 2 * MM
    middle, edge = left + width / 2, max(left, _NEAR)
    paper.dashes(
        [(edge, y, middle - gap, y), (middle + gap, y, left + left + width - edge, y)],
        0.4,
        drawn.color("line"),
    )
    paper.text(left, y + size * 0.36, words, face, size, color=color, align="center", width=width)


def _side(
    paper: Paper,
    plate: DeskPlate,
    design: DeskDesign,
    drawn: SignStyle,
    role: str,
    size: tuple[float, float],
) -> None:
    width, height = size
    margin = drawn.house.margins.desk * MM
    main, gold = drawn.color("main"), drawn.color("gold")
    upright = height > width
    inside = width - 2 * margin
    top = margin
    room = clean(plate.room)
    if room:
        top = _head(paper, room, design, drawn, (margin, margin, inside), upright=upright)
    bottom = height - margin
    band = 3.2 * MM
    paper.rectangles([(margin, bottom - band, inside, band)], main)
    paper.rectangles([(margin, bottom - band - 1.3 * MM, inside, 0.6 * MM)], gold)
    bottom -= band + 3 * MM
    sizes = design.sizes
    name = clean(plate.name)
    pieces = [
        Piece(name, drawn.face(role), sizes.name, 1 if len(name) <= 8 else 2, 0.32,
              color=drawn.color("ink"), tracking=spread(name) or _APART.get(len(name), 0.0),
              lead=1.16, even=True),
        Piece(plate.title, drawn.face("heading"), sizes.title, 2, 0.5, (9 if upright else 2) * MM,
              main, tracking=0.12, even=True),
    ]  # fmt: skip
    stack(paper, margin, top, inside, bottom - top, pieces)


def _head(
    paper: Paper,
    room: str,
    design: DeskDesign,
    drawn: SignStyle,
    where: tuple[float, float, float],
    *,
    upright: bool,
) -> float:
    """The emblem and the room; returns where the rest begins."""
    left, top, width = where
    side = design.emblem * MM * (2.4 if upright else 1)
    face, main = drawn.face("heading"), drawn.color("main")
    if upright:
        drawn.emblem(paper, left + (width - side) / 2, top + 4 * MM, side)
        top += side + 8 * MM
        piece = Piece(room, face, design.sizes.room * 1.25, 2, 0.6, color=main, even=True)
        return stack(paper, left, top, width, 18 * MM, [piece], rest=0)
    gap = 3 * MM
    size, lines = fitted(room, face, design.sizes.room, width - side - gap, 1, 7.0)
    wide = max(measure(line, face, size) for line in lines)
    x = left + (width - side - gap - wide) / 2
    drawn.emblem(paper, x, top, side)
    leading = size * 1.25
    first = top + (side - leading * len(lines)) / 2 + (leading - size) / 2 + ASCENT * size
    paper.block(x + side + gap, first, lines, face, size, leading=leading, color=main)
    return top + side + 1 * MM
