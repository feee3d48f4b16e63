"""The superior's own workbook (上级表): which figure goes into which of its cells, for good."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.errors import AppError
from app.fields import Day, Flag, Reference, Text
from app.language import N_, _
from app.records import directory
from app.records.stats import areas, counting, periods, sheets, words
from app.records.stats.areas import Where
from app.records.stats.counting import Way
from app.records.stats.periods import Period
from app.records.stats.sheets import Cell
from app.store import Column, Record, journal
from app.store.session import current

MOST_BYTES: Final = 1_000_000
"""Bytes that a kept workbook may have."""
_SPELLED: Final = MOST_BYTES * 4 // 3 + 4

NOW, BEFORE, AGO, YEAR = "now", "before", "ago", "year"
SPANS: Final = {
    NOW: N_("The period itself"),
    BEFORE: N_("The period before"),
    AGO: N_("The same a year ago"),
    YEAR: N_("From January on"),
}
"""Of which days a figure is, seen from the period that the workbook is filled for."""

SAID: Final = {
    "period": N_("The period in words"),
    "name": N_("Our name"),
    "day": N_("The day of filling"),
}
"""What a cell may say besides figures."""

_MYRIAD: Final = 10_000


class FigureUnknown(AppError):
    """There is no figure of that name (figure)."""

    message = N_("There is no figure “{figure}”.")


class PlaceUnknown(AppError):
    """Nothing is counted for a place any more (place, sheet, cell)."""

    message = N_("Sheet “{sheet}”, cell {cell}: nothing is counted here for “{place}”.")


class SuperiorBook(Record):
    """A version of a superior's workbook, as it was when figures were put into its cells."""

    kind_name = "superior_book"
    label = N_("Superior's workbook")
    ours_only = True
    in_ledgers = False

    name = Column(Text(max=100), N_("Name of the workbook"), required=True)
    day = Column(Day(), N_("Kept on"), required=True)
    workbook = Column(Text(max=_SPELLED), N_("Workbook"), required=True, travels=False,
                      listed=False)  # fmt: skip
    """The bytes of the .xlsx, as base64."""
    sha256 = Column(Text(max=64), N_("Seal"), required=True, travels=False, listed=False)

    @property
    def data(self) -> bytes:
        """The workbook itself."""
        return base64.b64decode(self.workbook)


class SuperiorCell(Record):
    """That a figure goes into a cell of a superior's workbook."""

    kind_name = "superior_cell"
    label = N_("Cell of a superior's workbook")
    ours_only = True
    in_ledgers = False
    belongs_to = "superior_book"

    book = Column(Reference(to="superior_book"), N_("Superior's workbook"), required=True,
                  index=True, listed=False)  # fmt: skip
    sheet = Column(Text(max=31), N_("Sheet"), required=True, travels=False)
    cell = Column(Text(max=10), N_("Cell"), required=True, travels=False)
    counts = Column(Text(max=40), N_("Statistics"), travels=False)
    """The sheet of figures; empty where the cell says something of SAID."""
    figure = Column(Text(max=200), N_("Figure"), required=True, travels=False)
    path = Column(Text(max=300), N_("Which place"), travels=False)
    """District, town and place with a stroke between them; empty for all."""
    span = Column(Text(max=10), N_("Of which days"), travels=False)
    myriads = Column(Flag(), N_("In 10,000 yuan"), travels=False)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A figure that does not exist."""
        asked = Asked(values.get("counts") or "", values["figure"])
        return {} if asked.is_known else {"figure": FigureUnknown(figure=values["figure"])}


@dataclass(frozen=True)
class Asked:
    """What a cell shows: a figure of a sheet, for a place, of certain days; or words of SAID."""

    counts: str
    figure: str
    path: Way = ()
    span: str = NOW
    myriads: bool = False

    @property
    def is_known(self) -> bool:
        """Whether this program counts that."""
        if not self.counts:
            return self.figure in SAID
        return self.counts in sheets.NAMES and self.cell_of_figures is not None

    @property
    def cell_of_figures(self) -> Cell | None:
        """The figure or the part of one."""
        every = sheets.cells(sheets.sheet(self.counts)) if self.counts in sheets.NAMES else []
        return next((each for each in every if each.key == self.figure), None)

    @property
    def words(self) -> str:
        """What it is called, with the place and the days where they are not the usual ones."""
        if self.counts not in sheets.NAMES:
            return _(SAID[self.figure]) if self.figure in SAID else self.figure
        parts = [str(sheets.sheet(self.counts).title), self._called]
        if self.path:
            parts.append(place_words(self.counts, self.path))
        if self.span != NOW:
            parts.append(_(SPANS[self.span]))
        if self.myriads:
            parts.append(_("In 10,000 yuan"))
        return " · ".join(parts)

    @property
    def _called(self) -> str:
        """What the figure is called; of a part that is gone, the whole and what named the part."""
        every = {each.key: each for each in sheets.cells(sheets.sheet(self.counts))}
        if self.figure in every:
            return every[self.figure].words
        whole, _stroke, part = self.figure.partition("/")
        return f"{every[whole].words}（{part}）" if whole in every else self.figure


def of_cell(cell: SuperiorCell) -> Asked:
    """What a kept cell shows."""
    path = tuple(each for each in (cell.path or "").split("/") if each)
    return Asked(cell.counts or "", cell.figure, path, cell.span or NOW, bool(cell.myriads))


# Kept


def keep(
    name: str, data: bytes, cells: Mapping[tuple[str, str], Asked] | None = None
) -> SuperiorBook:
    """Keep a version of a workbook with what goes into its cells (by sheet and cell)."""
    with journal.action("superior_book.keep") as act:
        book = act.add(
            SuperiorBook, name=name[:100], day=current().today(),
            workbook=base64.b64encode(data).decode(), sha256=hashlib.sha256(data).hexdigest(),
        )  # fmt: skip
        for place, asked in (cells or {}).items():
            _add(act, book, place, asked)
        return book


def void(book: SuperiorBook) -> SuperiorBook:
    """Use a kept workbook no more."""
    with journal.action("superior_book.void") as act:
        return act.void(book, "other")


def every() -> list[SuperiorBook]:
    """The kept workbooks, the newest first."""
    asked = SuperiorBook.select().where(SuperiorBook.voided.is_null())
    return list(asked.order_by(SuperiorBook.row.desc()))


def asked_of(book: SuperiorBook) -> dict[tuple[str, str], Asked]:
    """What goes into the cells of a workbook, by sheet and cell."""
    return {place: of_cell(each) for place, each in cells(book).items()}


def cells(book: SuperiorBook) -> dict[tuple[str, str], SuperiorCell]:
    """The cells of a workbook that something goes into, by sheet and cell."""
    found = SuperiorCell.where_equal("book", book.id)
    return {(each.sheet, each.cell): each for each in found}


def put(book: SuperiorBook, several: Mapping[tuple[str, str], Asked | None]) -> SuperiorBook:
    """Let figures go into cells instead of what went there before; None: nothing goes there."""
    there = cells(book)
    with journal.action("superior_book.put") as act:
        for place, asked in several.items():
            before = there.get(place)
            if asked is None:
                if before is not None:
                    act.void(before, "other")
            elif before is not None:
                act.change(before, **_values(asked))
            else:
                _add(act, book, place, asked)
    return book


def _add(
    act: journal.Action, book: SuperiorBook, place: tuple[str, str], asked: Asked
) -> SuperiorCell:
    return act.add(
        SuperiorCell, book=book.id, sheet=place[0], cell=place[1], **_values(asked)
    )  # fmt: skip


def _values(asked: Asked) -> dict[str, Any]:
    return {
        "counts": asked.counts or None, "figure": asked.figure,
        "path": "/".join(asked.path) or None, "span": asked.span,
        "myriads": asked.myriads or None,
    }  # fmt: skip


# Counted


def value(asked: Asked, period: Period, *, percent: bool = False) -> str | float | int | None:
    """What a cell shows of a period. None where there is nothing to divide by.

    Money is in yuan; a share is of a hundred, or of one where the cell itself shows `percent`.
    """
    if not asked.counts:
        return _said(asked.figure, period)
    counted = counting.counted(asked.counts, _days(asked.span, period))
    cell = counted.cells[counted.at[asked.figure]]
    found = words.plain(cell.unit, counted.value(cell, counted.numbers(asked.path)))
    if found is None:
        return None
    if cell.unit == "share" and not percent:
        return round(found * 100, 1)
    return round(found / _MYRIAD, 6) if cell.unit == "money" and asked.myriads else found


def require_places(several: Mapping[tuple[str, str], Asked]) -> None:
    """Raise PlaceUnknown where a cell is to show what no place here has."""
    known = {counts: dict(ways(counts)) for counts in {each.counts for each in several.values()}
             if counts}  # fmt: skip
    for (sheet, cell), asked in several.items():
        if asked.counts and asked.path not in known[asked.counts]:
            raise PlaceUnknown(sheet=sheet, cell=cell, place=place_words(asked.counts, asked.path))


def _days(span: str, period: Period) -> Period:
    match span:
        case "before":
            return period.before()
        case "ago":
            return period.year_before()
        case "year":
            return Period(period.last.replace(month=1, day=1), period.last)
        case _:
            return period


def _said(what: str, period: Period) -> str:
    match what:
        case "period":
            return periods.words(period)
        case "name":
            return current().name
        case _:
            return current().today().isoformat()


def ways(counts: str) -> list[tuple[Way, str]]:
    """The places that figures of a sheet may be of, from the whole down, with their names.

    Towns of our districts are among them before anything is counted there.
    """
    found: dict[Way, str] = {(): _("All")}
    known = {where.district for where in _known(counts).values()}
    for village in directory.every() if not sheets.sheet(counts).roles else ():
        if village.district in known:
            found[village.district,] = village.district
            found[village.district, village.town] = village.town
    for where in sorted(set(_known(counts).values())):
        for depth, step in enumerate(where.path, 1):
            if not step:
                break
            name = where.name if depth == len(areas.LEVELS) else step
            found.setdefault(where.path[:depth], name)
    return sorted(found.items())


def place_words(counts: str, path: Way) -> str:
    """The last step of a way down, as it is called."""
    known = _known(counts).values() if len(path) == len(areas.LEVELS) else ()
    return next((each.name for each in known if each.path == path), path[-1])


def _known(counts: str) -> Mapping[str, Where]:
    roles = sheets.sheet(counts).roles
    return areas.of_persons(roles) if roles else areas.of_places()
