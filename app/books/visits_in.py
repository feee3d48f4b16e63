"""The visits of an old ledger: workbook in, plan, and then records."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from typing import Any

from app.books import bringing, cells, particulars, reading, table
from app.books.bringing import ImportResult, nothing
from app.books.plan import Choices, Item, Plan
from app.books.reading import Progress
from app.books.refusals import (
    InFuture,
    NoName,
    NoWord,
    OtherYear,
    OutOfOrder,
    UnclearDay,
    UnclearTime,
    UnknownWord,
    YearAdded,
)
from app.books.sheet import Book, Cell, plain
from app.books.table import Form, Meaning, Row
from app.errors import Missing
from app.records import visits
from app.records.visits import Visit
from app.store.journal import Action

_TIME = re.compile(
    r"(.*?)\s*(上午|早上|中午|下午|晚上)?\s*([0-9]{1,2})\s*(?:[:时点])\s*([0-9]{1,2})?分?(?::[0-9]{2})?"
)
_NO_YEAR = re.compile(r"[0-9]{1,2}[月./-][0-9]{1,2}[日号]?")
_LOST_ZERO = re.compile(r"[0-9]{1,2}\.[123]")
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


def plan(book: Book, choices: Choices | None = None, *, known: Collection[str] = ()) -> Plan:
    """How the visits of a workbook are understood; rows whose mark is known are left out.

    Raises NoSuchSheet and NoTable.
    """
    return bringing.without_known(known, reading.read(book, form(), choices or Choices()))


def form() -> Form:
    """What a table of visits may hold."""
    columns = Visit.columns()
    own: dict[str, table.Reader] = {"day": _day, "facts": _facts, "begin": _clock}
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
    return Form(
        "visits",
        (*particulars.meanings(_name, named=False), *records),
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
    value = cell.value
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            row.put("begin", value.time().replace(second=0, microsecond=0))
        value = value.date()
    elif isinstance(value, str) and (found := _TIME.fullmatch(value.strip())) and found[1]:
        value = found[1]
        _put_time(row, "begin", found[2], found[3], found[4], cell.text)
    elif isinstance(value, float) and _LOST_ZERO.fullmatch(cell.text):
        row.add_remark(meaning.name, UnclearDay(text=cell.text))
        return
    year = row.sheetful.year
    text = plain(value if isinstance(value, str) else cell.text)
    if year is not None and not isinstance(value, datetime.date) and _NO_YEAR.fullmatch(text):
        row.remark(meaning.name, YearAdded(year=year))
    cells.by_kind(row, meaning, Cell(value, cell.text))


def _clock(row: Row, meaning: Meaning, cell: Cell) -> None:
    value = cell.value
    if isinstance(value, datetime.datetime):
        value = value.time()
    if isinstance(value, str) and (found := _TIME.fullmatch(value.strip())) and not found[1]:
        _put_time(row, meaning.name, found[2], found[3], found[4], cell.text)
    else:
        cells.by_kind(row, meaning, Cell(value, cell.text))


def _put_time(
    row: Row, name: str, part: str | None, hour: str, minute: str | None, text: str
) -> None:
    hours = int(hour) + (12 if part in ("下午", "晚上") and int(hour) < 12 else 0)
    try:
        row.put(name, datetime.time(hours, int(minute or 0)))
    except ValueError:
        row.add_remark(name, UnclearTime(word=text))


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
    if row.get("name") is None and row.get("anonymous") is None:
        row.item.lacking.append("name")
        if not row.doubted("name"):
            row.add_remark("name", Missing())
    day = row.get("day")
    if not isinstance(day, datetime.date):
        return
    sheetful = row.sheetful
    if "day" not in row.typed:
        if day > sheetful.today:
            row.add_remark("day", InFuture())
        elif sheetful.year is not None and day.year != sheetful.year:
            row.add_remark("day", OtherYear(year=sheetful.year))
    if sheetful.before is not None and day < sheetful.before[1]:
        row.remark("day", OutOfOrder(row=sheetful.before[0]))
    sheetful.before = (row.number, day)
