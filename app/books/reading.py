"""Read the rows of tables into a plan: one engine for every kind of table."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence

from app.books import characters, heads, table, together, years
from app.books.finding import Finder
from app.books.plan import LEFT_OUT, LOOK, Choices, Item, Part, Plan, Reason
from app.books.refusals import UnclearDitto, Unworked
from app.books.remarks import (
    AboveTable,
    BelowTable,
    CharacterReplaced,
    EmptyRow,
    FilledFromAbove,
    HeadOfTable,
    LeftOut,
    Repeated,
    Total,
)
from app.books.sheet import EMPTY, Book, Cell, plain
from app.books.table import Form, Layout, Meaning, Row, Section, SheetContext
from app.errors import Missing
from app.fields import Flag

Progress = Callable[[int, int], None]

_STROKES = frozenset('〃″"“”')


def read(book: Book, form: Form, choices: Choices, finder: Finder | None = None) -> Plan:
    """Read the tables of a kind as far as they can be understood. Raises NoSuchSheet and NoTable.

    `finder` knows the other kinds of table that may stand beside them.
    """
    finder = finder or Finder([form])
    layout = together.layout(finder, book, form, choices)
    first = layout.sections[0]
    year, year_from = (first.years[0] if first.years else None), first.year_from
    if choices.year is not None:
        year, year_from = choices.year, "asked"
    sheetful = SheetContext(form, layout, choices)
    items = _items(sheetful)
    unused = _unused(layout)
    return Plan(
        form=form.name,
        file=book.file,
        sha256=book.sha256,
        sheet=layout.sheet.name,
        sheets=together.sheets(finder, book, form),
        year=year,
        year_from=year_from,
        header_row=layout.sheet.places[layout.header][1]
        if layout.sheet.places
        else layout.header + 1,
        headers=layout.headers,
        columns=layout.columns,
        unused=unused,
        items=items,
        words=sheetful.words,
        table=layout.sheet,
        layout=layout,
        parts=[_part(each, layout, items, choices) for each in layout.sections],
        asked=[at for at in unused if not _is_answered(layout, choices, at)],
        said=_said(layout, choices),
    )


def _items(sheetful: SheetContext) -> list[Item]:
    layout = sheetful.layout
    first: dict[str, int] = {}
    often: Counter[str] = Counter()
    items: list[Item] = []
    for section in layout.sections:
        _turn_to(sheetful, section)
        for index in range(section.title, section.end):
            cells = layout.sheet.rows[index]
            why = _no_record(layout, section, index, cells)
            if why is not None:
                items.append(_left_out(index + 1, why))
                continue
            row = _row(sheetful, index + 1, cells)
            content, mark = _content(layout, cells, row.source)
            often[mark] += 1
            item = row.item
            item.fingerprint = _fingerprint(sheetful.form.name, mark, often[mark])
            if content in first and item.row not in sheetful.choices.typed:
                item.state = LEFT_OUT
                same = Repeated(row=layout.where(first[content]))
                item.reasons = [Reason("", "", same, "")]
            elif item.reasons:
                item.state = LOOK
            first.setdefault(content, index + 1)
            items.append(item)
    return items


def _turn_to(sheetful: SheetContext, section: Section) -> None:
    """Begin with the years of another table; its months may go on where the last one ended."""
    if not section.fresh:
        return
    layout = sheetful.layout
    said = _years(section, layout, sheetful.choices)
    day = layout.columns.get("day")
    rows = layout.sheet.rows[section.body : section.end]
    backwards = day is not None and years.newest_first(row[day].value for row in rows)
    sheetful.calendar = years.Calendar(said, newest_first=backwards)
    sheetful.before = None


def _years(section: Section, layout: Layout, choices: Choices) -> list[int]:
    """The years of a table; what was said of the first holds for all that say no other."""
    if choices.year is not None and section.years in ([], layout.sections[0].years):
        return [choices.year]
    return section.years


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
        cell = _put_right(row, meaning, cell)
        if cell.unworked:
            row.add_remark(meaning.name, Unworked())
        elif cell is not EMPTY and not _says_nothing(meaning, cell):
            meaning.read(row, meaning, cell)
    sheetful.form.finish(row)
    for meaning in sheetful.form.meanings:
        if meaning.is_required and row.get(meaning.name) is None:
            row.item.lacking.append(meaning.name)
            if not row.doubted(meaning.name):
                row.add_remark(meaning.name, Missing())
    return row


def _put_right(row: Row, meaning: Meaning, cell: Cell) -> Cell:
    """The cell with the characters that were meant."""
    if not isinstance(cell.value, str) or cell.text.isascii():
        return cell
    text = characters.real(cell.text)
    if text == cell.text:
        return cell
    for old, new in characters.replaced(cell.text):
        row.remark(meaning.name, CharacterReplaced(old=f"U+{ord(old):04X}", new=new))
    return Cell(text, text, cell.unworked, cell.above) if text.strip() else EMPTY


def _says_nothing(meaning: Meaning, cell: Cell) -> bool:
    """Whether a cell was only filled so that it is not empty: a stroke, 无."""
    words, text = table.legacy_words(), plain(cell.text)
    if isinstance(meaning.column.kind, Flag):
        return False
    return text in words.empty or (meaning.column.private and text in words.withheld)


def _from_above(row: Row, meaning: Meaning, cell: Cell) -> Cell:
    above = row.sheetful.above
    text = plain(cell.text)
    if text in table.legacy_words().ditto:
        if not meaning.ditto and text in _STROKES:
            return EMPTY
        if not meaning.ditto or meaning.name not in above:
            row.add_remark(meaning.name, UnclearDitto())
            above.pop(meaning.name, None)
            return EMPTY
        first, cell = above[meaning.name]
        row.cells[meaning.name] = cell
        if meaning.name not in row.typed:
            row.source[meaning.name] = cell
        where = row.sheetful.layout.where(first)
        row.remark(meaning.name, FilledFromAbove(row=where, text=cell.text))
        return cell
    if cell.above is not None:
        row.remark(meaning.name, FilledFromAbove(row=cell.above, text=cell.text))
    if cell is not EMPTY:
        above[meaning.name] = (row.number, cell)
    else:
        above.pop(meaning.name, None)
    return cell


def _no_record(
    layout: Layout, section: Section, index: int, cells: Sequence[Cell]
) -> LeftOut | None:
    if section.head <= index < section.body:
        return HeadOfTable()
    own = [cell for cell in cells if cell is not EMPTY and cell.above is None]
    if own and index < section.head:
        return AboveTable()
    # Blank ledgers come with their numbers printed in advance.
    serial = layout.columns.get("paper_number")
    if not own or (serial is not None and own == [cells[serial]] and _is_number(own[0])):
        return EmptyRow()
    texts = [plain(cell.text) for cell in cells]
    headings = [plain(text) for text in layout.headers]
    if all(text == head for text, head in zip(texts, headings, strict=False) if text):
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


def _content(layout: Layout, cells: Sequence[Cell], meant: dict[str, Cell]) -> tuple[str, str]:
    """What a row says in all its columns, and in those that are understood.

    In which order they stand is nothing to that, nor its running number.
    """
    # 同上 counts as what it stands for, and what was typed here since is not in the workbook.
    read = {
        name: plain(cell.text)
        for name, cell in sorted(meant.items())
        if cell.text and name != "paper_number"
    }
    used = set(layout.columns.values())
    rest = sorted(plain(cell.text) for at, cell in enumerate(cells) if cell.text and at not in used)
    mark = json.dumps(read, ensure_ascii=False)
    return mark + json.dumps(rest, ensure_ascii=False), mark


def _fingerprint(form: str, mark: str, occurrence: int) -> str:
    text = json.dumps([form, mark, occurrence], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _unused(layout: Layout) -> list[int]:
    meant = set(layout.columns.values())
    return [
        column
        for column in range(len(layout.headers))
        if column not in meant
        and any(
            row[column] is not EMPTY
            for section in layout.sections
            for row in layout.sheet.rows[section.body : section.end]
        )
    ]


def _part(section: Section, layout: Layout, items: Sequence[Item], choices: Choices) -> Part:
    """What is said of one of the tables."""
    rows = [
        item
        for item in items[section.body : section.end]
        if item.state != LEFT_OUT or item.fingerprint
    ]
    read = {column: name for name, column in section.columns.items()}
    named: dict[str, str | None] = {}
    for at, text in enumerate(section.heads):
        if text:
            same = sum(each.partition(" (")[0] == text for each in named)
            named[text if not same else f"{text} ({same + 1})"] = read.get(at)
    year = next(iter(_years(section, layout, choices)), None)
    return Part(section.sheet, len(rows), year, named)


def _is_answered(layout: Layout, choices: Choices, at: int) -> bool:
    key = heads.key(layout.headers[at])
    return at in choices.dropped or (key in choices.heads and choices.heads[key] is None)


def _said(layout: Layout, choices: Choices) -> dict[str, str | None]:
    """What the keeper said of headings, as it is remembered for the next book."""
    meant = {at: name for name, at in choices.columns.items() if at is not None}
    said: dict[str, str | None] = {}
    for at, text in enumerate(layout.headers):
        if (at in meant or at in choices.dropped) and (key := heads.key(text)):
            said[key] = meant.get(at)
    return said
