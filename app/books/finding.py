"""Where the table of a sheet is and what its columns mean, guessed from words that keepers use."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence

from app.books.plan import Choices
from app.books.refusals import NoSuchSheet, NoTable
from app.books.sheet import Book, Cell, Sheet, plain
from app.books.table import Form, Layout

_TOP = 40
_LONGEST_HEADER = 14
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_WORD = re.compile(r"年|届")


def find(book: Book, form: Form, choices: Choices) -> Layout:
    """Find the sheet, the head and the columns. Raises NoSuchSheet and NoTable."""
    sheets = [sheet for sheet in book.sheets if not sheet.hidden] or book.sheets
    if choices.sheet is not None:
        sheets = [sheet for sheet in book.sheets if sheet.name == choices.sheet]
        if not sheets:
            names = "、".join(sheet.name for sheet in book.sheets)
            raise NoSuchSheet(sheet=choices.sheet, sheets=names)
    found = [layout for sheet in sheets if (layout := _layout(sheet, form, choices)) is not None]
    if not found:
        raise NoTable(file=book.file)
    return max(found, key=lambda layout: len(layout.columns))


def fitting(book: Book, form: Form) -> list[str]:
    """The names of the sheets that hold such a table."""
    return [sheet.name for sheet in book.sheets if _layout(sheet, form, Choices()) is not None]


def year_of(book: Book, layout: Layout) -> tuple[int | None, str]:
    """The year of a ledger and where it says so: "title", "sheet", "file" or ""."""
    above = [cell.text for row in layout.sheet.rows[: layout.header] for cell in row if cell.text]
    for text in above:
        if (year := _YEAR.search(plain(text))) and _YEAR_WORD.search(text):
            return int(year[1]), "title"
    for text, next_text in itertools.pairwise(above):
        if _YEAR_WORD.search(text) and (year := _YEAR.fullmatch(plain(next_text))):
            return int(year[1]), "title"
    for text, where in ((layout.sheet.name, "sheet"), (book.file, "file")):
        if year := _YEAR.search(plain(text)):
            return int(year[1]), where
    return None, ""


def _layout(sheet: Sheet, form: Form, choices: Choices) -> Layout | None:
    best: Layout | None = None
    if choices.header_row is not None:
        rows: Sequence[int] = [choices.header_row - 1] if choices.header_row > 0 else []
    else:
        rows = range(min(_TOP, len(sheet.rows)))
    for number in rows:
        if number >= len(sheet.rows):
            continue
        headers = [_header(cell) for cell in sheet.rows[number]]
        columns = _columns(headers, form, choices.columns)
        named = choices.header_row is not None or choices.columns
        enough = len(columns) >= 2 and form.needs <= columns.keys()
        if (enough or (named and columns)) and (best is None or len(columns) > len(best.columns)):
            texts = [cell.text for cell in sheet.rows[number]]
            best = Layout(sheet, number, columns, texts)
    return best


def _columns(headers: list[str], form: Form, asked: Mapping[str, int | None]) -> dict[str, int]:
    found = {name: column for name, column in asked.items() if column is not None}
    taken = set(found.values())

    def assign(fits: Callable[[str, str], bool]) -> None:
        for meaning in form.meanings:
            if meaning.name in found or meaning.name in asked:
                continue
            for title in form.titles(meaning.name):
                at = next(
                    (i for i, text in enumerate(headers) if i not in taken and fits(text, title)),
                    None,
                )
                if at is not None:
                    found[meaning.name] = at
                    taken.add(at)
                    break

    assign(lambda text, title: text == title)
    assign(lambda text, title: len(title) > 1 and title in text)
    return found


def _header(cell: Cell) -> str:
    if not isinstance(cell.value, str):
        return ""
    text = _BRACKETS.sub("", plain(cell.text)).strip(":*.")
    return text if len(text) <= _LONGEST_HEADER else ""
