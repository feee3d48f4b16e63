"""What a kind of table is, where one was found, and its rows while they are read."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import msgspec

from app.books.plan import READY, Choices, Item, Reason
from app.books.remarks import Remark
from app.books.sheet import EMPTY, Cell, Sheet, plain
from app.books.years import Calendar
from app.errors import AppError
from app.language import _
from app.resources import resource
from app.store import Column

Reader = Callable[["Row", "Meaning", Cell], None]


@dataclass(frozen=True)
class Meaning:
    """What a column of a table may mean: a column of a record, and how its cells are read.

    `about` is "record" or "person". `ditto`: 同上 plainly means the cell above.
    """

    name: str
    column: Column
    read: Reader
    about: str = "record"
    ditto: bool = False
    required: bool | None = None

    @property
    def is_required(self) -> bool:
        """Whether a row without it lacks something; as its column says, unless said here."""
        return self.column.required if self.required is None else self.required


@dataclass(frozen=True)
class Form:
    """A kind of table that can be read.

    `needs` are meanings without which a row is not its head. `finish` looks at a row as a whole.
    """

    name: str
    meanings: tuple[Meaning, ...]
    needs: frozenset[str]
    finish: Callable[[Row], None]

    def titles(self, name: str) -> list[str]:
        """The words over a column of this meaning, the surest first."""
        label = next(each.column.label for each in self.meanings if each.name == name)
        return [*legacy_words().of(self.name).titles.get(name, []), plain(_(label))]


@dataclass(frozen=True)
class Section:
    """One of the tables that were put together: its rows (from 0), its years, its own columns.

    `fresh`: its months do not go on where those of the table before ended.
    """

    sheet: str
    title: int
    head: int
    body: int
    end: int
    years: list[int]
    year_from: str
    fresh: bool
    heads: list[str]
    columns: dict[str, int]


@dataclass(frozen=True)
class Layout:
    """The tables that are read as one: their rows, and the column (from 0) of each meaning."""

    sheet: Sheet
    header: int
    columns: dict[str, int]
    headers: list[str]
    sections: list[Section]

    def place(self, number: int) -> tuple[str, int]:
        """The sheet and its row (both from 1) that a row came from."""
        places = self.sheet.places
        if places is None or not 0 < number <= len(places):
            return self.sheet.name, number
        return places[number - 1]

    def samples(self, column: int, many: int = 3) -> list[str]:
        """Some cells of a column, to tell what it holds."""
        found: dict[str, None] = {}
        for section in self.sections:
            for row in self.sheet.rows[section.body : section.end]:
                if column < len(row) and row[column].text:
                    found[row[column].text] = None
                if len(found) == many:
                    return list(found)
        return list(found)

    def where(self, number: int) -> int | str:
        """The row (from 1) as it is named to people: with its sheet where there are several."""
        name, row = self.place(number)
        alone = len({section.sheet for section in self.sections}) == 1
        return row if alone else f"{name} {row}"


class KindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one kind of table: headings by column, and words that stand for codes."""

    titles: dict[str, list[str]]
    words: dict[str, dict[str, str]]
    signs: list[str] = []
    """What in a title tells that it is such a table."""
    owners: list[str] = []
    """Whose name, phone and so on is that of whom a row is about."""
    others: list[str] = []
    """Whose name, phone and so on is that of somebody else."""


class LegacyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`legacy.json`."""

    ditto: list[str]
    empty: list[str]
    withheld: list[str]
    totals: list[str]
    below: list[str]
    nameless: list[str]
    endings: list[str]
    visits: KindWords
    cases: KindWords
    people: KindWords
    certificates: KindWords
    rooms: KindWords
    positions: KindWords

    def of(self, form: str) -> KindWords:
        """The words of a kind of table by its name."""
        return getattr(self, form)


@cache
def legacy_words() -> LegacyWords:
    """The words that keepers use in tables, from resources/forms/legacy.json."""
    return msgspec.json.decode(resource("forms", "legacy.json").read_bytes(), type=LegacyWords)


class SheetContext:
    """What the rows of one sheet share while they are read."""

    def __init__(self, form: Form, layout: Layout, choices: Choices) -> None:
        self.form = form
        self.layout = layout
        self.choices = choices
        self.calendar = Calendar([])
        self.today = choices.today or datetime.date.today()
        self.meanings = {meaning.name: meaning for meaning in form.meanings}
        self.words: dict[str, dict[str, str | None]] = {}
        self.above: dict[str, tuple[int, Cell]] = {}
        self.seen: dict[str, tuple[int, object]] = {}
        self.before: tuple[int, datetime.date] | None = None

    @property
    def year(self) -> int | None:
        """The year of a day that does not say its own."""
        return self.calendar.year


class Row:
    """One row while it is read."""

    def __init__(self, sheetful: SheetContext, number: int, cells: dict[str, Cell]) -> None:
        self.sheetful = sheetful
        self.number = number
        self.where = sheetful.layout.where(number)
        self.cells = cells
        self.source = dict(cells)
        self.typed = sheetful.choices.typed.get(number, {})
        self.item = Item(number, READY)

    def put(self, name: str, value: object) -> None:
        """Keep a value under a meaning."""
        if value is not None and value not in ("", []):
            self._kept(name)[name] = value

    def get(self, name: str) -> object:
        """The value of a meaning, None where there is none."""
        return self._kept(name).get(name)

    def forget(self, name: str) -> None:
        """Keep no value under a meaning."""
        self._kept(name).pop(name, None)

    def add_remark(self, name: str, error: AppError) -> None:
        """Say that somebody must look at a cell."""
        self.item.reasons.append(self._reason(name, error))

    def remark(self, name: str, error: Remark) -> None:
        """Say what was understood."""
        self.item.remarks.append(self._reason(name, error))

    def doubted(self, name: str) -> bool:
        """Whether a cell needs a look already."""
        return any(reason.column == name for reason in self.item.reasons)

    def _kept(self, name: str) -> dict[str, object]:
        about = self.sheetful.meanings[name].about
        return self.item.person if about == "person" else self.item.values

    def _reason(self, name: str, error: AppError) -> Reason:
        label = _(self.sheetful.meanings[name].column.label)
        return Reason(name, label, error, self.cells.get(name, EMPTY).text)
