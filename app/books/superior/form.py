"""A superior's workbook as it is shown: sheets of cells, what is merged, what counts by itself."""

from __future__ import annotations

import io
import posixpath
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from app.books import guard
from app.books.refusals import BookUnreadable
from app.books.superior import guarding
from app.language import N_
from app.records.stats import superior

ROWS: Final = 2_000
COLUMNS: Final = 200
"""What is shown of a sheet, and may be filled."""
_LETTERS: Final = 26
_USUAL: Final = 8.43
"""Characters that a column is wide where nothing is said."""

Place = tuple[str, str]
"""A sheet by its name and a cell such as C5."""
Area = tuple[int, int, int, int]
"""Merged cells: first row and column, last row and column, from 1."""

_CARRIED: Final = {
    "xl/ctrlProps": N_("buttons and boxes to tick"),
    "xl/activeX": N_("buttons and boxes to tick"),
    "xl/media": N_("pictures"),
    "xl/charts": N_("charts"),
    "xl/slicers": N_("filters to click on"),
    "xl/threadedComments": N_("comments in threads"),
}
"""Folders of a workbook, and what one would miss of what lies in them."""
_SHAPES: Final = (b":sp>", b":sp ", b":grpSp", b":cxnSp")
_DRAWN: Final = "drawn"
_NEWER: Final = "newer"
"""What versions since 2010 add to a sheet, which the library does not know."""
_CELL_PICTURES: Final = "xl/cellimages.xml"


@dataclass(frozen=True, slots=True)
class FormCell:
    """What stands in a cell; a formula as it is spelled. `percent`: it shows shares as percent."""

    text: str
    formula: bool = False
    percent: bool = False
    words: bool = False
    """Whether it holds words and not a number."""


EMPTY: Final = FormCell("")


@dataclass(frozen=True)
class FormSheet:
    """One sheet of a workbook, as far as anything stands in it or is framed."""

    name: str
    hidden: bool
    rows: int
    columns: int
    cells: Mapping[str, FormCell]
    widths: tuple[float, ...]
    """Of each column in characters."""
    merged: tuple[Area, ...]

    @cached_property
    def covered(self) -> Mapping[str, str]:
        """The cells that lie under a merged one: each with the one that is seen."""
        return {
            spelled(row, column): spelled(top, left)
            for top, left, bottom, right in self.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }

    def cell(self, name: str) -> FormCell:
        """What stands in a cell."""
        return self.cells.get(name, EMPTY)

    def has(self, name: str) -> bool:
        """Whether a cell lies within the form."""
        place = guard.place_of(name)
        return place is not None and place[0] < self.rows and place[1] < self.columns


@dataclass(frozen=True)
class Form:
    """A workbook that can be filled; `lost` names what a copy of it would not have."""

    file: str
    data: bytes
    sheets: tuple[FormSheet, ...]
    lost: tuple[str, ...] = ()
    path: Path | None = None
    """Where the file lies, if it was read from one."""

    def sheet(self, name: str) -> FormSheet | None:
        """A sheet by its name, or but for the digits, as where it is called after a month."""
        for each in self.sheets:
            if each.name == name:
                return each
        alike = [e for e in self.sheets if without_digits(e.name) == without_digits(name)]
        return alike[0] if len(alike) == 1 else None


def read_file(path: Path) -> Form:
    """Look at a workbook. Raises NotXlsx, BookTooLarge, BookLocked, BookUnreadable, OSError."""
    with path.open("rb") as file:
        return replace(read(file.read(superior.MOST_BYTES + 1), path.name), path=path)


def read(data: bytes, file: str, *, copied: bool = True) -> Form:
    """Look at the bytes of a workbook; unless it is to be `copied`, not for what a copy has not.

    Raises NotXlsx, BookTooLarge, BookLocked, BookUnreadable.
    """
    book = load(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as when it is read
            sheets = tuple(_sheet(each) for each in book.worksheets)
            return Form(file, data, sheets, tuple(_lost(data, book)) if copied else ())
    except Exception as error:  # what it has taken in it may still not be able to write
        raise BookUnreadable(file=file) from error


def load(data: bytes, file: str) -> Any:
    """The workbook as the library has it, with formulas as they are spelled."""
    import openpyxl  # a fifth of a second, which no other command should wait for

    guarding.require_small(data, file)
    try:
        with warnings.catch_warnings():
            # It warns on the terminal of what it leaves out; `lost` says that in the window.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    except Exception as error:  # the library raises whatever it stumbles upon
        raise BookUnreadable(file=file) from error


def spelled(row: int, column: int) -> str:
    """A cell such as C5, by row and column from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def without_digits(text: str) -> str:
    """Words as they are compared from month to month."""
    return "".join(each for each in text if not each.isdigit() and not each.isspace())


def _sheet(page: Any) -> FormSheet:
    merged = tuple(
        (each.min_row, each.min_col, each.max_row, each.max_col)
        for each in page.merged_cells.ranges
    )
    cells: dict[str, FormCell] = {}
    rows = columns = 1
    for area in merged:
        rows, columns = max(rows, area[2]), max(columns, area[3])
    # Asked for rows, the library makes every cell in them, hundreds of thousands a sheet.
    for cell in page._cells.values():  # noqa: SLF001
        if cell.row > ROWS or cell.column > COLUMNS:
            continue
        found = _cell(cell)
        if found.text or (cell.has_style and _is_framed(cell)):
            rows, columns = max(rows, cell.row), max(columns, cell.column)
        if found != EMPTY:
            cells[cell.coordinate] = found
    rows, columns = min(rows, ROWS), min(columns, COLUMNS)
    hidden = page.sheet_state != "visible"
    return FormSheet(page.title, hidden, rows, columns, cells, _widths(page, columns), merged)


def _cell(cell: Any) -> FormCell:
    percent = "%" in str(cell.number_format)
    if is_formula(cell):
        said = cell.value if isinstance(cell.value, str) else f"={getattr(cell.value, 'text', '')}"
        return FormCell(said.replace("==", "=", 1), formula=True, percent=percent)
    value = cell.value
    words = value is not None and cell.data_type in ("s", "inlineStr")
    return FormCell("" if value is None else str(value).strip(), False, percent, words)


def is_formula(cell: Any) -> bool:
    """Whether a cell counts by itself."""
    return cell.data_type == "f"


def _is_framed(cell: Any) -> bool:
    edges = cell.border
    return any(getattr(edges, side).style for side in ("left", "right", "top", "bottom"))


def _widths(page: Any, columns: int) -> tuple[float, ...]:
    usual = page.sheet_format.defaultColWidth or _USUAL
    found = [float(usual)] * columns
    for described in page.column_dimensions.values():
        width = 0.0 if described.hidden else float(described.width or usual)
        for column in range(described.min or 1, min(described.max or 0, columns) + 1):
            found[column - 1] = width
    return tuple(found)


def _lost(data: bytes, book: Any) -> Iterator[str]:
    """What a copy would not have, because the library does not carry it over."""
    written = io.BytesIO()
    book.save(written)
    before, after = _parts(data), _parts(written.getvalue())
    said: dict[str, None] = {}
    for folder, words in _CARRIED.items():
        if after[folder] < before[folder]:
            said[words] = None
    if after[_DRAWN] < before[_DRAWN]:
        said[N_("drawn shapes and boxes of text")] = None
    if after[_NEWER] < before[_NEWER]:
        said[N_("small charts in cells, newer colours by value and newer lists")] = None
    if before[_CELL_PICTURES]:
        said[_CARRIED["xl/media"]] = None
    yield from said


def _parts(data: bytes) -> Counter[str]:
    """How many parts each folder of a workbook has, and how many shapes are drawn in it."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            folder = posixpath.dirname(name)
            found[folder] += 1
            found[name] += 1
            if folder == "xl/worksheets":
                found[_NEWER] += book.read(name).count(b"<ext ")
            if folder == "xl/drawings" and name.endswith(".xml"):
                drawn = book.read(name)
                found[_DRAWN] += sum(drawn.count(each) for each in _SHAPES)
    return found
