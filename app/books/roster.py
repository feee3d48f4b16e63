"""The rows of a workbook as its own head names them, for what is printed of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.books import sheet, table
from app.books.refusals import NobodyInRow, NoTable
from app.books.sheet import Sheet, plain


def read(path: Path) -> list[dict[str, str]]:
    """Heading to cell of each row of the longest sheet that can be seen; what is empty is left out.

    Raises NoTable, BookUnreadable, BookLocked, BookTooLarge; OSError where the file cannot be
    opened.
    """
    book = sheet.read(path)
    seen = [each for each in book.sheets if not each.hidden]
    found = max((_rows(each) for each in seen), key=len, default=list[dict[str, str]]())
    if not found:
        raise NoTable(file=book.file)
    return found


def people(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Name, title, unit and number of whom each row speaks, by the headings that keepers use.

    Raises NobodyInRow.
    """
    titles = table.legacy_words().people.titles
    for number, row in enumerate(rows, start=1):
        said = {
            meaning: next((row[each] for each in titles[meaning] if each in row), "")
            for meaning in ("name", "title", "role", "unit", "number")
        }
        if not said["name"]:
            raise NobodyInRow(row=number)
        said["title"] = said["title"] or said.pop("role")
        yield said


def _rows(of: Sheet) -> list[dict[str, str]]:
    wide = max((_filled(row) for row in of.rows), default=0)
    # A title above the table fills one cell; the head fills nearly as many as the rows do.
    head = next((at for at, row in enumerate(of.rows) if _filled(row) > wide // 2), None)
    if head is None:
        return []
    names = [plain(cell.text) for cell in of.rows[head]]
    rows = [
        {name: cell.text for name, cell in zip(names, row, strict=False) if name and cell.text}
        for row in of.rows[head + 1 :]
    ]
    return [row for row in rows if row]


def _filled(row: list[sheet.Cell]) -> int:
    return sum(bool(cell.text) for cell in row)
