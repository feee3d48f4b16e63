"""Where the tables of a workbook are, and of which kind each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.books import heads, parted, years
from app.books.plan import Choices
from app.books.refusals import NoSuchSheet
from app.books.sheet import Book, Cell, Sheet, plain
from app.books.table import Form, legacy_words

_WIDEST_WITHOUT = 2
"""So many filled cells a title or a line between two tables has at most."""
_SHORT = 24
_ENOUGH = 3
"""Of so many known headings a row is a head, whatever else is in it."""


@dataclass(frozen=True)
class Table:
    """One table: its rows of a sheet (from 0), its head, and what stands above it."""

    sheet: Sheet
    top: int
    head: int
    body: int
    end: int
    heads: list[str]
    above: list[str]

    @property
    def rows(self) -> int:
        """The rows below the head in which something stands."""
        rows = self.sheet.rows[self.body : self.end]
        return sum(any(cell.text and cell.above is None for cell in row) for row in rows)


class Finder:
    """Finds tables by the headings of some kinds of table."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = {each.name: (each, heads.titles_of(each)) for each in forms}
        self.known = {word for _form, titles in self.forms.values() for word in titles.known}
        self._found: dict[tuple[str, str | None, int | None], list[Table]] = {}
        self.owners = {word for form, _titles in self.forms.values() for word in _owners(form.name)}

    def tables(self, book: Book, choices: Choices) -> list[Table]:
        """Every table of the sheets that can be seen, or of the sheet that was chosen."""
        asked = (book.sha256, choices.sheet, choices.header_row)
        if asked not in self._found:
            self._found[asked] = self._tables(book, choices)
        return self._found[asked]

    def _tables(self, book: Book, choices: Choices) -> list[Table]:
        shown = [sheet for sheet in book.sheets if not sheet.hidden] or book.sheets
        if choices.sheet is not None:
            shown = [sheet for sheet in book.sheets if sheet.name == choices.sheet]
            if not shown:
                names = "、".join(sheet.name for sheet in book.sheets)
                raise NoSuchSheet(sheet=choices.sheet, sheets=names)
        return [
            table
            for sheet in shown
            for part in _beside(sheet, self.known)
            for table in self._of(parted.whole(part, self.known, self._is_head), choices.header_row)
        ]

    def kind(self, table: Table) -> str:
        """The kind of a table, by its title and its headings together; "" where none fits."""
        found = {name: self.columns(table, name, Choices()) for name in self.forms}
        fitting = {
            name: len(columns)
            for name, columns in found.items()
            if self.forms[name][0].needs <= columns.keys() or len(columns) >= _ENOUGH
        }
        cases = found.get("cases", {})
        if "applicants" in cases and "respondents" in cases:
            return "cases"
        most = max(fitting.values(), default=0)
        titled = [
            name
            for name, count in fitting.items()
            if self._titled(table, name)
            and (count == most or self.forms[name][0].needs <= found[name].keys())
        ]
        among = titled if len(titled) == 1 else list(fitting)
        return max(among, key=lambda name: fitting[name], default="")

    def columns(self, table: Table, name: str, choices: Choices) -> dict[str, int]:
        """What the columns of a table mean, read as this kind."""
        _form, titles = self.forms[name]
        return heads.columns(table.heads, titles, choices.columns, choices.heads)

    def fits(self, table: Table, name: str, choices: Choices) -> bool:
        """Whether a table may be read as this kind."""
        if name == "visits" and _two_sides(table):
            return False
        found = self.columns(table, name, choices)
        if choices.header_row is not None or choices.columns:
            return bool(found)
        needed = len(found) > 1 and self.forms[name][0].needs <= found.keys()
        return needed or len(found) >= _ENOUGH

    def _titled(self, table: Table, name: str) -> bool:
        words = "".join(plain(each) for each in (*table.above, table.sheet.name))
        return any(sign in words for sign in legacy_words().of(name).signs)

    def _of(self, sheet: Sheet, asked: int | None) -> Iterator[Table]:
        at = list(self._heads(sheet))
        if asked is not None:
            at = [asked - 1, *(each for each in at if each > asked)] if asked > 0 else []
            at = [each for each in at if each < len(sheet.rows)]
        tops = [_top(sheet, each, 0 if n == 0 else at[n - 1] + 1) for n, each in enumerate(at)]
        for n, head in enumerate(at):
            two = heads.is_second_row(sheet, head, self.known)
            texts = (
                heads.composed(sheet, head, self.known, self.owners)
                if two
                else [cell.text for cell in sheet.rows[head]]
            )
            top = 0 if n == 0 else tops[n]
            above = [cell.text for row in sheet.rows[top:head] for cell in row if cell.text]
            end = tops[n + 1] if n + 1 < len(at) else len(sheet.rows)
            yield Table(sheet, top, head, head + 1 + two, end, texts, above)

    def _heads(self, sheet: Sheet) -> Iterator[int]:
        before = -1
        for at, row in enumerate(sheet.rows):
            if before >= 0 and at == before + 1 and heads.is_second_row(sheet, before, self.known):
                continue
            if self._is_head(row):
                before = at
                yield at

    def _is_head(self, row: Sequence[Cell]) -> bool:
        texts = [
            cell.text if isinstance(cell.value, str) and cell.above is None else "" for cell in row
        ]
        # Cheap, because it is asked of every row.
        if not any("".join(text.split()) in self.known for text in texts if len(text) < _SHORT):
            return False
        if sum(any(s in self.known for s in heads.spellings(text)) for text in texts if text) < 2:
            return False
        for form, titles in self.forms.values():
            found = heads.columns(texts, titles, {}, {})
            if len(found) >= _ENOUGH or (len(found) > 1 and form.needs <= found.keys()):
                return True
        return False


def _top(sheet: Sheet, head: int, least: int) -> int:
    """Where the lines above a head begin, which are its title and no record before it."""
    words = legacy_words()
    top = head
    while top > least:
        filled = [cell for cell in sheet.rows[top - 1] if cell.text]
        first = plain(filled[0].text).rstrip(":") if filled else ""
        is_foot = first in words.totals or any(first.startswith(each) for each in words.below)
        is_record = len(filled) > 1 and any(
            not isinstance(cell.value, str) or years.month_of(cell.value) for cell in filled
        )
        if len(filled) > _WIDEST_WITHOUT or (filled and is_foot) or is_record:
            break
        if not filled and top == head:
            break
        top -= 1
    while top < head and not any(cell.text for cell in sheet.rows[top]):
        top += 1
    return top


def _two_sides(table: Table) -> bool:
    against = set(legacy_words().of("cases").titles["respondents"])
    return any(each in against for text in table.heads for each in heads.spellings(text))


def _owners(form: str) -> list[str]:
    words = legacy_words().of(form)
    return [*words.owners, *words.others]


def _beside(sheet: Sheet, known: set[str]) -> list[Sheet]:
    """A sheet, or the tables that stand side by side in it, each as a sheet of its own."""
    for at, row in enumerate(sheet.rows):
        texts = [heads.key(cell.text) if isinstance(cell.value, str) else "" for cell in row]
        filled = [text for text in texts if text]
        if len(filled) < 2 * _ENOUGH or sum(text in known for text in filled) < 2 * _ENOUGH:
            continue
        starts = _repeats(texts)
        if len(starts) < 2:
            return [sheet]
        ends = [*starts[1:], len(texts)]
        return [_cut(sheet, left, right, at) for left, right in zip(starts, ends, strict=True)]
    return [sheet]


def _repeats(texts: list[str]) -> list[int]:
    """Where the same headings begin again, from left to right."""
    first = next(at for at, text in enumerate(texts) if text)
    starts = [at for at, text in enumerate(texts) if text == texts[first]]
    blocks = [
        [text for text in texts[left:right] if text]
        for left, right in zip(starts, [*starts[1:], len(texts)], strict=True)
    ]
    alike = len(blocks[0]) >= _ENOUGH and all(each == blocks[0] for each in blocks)
    return starts if alike else [first]


def _cut(sheet: Sheet, left: int, right: int, head: int) -> Sheet:
    rows = [
        # A title is written once over all of them.
        [*row[left:right]]
        if at >= head or any(cell.text for cell in row[left:right])
        else [*row[: right - left]]
        for at, row in enumerate(sheet.rows)
    ]
    places = [place(sheet, at) for at in range(len(rows))]
    return replace(sheet, rows=rows, merged=[], places=places)


def place(sheet: Sheet, at: int) -> tuple[str, int]:
    """The sheet and the row (from 1) that a row (from 0) came from."""
    return sheet.places[at] if sheet.places else (sheet.name, at + 1)
