"""The fine lines that a certificate is printed on (底纹): a net of waves, and a rose in its middle.

A copy blurs them, and what was scraped off the paper leaves a hole in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, cos, pi, sin

from app.documents.typeset.page import MM

Point = tuple[float, float]

_APART, _WAVE, _HIGH = 4.4 * MM, 46 * MM, 3.1 * MM
"""How far apart the waves run, how long and how high they are."""
_PHASES, _SHIFT = 3, 0.35
_STEPS = 6  # points of each wave that a curve is laid through
_ROSE, _PETALS, _TURNS, _POINTS = 0.33, 12, 10, 96
_DEPTHS = (0.30, 0.16)


@lru_cache(maxsize=4)
def strokes(width: float, height: float) -> str:
    """The lines in a box (points, from its lower left) as operators that stroke them."""
    curves = [*_waves(width, height), *_roses(width / 2, height / 2, height * _ROSE)]
    return " ".join([_smooth(each, closed=each[0] == each[-1]) for each in curves]) + " S"


def _waves(width: float, height: float) -> Iterator[list[Point]]:
    """Waves across the box, those next to each other crossing."""
    count = int(height // _APART)
    first = (height - (count - 1) * _APART) / 2
    step = _WAVE / _STEPS
    places = ceil(width / step)
    for line in range(count):
        middle = first + line * _APART
        for phase in range(_PHASES):
            begin = 2 * pi * phase / _PHASES + line * _SHIFT
            yield [
                (place * step, middle + _HIGH * sin(begin + 2 * pi * place / _STEPS))
                for place in range(places + 1)
            ]


def _roses(x: float, y: float, radius: float) -> Iterator[list[Point]]:
    """Closed curves around the middle, each turned a little against the one before."""
    for size, depth in zip((1.0, 0.62), _DEPTHS, strict=True):
        for turn in range(_TURNS):
            shift = 2 * pi * turn / _TURNS
            points: list[Point] = []
            for place in range(_POINTS + 1):
                angle = 2 * pi * (place % _POINTS) / _POINTS
                away = radius * size * (1 - depth + depth * cos(_PETALS * angle + shift))
                points.append((x + away * cos(angle), y + away * sin(angle)))
            yield points


def _smooth(points: list[Point], *, closed: bool) -> str:
    """A curve through points: Catmull and Rom's, spelled as Bézier's."""
    last = len(points) - 1

    def at(place: int) -> Point:
        return points[place % last] if closed else points[max(0, min(place, last))]

    parts = [f"{points[0][0]:.1f} {points[0][1]:.1f} m"]
    for place in range(last):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (at(place + n) for n in (-1, 0, 1, 2))
        parts.append(
            f"{bx + (cx - ax) / 6:.1f} {by + (cy - ay) / 6:.1f} "
            f"{cx - (dx - bx) / 6:.1f} {cy - (dy - by) / 6:.1f} {cx:.1f} {cy:.1f} c"
        )
    return " ".join(parts)
