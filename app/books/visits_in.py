"""The visits of an old ledger: workbook in, plan, and then records."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from app.books import bringing, cells, days, particulars, reading, table
from app.books.bringing import ImportResult, nothing
from app.books.finding import Finder
from app.books.plan import Choices, Item, Plan
from app.books.reading import Progress
from app.books.refusals import NoWord, UnknownWord
from app.books.remarks import NoName
from app.books.sheet import Book, Cell, plain
from app.books.table import Form, Meaning, Row
from app.errors import Missing
from app.fields import Text
from app.language import N_, _
from app.records import visits
from app.records.visits import Visit
from app.store import Column
from app.store.journal import Action

_PREFIX = re.compile(r"\s*[【\[〔]([^】\]〕]{1,12})[】\]〕]\s*(.*)", re.DOTALL)

_PARTICULARS = frozenset(("name", "sex", "phone", "address"))
_NOT_IN_A_TABLE = _PARTICULARS | {
    "number",
    "place",
    "person",
    "follows",
    "handler",
    "batch",
    "reason",
    "late",
    "for_lawyer",
    "unclear",
}
_DITTO = frozenset(["day", "mode", "category", "result", "handler_name", "paper_page"])


def plan(
    book: Book,
    choices: Choices | None = None,
    *,
    known: Collection[str] = (),
    finder: Finder | None = None,
) -> Plan:
    """How the visits of a workbook are understood; rows whose mark is known are left out.

    `finder` as in `reading.read`. Raises NoSuchSheet and NoTable.
    """
    found = reading.read(book, form(), choices or Choices(), finder)
    return bringing.without_known(known, found)


def form() -> Form:
    """What a table of visits may hold."""
    columns = Visit.columns()
    own: dict[str, table.Reader] = {
        "day": _day,
        "facts": _facts,
        "begin": days.clock,
        "finish": days.clock,
    }
    order = ["paper_number", "day", "begin", "finish", "mode", "category", "facts"]
    order += [name for name in columns if name not in order]
    records = [
        Meaning(
            name,
            columns[name],
            own.get(name) or cells.reader(columns[name]),
            ditto=name in _DITTO,
        )
        for name in order
        if name not in _NOT_IN_A_TABLE
    ]
    note = Meaning("note", Column(Text(max=1_000, lines=3), N_("Note")), cells.as_text)
    return Form(
        "visits",
        (*particulars.meanings(_name, named=False), *records, note),
        frozenset({"day", "name"}),
        _finish,
    )


def bring_in(
    made: Plan,
    rows: Collection[int] | None = None,
    *,
    place: str | None = None,
    village: str | None = None,
    progress: Progress = nothing,
) -> ImportResult:
    """Write the chosen rows (all that are ready), each once; `place` is whom they are about.

    People with an identity number, or a name and phone, are met again or made. `village` is the
    place that 本村 means. Raises NotThere, NotTaken, and whatever `progress` raises to stop; then
    nothing stays.
    """

    def write(act: Action, item: Item, batch: str) -> list[str]:
        if item.known:
            return bringing.replace(act, Visit, item, made)
        person, fresh = bringing.person_of(act, item, made, village)
        own = {k: v for k, v in item.person.items() if k in _PARTICULARS}
        values: dict[str, Any] = {**own, **item.values, "unclear": bringing.unclear(item, Visit)}
        visit = visits.add(act, **values, place=place, person=person, batch=batch)
        return [visit.id, *fresh]

    return bringing.bring_in(made, rows, write, progress)


def _name(row: Row, meaning: Meaning, cell: Cell) -> None:
    if plain(cell.text) in table.legacy_words().nameless:
        row.put("anonymous", True)
        row.remark(meaning.name, NoName())
    else:
        particulars.name(row, meaning, cell)


def _day(row: Row, meaning: Meaning, cell: Cell) -> None:
    row.put("begin", days.time_of(cell))
    days.read(row, meaning, cell)


def _facts(row: Row, meaning: Meaning, cell: Cell) -> None:
    cells.as_text(row, meaning, cell)
    if row.get("category") is not None or row.doubted("category"):
        return
    found = _PREFIX.fullmatch(cell.text)
    word = plain(found[1]) if found else ""
    code = cells.code_of(row, "category", word)
    if code is None:
        row.add_remark("category", UnknownWord(word=word) if word else NoWord())
        return
    row.put("category", code)
    if found and cells.label_of(row, "category", code) == word:
        row.put(meaning.name, found[2].strip())


def _finish(row: Row) -> None:
    particulars.agree(row)
    # A visit has no place for it of its own; beside what was answered it is found and printed.
    if note := row.get("note"):
        said = _("Note: {note}").format(note=note)
        row.put("advice", "\n".join(str(each) for each in (row.get("advice"), said) if each))
        row.forget("note")
    if row.get("name") is None and row.get("anonymous") is None:
        row.item.lacking.append("name")
        if not row.doubted("name"):
            row.add_remark("name", Missing())
    days.check(row)
