"""One figure for every row of a form that begins with the name of a place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from app.books import guard
from app.books.superior.form import FormSheet, Place, spelled, without_digits
from app.records.stats import superior
from app.records.stats.areas import LEVELS
from app.records.stats.counting import Way
from app.records.stats.superior import Asked

_SHORTEST = 2
"""Characters of a name that was written short, as 店子 for 店子镇."""


def by_place(sheet: FormSheet, cell: str, asked: Asked) -> dict[Place, Asked]:
    """The cells from one on downwards whose row names a place, each with the figure of that place.

    Towns are looked for first, then places in one, then districts; a name that is not plain is
    left out, as are cells that count by themselves.
    """
    place = guard.place_of(cell)
    if place is None or not asked.counts:
        return {}
    named = _named(superior.ways(asked.counts))
    found: dict[Place, Asked] = {}
    for row in range(place[0] + 1, sheet.rows + 1):
        name = spelled(row, place[1] + 1)
        if name in sheet.covered or sheet.cell(name).formula:
            continue
        before = (sheet.cell(spelled(row, at)) for at in range(1, place[1] + 1))
        ways = (_way(named, each.text) for each in before if each.words)
        if way := next(filter(None, ways), ()):
            found[sheet.name, name] = replace(asked, path=way)
    return found


def _named(ways: list[tuple[Way, str]]) -> list[dict[str, set[Way]]]:
    """The names of each level, in the order in which they are looked for."""
    levels: list[defaultdict[str, set[Way]]] = [defaultdict(set) for _level in LEVELS]
    for way, name in ways:
        if way:
            levels[len(way) - 1][without_digits(name)].add(way)
    district, town, place = levels
    return [town, place, district]


def _way(named: list[dict[str, set[Way]]], text: str) -> Way:
    said = without_digits(text)
    if len(said) < _SHORTEST:
        return ()
    for level in named:
        ways = level.get(said) or {
            way for name, several in level.items() if name.startswith(said) for way in several
        }
        if len(ways) == 1:
            return next(iter(ways))
    return ()
