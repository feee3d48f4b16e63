"""Look through a workbook before it is loaded: how large it is, and which cells hold no result.

The reading library makes room for the whole square between the first cell and the last, so a file
of one kilobyte with a cell in the last corner would end the program. It also gives an empty text
for a formula that was never worked out, where the keeper sees something.
"""

from __future__ import annotations

import copy
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from app.books import old_excel
from app.books.refusals import BookLocked, BookTooLarge, BookUnreadable

FILE_BYTES = 32 * 1024 * 1024
INSIDE_BYTES = 256 * 1024 * 1024
"""Of all that is read: a part that several sheets lead to is read, and counted, for each."""

ROWS = 50_000
COLUMNS = 300
CELLS = 2_000_000
"""In all sheets together."""

SHEETS = 256
"""Twelve months of many years."""

CLAIMED = 4_000_000
"""Cells that an .xls may say it has: borders drawn down to its last row are empty ones."""

_ZIP = b"PK\x03\x04"
MAGIC = (old_excel.MAGIC, _ZIP)
"""How the files begin that can be looked through here."""
_PIECE = 1 << 16
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")

Unworked = dict[tuple[int, int], str]


def uncomputed_cells(path: Path) -> dict[str, Unworked]:
    """The cells of each sheet that show something but store no result: (row, column) to its text.

    Rows and columns count from 0. Raises `BookUnreadable`, `BookLocked` and `BookTooLarge`.
    """
    if path.stat().st_size > FILE_BYTES:
        raise BookTooLarge(file=path.name)
    with path.open("rb") as file:
        head = file.read(len(old_excel.MAGIC))
    try:
        if head == old_excel.MAGIC:
            extent = Extent(path.name)
            return old_excel.uncomputed_cells(path.read_bytes(), extent.hold, extent.claim)
        if not head.startswith(_ZIP):
            raise BookUnreadable(file=path.name)
        with zipfile.ZipFile(path) as book:
            measure(book, path.name)
            names = set(book.namelist())
            if "xl/workbook.xml" in names:
                return _look(path.name, book, _excel_sheets(book, path.name))
            if "content.xml" in names:
                return _look_open_document(path.name, book)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BookUnreadable(file=path.name) from error
    except old_excel.Locked as error:
        raise BookLocked(file=path.name) from error
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BookUnreadable(file=path.name) from error
    raise BookUnreadable(file=path.name)


def measure(book: zipfile.ZipFile, file: str, most: int | None = None) -> None:
    """Raise BookTooLarge where all parts together are larger than so many bytes.

    Raises BookUnreadable where the file lies about them.
    """
    # The sizes a ZIP declares may lie, and only the real ones fill the memory; one that lies would
    # also show a shorter part here than to the library that loads it.
    left = INSIDE_BYTES if most is None else most
    if len(set(book.namelist())) != len(book.infolist()):
        raise BookUnreadable(file=file)
    for member in book.infolist():
        honest = copy.copy(member)
        honest.file_size = left + 2 * _PIECE
        size = 0
        with book.open(honest) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > left:
                    raise BookTooLarge(file=file)
        if size != member.file_size:
            raise BookUnreadable(file=file)
        left -= size


def _excel_sheets(book: zipfile.ZipFile, file: str) -> Iterator[tuple[str, str]]:
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, named: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[named["Id"]] = named["Target"]

    def sheet(tag: str, named: dict[str, str]) -> None:
        if tag == "sheet":
            sheets.append((named["name"], named["id"]))

    parse(book, "xl/_rels/workbook.xml.rels", relation)
    parse(book, "xl/workbook.xml", sheet)
    if len(sheets) > SHEETS:
        raise BookTooLarge(file=file)
    sizes = {member.filename: member.file_size for member in book.infolist()}
    left = INSIDE_BYTES
    for name, relation_id in sheets:
        part = posixpath.normpath(posixpath.join("/xl", targets[relation_id])).lstrip("/")
        if part not in sizes:
            raise BookUnreadable(file=file)
        left -= sizes[part]
        if left < 0:
            raise BookTooLarge(file=file)
        yield name, part


def _look(
    file: str, book: zipfile.ZipFile, sheets: Iterator[tuple[str, str]]
) -> dict[str, Unworked]:
    found: dict[str, Unworked] = {}
    cells = 0
    for name, part in sheets:
        reader = _ExcelSheet(file)
        parse(book, part, reader.begin, reader.end, reader.words)
        found[name] = reader.unworked
        cells += reader.extent.cells()
        if cells > CELLS:
            raise BookTooLarge(file=file)
    return found


def _look_open_document(file: str, book: zipfile.ZipFile) -> dict[str, Unworked]:
    reader = _OpenDocument(file)
    parse(book, "content.xml", reader.begin, reader.end)
    return reader.sheets


class Extent:
    """How far a table reaches, and that it is not too far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.row = self.column = 0

    def cells(self) -> int:
        """How many cells the table makes room for."""
        return (self.row + 1) * (self.column + 1)

    def hold(self, row: int, column: int) -> None:
        """Reach to a cell, too. Raises BookTooLarge."""
        self.row = max(self.row, row)
        self.column = max(self.column, column)
        rows, columns = self.row + 1, self.column + 1
        if rows > ROWS or columns > COLUMNS or rows * columns > CELLS:
            raise BookTooLarge(file=self.file)

    def claim(self, row: int, column: int) -> None:
        """Hold what a file says of its table, which may be mostly empty."""
        if column >= COLUMNS or (row + 1) * (column + 1) > CLAIMED:
            raise BookTooLarge(file=self.file)


class _ExcelSheet:
    def __init__(self, file: str) -> None:
        self.extent = Extent(file)
        self.unworked: Unworked = {}
        self.row = -1
        self.column = -1
        self.kind = ""
        self.formula: list[str] | None = None
        self.result: list[str] = []
        self.full = False
        self.into: list[str] | None = None

    def begin(self, tag: str, named: dict[str, str]) -> None:
        if tag == "row":
            self.row = int(named["r"]) - 1 if "r" in named else self.row + 1
            self.column = -1
        elif tag == "c":
            self.column += 1
            if place := place_of(named.get("r", "")):
                self.row, self.column = place
            self.kind = named.get("t", "")
            self.formula, self.result, self.full = None, [], False
        elif tag == "f":
            self.formula = self.into = []
            self.full = True
        elif tag in ("v", "is"):
            self.into = self.result
            self.full = True

    def words(self, text: str) -> None:
        if self.into is not None:
            self.into.append(text)

    def end(self, tag: str) -> None:
        if tag in ("f", "v", "is"):
            self.into = None
        elif tag == "c" and self.full:
            self.extent.hold(self.row, self.column)
            result = "".join(self.result)
            if self.kind == "e":
                self.unworked[self.row, self.column] = result
            elif self.formula is not None and not result:
                self.unworked[self.row, self.column] = "=" + "".join(self.formula)


class _OpenDocument:
    def __init__(self, file: str) -> None:
        self.file = file
        self.extent = Extent(file)
        self.sheets: dict[str, Unworked] = {}
        self.sheet: Unworked = {}
        self.cells = self.count = 0
        self.row = self.column = 0
        self.rows = 1

    def begin(self, tag: str, named: dict[str, str]) -> None:
        if tag == "table":
            self.sheet = self.sheets.setdefault(named.get("name", ""), {})
            self.count += 1
            self.cells += self.extent.cells()
            if self.count > SHEETS or self.cells > CELLS:
                raise BookTooLarge(file=self.file)
            self.extent = Extent(self.file)
            self.row = 0
        elif tag == "table-row":
            self.rows = int(named.get("number-rows-repeated", "1"))
            self.column = 0
        elif tag in ("table-cell", "covered-table-cell"):
            columns = int(named.get("number-columns-repeated", "1"))
            formula = named.get("formula")
            if formula is not None or "value-type" in named:
                self.extent.hold(self.row + self.rows - 1, self.column + columns - 1)
                if formula is not None and "value-type" not in named:
                    self.sheet[self.row, self.column] = "=" + formula.partition("=")[2]
            self.column += columns

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.row += self.rows


def place_of(cell: str) -> tuple[int, int] | None:
    """Row and column, from 0, of a cell such as C5."""
    found = _PLACE.match(cell)
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def column_number(letters: str) -> int:
    """The number of a column, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def parse(
    book: zipfile.ZipFile,
    part: str,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    words: Callable[[str], None] | None = None,
) -> None:
    """Read a part of a workbook; names come without their namespaces. No DOCTYPE is let in."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def no_doctype(*_: object) -> None:
        # Nothing that a spreadsheet program writes has one; it only serves to blow up or to fetch.
        raise ValueError(part)

    parser.StartDoctypeDeclHandler = no_doctype
    parser.StartElementHandler = lambda tag, named: begin(
        _bare(tag), {_bare(name): value for name, value in named.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda tag: end(_bare(tag))
    if words is not None:
        parser.CharacterDataHandler = words
    with book.open(part) as stream:
        _feed(parser, stream)


def _feed(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]
