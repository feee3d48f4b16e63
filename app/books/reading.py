"""Read the rows of a table into a plan: one engine for every kind of table."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Callable

from app import codes
from app.books import table
from app.books.plan import LEFT_OUT, LOOK, READY, Choices, Item, Plan, Reason
from app.books.refusals import (
    AboveTable,
    BelowTable,
    EmptyRow,
    FromAbove,
    HeadOfTable,
    LeftOut,
    Remark,
    Repeated,
    Total,
    UnclearDitto,
    UnknownWord,
    Unworked,
    WordRead,
)
from app.books.sheet import EMPTY, Book, Cell, plain
from app.books.table import Form, Layout, Meaning
from app.errors import AppError, Missing, Unacceptable
from app.fields import Code, Codes, Text
from app.language import _
from app.store import Column

Progress = Callable[[int, int], None]


class Sheetful:
    """What the rows of one sheet share while they are read."""

    def __init__(self, form: Form, layout: Layout, choices: Choices, year: int | None) -> None:
        self.form = form
        self.layout = layout
        self.choices = choices
        self.year = year
        self.today = choices.today or datetime.date.today()
        self.meanings = {meaning.name: meaning for meaning in form.meanings}
        self.words: dict[str, dict[str, str | None]] = {}
        self.above: dict[str, tuple[int, Cell]] = {}
        self.seen: dict[str, tuple[int, object]] = {}
        self.before: tuple[int, datetime.date] | None = None


class Row:
    """One row while it is read."""

    def __init__(self, sheetful: Sheetful, number: int, cells: dict[str, Cell]) -> None:
        self.sheetful = sheetful
        self.number = number
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

    def doubt(self, name: str, error: AppError) -> None:
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


def read(book: Book, form: Form, choices: Choices) -> Plan:
    """Read one sheet as far as it can be understood. Raises NoSuchSheet and NoTable."""
    layout = table.find(book, form, choices)
    year, year_from = table.year_of(book, layout)
    if choices.year is not None:
        year, year_from = choices.year, "asked"
    sheetful = Sheetful(form, layout, choices, year)
    return Plan(
        form=form.name,
        file=book.file,
        sha256=book.sha256,
        sheet=layout.sheet.name,
        sheets=table.fitting(book, form),
        year=year,
        year_from=year_from,
        header_row=layout.header + 1,
        headers=layout.headers,
        columns=layout.columns,
        unused=_unused(layout),
        items=_items(sheetful),
        words=sheetful.words,
    )


def by_kind(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as its kind of field does."""
    try:
        row.put(meaning.name, meaning.column.kind.parse(cell.value, year=row.sheetful.year))
    except Unacceptable as refusal:
        row.doubt(meaning.name, refusal)


def as_text(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as text, numbers as they are written."""
    try:
        row.put(meaning.name, meaning.column.kind.parse(cell.text))
    except Unacceptable as refusal:
        row.doubt(meaning.name, refusal)


def by_word(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as one word that stands for a code."""
    code = code_of(row, meaning.name, cell.text)
    if code is None:
        row.doubt(meaning.name, UnknownWord(word=cell.text))
    row.put(meaning.name, code)


def by_words(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as several words that stand for codes."""
    found: list[str] = []
    for word in cell.text.replace("，", "、").replace(",", "、").replace("/", "、").split("、"):
        if not word.strip():
            continue
        code = code_of(row, meaning.name, word)
        if code is None:
            row.doubt(meaning.name, UnknownWord(word=word.strip()))
        elif code not in found:
            found.append(code)
    row.put(meaning.name, found)


def reader(column: Column) -> table.Reader:
    """How the cells of a column are read when nothing more is known about it."""
    if isinstance(column.kind, Codes):
        return by_words
    if isinstance(column.kind, Code):
        return by_word
    return as_text if isinstance(column.kind, Text) else by_kind


def label_of(row: Row, name: str, code: str) -> str:
    """The label of a code of a meaning."""
    return codes.load(_list_of(row.sheetful.meanings[name])).label(code)


def code_of(row: Row, name: str, word: str) -> str | None:
    """The code that a word stands for, None when nobody knows; the plan shows it either way."""
    sheetful = row.sheetful
    word = plain(word)
    if word in sheetful.words.setdefault(name, {}):
        code = sheetful.words[name][word]
    else:
        code = sheetful.choices.words.get(name, {}).get(word) or _known(sheetful, name, word)
        sheetful.words[name][word] = code
    if code is not None and word:
        label = label_of(row, name, code)
        if label != word:
            row.remark(name, WordRead(word=word, label=label))
    return code


def _known(sheetful: Sheetful, name: str, word: str) -> str | None:
    listed = codes.load(_list_of(sheetful.meanings[name]))
    words = table.spoken()[sheetful.form.name]["words"].get(name, {})
    for each in (word, *(word.removesuffix(ending) for ending in table.spoken()["endings"])):
        if each and (code := words.get(each) or listed.read(each)) is not None:
            return code
    return None


def _list_of(meaning: Meaning) -> str:
    kind = meaning.column.kind
    return kind.list if isinstance(kind, Code | Codes) else ""


def _items(sheetful: Sheetful) -> list[Item]:
    layout = sheetful.layout
    serial = layout.columns.get("paper_number")
    first: dict[str, int] = {}
    often: Counter[str] = Counter()
    items: list[Item] = []
    for index, cells in enumerate(layout.sheet.rows):
        why = _no_record(layout, index, cells)
        if why is not None:
            items.append(_left_out(index + 1, why))
            continue
        row = _row(sheetful, index + 1, cells)
        content = _content(layout, cells, row.source, serial)
        often[content] += 1
        item = row.item
        item.fingerprint = _fingerprint(layout.sheet.name, content, often[content])
        if content in first and item.row not in sheetful.choices.typed:
            item.state = LEFT_OUT
            item.reasons = [Reason("", "", Repeated(row=first[content]), "")]
        elif item.reasons:
            item.state = LOOK
        first.setdefault(content, index + 1)
        items.append(item)
    return items


def _row(sheetful: Sheetful, number: int, cells: list[Cell]) -> Row:
    columns = sheetful.layout.columns
    own = {
        name: cells[column] if column < len(cells) else EMPTY for name, column in columns.items()
    }
    row = Row(sheetful, number, own)
    for meaning in sheetful.form.meanings:
        if meaning.name in row.typed:
            text = row.typed[meaning.name].strip()
            own[meaning.name] = Cell(text, text) if text else EMPTY
        cell = _from_above(row, meaning, own.get(meaning.name, EMPTY))
        if cell.unworked:
            row.doubt(meaning.name, Unworked())
        elif cell is not EMPTY:
            meaning.read(row, meaning, cell)
    sheetful.form.finish(row)
    for meaning in sheetful.form.meanings:
        if meaning.is_required and row.get(meaning.name) is None:
            row.item.lacking.append(meaning.name)
            if not row.doubted(meaning.name):
                row.doubt(meaning.name, Missing())
    return row


def _from_above(row: Row, meaning: Meaning, cell: Cell) -> Cell:
    above = row.sheetful.above
    if plain(cell.text) in table.spoken()["ditto"]:
        if not meaning.ditto or meaning.name not in above:
            row.doubt(meaning.name, UnclearDitto())
            above.pop(meaning.name, None)
            return EMPTY
        first, cell = above[meaning.name]
        row.cells[meaning.name] = cell
        if meaning.name not in row.typed:
            row.source[meaning.name] = cell
        row.remark(meaning.name, FromAbove(row=first, text=cell.text))
        return cell
    if cell.above is not None:
        row.remark(meaning.name, FromAbove(row=cell.above, text=cell.text))
    if cell is not EMPTY:
        above[meaning.name] = (row.number, cell)
    else:
        above.pop(meaning.name, None)
    return cell


def _no_record(layout: Layout, index: int, cells: list[Cell]) -> LeftOut | None:
    if index == layout.header:
        return HeadOfTable()
    own = [cell for cell in cells if cell is not EMPTY and cell.above is None]
    if not own:
        return EmptyRow()
    if index < layout.header:
        return AboveTable()
    texts = [plain(cell.text) for cell in cells]
    heads = [plain(text) for text in layout.headers]
    if all(text == head for text, head in zip(texts, heads, strict=False) if text):
        return HeadOfTable()
    first = plain(own[0].text).rstrip(":")
    words = table.spoken()
    if first in words["totals"]:
        return Total()
    if any(first.startswith(word) for word in words["below"]):
        return BelowTable()
    return None


def _left_out(number: int, why: LeftOut) -> Item:
    return Item(number, LEFT_OUT, reasons=[Reason("", "", why, "")])


def _content(layout: Layout, cells: list[Cell], meant: dict[str, Cell], serial: int | None) -> str:
    # 同上 counts as what it stands for, and what was typed here since is not in the workbook.
    by_column = {layout.columns[name]: cell for name, cell in meant.items()}
    texts = [plain(by_column.get(at, cell).text) for at, cell in enumerate(cells) if at != serial]
    while texts and not texts[-1]:
        texts.pop()
    return json.dumps(texts, ensure_ascii=False)


def _fingerprint(sheet: str, content: str, occurrence: int) -> str:
    text = json.dumps([plain(sheet), content, occurrence], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _unused(layout: Layout) -> list[int]:
    meant = set(layout.columns.values())
    below = layout.sheet.rows[layout.header + 1 :]
    return [
        column
        for column in range(len(layout.headers))
        if column not in meant and any(row[column] is not EMPTY for row in below)
    ]
