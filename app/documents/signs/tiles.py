"""A large sheet on several A4 sheets, to be pasted together where they overlap."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from app.documents.signs.drawing import SignStyle
from app.documents.typeset.page import A4, A4_WIDE, MM, Paper, clean

_FAINT = 6.5


def tiled(
    paper: Paper,
    drawn: SignStyle,
    size: tuple[float, float],
    draw: Callable[[], None],
    label: str,
    called: str,
) -> int:
    """Draw something (width, height) on as few A4 pages as hold it; how many there are.

    Neighbours share a strip that both print, bounded by a broken line to paste up to. `label` is
    told number, count, row and column; the first page is found by what it is `called`.
    """
    edge, overlap = drawn.house.margins.sheet * MM, drawn.house.margins.overlap * MM
    sheet, columns, rows = min(
        (_grid(each, size, edge, overlap) for each in (A4, A4_WIDE)), key=lambda g: g[1] * g[2]
    )
    wide, high = sheet[0] - 2 * edge, sheet[1] - 2 * edge
    # What is left over is shared out on both sides.
    left = (columns * wide - (columns - 1) * overlap - size[0]) / 2
    top = (rows * high - (rows - 1) * overlap - size[1]) / 2
    line, quiet = drawn.color("line"), drawn.color("quiet")
    number = 0
    for row in range(rows):
        for column in range(columns):
            number += 1
            paper.page(sheet)
            if number == 1:
                paper.bookmark(called)
            x, y = column * (wide - overlap), row * (high - overlap)
            with paper.within(edge, edge, wide, high), paper.at(edge + left - x, edge + top - y):
                draw()
            seams: list[tuple[float, float, float, float]] = []
            if column:
                seams.append((edge + overlap, 0, edge + overlap, edge))
                seams.append((edge + overlap, sheet[1] - edge, edge + overlap, sheet[1]))
            if row:
                seams.append((0, edge + overlap, edge, edge + overlap))
                seams.append((sheet[0] - edge, edge + overlap, sheet[0], edge + overlap))
            _corners(paper, sheet, edge, seams)
            words = clean(
                label.format(number=number, count=rows * columns, row=row + 1, column=column + 1)
            )
            paper.text(
                edge, sheet[1] - edge + 4 * MM, words, drawn.face("text"), _FAINT, color=quiet,
                align="center", width=wide,
            )  # fmt: skip
            paper.dashes(
                ([(edge + overlap, edge, edge + overlap, sheet[1] - edge)] if column else [])
                + ([(edge, edge + overlap, sheet[0] - edge, edge + overlap)] if row else []),
                0.3,
                line,
            )
    return number


def _grid(
    sheet: tuple[float, float], size: tuple[float, float], edge: float, overlap: float
) -> tuple[tuple[float, float], int, int]:
    def count(room: float, wanted: float) -> int:
        return max(ceil((wanted - overlap - 0.1) / (room - overlap)), 1)

    return sheet, count(sheet[0] - 2 * edge, size[0]), count(sheet[1] - 2 * edge, size[1])


def _corners(
    paper: Paper,
    sheet: tuple[float, float],
    edge: float,
    seams: list[tuple[float, float, float, float]],
) -> None:
    """Strokes at the corners of what is printed, to cut by, and those that seams end in."""
    far, near = edge - 1 * MM, edge - 5 * MM
    right, bottom = sheet[0] - edge, sheet[1] - edge
    marks: list[tuple[float, float, float, float]] = []
    for x in (edge, right):
        marks += [(x, near, x, far), (x, sheet[1] - far, x, sheet[1] - near)]
    for y in (edge, bottom):
        marks += [(near, y, far, y), (sheet[0] - far, y, sheet[0] - near, y)]
    for x1, y1, x2, y2 in seams:
        if x1 == x2:
            marks.append((x1, near, x1, far) if y1 == 0 else (x1, y1 + 1 * MM, x1, y1 + 5 * MM))
        else:
            marks.append((near, y1, far, y1) if x1 == 0 else (x1 + 1 * MM, y1, x1 + 5 * MM, y2))
    paper.lines(marks, 0.35)


__all__ = ["tiled"]
