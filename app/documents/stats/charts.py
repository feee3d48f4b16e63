"""Charts of numbers, drawn by the same pen for the screen and for paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Final

from app.documents.design import HouseDesign, load
from app.documents.typeset.fonts import SANS
from app.documents.typeset.lines import fitted, measure
from app.documents.typeset.page import Paper
from app.documents.typeset.pen import Color, Pen

SIZE: Final = 9.0
"""Points of the words in a chart."""
BAR: Final = 16.0
"""Points from one bar to the next."""
_NAMES, _NUMBERS = 0.28, 0.16
_FOOT: Final = 15.0
_STEPS: Final = (1, 2, 5)
_DOT: Final = 3.2
_AIR: Final = 3.0
"""Points between two labels below the lines."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it is called, how long it is, and the number in words."""

    name: str
    value: float
    words: str


@dataclass(frozen=True)
class Series:
    """One line: what it is called, and a value for each point; None where there is none yet."""

    name: str
    values: Sequence[float | None]


Draw = Callable[[Pen, float, float], None]
"""Draws a chart in so many points across and down."""


def bars_height(bars: Sequence[Bar]) -> float:
    """Points that so many bars take."""
    return BAR * max(1, len(bars)) + 2


def bars(several: Sequence[Bar]) -> Draw:
    """Bars one below the other, each with its name and its number."""

    def draw(pen: Pen, width: float, _height: float) -> None:
        house = load("house", HouseDesign)
        left, right = width * _NAMES, width * _NUMBERS
        most = max((each.value for each in several), default=0) or 1
        for at, each in enumerate(several):
            base = at * BAR + SIZE + 2
            name, size = fitted(each.name, SANS, SIZE, left - 6)
            pen.text(0, base, name, SANS, size, align="right", width=left - 6)
            long = max(0.6, (width - left - right) * each.value / most)
            place = (left, at * BAR + 2, long, BAR - 5)
            pen.rectangles([place], house.color("main"))
            pen.text(left + long + 4, base, each.words, SANS, SIZE, color=house.color("quiet"))

    return draw


def trend(labels: Sequence[str], series: Sequence[Series], say: Callable[[float], str]) -> Draw:
    """Lines over the months; the first series in strong colour, the others quiet and broken."""

    def draw(pen: Pen, width: float, height: float) -> None:
        house = load("house", HouseDesign)
        values = [v for each in series for v in each.values if v is not None]
        top = ceiling(max(values, default=0))
        left, head = 52.0, SIZE + 8
        tall, wide = height - head - _FOOT, width - left - 12
        quiet, line = house.color("quiet"), house.color("line")
        for share in (0.0, 0.5, 1.0):
            level = head + tall * (1 - share)
            pen.lines([(left, level, left + wide, level)], 0.4, line)
            words = say(top * share)
            pen.text(0, level + 3, words, SANS, SIZE, color=quiet, align="right", width=left - 6)
        step = wide / max(1, len(labels) - 1)
        widest = max((measure(each, SANS, SIZE) for each in labels), default=0) + _AIR
        # As many as stand beside each other without running into one word.
        said_each = max(1, ceil(widest / max(step, 1.0)))
        for at, label in list(enumerate(labels))[::said_each]:
            place = left + at * step - step / 2
            pen.text(place, height - 3, label, SANS, SIZE, color=quiet, align="center", width=step)
        colors: list[Color] = [house.color("main"), quiet]
        for number, each in reversed(list(enumerate(series))):
            color = colors[min(number, 1)]
            points = [
                (left + at * step, head + tall * (1 - value / top))
                for at, value in enumerate(each.values)
                if value is not None
            ]
            joined = [(*one, *other) for one, other in pairwise(points)]
            (pen.dashes if number else pen.lines)(joined, 1.4 if not number else 0.9, color)
            dots = [(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT) for x, y in points]
            if dots and not number:
                pen.rectangles(dots, color)
        _legend(pen, width, series, colors)

    return draw


def _legend(pen: Pen, width: float, series: Sequence[Series], colors: Sequence[Color]) -> None:
    at = width
    for number, each in reversed(list(enumerate(series))):
        at -= measure(each.name, SANS, SIZE) + 26
        color = colors[min(number, 1)]
        stroke = [(at, SIZE - 3, at + 16, SIZE - 3)]
        (pen.dashes if number else pen.lines)(stroke, 1.4, color)
        pen.text(at + 19, SIZE, each.name, SANS, SIZE, color=color)


def ceiling(most: float) -> float:
    """A round number, not below the largest value, that the scale ends with."""
    if most <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= most:
        power *= 10
    while power > most:
        power /= 10
    return next((n * power for n in (*_STEPS, 10) if n * power >= most), 10 * power)


def picture(draw: Draw, width: float, height: float) -> bytes:
    """A chart alone, as the one page of a PDF of so many points."""
    out = BytesIO()
    with Paper(out, title="chart") as paper:
        paper.page((width, height))
        draw(paper, width, height)
    return out.getvalue()
