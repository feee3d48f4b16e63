"""A copy of a superior's workbook with the numbers of a period in its cells."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.books.superior.form import Form, Place, load
from app.errors import AppError
from app.language import N_, _, sentences
from app.records.stats import superior
from app.records.stats.periods import Period
from app.records.stats.superior import Asked


class CellsUnfit(AppError):
    """Nothing can go into some cells (cells)."""

    message = N_("Nothing was written. {cells}")


class OverItself(AppError):
    """The copy would take the place of the workbook itself (file)."""

    message = N_("{file} is the workbook itself; give the filled copy another name.")


class NothingToFill(AppError):
    """No figure goes into any cell (name)."""

    message = N_("No figure goes into “{name}” yet. Click a cell and choose one.")


_GONE = N_("Sheet “{sheet}”, cell {cell} is not there any more.")
_COVERED = N_("Sheet “{sheet}”, cell {cell} is part of merged cells; {first} is the one to fill.")
_COUNTS = N_("Sheet “{sheet}”, cell {cell} counts by a formula, which is not written over.")
_UNKNOWN = N_(
    "Sheet “{sheet}”, cell {cell}: “{figure}” is not counted any more; choose another figure."
)


@dataclass(frozen=True)
class Unfit:
    """A cell that nothing can go into, and why."""

    sheet: str
    cell: str
    words: str


def unfit(form: Form, cells: Mapping[Place, Asked]) -> list[Unfit]:
    """The cells that are gone, covered, count by themselves, or show what nobody counts now."""
    found: list[Unfit] = []
    for (name, cell), asked in cells.items():
        sheet = form.sheet(name)
        first, said = "", ""
        if sheet is None or not sheet.has(cell):
            said = _(_GONE)
        elif cell in sheet.covered:
            said, first = _(_COVERED), sheet.covered[cell]
        elif sheet.cell(cell).formula:
            said = _(_COUNTS)
        elif not asked.is_known:
            said = _(_UNKNOWN)
        if said:
            named = {"sheet": name, "cell": cell, "first": first, "figure": asked.words}
            found.append(Unfit(name, cell, said.format(**named)))
    return found


def require_fit(form: Form, cells: Mapping[Place, Asked]) -> None:
    """Raise CellsUnfit where nothing can go into some cells."""
    if wrong := unfit(form, cells):
        raise CellsUnfit(cells=sentences(*(each.words for each in wrong)))


def shown(form: Form, cells: Mapping[Place, Asked], period: Period) -> dict[Place, str]:
    """What goes into cells, as it will stand there."""
    return {place: _shown(form, place, asked, period) for place, asked in cells.items()}


def _shown(form: Form, place: Place, asked: Asked, period: Period) -> str:
    if not asked.is_known:
        return "?"
    sheet = form.sheet(place[0])
    percent = sheet is not None and sheet.cell(place[1]).percent
    found = superior.value(asked, period, percent=percent)
    if found is None:
        return "—"
    return f"{found:.1%}" if percent and isinstance(found, float) else str(found)


def fill(form: Form, cells: Mapping[Place, Asked], period: Period, out: Path) -> int:
    """Write a copy of a workbook with the numbers of a period; how many cells were filled.

    Formulas, formats, widths, merged cells and what is printed stay. The file appears whole or not
    at all. Raises NothingToFill, OverItself, CellsUnfit, PlaceUnknown, OSError.
    """
    if form.path is not None and out.exists() and form.path.exists() and out.samefile(form.path):
        raise OverItself(file=out.name)
    if not cells:
        raise NothingToFill(name=form.file)
    require_fit(form, cells)
    superior.require_places(cells)
    book = load(form.data, form.file)
    for (name, place), asked in cells.items():
        sheet = form.sheet(name)
        assert sheet is not None
        cell = book[sheet.name][place]
        percent = sheet.cell(place).percent
        _put(cell, superior.value(asked, period, percent=percent))
    # The results of formulas are not in the copy; whatever opens it works them out.
    book.calculation.fullCalcOnLoad = True
    _save(book, out)
    return len(cells)


def _put(cell: Any, value: str | float | int | None) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # words that begin with = are words


def _save(book: Any, out: Path) -> None:
    part = out.with_name(out.name + ".part")
    try:
        book.save(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
