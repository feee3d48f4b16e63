"""The card for the wall: what is done each day, each month, and when something goes wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.documents.design import load
from app.documents.signs.design import WallCardDesign, WallCardPart, WallCardSide
from app.documents.signs.drawing import RUN, WHITE, SignRun, SignStyle, panel, ring
from app.documents.typeset.fitting import Piece, fit_pieces, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.lines import measure, wrap
from app.documents.typeset.page import A4, ASCENT, MM, Out, Paper

FLOOR: Final = 14.0
"""Points: smaller than this nothing on it is read by who stands before it."""

_LEAD: Final = 1.42
_PAD: Final = 8 * MM
_BETWEEN: Final = 3 * MM
_TALLEST_HEAD: Final = 34 * MM


@dataclass(frozen=True, slots=True)
class WallCard:
    """Whose card it is."""

    room: str
    office: bool = False


def wall_cards(out: Out, items: Iterable[WallCard], *, run: SignRun = RUN) -> int:
    """Write a card for each, and return how many."""
    design, drawn = load("signs/wall_card", WallCardDesign), run.style(FLOOR)
    edge = drawn.house.margins.sheet * MM
    wide, high = A4[0] - 2 * edge, A4[1] - 2 * edge

    def draw(paper: Paper, item: WallCard) -> None:
        paper.page(A4)
        paper.bookmark(item.room)
        with paper.at(edge, edge):
            _draw(paper, item, design, drawn, wide, high)

    return run.write(out, items, draw, design.room.title, A4)


def _draw(
    paper: Paper, item: WallCard, design: WallCardDesign, drawn: SignStyle, wide: float, high: float
) -> None:
    side = design.office if item.office else design.room
    ring(paper, 0, 0, wide, high, 1.2 * MM, drawn.color("main"), 3 * MM)
    inside = wide - 2 * _PAD
    mark = 20 * MM
    drawn.emblem(paper, _PAD, _PAD, mark)
    sizes = design.sizes
    pieces = [
        Piece(side.title, drawn.face("display"), sizes.title, 1, 0.5, color=drawn.color("main"),
              tracking=0.08, lead=1.2, floor=FLOOR),
        Piece(item.room, drawn.face("text"), sizes.room, 2, 0.9, color=drawn.color("quiet"),
              even=True, floor=FLOOR),
    ]  # fmt: skip
    left = _PAD + mark + 5 * MM
    room = inside - mark - 5 * MM
    tall = min(sum(each.height for each in fit_pieces(pieces, room, _TALLEST_HEAD)), _TALLEST_HEAD)
    tall = max(tall, mark)
    stack(paper, left, _PAD, room, tall, pieces, align="left", floor=FLOOR)
    top = _PAD + tall + _BETWEEN
    foot = len(side.fill_in) * 11 * MM
    bottom = high - _PAD - foot
    size = _size(side, drawn, sizes.text, inside, bottom - top)
    for part in side.parts:
        top = _part(paper, part, drawn, sizes.heading, size, top, inside) + _BETWEEN
    _lines_to_fill(paper, side, drawn, size, high - _PAD - foot, inside)


def _size(side: WallCardSide, drawn: SignStyle, size: float, inside: float, room: float) -> float:
    """The largest type down to the smallest that is read standing, at which everything fits."""
    while size > FLOOR and _height(side, drawn, size, inside) > room:
        size = max(size - 0.25, FLOOR)
    return size


def _height(side: WallCardSide, drawn: SignStyle, size: float, inside: float) -> float:
    return sum(
        _heading_height(size) + sum(_rows(part, drawn, size, inside)) + 3 * MM + _BETWEEN
        for part in side.parts
    )


def _heading_height(size: float) -> float:
    return size * 1.9


def _rows(part: WallCardPart, drawn: SignStyle, size: float, inside: float) -> list[float]:
    wide = inside - _mark_width(part, drawn, size)
    face = drawn.face("text")
    counts = [len(wrap(clean(each.text), face, size, wide)) for each in part.lines]
    return [count * size * _LEAD + 0.35 * size for count in counts]


def _mark_width(part: WallCardPart, drawn: SignStyle, size: float) -> float:
    face = drawn.face("heading")
    return max(measure(clean(each.mark), face, size) for each in part.lines) + 6 * MM


def _part(
    paper: Paper,
    part: WallCardPart,
    drawn: SignStyle,
    heading: float,
    size: float,
    y: float,
    inside: float,
) -> float:
    """A heading on a coloured band and what is done below it; where it ends."""
    band = _heading_height(size)
    panel(paper, _PAD, y, inside, band, drawn.color("main"), 1.5 * MM)
    title = Piece(part.heading, drawn.face("heading"), min(heading, band * 0.72), 1, 0.6,
                  color=WHITE, floor=FLOOR)  # fmt: skip
    stack(paper, _PAD + 4 * MM, y, inside - 8 * MM, band, [title], align="left", floor=FLOOR)
    y += band + 1.5 * MM
    marked = _mark_width(part, drawn, size)
    for each, high in zip(part.lines, _rows(part, drawn, size, inside), strict=True):
        base = y + (size * _LEAD - size) / 2 + ASCENT * size
        face = drawn.face("heading")
        paper.text(_PAD + 2 * MM, base, clean(each.mark), face, size, color=drawn.color("bright"))
        lines = wrap(clean(each.text), drawn.face("text"), size, inside - marked)
        paper.block(
            _PAD + marked, base, lines, drawn.face("text"), size, leading=size * _LEAD,
            color=drawn.color("ink"),
        )  # fmt: skip
        y += high
    return y + 1.5 * MM


def _lines_to_fill(
    paper: Paper, side: WallCardSide, drawn: SignStyle, size: float, y: float, inside: float
) -> None:
    for words in side.fill_in:
        y += 11 * MM
        face = drawn.face("heading")
        paper.text(_PAD + 2 * MM, y - 2 * MM, clean(words), face, size, color=drawn.color("main"))
        begin = _PAD + 2 * MM + measure(clean(words), face, size) + 3 * MM
        line = drawn.color("quiet")
        paper.lines([(begin, y - 1 * MM, _PAD + inside, y - 1 * MM)], 0.8, line)
