"""A table written as plain text (.csv), as Excel, WPS and other programs of offices write it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from app.books import guard
from app.books.refusals import BookTooLarge, BookUnreadable

ENDING: Final = ".csv"
_MARKED: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_UNMARKED: Final = ("utf-8", "gb18030")
"""What is no UTF-8 was written by Excel on a Chinese Windows."""
_BETWEEN: Final = ",\t;"


def is_one(path: Path) -> bool:
    """Whether a file is such a table: by its ending, and no workbook under a wrong name."""
    if path.suffix.lower() != ENDING:
        return False
    with path.open("rb") as file:
        return not file.read(len(max(guard.MAGIC, key=len))).startswith(guard.MAGIC)


def rows(path: Path) -> list[list[str]]:
    """Its cells, every row equally long. Raises BookUnreadable and BookTooLarge."""
    if path.stat().st_size > guard.FILE_BYTES:
        raise BookTooLarge(file=path.name)
    text = _text(path.read_bytes())
    if text is None or "\0" in text:
        raise BookUnreadable(file=path.name)
    head = text.split("\n", 1)[0]
    between = max(_BETWEEN, key=head.count)
    extent, found = guard.Extent(path.name), list[list[str]]()
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=between):
            found.append(cells)
            extent.hold(len(found) - 1, max(len(cells) - 1, 0))
    except csv.Error as error:
        raise BookUnreadable(file=path.name) from error
    return [[*cells, *[""] * (extent.column + 1 - len(cells))] for cells in found]


def _text(data: bytes) -> str | None:
    marked = [spelling for mark, spelling in _MARKED.items() if data.startswith(mark)]
    for spelling in marked or _UNMARKED:
        try:
            return data.decode(spelling)
        except UnicodeDecodeError:
            continue
    return None
