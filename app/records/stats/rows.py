"""The rows that a sheet is read in: by district, town, place, kind of body or month."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

from app import codes
from app.language import N_, _
from app.records.stats import periods, words
from app.records.stats.areas import LEVELS
from app.records.stats.counting import Counted, Line, Way
from app.records.stats.sheets import Cell
from app.store.session import current

BY: Final = {
    "district": N_("By district"),
    "town": N_("By town"),
    "place": N_("By place"),
    "body": N_("By kind of body"),
    "month": N_("By month"),
}


def rows(counted: Counted, by: str, path: Way = ()) -> list[Line]:
    """The rows of a sheet below a district or town: one for each of what `by` names."""
    if by == "body":
        listed = codes.load("body_kind")
        found = {line.name: line for line in counted.by_body()}
        return [
            Line(found[each.code].path, each.label, found[each.code].numbers)
            for each in listed.entries
            if each.code in found
        ]
    if by == "month":
        return [
            Line((month,), month_words(month), numbers)
            for month, numbers in counted.by_month(path).items()
        ]
    return [*_down(counted, [path], LEVELS.index(by) + 1)]


def _down(counted: Counted, paths: Iterable[Way], level: int) -> list[Line]:
    """Everything on a level below some paths, in their order."""
    found: list[Line] = []
    for path in paths:
        below = counted.lines(path)
        if len(path) + 1 >= level:
            found += below
        else:
            found += _down(counted, [each.path for each in below], level)
    return found


def named(line: Line) -> str:
    """What a row is called; what names no place is said to."""
    return line.name or _("Place unknown")


def month_words(month: str) -> str:
    """A month such as 2026-11 as people say it."""
    return periods.words(periods.of(datetime.date.fromisoformat(f"{month}-01"), "month"))


def course(counted: Counted, path: Way, cell: Cell) -> list[float | None]:
    """A value for each month of a period; none for those to come."""
    today = f"{current().today():%Y-%m}"
    return [
        None if month > today else words.plain(cell.unit, counted.value(cell, numbers))
        for month, numbers in counted.by_month(path).items()
    ]
