"""Small things side by side on a sheet, with marks to cut them apart by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from app.documents.typeset.page import A4, MM, Paper, Progress

T = TypeVar("T")

# Short and close by, so that printers which leave 12 mm white still draw them.
_MARK, _MARK_AWAY = 2 * MM, 1 * MM
BLEED = 0.8 * MM
"""How far a colour goes on beyond the edge, so that half a millimetre amiss in cutting is not seen.

Where things touch, both sides of the cut have the same colour.
"""
_HAIRLINE = 0.35


def cut_marks(
    paper: Paper,
    left: float,
    top: float,
    width: float,
    height: float,
    columns: int,
    rows: int,
) -> None:
    """Short strokes around a block of so many things of one size, none of them inside it."""
    right, bottom = left + columns * width, top + rows * height
    marks: list[tuple[float, float, float, float]] = []
    for column in range(columns + 1):
        x = left + column * width
        marks.append((x, top - _MARK_AWAY - _MARK, x, top - _MARK_AWAY))
        marks.append((x, bottom + _MARK_AWAY, x, bottom + _MARK_AWAY + _MARK))
    for row in range(rows + 1):
        y = top + row * height
        marks.append((left - _MARK_AWAY - _MARK, y, left - _MARK_AWAY, y))
        marks.append((right + _MARK_AWAY, y, right + _MARK_AWAY + _MARK, y))
    paper.lines(marks, _HAIRLINE)


def sheets(
    paper: Paper,
    items: Iterable[T],
    draw: Callable[[Paper, T], None],
    size: tuple[float, float],
    grid: tuple[int, int] | None,
    *,
    called: Callable[[T], str],
    back: Callable[[Paper, T], None] | None = None,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Draw things (width, height) on A4 in so many columns and rows, or each on a page of its own.

    With `back` a page of backs follows each page, in the order that lies behind it when the sheet
    is turned over its long edge. A page is found by what the first thing on it is `called`.
    Returns how many things there were.
    """
    columns, rows = grid or (1, 1)
    width, height = size
    page = A4 if grid else size
    left = (A4[0] - columns * width) / 2 if grid else 0.0
    top = (A4[1] - rows * height) / 2 if grid else 0.0
    behind: list[T] = []
    done = 0

    def turn() -> None:
        if back is None or not behind:
            return
        paper.page(page)
        if grid:
            cut_marks(paper, left, top, width, height, columns, rows)
        for place, item in enumerate(behind):
            # What lies on the left in front lies on the right behind.
            column, row = columns - 1 - place % columns, place // columns
            with paper.at(left + column * width, top + row * height):
                back(paper, item)
        behind.clear()

    for done, item in enumerate(items, start=1):
        place = (done - 1) % (columns * rows)
        if place == 0:
            turn()
            paper.page(page)
            paper.bookmark(called(item))
            if grid:
                cut_marks(paper, left, top, width, height, columns, rows)
        with paper.at(left + place % columns * width, top + place // columns * height):
            draw(paper, item)
        behind.append(item)
        if len(behind) > columns * rows - 1 and back is None:
            behind.clear()
        if progress:
            progress(done, total)
    turn()
    if not done:
        paper.page(page)
    return done
