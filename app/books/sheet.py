"""The sheets of a workbook or a .csv as plain rows of cells; nothing is ever executed."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine as calamine

from app.books import guard, separated
from app.books.refusals import BookLocked, BookTooLarge, BookUnreadable

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta

Area = tuple[tuple[int, int], tuple[int, int]]
"""Merged cells: row and column of the first, row and column of the last."""

_SPREAD = 5_000_000
"""Rows that merged cells reach over, in all sheets together."""
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | dict.fromkeys((0x200B, 0x2060, 0xFEFF))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it holds, how it reads, and where it was taken from.

    `unworked` marks a formula without a stored result or an error: `text` is then how the file
    has it and `value` is nothing. `above` is the row (counted from 1) of the merged cell it is
    part of.
    """

    value: Value | None
    text: str
    unworked: bool = False
    above: int | None = None


EMPTY = Cell(None, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of equally many cells, from the first row of the sheet."""

    name: str
    hidden: bool
    rows: list[list[Cell]]
    merged: list[Area] = field(default_factory=list[Area])
    places: list[tuple[str, int]] | None = None
    """Of a sheet that was put together: which sheet and row (from 1) each row came from."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that was read: the name of its file, the SHA-256 of its bytes, its sheets."""

    file: str
    sha256: str
    sheets: list[Sheet]


def read(path: Path) -> Book:
    """Read every sheet of a workbook.

    Raises `BookUnreadable`, `BookLocked` and `BookTooLarge`; `OSError` where the file cannot be
    opened.
    """
    sheets = _separated(path) if separated.is_one(path) else _workbook(path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Book(path.name, digest, sheets)


def plain(text: str) -> str:
    """A text as it is compared: narrow letters, no blanks inside or outside."""
    # Not NFKC, which would put another character for some that stand in names.
    return "".join(text.translate(_NARROW).split())


def _separated(path: Path) -> list[Sheet]:
    rows = [[_cell(text) for text in row] for row in separated.rows(path)]
    return [Sheet(path.stem, hidden=False, rows=rows)] if rows else []


def _workbook(path: Path) -> list[Sheet]:
    unworked = guard.uncomputed_cells(path)
    sheets: list[Sheet] = []
    left = _SPREAD
    try:
        with path.open("rb") as file, calamine.CalamineWorkbook.from_filelike(file) as book:
            for about in book.sheets_metadata:
                if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                    continue
                loaded = book.get_sheet_by_name(about.name)
                hidden = about.visible is not calamine.SheetVisibleEnum.Visible
                rows = _rows(loaded, unworked.get(about.name, {}))
                merged = loaded.merged_cell_ranges or []
                left -= _spread(rows, merged, left, path)
                while rows and not any(cell.text for cell in rows[-1]):
                    rows.pop()
                sheets.append(Sheet(about.name, hidden, rows, merged))
    except calamine.PasswordError as error:
        raise BookLocked(file=path.name) from error
    except BaseException as error:
        # The library's own panic is no Exception.
        if isinstance(error, calamine.CalamineError) or type(error).__name__ == "PanicException":
            raise BookUnreadable(file=path.name) from error
        raise
    return sheets


def _rows(loaded: calamine.CalamineSheet, unworked: guard.Unworked) -> list[list[Cell]]:
    rows = [[_cell(value) for value in row] for row in loaded.to_python(skip_empty_area=False)]
    for (row, column), text in unworked.items():
        # A lone formula in the last row or column is nothing to the library, but it is there.
        while len(rows) <= row:
            rows.append([EMPTY] * (len(rows[0]) if rows else 0))
        if column >= len(rows[row]):
            wider = column + 1
            for each in rows:
                each.extend([EMPTY] * (wider - len(each)))
        rows[row][column] = Cell(None, text, unworked=True)
    return rows


def _cell(value: Value) -> Cell:
    if isinstance(value, str):
        text = value.strip()
        return Cell(text, text) if text else EMPTY
    return Cell(value, _text(value))


def _text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**18:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)


def _spread(rows: list[list[Cell]], areas: Sequence[Area], most: int, path: Path) -> int:
    """Give merged cells their value in every row, of at most so many; how many they were."""
    # Only downwards: a date merged over three visits is the date of all three, while a title
    # merged over ten columns is one title.
    work = 0
    for (top, left), (bottom, _right) in areas:
        bottom = min(bottom, len(rows) - 1)
        work += max(bottom - top, 0)
        if work > most:
            raise BookTooLarge(file=path.name)
        if top >= len(rows) or left >= len(rows[top]) or rows[top][left] is EMPTY:
            continue
        first = rows[top][left]
        carried = Cell(first.value, first.text, first.unworked, above=top + 1)
        for row in range(top + 1, bottom + 1):
            if rows[row][left] is EMPTY:
                rows[row][left] = carried
    return work
