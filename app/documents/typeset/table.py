"""Ruled rows of cells that go on over the pages, splitting where they must."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.documents.typeset.fonts import Face, clean
from app.documents.typeset.lines import measure, wholes, wrap
from app.documents.typeset.page import ASCENT, BLACK, MM, Align, Color, Paper

PAD_X, PAD_Y = 1.4 * MM, 1.2 * MM
_LEAST = 2  # lines that a split leaves on either page
_SMALLEST = 6.0  # points: smaller than this no number is set, whatever its column
_SHADE: Color = (0.925,)
_MOVED = 0.25  # of a page: a row lower than this goes to the next page whole


@dataclass(slots=True)
class Cell:
    """Lines in a box `width` points wide; `again` repeats them where the row goes on."""

    lines: list[str]
    width: float
    face: Face
    size: float
    leading: float
    align: Align = "left"
    middle: bool = True
    again: list[str] | None = None
    color: Color = BLACK
    tracking: float = 0.0

    @property
    def height(self) -> float:
        """What the lines and the air around them need."""
        return len(self.lines) * self.leading + 2 * PAD_Y


@dataclass(slots=True)
class Row:
    """Cells side by side. `whole` rows never split; `stretch` takes room that is left over;
    a `head` stands on light grey. `tag`, whatever the caller marks a row with, stays with the part
    on the earlier page.
    """

    cells: list[Cell]
    least: float = 0.0
    whole: bool = False
    head: bool = False
    stretch: float = 0.0
    tag: Any = None
    paint: Callable[[Paper, float, float, float], None] | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max([self.least, *(cell.height for cell in self.cells)])

    def split(self, room: float, fresh: float) -> tuple[Row, Row] | None:
        """The part that fits into `room` and the rest, or nothing where the row should move on."""
        if self.whole or (self.height <= fresh and self.height < fresh * _MOVED):
            return None
        fits = [int((room - 2 * PAD_Y) / cell.leading) for cell in self.cells]
        counts = [
            min(fit, len(cell.lines)) if cell.again is None else len(cell.lines)
            for cell, fit in zip(self.cells, fits, strict=True)
        ]
        longest = max(range(len(counts)), key=lambda i: len(self.cells[i].lines))
        left = len(self.cells[longest].lines) - counts[longest]
        if 0 < left < _LEAST:
            counts[longest] -= _LEAST - left
        if counts[longest] < _LEAST or left <= 0:
            return None
        if any(
            c.again is not None and n > f for c, n, f in zip(self.cells, counts, fits, strict=True)
        ):
            return None
        first = [replace(c, lines=c.lines[:n]) for c, n in zip(self.cells, counts, strict=True)]
        rest = [
            replace(c, lines=c.lines[n:] if c.again is None else c.again)
            for c, n in zip(self.cells, counts, strict=True)
        ]
        return Row(first, tag=self.tag), Row(rest, stretch=self.stretch)


def cell(
    text: str,
    width: float,
    face: Face,
    size: float,
    *,
    leading: float = 0.0,
    align: Align = "left",
    middle: bool = True,
    again: str | None = None,
) -> Cell:
    """A cell with its text broken into lines; smaller where a date or number would be parted."""
    room = width - 2 * PAD_X
    leading = leading or size * 1.35
    widest = widest_whole(text, face) if text else 0.0
    if widest * size > room:
        size = max(room / widest, min(_SMALLEST, size))
    lines = wrap(text, face, size, room, whole=True) if text else []
    repeated = None if again is None else wrap(again, face, size, room)
    return Cell(lines, width, face, size, leading, align, middle, repeated)


def widest_whole(text: str, face: Face) -> float:
    """The width of the widest date, number or amount in a text, in sizes."""
    text = clean(text)
    return max((measure(text[begin:end], face, 1) for begin, end in wholes(text)), default=0.0)


def at_least(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths of columns none of which is narrower than it must be, while the others can give."""
    lacking = sum(max(need - width, 0) for width, need in zip(widths, least, strict=True))
    spare = sum(max(width - need, 0) for width, need in zip(widths, least, strict=True))
    if not lacking or not spare:
        return list(widths)
    given, taken = min(spare / lacking, 1), min(lacking / spare, 1)
    return [
        width + (need - width) * (given if need > width else taken)
        for width, need in zip(widths, least, strict=True)
    ]


def paginate(rows: Iterable[Row], first: float, fresh: float) -> Iterator[list[Row]]:
    """The rows of each page, on the first of which there is `first` room and then `fresh`."""
    page: list[Row] = []
    room = first
    for whole in rows:
        row = whole
        while row.height > room + 0.01:
            parts = row.split(room, fresh)
            if parts is None and not page and room >= fresh:
                break
            if parts is not None:
                page.append(parts[0])
                row = parts[1]
            yield page
            page, room = [], fresh
        page.append(row)
        room -= row.height
    yield page


def keep_end(pages: list[list[Row]]) -> None:
    """Give a last row that stands alone on its page the row before it for company."""
    if len(pages) > 1 and len(pages[-1]) == 1 and len(pages[-2]) > 1:
        pages[-1].insert(0, pages[-2].pop())


def stretch(rows: list[Row], room: float) -> None:
    """Give what is left of a page to the rows that may grow."""
    left = room - sum(row.height for row in rows)
    shares = sum(row.stretch for row in rows)
    if left > 0 and shares:
        for row in rows:
            row.height += left * row.stretch / shares


def draw_rows(
    paper: Paper, rows: Iterable[Row], x: float, y: float, line: float, color: Color = BLACK
) -> float:
    """Draw rows from the point down and return where they end; rules between cells and rows."""
    for row in rows:
        if row.head:
            wide = sum(piece.width for piece in row.cells)
            # Clear of the rule above, which is there already.
            ground = (x + line / 2, y + line / 2, wide - line, row.height - line)
            paper.rectangles([ground], _SHADE)
        at = x
        rules: list[tuple[float, float, float, float]] = []
        for piece in row.cells:
            if piece.lines:
                slack = row.height - len(piece.lines) * piece.leading
                top = y + (slack / 2 if piece.middle else PAD_Y)
                base = top + (piece.leading - piece.size) / 2 + ASCENT * piece.size
                paper.block(
                    at + PAD_X,
                    base,
                    piece.lines,
                    piece.face,
                    piece.size,
                    leading=piece.leading,
                    align=piece.align,
                    width=piece.width - 2 * PAD_X,
                    color=piece.color,
                    tracking=piece.tracking,
                )
            rules.append((at, y, at, y + row.height))
            at += piece.width
        if row.paint:
            row.paint(paper, x, y, row.height)
        if row.cells:
            rules += [(at, y, at, y + row.height), (x, y + row.height, at, y + row.height)]
            paper.lines(rules, line, color)
        y += row.height
    return y
