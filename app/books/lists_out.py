"""Lists as workbooks: what a list shows on the screen, in cells that hold text and never run."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.language import _
from app.store import Column

_ROWS_A_SHEET = 1_000_000
_LONGEST = 32_767
_WIDEST = 60
_FIRST_DATE = datetime.date(1900, 3, 1)
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


class Shown(Protocol):
    """A row of a list: whatever has the columns as attributes."""


@dataclass(frozen=True)
class Heading:
    """One column of the list: its name in the rows, and how it is described."""

    name: str
    column: Column


def headings(columns: Mapping[str, Column], names: Sequence[str] | None = None) -> list[Heading]:
    """The described columns of a model, all that are listed or those named, in that order."""
    chosen = names or [name for name, column in columns.items() if column.listed]
    return [Heading(name, columns[name]) for name in chosen]


def write(
    path: Path,
    heads: Sequence[Heading],
    rows: Iterable[Mapping[str, Any]],
    *,
    sheet: str,
    masked: bool = True,
    named: Callable[[str, str], str] = lambda _kind, record: record,
    progress: Callable[[int], None] = lambda _rows: None,
) -> int:
    """Write a list and give its number of rows; the file appears whole or not at all.

    `masked` hides what is private, as in public prints. `named` gives the words for a reference
    (kind of record, its id). Raises OSError, and whatever `progress` raises to stop.
    """
    part = path.with_name(path.name + ".part")
    try:
        count = _write(part, heads, rows, sheet, masked, named, progress)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


class _Pages:
    """The sheets of one workbook, a new one when one is full."""

    # The library says only in words what formats and sheets are.
    def __init__(self, book: Any, heads: Sequence[Heading], name: str) -> None:
        self.book = book
        self.heads = heads
        self.name = name
        self.bold: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.text: Format = book.add_format({"num_format": "@", "valign": "top"})
        # Without the mark, pressing F2 and Enter in such a cell would turn the text into a formula.
        self.quoted: Format = book.add_format({"num_format": "@", "quote_prefix": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.widths = [_width(_(head.column.label)) for head in heads]
        self.page: Worksheet
        self.count = 0
        self.turn()

    def turn(self) -> None:
        """Begin the next sheet."""
        if self.count:
            self.finish()
        number = len(self.book.worksheets()) + 1
        self.page = self.book.add_worksheet(self.name if number == 1 else f"{self.name} {number}")
        self.page.freeze_panes(1, 0)
        self.page.repeat_rows(0)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        for at, head in enumerate(self.heads):
            self.page.write_string(0, at, _(head.column.label), self.bold)
        self.row = 0

    def add(self, at: int, value: str | int | float | datetime.date | None) -> None:
        """Put a value into a column of the row that is being written."""
        if value is None or value == "":
            return
        if isinstance(value, datetime.date):
            start = datetime.datetime.combine(value, datetime.time())
            self.page.write_datetime(self.row, at, start, self.day)
            self.widths[at] = max(self.widths[at], 11)
        elif isinstance(value, int | float):
            self.page.write_number(self.row, at, value)
        else:
            runs = value.startswith(_RUNS)
            self.page.write_string(
                self.row, at, value[:_LONGEST], self.quoted if runs else self.text
            )
            self.widths[at] = max(self.widths[at], _width(value))

    def finish(self) -> None:
        """Set the widths that the rows of the sheet asked for."""
        for at, width in enumerate(self.widths):
            self.page.set_column(at, at, min(width, _WIDEST) + 2)
        if self.heads:
            self.page.autofilter(0, 0, max(self.row, 1), len(self.heads) - 1)


def _write(
    path: Path,
    heads: Sequence[Heading],
    rows: Iterable[Mapping[str, Any]],
    sheet: str,
    masked: bool,
    named: Callable[[str, str], str],
    progress: Callable[[int], None],
) -> int:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        pages = _Pages(book, heads, sheet)
        for values in rows:
            if pages.row >= _ROWS_A_SHEET:
                pages.turn()
            pages.row += 1
            pages.count += 1
            for at, head in enumerate(heads):
                pages.add(at, _cell(head.column, values.get(head.name), masked, named))
            if pages.count % 500 == 0:
                progress(pages.count)
        pages.finish()
        return pages.count


def _cell(
    column: Column, value: Any, masked: bool, named: Callable[[str, str], str]
) -> str | int | float | datetime.date | None:
    if value is None or value == "":
        return None
    if masked and column.private:
        return column.kind.mask(value)
    target = getattr(column.kind, "to", None)
    if target is not None:
        return named(target, value)
    if type(value) is datetime.date and value >= _FIRST_DATE:
        return value
    return column.kind.to_cell(value)


def _width(text: str) -> int:
    longest = max(text.splitlines() or [""], key=len)[:_WIDEST]
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in longest)
