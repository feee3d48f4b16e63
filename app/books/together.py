"""The tables of one kind put together: like columns under like, each with its own years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.books import heads, years
from app.books.finding import Finder, Table, place
from app.books.plan import Choices
from app.books.refusals import NoTable
from app.books.sheet import EMPTY, Book, Cell, Sheet
from app.books.table import Form, Layout, Section


def layout(finder: Finder, book: Book, form: Form, choices: Choices) -> Layout:
    """The tables of a kind put together. Raises NoSuchSheet and NoTable."""
    tables = finder.tables(book, choices)
    fitting = [each for each in tables if finder.fits(each, form.name, choices)]
    own = [each for each in fitting if finder.kind(each) in (form.name, "")] or fitting
    if not own:
        raise NoTable(file=book.file)
    return _together(finder, own, form, choices, book)


def _together(
    finder: Finder, tables: Sequence[Table], form: Form, choices: Choices, book: Book
) -> Layout:
    unsaid = replace(choices, columns={})
    first = max(tables, key=lambda each: len(finder.columns(each, form.name, unsaid)))
    meant = [
        finder.columns(each, form.name, choices if each is first else _by_heading(choices, first))
        for each in tables
    ]
    theirs = meant[tables.index(first)]
    master = list(first.heads)
    moves = [
        _move(each, first, master, mine, theirs) for each, mine in zip(tables, meant, strict=True)
    ]
    rows: list[list[Cell]] = []
    places: list[tuple[str, int]] = []
    sections: list[Section] = []
    said: list[int] = []
    for n, (table, move) in enumerate(zip(tables, moves, strict=True)):
        start = len(rows)
        for at in range(table.top, table.end):
            row = table.sheet.rows[at]
            rows.append(_moved(row, move, len(master)) if at >= table.body else list(row))
            places.append(place(table.sheet, at))
        turned = n > 0 and table.sheet.name == tables[n - 1].sheet.name
        own, where = _years(table, None if turned else book)
        fresh = bool(own) or n == 0 or not (turned or said)
        said = own or said
        sections.append(
            Section(
                sheet=places[start][0],
                title=start,
                head=start + table.head - table.top,
                body=start + table.body - table.top,
                end=len(rows),
                years=list(said),
                year_from=where if own else "",
                fresh=fresh,
                heads=table.heads,
                columns=meant[n],
            )
        )
    for row in rows:
        row.extend([EMPTY] * (len(master) - len(row)))
    plainly = len({name for name, _row in places}) == 1 and [r for _n, r in places] == list(
        range(1, len(places) + 1)
    )
    sheet = Sheet(
        "、".join(dict.fromkeys(each.sheet for each in sections)),
        first.sheet.hidden,
        rows,
        places=None if plainly else places,
    )
    titles = finder.forms[form.name][1]
    columns = heads.columns(master, titles, choices.columns, choices.heads)
    return Layout(sheet, sections[0].head, columns, master, sections)


def _by_heading(choices: Choices, first: Table) -> Choices:
    """What was said of columns of the first table, said of their headings for the others."""
    keys = [heads.key(text) for text in first.heads]
    said: dict[str, str | None] = {
        keys[at]: name
        for name, at in choices.columns.items()
        if at is not None and at < len(keys) and keys[at]
    }
    dropped = {keys[at]: None for at in choices.dropped if at < len(keys) and keys[at]}
    return replace(choices, columns={}, heads={**choices.heads, **dropped, **said})


def _move(
    table: Table,
    first: Table,
    master: list[str],
    meant: Mapping[str, int],
    theirs: Mapping[str, int],
) -> list[int]:
    """Where the columns of a table go, so that like stands under like; new ones come behind."""
    if table is first:
        return list(range(len(table.heads)))
    mine = {at: name for name, at in meant.items()}
    taken: set[int] = set()
    move = [-1] * len(table.heads)
    for at, text in enumerate(table.heads):
        name = mine.get(at)
        target = theirs.get(name) if name else None
        if target is None and heads.key(text) and name is None:
            named = [i for i, each in enumerate(master) if heads.key(each) == heads.key(text)]
            target = next((i for i in named if i not in taken and i not in theirs.values()), None)
        if target is not None and target not in taken:
            move[at] = target
            taken.add(target)
    for at, text in enumerate(table.heads):
        if move[at] < 0:
            move[at] = len(master)
            master.append(text)
    return move


def _moved(row: Sequence[Cell], move: Sequence[int], wide: int) -> list[Cell]:
    made = [EMPTY] * max(wide, len(row))
    for at, cell in enumerate(row):
        if at < len(move):
            made[move[at]] = cell
        elif cell is not EMPTY:
            made.append(cell)
    return made


def _years(table: Table, book: Book | None) -> tuple[list[int], str]:
    """The years that a table says it is of, and where: "title", "sheet", "file" or "".

    Without `book` the table goes on below another one, whose sheet and file were asked already.
    """
    if found := years.above(table.above):
        return found, "title"
    names = ((table.sheet.name, "sheet"), (book.file, "file")) if book else ()
    for text, where in names:
        if found := years.said(text):
            return found, where
    return [], ""


def sheets(finder: Finder, book: Book, form: Form) -> list[str]:
    """The names of the sheets that hold tables of a kind."""
    plainly = Choices()
    found = [
        table.sheet.name
        for each in book.sheets
        for table in finder.tables(book, Choices(sheet=each.name))
        if finder.fits(table, form.name, plainly)
    ]
    return list(dict.fromkeys(found))
