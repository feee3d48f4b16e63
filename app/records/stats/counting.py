"""The numbers of a sheet in a period, folded for any district, town or place, and the records."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import Final

from app import figures
from app.figures.tally import Numbers, Span
from app.records import people, places
from app.records.duties import Duty
from app.records.stats import areas, by_hand, duty_figures, sheets
from app.records.stats.areas import NOWHERE, Where
from app.records.stats.by_hand import Hand, State
from app.records.stats.periods import Period
from app.records.stats.sheets import Cell, Sheet, Value
from app.store import Record, journal
from app.store.session import current

MOST_SHOWN: Final = 500
"""Records that are shown behind a number; of more the first."""

Way = tuple[str, ...]
"""The way down: nothing, a district, a town in it, a place in that."""


@dataclass(frozen=True)
class Line:
    """A district, town, place or person with its numbers, one for each cell of the sheet."""

    path: Way
    name: str
    numbers: Numbers


class Counted:
    """The numbers of a sheet in a period."""

    def __init__(self, sheet: Sheet, period: Period) -> None:
        self.sheet, self.period = sheet, period
        self.cells = sheets.cells(sheet)
        self.at = {each.key: number for number, each in enumerate(self.cells)}
        self._known = areas.of_persons(sheet.roles) if sheet.roles else areas.of_places()
        same = {**places.counted_as(), **people.shown_as()}
        self._joined = same
        if sheet.is_of_duties:
            self._tally, self._slots = duty_figures.tally(self.cells, period)
        else:
            counted = [
                (self.at[each.key], measure)
                for each in self.cells
                if not each.body
                for measure in each.measures
            ]
            measures = [measure for _at, measure in counted]
            self._tally = figures.tally(measures, period.first, period.last, same)
            self._slots = [at for at, _measure in counted]
        self.hands = by_hand.hands(sheet, period) if sheet.is_of_places else []
        slots: dict[str, list[int]] = {}
        for slot, at in enumerate(self._slots):
            slots.setdefault(self.cells[at].key, []).append(slot)
        by_hand.put_in(self._tally, self.hands, slots, self.where)
        by_place = self._tally.folded(lambda subject, _month: self.where(subject))
        self.by_place = {
            where: self._spread(where.body, numbers)
            for where, numbers in by_place.items()
            if where is not None
        }
        self.total = summed(self.by_place.values(), len(self.cells))

    def where(self, subject: str) -> Where | None:
        """Where a subject counts; None for somebody whom the sheet is not about."""
        return self._known.get(subject, None if self.sheet.roles else NOWHERE)

    def knows(self, path: Way) -> bool:
        """Whether there is such a district, town or place, however little was counted there."""
        return not path or any(each.path[: len(path)] == path for each in self._known.values())

    def numbers(self, path: Way = ()) -> Numbers:
        """The numbers of a district, town or place; without a path of all."""
        if not path:
            return self.total
        within = (n for where, n in self.by_place.items() if where.path[: len(path)] == path)
        return summed(within, len(self.cells))

    def lines(self, path: Way = ()) -> list[Line]:
        """What a district or town is made of, in the order of the names; of a place nothing."""
        level = len(path)
        if level >= len(areas.LEVELS):
            return []
        found: dict[str, list[Numbers]] = {}
        names: dict[str, str] = {}
        for where, numbers in self.by_place.items():
            if where.path[:level] == path:
                key = where.path[level]
                found.setdefault(key, []).append(numbers)
                names[key] = where.name if level == len(areas.LEVELS) - 1 else key
        lines = [
            Line((*path, key), names[key], summed(several, len(self.cells)))
            for key, several in found.items()
        ]
        return sorted(lines, key=lambda line: (not line.name, line.path))

    def value(self, cell: Cell, numbers: Numbers) -> Value:
        """What a cell says of some numbers; of a share the tenths of a percent, None of nothing."""
        if cell.share is None:
            return numbers[self.at[cell.key]]
        part, whole = (numbers[self.at[each]] for each in cell.share)
        return round(1000 * part / whole) if whole else None

    def parting(self, path: Way = ()) -> Way:
        """The way down to where there is more than one further way, or none any more."""
        while len(below := self.lines(path)) == 1 and len(path) < len(areas.LEVELS) - 1:
            path = below[0].path
        return path

    def by_body(self) -> list[Line]:
        """The numbers by the kind of body that the place is."""
        found: dict[str, list[Numbers]] = {}
        for where, numbers in self.by_place.items():
            found.setdefault(where.body, []).append(numbers)
        return [
            Line((body,), body, summed(several, len(self.cells))) for body, several in found.items()
        ]

    def by_month(self, path: Way = ()) -> dict[str, Numbers]:
        """The numbers of each month of the period."""

        def part(subject: str, month: str) -> tuple[str, str] | None:
            where = self.where(subject)
            if where is None or where.path[: len(path)] != path:
                return None
            return month, where.body

        months: dict[str, list[Numbers]] = {each: [] for each in self.period.named_months}
        for within, numbers in self._tally.folded(part).items():
            if within is not None:
                months[within[0]].append(self._spread(within[1], numbers))
        return {month: summed(several, len(self.cells)) for month, several in months.items()}

    def behind(self, cell: Cell, path: Way = (), most: int = MOST_SHOWN) -> list[Record]:
        """The records that a number counts; of a share those of its base."""
        if cell.share is not None:
            return self.behind(self.cells[self.at[cell.share[1]]], path, most)
        asked = self._asked(cell, path)
        found = [each for measure in cell.measures
                 for each in figures.behind(measure, *asked, most)]  # fmt: skip
        return found[:most]

    def count_behind(self, cell: Cell, path: Way = ()) -> int:
        """How many records those are."""
        if cell.share is not None:
            return self.count_behind(self.cells[self.at[cell.share[1]]], path)
        if cell.duties:
            return len(self.duties_behind(cell, path))
        asked = self._asked(cell, path)
        return sum(figures.count_behind(measure, *asked) for measure in cell.measures)

    def duties_behind(self, cell: Cell, path: Way = ()) -> list[Duty]:
        """The duties that a number counts; of a share those of its base."""
        if cell.share is not None:
            return self.duties_behind(self.cells[self.at[cell.share[1]]], path)
        subjects = self._subjects(cell, path)
        whom = None if subjects is None else set(subjects)
        return [
            each
            for each in duty_figures.behind(cell, self.period)
            if whom is None or each.subject.id in whom
        ]

    def by_hand(self, cell: Cell, path: Way = ()) -> list[Hand]:
        """What was typed by hand of a cell, whether it counts or not; of a share of its base."""
        if cell.share is not None:
            return self.by_hand(self.cells[self.at[cell.share[1]]], path)
        return list(by_hand.of_cell(self.hands, cell, path))

    def number_by_hand(self, cell: Cell, path: Way = ()) -> int:
        """How much of a number was typed by hand."""
        counting = [e for e in self.by_hand(cell, path) if e.state == State.COUNTS]
        return sum(by_hand.value(each, cell) for each in counting)

    def _asked(
        self, cell: Cell, path: Way
    ) -> tuple[datetime.date, datetime.date, Sequence[str] | None, Sequence[Span]]:
        """The period, whom a number counts for, and what gave way to numbers by hand."""
        gone: dict[Period, set[Where]] = {}
        for each in self.hands:
            if each.figure == cell.figure and each.state == State.COUNTS:
                gone.setdefault(each.period, set()).add(each.where)
        replaced = [
            (each.first, each.last, self._identities(there.__contains__))
            for each, there in gone.items()
        ]
        return self.period.first, self.period.last, self._subjects(cell, path), replaced

    def _subjects(self, cell: Cell, path: Way) -> Sequence[str] | None:
        if not path and not cell.body and not self.sheet.roles:
            return None
        return self._identities(
            lambda where: where.path[: len(path)] == path and cell.body in ("", where.body)
        )

    def _identities(self, is_meant: Callable[[Where], bool]) -> list[str]:
        """Whom anything was counted for that is somewhere, by all their identities."""
        there = self._tally.subjects()
        there |= {other for other, one in self._joined.items() if one in there}
        return [
            subject
            for subject in there
            if (where := self.where(subject)) is not None and is_meant(where)
        ]

    def _spread(self, body: str, numbers: Numbers) -> Numbers:
        """A number for each cell: those of the kind of body are those of the figure, or none."""
        found = [0] * len(self.cells)
        for slot, number in zip(self._slots, numbers, strict=True):
            found[slot] += number
        for at, cell in enumerate(self.cells):
            if cell.body == body:
                found[at] = found[self.at[cell.figure]]
        return found


def counted(name: str, period: Period) -> Counted:
    """The numbers of a sheet in a period; kept until something is written."""
    return _counted(current().folder, journal.newest(), name, period)


@lru_cache(maxsize=8)
def _counted(_folder: Path, _newest: int, name: str, period: Period) -> Counted:
    return Counted(sheets.sheet(name), period)


def summed(several: Iterable[Numbers], size: int) -> Numbers:
    """Numbers added up, one for each cell."""
    found = [0] * size
    for each in several:
        found = list(map(add, found, each))
    return found
