"""Lists as workbooks: what a list shows on the screen, in cells that hold text and never run."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.fields import Money
from app.language import _, n_
from app.store import Column

_ROWS_A_SHEET = 1_000_000
_LONGEST = 32_767
_WIDEST = 40  # characters: wider than this a cell is broken into lines
_GREY, _LINE, _YUAN = "#E7E6E6", "#808080", "#,##0.00"
_NO_TIME = datetime.datetime(2000, 1, 1)
_FIRST_DATE = datetime.date(1900, 3, 1)
_SHEET_LONGEST = 31
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class ListSheet:
    """One list of a workbook: its described columns, and its rows by their names.

    `masked` hides what is private, as in public prints. `heading` and `foot` stand on each page
    that is printed of it. A `total` row counts the rows and adds up the amounts of money.
    """

    sheet: str
    columns: Mapping[str, Column]
    rows: Iterable[Mapping[str, Any]]
    masked: bool = True
    heading: str = ""
    foot: str = ""
    total: bool = False


def write(
    path: Path,
    lists: Sequence[ListSheet],
    *,
    progress: Callable[[int], None] = lambda _rows: None,
) -> int:
    """Write lists, each on sheets of its own; the file appears whole or not at all.

    Gives the number of all rows. Raises OSError, and whatever `progress` raises to stop.
    """
    part = path.with_name(path.name + ".part")
    try:
        count = _write(part, lists, progress)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


class _Formats:
    """How cells look, declared once a workbook."""

    # The library says only in words what formats and sheets are.
    def __init__(self, book: Any) -> None:
        cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": _LINE}
        head = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": _GREY}
        self.bold: Format = book.add_format({**cell, **head})
        self.text: Format = book.add_format({**cell, "num_format": "@"})
        # Without the mark, pressing F2 and Enter in such a cell would turn the text into a formula.
        self.quoted: Format = book.add_format({**cell, "num_format": "@", "quote_prefix": True})
        self.day: Format = book.add_format({**cell, "num_format": "yyyy-mm-dd"})
        self.number: Format = book.add_format(cell)
        self.money: Format = book.add_format({**cell, "num_format": _YUAN})
        self.total: Format = book.add_format({**cell, "bold": True, "num_format": _YUAN})


class _Pages:
    """The sheets of one list, a new one when one is full."""

    def __init__(self, book: Any, listed: ListSheet, formats: _Formats) -> None:
        self.book = book
        self.listed = listed
        self.columns = list(listed.columns.values())
        self.formats = formats
        self.name = _sheet_name(book, listed.sheet)
        self.widths = [_width(_(each.label)) for each in self.columns]
        self.page: Worksheet
        self.count = self.turned = 0
        self.turn()

    def turn(self) -> None:
        """Begin the next sheet."""
        if self.count:
            self.finish()
        self.turned += 1
        name = self.name if self.turned == 1 else _sheet_name(self.book, self.name, self.turned)
        self.page = self.book.add_worksheet(name)
        self.page.freeze_panes(1, 0)
        self.page.repeat_rows(0)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        paper: Any = self.page
        paper.set_header(self.listed.heading)
        paper.set_footer(self.listed.foot)
        for at, column in enumerate(self.columns):
            self.page.write_string(0, at, _(column.label), self.formats.bold)
        self.row = 0

    def add(self, at: int, value: str | int | float | datetime.date | None) -> None:
        """Put a value into a column of the row that is being written."""
        if value is None or value == "":
            self.page.write_blank(self.row, at, None, self.formats.text)
        elif isinstance(value, datetime.date):
            start = datetime.datetime.combine(value, datetime.time())
            self.page.write_datetime(self.row, at, start, self.formats.day)
            self.widths[at] = max(self.widths[at], 11)
        elif isinstance(value, int | float):
            money = isinstance(self.columns[at].kind, Money)
            look = self.formats.money if money else self.formats.number
            self.page.write_number(self.row, at, value, look)
            shown = f"{value:,.2f}" if money else str(value)
            self.widths[at] = max(self.widths[at], len(shown) + 1)
        else:
            runs = value.startswith(_RUNS)
            self.page.write_string(
                self.row, at, value[:_LONGEST], self.formats.quoted if runs else self.formats.text
            )
            self.widths[at] = max(self.widths[at], _width(value))

    def add_total(self, sums: Mapping[int, int]) -> None:
        """Say below the last row how many there were, and what amounts come to."""
        self.row += 1
        count = n_("{count} record", "{count} records", self.count).format(count=f"{self.count:,}")
        words = {0: _("Total"), 1: count}
        for at in range(len(self.columns)):
            if at in sums:
                amount = self.columns[at].kind.to_cell(sums[at])
                self.page.write_number(self.row, at, float(amount or 0), self.formats.total)
                self.widths[at] = max(self.widths[at], len(f"{float(amount or 0):,.2f}") + 2)
            else:
                self.page.write_string(self.row, at, words.get(at, ""), self.formats.total)
        self.row -= 1

    def finish(self) -> None:
        """Set the widths that the rows of the sheet asked for."""
        for at, width in enumerate(self.widths):
            self.page.set_column(at, at, min(width, _WIDEST) + 2)
        if self.columns:
            self.page.autofilter(0, 0, max(self.row, 1), len(self.columns) - 1)


def _write(
    path: Path,
    lists: Sequence[ListSheet],
    progress: Callable[[int], None],
) -> int:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    done = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        # The library would put the time of writing into it; the same list is the same bytes.
        untyped: Any = book
        untyped.set_properties({"created": _NO_TIME})
        formats = _Formats(book)
        for listed in lists:
            pages = _Pages(book, listed, formats)
            sums = {
                at: 0
                for at, column in enumerate(pages.columns)
                if at > 1 and isinstance(column.kind, Money)
            }
            for values in listed.rows:
                if pages.row >= _ROWS_A_SHEET:
                    pages.turn()
                pages.row += 1
                pages.count += 1
                done += 1
                for at, (name, column) in enumerate(listed.columns.items()):
                    value = values.get(name)
                    pages.add(at, _cell(column, value, listed.masked))
                    if at in sums:
                        sums[at] += value or 0
                if done % 500 == 0:
                    progress(done)
            if listed.total:
                pages.add_total(sums)
            pages.finish()
    return done


def _sheet_name(book: Any, wanted: str, number: int = 1) -> str:
    """A name for a sheet that no other has, as short and plain as the format demands."""
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    plain = _NOT_IN_SHEETS.sub(" ", wanted).strip("' ") or "1"
    while True:
        tail = f" {number}" if number > 1 else ""
        name = plain[: _SHEET_LONGEST - len(tail)] + tail
        if name.lower() not in taken:
            return name
        number += 1


def _cell(column: Column, value: Any, masked: bool) -> str | int | float | datetime.date | None:
    if value is None or value == "":
        return None
    if masked and column.private:
        return column.kind.mask(value)
    if type(value) is datetime.date and value >= _FIRST_DATE:
        return value
    return column.kind.to_cell(value)


def _width(text: str) -> int:
    longest = max(text.splitlines() or [""], key=len)[:_WIDEST]
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in longest)
