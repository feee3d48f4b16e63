"""Look through a superior's workbook before openpyxl makes an object of every cell in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
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
"""Cells and rows, empty ones with a border too, and what merged cells, links and tables without
columns reach over; a sheet counts for so many that no more of them fit than in any workbook.
"""

_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_MAIN: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_READ: Final = (".xml", ".rels", ".vml")


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
            left = CELLS
            for part in book.namelist():
                if part.endswith(_READ):
                    left = _look(book, part, file, left)
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


def _look(book: zipfile.ZipFile, part: str, file: str, left: int) -> int:
    """How many cells may still come, after those of a part."""

    def begin(tag: str, named: dict[str, str]) -> None:
        nonlocal left, table
        if tag in ("c", "row"):
            left -= 1
        elif tag == "sheet":
            left -= CELLS // guard.SHEETS
        elif tag in ("mergeCell", "hyperlink"):
            left -= _size(named.get("ref", ""))
        elif tag == "table":
            table = named.get("ref", "")
        elif tag == "tableColumn":
            table = ""
        if left < 0:
            raise BookTooLarge(file=file)

    table = ""
    guard.parse(book, part, begin)
    if table and (left := left - _size(table)) < 0:
        # The library looks for its columns in every cell of it.
        raise BookTooLarge(file=file)
    return left


def _size(area: str) -> int:
    """How many cells an area such as A1:C9 has. Raises ValueError."""
    found = _AREA.fullmatch(area)
    if found is None:
        raise ValueError(area)
    left, top, right, bottom = found.groups()
    wide = guard.column_number(right or left) - guard.column_number(left) + 1
    return abs(wide) * (abs(int(bottom or top) - int(top)) + 1)
