"""A sheet on which numbers from paper are typed: a row for each room, a column for each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.errors import AppError, Missing
from app.fields import Hours, Kind, Money, Whole
from app.language import _
from app.messages import words
from app.records import places, reported, rooms
from app.records.listed import TableColumn
from app.records.stats import areas, by_hand, hand_checks, periods, sheets
from app.records.stats.by_hand import MOST, HandNumber
from app.records.stats.hand_checks import LongerPeriod, NamedTwice, NotARoom
from app.records.stats.hand_rows import ROOM, Row
from app.records.stats.periods import Period
from app.records.stats.sheets import Cell, Sheet
from app.store import journal

_NAME, _NUMBER, _LETTER = 150, 96, 17
"""Pixels at 100 % of the columns, and of a character above one."""


@dataclass(frozen=True)
class HandSheet:
    """What is typed on one sheet: numbers of a period, a figure each or the parts of one."""

    sheet: Sheet
    period: Period
    cells: tuple[Cell, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns: the room, and a key each."""
        return (ROOM, *(each.key for each in self.cells))

    def rows(self) -> list[Row]:
        """Rooms on paper with what was typed for them, the empty row last."""
        kept: dict[str, Row] = {}
        written = by_hand.last_written()
        same = places.counted_as()
        for each in by_hand.typed(self.sheet.name, self.period):
            row = kept.setdefault(same.get(each.place, each.place), Row(each.place))
            cell = next((c for c in self.cells if c.key == each.cell), None)
            if cell is not None and each.period == self.period:
                row.kept[cell.key] = each
                row.typed[cell.key] = _kind(cell).show(each.number)
        for place in _on_paper(self.period):
            kept.setdefault(same.get(place, place), Row(place))
        for row in kept.values():
            row.typed[ROOM] = places.name_of(row.place)
            day = written.get(_path(row.place))
            row.written = day.isoformat() if day and day > self.period.last else ""
            row.at_first = dict(row.typed)
        codes = places.codes()

        def order(row: Row) -> str:
            """The code, whether a place of the directory has a record by now or not."""
            place = row.place or ""
            return codes.get(place, place)

        return [*sorted(kept.values(), key=order), Row()]

    def with_draft(self, rows: Sequence[Row], raw: Sequence[Mapping[str, Any]]) -> list[Row]:
        """The rows with what a draft kept of them, and those that it alone has."""
        found = [row for row in rows if row.place or not row.empty]
        by_place = {row.place: row for row in found if row.place}
        for each in raw:
            row = by_place.get(each.get("place") or "")
            if row is None:
                row = Row(each.get("place"))
                found.append(row)
            for name, text in each.get("typed", {}).items():
                if name in self.names:
                    self.take(row, name, text)
        return [*found, Row()]

    def columns(self) -> list[TableColumn]:
        """The columns as they are shown."""
        titles = {each.key: str(each.title) for each in self.cells}
        number = [
            (key, title, max(_NUMBER, _LETTER * min(len(title), 14) + 24))
            for key, title in titles.items()
        ]
        return [
            TableColumn(name, label, partial(Row.shown, name=name), width,
                        look=partial(Row.look, name=name), right=name != ROOM, whole=name != ROOM)
            for name, label, width in ((ROOM, _("Room"), _NAME), *number)
        ]  # fmt: skip

    def take(self, row: Row, name: str, text: str) -> None:
        """Read what was typed into a cell; a refusal stands beside it."""
        text = text.strip()
        row.errors.pop(name, None)
        try:
            if name == ROOM:
                self._take_room(row, text)
            else:
                kind = _kind(self._cell(name))
                row.typed[name] = text
                row.typed[name] = kind.show(kind.parse(text)) if text else ""
        except AppError as refusal:
            row.errors[name] = words(refusal)

    def choose(self, row: Row, place: str) -> None:
        """Say which place a row is of."""
        row.place, row.typed[ROOM] = place, places.name_of(place)
        row.errors.pop(ROOM, None)

    def save(self, rows: Sequence[Row]) -> int | None:
        """Keep what was typed, in one action; how many numbers changed, None where some is wrong.

        What is wrong stands beside its cell, and nothing is kept.
        """
        used = [row for row in rows if row.place or not row.empty]
        self._check(used)
        if any(row.errors for row in used):
            return None
        changed = [
            (row, cell, self._number(row, cell))
            for row in used
            for cell in self.cells
            if self._number(row, cell) != _was(row, cell)
        ]
        if not changed:
            return 0
        with journal.action("hand_number.keep") as act:
            for row, cell, number in changed:
                self._write(act, row, cell, number)
        return len(changed)

    def _write(self, act: journal.Action, row: Row, cell: Cell, number: int | None) -> None:
        there = row.kept.get(cell.key)
        if number is None:
            assert there is not None
            act.void(there, "mistake", _("Taken away"))
            row.kept.pop(cell.key)
        elif there is not None:
            row.kept[cell.key] = act.change(there, number=number)
        else:
            place = places.with_place(act, {"place": row.place}, "place")
            row.place = place["place"]
            row.kept[cell.key] = act.add(
                HandNumber, **place, first=self.period.first, last=self.period.last,
                sheet=self.sheet.name, cell=cell.key, number=number,
            )  # fmt: skip

    def _check(self, rows: Sequence[Row]) -> None:
        """Find what is wrong in rows and between their numbers."""
        others, same, seen = self._others(), places.counted_as(), set[str]()
        for row in rows:
            for name in self.names:
                self.take(row, name, row.typed.get(name, ""))
            if row.place is not None:
                one = same.get(_identity(row.place), row.place)
                if one in seen:
                    row.errors[ROOM] = words(NamedTwice(name=row.typed[ROOM]))
                seen.add(one)
                for cell in self.cells:
                    its = others.get((one, cell.figure))
                    if its is not None and row.typed.get(cell.key):
                        row.errors[cell.key] = words(LongerPeriod(period=periods.words(its)))
            if not row.errors:
                wrong = hand_checks.wrong(self.sheet, self._typed(row))
                for name, refusal in wrong.items():
                    shown = name if name in self.names else self.cells[0].key
                    row.errors[shown] = words(refusal)

    def _typed(self, row: Row) -> dict[str, int]:
        """The numbers of a room, with those that are typed on the sheet of another split."""
        found = {
            each.cell: each.number
            for each in by_hand.typed(self.sheet.name, self.period)
            if each.period == self.period and each.place == row.place
            and each.cell not in self.names
        }  # fmt: skip
        for cell in self.cells:
            if (number := self._number(row, cell)) is not None:
                found[cell.key] = number
        return found

    def _others(self) -> dict[tuple[str, str], Period]:
        """The other periods for which something of a place and figure was typed already."""
        same = places.counted_as()
        return {
            (same.get(each.place, each.place), each.figure): each.period
            for each in by_hand.typed(self.sheet.name, self.period)
            if each.period != self.period
        }

    def _take_room(self, row: Row, text: str) -> None:
        if row.place is not None and text == places.name_of(row.place):
            row.typed[ROOM] = text
            return
        row.place, row.typed[ROOM] = None, text
        if not text:
            if not row.empty:
                raise Missing
            return
        exact = [each.id for each in places.called(text)]
        exact = exact or [each.value for each in places.offer(text) if each.name == text]
        if len(set(exact)) != 1:
            raise NotARoom(name=text)
        self.choose(row, exact[0])

    def _number(self, row: Row, cell: Cell) -> int | None:
        text = row.typed.get(cell.key, "")
        return _kind(cell).parse(text) if text else None

    def _cell(self, name: str) -> Cell:
        return next(each for each in self.cells if each.key == name)


def hand_sheet(name: str, period: Period, split: str = "") -> HandSheet:
    """The sheet to type the figures of a sheet on, or of one figure with its parts by a split."""
    of = sheets.sheet(name)
    every = [each for each in sheets.cells(of) if each.share is None and not each.body]
    if not split:
        return HandSheet(of, period, tuple(each for each in every if not each.depth))
    figure = split.partition("/")[0]
    parts = [
        each
        for each in every
        if each.depth == 1
        and each.key.rpartition("/")[0] == split
        and not each.key.endswith(f"/{sheets.UNSAID_PART}")
        and each.measures[0].where[-1][1] != "in"
    ]
    return HandSheet(of, period, (*(c for c in every if c.key == figure), *parts))


def splits(name: str) -> list[tuple[str, str]]:
    """What can be typed of a sheet: nothing for its figures, or a figure by its parts; in words."""
    found = [("", _("Every figure"))]
    for figure in sheets.sheet(name).figures:
        for split in figure.splits:
            key, _listed, _several = sheets.codes_of(figure, split)
            found.append((key, f"{figure.title}：{split.title}"))
    return found


def _on_paper(period: Period) -> list[str]:
    """Places whose rooms have brought nothing of a period yet, and those typed for before."""
    silent = [room.code for room, _came, _on in reported.silent(period.last)]
    several = [*silent, *(each.code for each in rooms.open_invitations())]
    found = [_identity(places.village_of(code)) for code in several]
    return [*found, *_typed_before()]


def _typed_before() -> list[str]:
    asked = HandNumber.select(HandNumber.place).where(HandNumber.voided.is_null()).distinct()
    return [place for (place,) in asked.tuples()]


def _path(place: str | None) -> tuple[str, str, str]:
    return areas.of_places().get(_identity(place or ""), areas.NOWHERE).path


def _identity(place: str) -> str:
    """The identity of a place named by its code, where it has one already."""
    found = places.by_code(place)
    return found.id if found is not None else place


def _was(row: Row, cell: Cell) -> int | None:
    there = row.kept.get(cell.key)
    return there.number if there is not None else None


def _kind(cell: Cell) -> Kind[Any]:
    match cell.unit:
        case "money":
            return Money()
        case "hours":
            return Hours()
        case _:
            return Whole(min=0, max=MOST)
