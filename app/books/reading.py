"""Read the rows of a table into a plan: one engine for every kind of table."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable

from app.books import finding, table
from app.books.plan import LEFT_OUT, LOOK, Choices, Item, Plan, Reason
from app.books.refusals import (
    AboveTable,
    BelowTable,
    EmptyRow,
    FilledFromAbove,
    HeadOfTable,
    LeftOut,
    Repeated,
    Total,
    UnclearDitto,
    Unworked,
)
from app.books.sheet import EMPTY, Book, Cell, plain
from app.books.table import Form, Layout, Meaning, Row, SheetContext
from app.errors import Missing

Progress = Callable[[int, int], None]


def read(book: Book, form: Form, choices: Choices) -> Plan:
    """Read one sheet as far as it can be understood. Raises NoSuchSheet and NoTable."""
    layout = finding.find(book, form, choices)
    year, year_from = finding.year_of(book, layout)
    if choices.year is not None:
        year, year_from = choices.year, "asked"
    sheetful = SheetContext(form, layout, choices, year)
    return Plan(
        form=form.name,
        file=book.file,
        sha256=book.sha256,
        sheet=layout.sheet.name,
        sheets=finding.fitting(book, form),
        year=year,
        year_from=year_from,
        header_row=layout.header + 1,
        headers=layout.headers,
        columns=layout.columns,
        unused=_unused(layout),
        items=_items(sheetful),
        words=sheetful.words,
    )


def _items(sheetful: SheetContext) -> list[Item]:
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


def _row(sheetful: SheetContext, number: int, cells: list[Cell]) -> Row:
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
            row.add_remark(meaning.name, Unworked())
        elif cell is not EMPTY:
            meaning.read(row, meaning, cell)
    sheetful.form.finish(row)
    for meaning in sheetful.form.meanings:
        if meaning.is_required and row.get(meaning.name) is None:
            row.item.lacking.append(meaning.name)
            if not row.doubted(meaning.name):
                row.add_remark(meaning.name, Missing())
    return row


def _from_above(row: Row, meaning: Meaning, cell: Cell) -> Cell:
    above = row.sheetful.above
    if plain(cell.text) in table.legacy_words().ditto:
        if not meaning.ditto or meaning.name not in above:
            row.add_remark(meaning.name, UnclearDitto())
            above.pop(meaning.name, None)
            return EMPTY
        first, cell = above[meaning.name]
        row.cells[meaning.name] = cell
        if meaning.name not in row.typed:
            row.source[meaning.name] = cell
        row.remark(meaning.name, FilledFromAbove(row=first, text=cell.text))
        return cell
    if cell.above is not None:
        row.remark(meaning.name, FilledFromAbove(row=cell.above, text=cell.text))
    if cell is not EMPTY:
        above[meaning.name] = (row.number, cell)
    else:
        above.pop(meaning.name, None)
    return cell


def _no_record(layout: Layout, index: int, cells: list[Cell]) -> LeftOut | None:
    if index == layout.header:
        return HeadOfTable()
    own = [cell for cell in cells if cell is not EMPTY and cell.above is None]
    if own and index < layout.header:
        return AboveTable()
    # Blank ledgers come with their numbers printed in advance.
    serial = layout.columns.get("paper_number")
    if not own or (serial is not None and own == [cells[serial]] and _is_number(own[0])):
        return EmptyRow()
    texts = [plain(cell.text) for cell in cells]
    heads = [plain(text) for text in layout.headers]
    if all(text == head for text, head in zip(texts, heads, strict=False) if text):
        return HeadOfTable()
    first = plain(own[0].text).rstrip(":")
    words = table.legacy_words()
    if first in words.totals:
        return Total()
    if any(first.startswith(word) for word in words.below):
        return BelowTable()
    return None


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) or plain(cell.text).isdigit()


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
