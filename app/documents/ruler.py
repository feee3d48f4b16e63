"""The sheet that shows how far a printer prints off its place, without any tool but a fold."""

from __future__ import annotations

from app.documents.design import RulerDesign, load
from app.documents.typeset.fonts import SANS, SANS_BOLD
from app.documents.typeset.page import A4, MM, TRUE, Calibration, Out, Paper

_REACH = 15  # millimetres either side of nought


def ruler_sheet(out: Out, calibration: Calibration = TRUE) -> None:
    """Write the test sheet: folded in half both ways, its creases point at the two numbers; on its
    back an arrow.

    The number read is the correction itself: how far what is printed must move right and down.
    """
    design = load("ruler", RulerDesign)
    with Paper(out, title=design.title, calibration=calibration) as paper:
        paper.page(A4)
        middle = A4[0] / 2
        paper.text(
            0, 34 * MM, design.title, SANS_BOLD, 20, align="center", width=A4[0], tracking=0.1
        )
        for number, step in enumerate(design.steps):
            paper.text(25 * MM, (47 + 8 * number) * MM, step, SANS, 11)
        _across(paper, middle, 112 * MM, design.across)
        _down(paper, 52 * MM, A4[1] / 2, design.down)
        _hundreds(paper, design.hundred)
        _edges(paper, design.smallest)
        paper.page(A4)
        _back(paper, design.back)


def _back(paper: Paper, lines: tuple[str, ...]) -> None:
    """The other side: an arrow that shows over which edge the printer turns the paper."""
    middle, top, foot = A4[0] / 2, 70 * MM, 150 * MM
    wing = 18 * MM
    strokes = [
        (middle, top, middle, foot),
        (middle, top, middle - wing, top + wing),
        (middle, top, middle + wing, top + wing),
    ]
    paper.lines(strokes, 3)
    for number, line in enumerate(lines):
        paper.text(0, foot + (16 + 9 * number) * MM, line, SANS, 13, align="center", width=A4[0])


def _across(paper: Paper, middle: float, y: float, label: str) -> None:
    strokes = [(middle - _REACH * MM, y, middle + _REACH * MM, y)]
    for step in range(-_REACH, _REACH + 1):
        x = middle + step * MM
        strokes.append((x, y - _tick(step), x, y + (7 * MM if step == 0 else 0)))
        if step % 5 == 0:
            paper.text(x - 20, y - 6.2 * MM, _signed(step), SANS, 6.5, align="center", width=40)
    paper.lines(strokes, 0.4)
    paper.text(middle - (_REACH + 20) * MM, y + 3, label, SANS_BOLD, 12)


def _down(paper: Paper, x: float, middle: float, label: str) -> None:
    strokes = [(x, middle - _REACH * MM, x, middle + _REACH * MM)]
    for step in range(-_REACH, _REACH + 1):
        y = middle + step * MM
        strokes.append((x - _tick(step), y, x + (7 * MM if step == 0 else 0), y))
        if step % 5 == 0:
            paper.text(
                x - 6.2 * MM - 30, y + 3.2, _signed(step), SANS, 6.5, align="right", width=30
            )
    paper.lines(strokes, 0.4)
    paper.text(x - 14, middle - (_REACH + 6) * MM, label, SANS_BOLD, 12)


def _hundreds(paper: Paper, label: str) -> None:
    x, y, end = 50 * MM, 245 * MM, 100 * MM
    up, foot = 180 * MM, 115 * MM
    strokes = [(x, y, x + end, y), (up, foot, up, foot + end)]
    for step in range(101):
        size = 4 * MM if step % 10 == 0 else 2.4 * MM if step % 5 == 0 else 1.4 * MM
        strokes.append((x + step * MM, y, x + step * MM, y + size))
        strokes.append((up, foot + step * MM, up + size, foot + step * MM))
    paper.lines(strokes, 0.4)
    paper.text(x, y - 6, label, SANS, 10, align="center", width=end)
    paper.text(up - 40 * MM, foot + end / 2, label, SANS, 10, align="right", width=38 * MM)


def _edges(paper: Paper, label: str) -> None:
    wide, high = A4
    strokes: list[tuple[float, float, float, float]] = []
    for step in range(3, 16, 2):
        off, shift = step * MM, (step - 3) * 5 * MM
        x, y = 60 * MM + shift, 200 * MM + shift
        strokes.append((x, off, x + 8 * MM, off))
        strokes.append((x, high - off, x + 8 * MM, high - off))
        strokes.append((off, y, off, y + 8 * MM))
        strokes.append((wide - off, y, wide - off, y + 8 * MM))
        paper.text(x + 2.6 * MM, off + 9, str(step), SANS, 8)
        paper.text(x + 2.6 * MM, high - off - 4, str(step), SANS, 8)
        paper.text(off + 3, y + 5 * MM, str(step), SANS, 8)
        paper.text(wide - off - 23, y + 5 * MM, str(step), SANS, 8, align="right", width=20)
    paper.lines(strokes, 0.6)


def _tick(step: int) -> float:
    return (5 if step % 5 == 0 else 3) * MM


def _signed(step: int) -> str:
    return f"+{step}" if step > 0 else f"−{-step}" if step else "0"
