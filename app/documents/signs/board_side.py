"""The right side of a notice board: duties, or principles and functions, and the hours."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.documents.signs.design import BoardDesign, Term
from app.documents.signs.drawing import WHITE, SignStyle, panel
from app.documents.typeset.fitting import Piece, fit_pieces, stack
from app.documents.typeset.page import MM, Paper

_HEAD = 13 * MM
_GAP = 7 * MM
# Where hours are parted into lines: at what parts them in writing.
_APART = re.compile(r"[\n；;\u3000]+")

Heading = Callable[[Paper, str, BoardDesign, SignStyle, float, float, float], None]


def side(
    paper: Paper,
    hours: str,
    design: BoardDesign,
    drawn: SignStyle,
    heading: Heading,
    *,
    neutral: bool,
    box: tuple[float, float, float, float],
) -> None:
    """What stands beside the people in a box (x, y, width, height)."""
    x, y, width, height = box
    bottom = y + height
    if hours:
        pieces = [
            Piece(each, drawn.face("text"), design.sizes.item, 2, 0.6, color=drawn.color("ink"),
                  lead=1.5, even=True, floor=drawn.floor)
            for each in _APART.split(hours)[:8]
        ]  # fmt: skip
        tall = min(sum(each.height for each in fit_pieces(pieces, width, 44 * MM)), 44 * MM)
        top = bottom - tall - _HEAD
        heading(paper, design.hours, design, drawn, x, top, width)
        stack(paper, x, top + _HEAD, width, tall, pieces, align="left", floor=drawn.floor)
        bottom = top - _GAP
    if neutral and design.principle_list:
        heading(paper, design.principles, design, drawn, x, y, width)
        y = _tags(paper, design, drawn, x, y + _HEAD, width) + _GAP
    words, said = (
        (design.functions, design.function_list) if neutral else (design.duties, design.duty_list)
    )
    if said:
        heading(paper, words, design, drawn, x, y, width)
        _list(paper, said, design, drawn, x, y + _HEAD, width, bottom - y - _HEAD)


def _tags(
    paper: Paper, design: BoardDesign, drawn: SignStyle, x: float, y: float, width: float
) -> float:
    words = design.principle_list
    gap, tall = 3 * MM, 13 * MM
    wide = (width - gap * (len(words) - 1)) / len(words)
    for place, each in enumerate(words):
        left = x + place * (wide + gap)
        panel(paper, left, y, wide, tall, drawn.color("main"), 1.5 * MM)
        piece = Piece(each, drawn.face("heading"), design.sizes.principle, 1, 0.3, color=WHITE)
        stack(paper, left + 1 * MM, y, wide - 2 * MM, tall, [piece], floor=drawn.floor)
    return y + tall


def _list(
    paper: Paper,
    said: tuple[Term, ...],
    design: BoardDesign,
    drawn: SignStyle,
    x: float,
    y: float,
    width: float,
    height: float,
) -> None:
    """Each word with a number before it and what is meant below, spread over the height."""
    size = design.sizes.item
    tall = min(height / len(said), 31 * MM)
    mark = 8 * MM
    left, wide = x + mark + 3.5 * MM, width - mark - 3.5 * MM

    def pieces(each: Term, shrink: float) -> list[Piece]:
        return [
            Piece(each.name, drawn.face("heading"), size * 1.06 * shrink, 1, 0.6,
                  color=drawn.color("main"), floor=drawn.floor),
            Piece(each.text, drawn.face("text"), size * 0.94 * shrink, 3, 0.7, 0.8 * MM,
                  drawn.color("ink"), lead=1.42, even=True, floor=drawn.floor),
        ]  # fmt: skip

    def fits(shrink: float) -> bool:
        return all(
            sum(line.height for line in fit_pieces(pieces(each, shrink), wide, 1000 * MM))
            <= tall - 2 * MM
            for each in said
        )

    # All in one size, however much each says.
    shrink = next((n / 100 for n in range(100, 30, -4) if fits(n / 100)), 0.3)
    for place, each in enumerate(said):
        top = y + place * tall
        panel(paper, x, top + 0.6 * MM, mark, mark, drawn.color("pale"), mark / 2)
        number = Piece(str(place + 1), drawn.face("heading"), 14, color=drawn.color("main"))
        stack(paper, x, top + 0.6 * MM, mark, mark, [number], floor=drawn.floor)
        stack(paper, left, top + 1 * MM, wide, tall - 2 * MM, pieces(each, shrink),
              align="left", rest=0, floor=drawn.floor)  # fmt: skip
