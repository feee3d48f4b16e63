"""Outlines as SVG spells them (the `d` of a path), read to strokes that a PDF knows."""

from __future__ import annotations

import re
from functools import lru_cache

Step = tuple[str, tuple[float, ...]]
"""`m` and `l` go to a point, `c` along a Bézier curve with two handles, `h` back to the start."""

_TOKEN = re.compile(
    r"([MmLlHhVvCcSsQqTtZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?)|[\s,]+"
)
_NEEDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
_MOST = 100_000
_FARTHEST = 1e6
"""Farther than any drawing reaches; a PDF knows neither infinity nor very large numbers."""


@lru_cache(maxsize=64)
def read(path: str) -> tuple[Step, ...]:
    """The steps of an outline in its own units. Raises ValueError, for arcs (A) too."""
    if len(path) > _MOST:
        raise ValueError("an outline that long")
    steps: list[Step] = []
    at = start = handle = (0.0, 0.0)
    before = ""
    for command, numbers in _commands(path):
        word, own = command.upper(), command.islower()
        if not steps and word != "M":
            raise ValueError("an outline that does not begin with M")
        base = at if own else (0.0, 0.0)
        if word == "Z":
            steps.append(("h", ()))
            at = start
        elif word in "HV":
            across = word == "H"
            at = (numbers[0] + base[0], at[1]) if across else (at[0], numbers[0] + base[1])
            steps.append(("l", at))
        else:
            points = [
                (numbers[n] + base[0], numbers[n + 1] + base[1]) for n in range(0, len(numbers), 2)
            ]
            if word in "ML":
                steps.append((word.lower(), points[0]))
            else:
                one, other, handle = _handles(word, points, at, handle, before)
                steps.append(("c", (*one, *other, *points[-1])))
            at = points[-1]
            if word == "M":
                start = at
        if word not in "CSQT":
            handle = at
        before = word
    if not steps:
        raise ValueError("an empty outline")
    return tuple(steps)


Point = tuple[float, float]


def _handles(
    word: str, points: list[Point], at: Point, handle: Point, before: str
) -> tuple[Point, Point, Point]:
    """The two handles of a curve, and the one that the next may mirror."""
    if word == "C":
        return points[0], points[1], points[1]
    if word == "S":
        return _mirrored(at, handle) if before in "CS" and before else at, points[0], points[0]
    if word == "Q":
        middle = points[0]
    else:
        middle = _mirrored(at, handle) if before in "QT" and before else at
    end = points[-1]
    one = (at[0] + (middle[0] - at[0]) * 2 / 3, at[1] + (middle[1] - at[1]) * 2 / 3)
    other = (end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3)
    return one, other, middle


def _mirrored(at: Point, handle: Point) -> Point:
    return 2 * at[0] - handle[0], 2 * at[1] - handle[1]


def _commands(path: str) -> list[tuple[str, tuple[float, ...]]]:
    found: list[tuple[str, tuple[float, ...]]] = []
    word, place = "", 0
    numbers: list[float] = []
    for match in _TOKEN.finditer(path):
        if match.start() != place:
            break
        place = match.end()
        if match[1]:
            found += _grouped(word, numbers)
            word, numbers = match[1], []
        elif match[2]:
            numbers.append(float(match[2]))
            if not abs(numbers[-1]) <= _FARTHEST:
                raise ValueError("an outline that reaches too far")
    if place != len(path):
        raise ValueError(f"an outline with {path[place : place + 8]!r} in it")
    return found + _grouped(word, numbers)


def _grouped(word: str, numbers: list[float]) -> list[tuple[str, tuple[float, ...]]]:
    if not word:
        if numbers:
            raise ValueError("an outline that does not begin with M")
        return []
    need = _NEEDS[word.upper()]
    if (need == 0 and numbers) or (need and (not numbers or len(numbers) % need)):
        raise ValueError(f"{len(numbers)} numbers after {word}")
    if not need:
        return [(word, ())]
    groups = [tuple(numbers[n : n + need]) for n in range(0, len(numbers), need)]
    # What follows the first point of a move is drawn to.
    further = {"M": "L", "m": "l"}.get(word, word)
    return [(word if n == 0 else further, group) for n, group in enumerate(groups)]
