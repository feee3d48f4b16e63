"""Look through a superior's workbook before openpyxl makes an object of every cell in it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from typing import Final
from xml.parsers import expat

from app.books import guard, old_excel
from app.books.refusals import BookLocked, BookTooLarge, BookUnreadable
from app.errors import AppError
from app.language import N_
from app.records.stats import superior

INSIDE_BYTES: Final = 16_000_000
"""Of all parts of such a workbook, unpacked."""
CELLS: Final = 60_000
"""Cells and rows, empty ones with a border too, and what merged cells, links, comments and tables
without columns reach over, as often as anything leads there; a sheet counts for so many that no
more of them fit than in any workbook.
"""
ELEMENTS: Final = 500_000
"""Of all parts together: the library makes an object of each."""

_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_MAIN: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_READ: Final = (".xml", ".rels", ".vml")
"""How parts end that are nothing but XML. Others may be too: what leads to a part decides, not its
name.
"""


class NotXlsx(AppError):
    """A workbook is in another format than .xlsx (file)."""

    message = N_(
        "{file} cannot be filled here. Open it in Excel or WPS, choose “Save as” and the type"
        " .xlsx, and take that file."
    )


def require_small(data: bytes, file: str) -> None:
    """Raise BookTooLarge, BookUnreadable, BookLocked, NotXlsx where bytes are no such workbook."""
    if data.startswith(old_excel.MAGIC):
        raise _old(data, file)
    if len(data) > superior.MOST_BYTES:
        raise BookTooLarge(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            guard.measure(book, file, INSIDE_BYTES)
            _require_xlsx(book, file)
            _Looking(book, file).look()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotXlsx(file=file) from error
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BookUnreadable(file=file) from error


def _old(data: bytes, file: str) -> AppError:
    """What to say of a file of the years before .xlsx, or of one that a password locks."""
    try:
        old_excel.uncomputed_cells(data, lambda _row, _column: None)
    except old_excel.Locked:
        return BookLocked(file=file)
    except ValueError:
        pass
    return NotXlsx(file=file)


def _require_xlsx(book: zipfile.ZipFile, file: str) -> None:
    """Raise NotXlsx for OpenDocument, templates and what carries macros."""
    kinds: dict[str, str] = {}

    def begin(tag: str, named: dict[str, str]) -> None:
        if tag == "Override":
            kinds[named["PartName"]] = named["ContentType"]

    if "[Content_Types].xml" not in book.namelist():
        raise NotXlsx(file=file)
    guard.parse(book, "[Content_Types].xml", begin)
    if kinds.get("/xl/workbook.xml") != _MAIN:
        raise NotXlsx(file=file)


class _Looking:
    """What the library would make of all parts of a workbook."""

    def __init__(self, book: zipfile.ZipFile, file: str) -> None:
        self.book, self.file = book, file
        self.elements = 0
        self.led_to = Counter[str]()
        """How many relations there are to each part: it is read as often."""

    def look(self) -> None:
        """Raise BookTooLarge, or ExpatError and ValueError for what is no part of a workbook."""
        cells = {part: self._cells(part) for part in self.book.namelist()}
        if sum(each * max(1, self.led_to[part]) for part, each in cells.items()) > CELLS:
            raise BookTooLarge(file=self.file)

    def _cells(self, part: str) -> int:
        """How many cells come of one reading of a part."""
        cells, table = 0, ""
        sheets = set[str]()

        def begin(tag: str, named: dict[str, str]) -> None:
            nonlocal cells, table
            self.elements += 1
            if tag in ("c", "row"):
                cells += 1
            elif tag == "sheet":
                cells += CELLS // guard.SHEETS
                if (sheet := named.get("id", "")) and sheet in sheets:
                    raise ValueError(part)  # it would be read for each
                sheets.add(sheet)
            elif tag in ("mergeCell", "hyperlink", "comment"):
                cells += _size(named.get("ref", ""))
            elif tag == "table":
                table = named.get("ref", "")
            elif tag == "tableColumn":
                table = ""
            elif tag == "Relationship" and named.get("TargetMode") != "External":
                self.led_to[_led_to(part, named.get("Target", ""))] += 1
            if cells > CELLS or self.elements > ELEMENTS:
                raise BookTooLarge(file=self.file)

        try:
            guard.parse(self.book, part, begin)
        except expat.ExpatError:
            # The library reads no further than this either, should anything lead it here.
            if part.endswith(_READ):
                raise
        # The library looks for the columns of a table without any in every cell of it.
        return cells + (_size(table) if table else 0)


def _led_to(relations: str, target: str) -> str:
    """The part that a relation leads to, as the library finds it."""
    if target.startswith("/"):
        return target[1:]
    beside = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join(beside, target))


def _size(area: str) -> int:
    """How many cells an area such as A1:C9 has. Raises ValueError."""
    found = _AREA.fullmatch(area)
    if found is None:
        raise ValueError(area)
    left, top, right, bottom = found.groups()
    wide = guard.column_number(right or left) - guard.column_number(left) + 1
    return abs(wide) * (abs(int(bottom or top) - int(top)) + 1)
