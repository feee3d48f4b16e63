"""What every plain kind of record can do: kept, corrected, void, valid again; listed and counted.

A list of a million records is as quick as one of a hundred where its kind has the indexes of
`index_lists`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, TypeVar, cast

from peewee import Expression, ModelSelect, Tuple

from app import codes
from app.fields import Code, Codes, Kind, Reference
from app.language import _
from app.records import attachments, days, deliveries, places
from app.store import Column, Record, journal, search
from app.store.session import current

R = TypeVar("R", bound=Record)

Key = tuple[datetime.date | None, int] | int
"""Where the next page of a list goes on: day and row, or the row alone."""


OTHER: Final = "other"
"""The code of `void_reason` that says nothing without words."""


def keep(model: type[R], *, prepared: Sequence[dict[str, Any]] = (), **values: Any) -> R:
    """Keep a new record with the photos that `attachments.prepare` made ready for it.

    A place may be given by its code of the directory. Raises FieldErrors.
    """
    with journal.action(model.action("keep"), published=journal.goes_down(model)) as act:
        made = act.add(model, **_with_places(act, model, values))
        for each in prepared:
            attachments.attach(act, made, each)
        return made


def change(record: R, *, reason: str = "", **values: Any) -> R:
    """Correct a record; columns that are not named stay. Raises FieldErrors, NotOurs.

    The reason stands in the record where it has a column for it, else in the journal.
    """
    model, note = type(record), None
    if "reason" in model.columns():
        values = {**values, "reason": reason or values.get("reason")}
    elif reason:
        note = {"reason": reason}
    published = journal.goes_down(record)
    with journal.action(model.action("change"), note, published=published) as act:
        return act.change(record, **_with_places(act, model, values))


def void(record: R, *, reason: str, words: str = "") -> R:
    """Declare a record void; `reason` is a code of the list `void_reason`. Raises NotOurs."""
    with journal.action(record.action("void"), published=journal.goes_down(record)) as act:
        return act.void(record, reason, words)


def restore(record: R) -> R:
    """Take back that a record was declared void. Raises NotOurs."""
    with journal.action(record.action("restore"), published=journal.goes_down(record)) as act:
        return act.restore(record)


def undo(record: R) -> R:
    """Take back the last change of a record: it is as before, or void where it was new.

    Raises NotOurs, FieldErrors.
    """
    before = journal.changes(record.id)[:-1]
    if not before:
        return void(record, reason="other", words=_("Taken back at once"))
    columns, body = type(record).columns(), before[-1].body
    values = {
        name: columns[name].kind.from_json(body[name]) if body.get(name) is not None else None
        for name in columns
    }
    with journal.action(record.action("change"), published=journal.goes_down(record)) as act:
        return act.change(record, **values)


def is_ours(record: Record) -> bool:
    """Whether this installation made the record or publishes it, and may change it."""
    return current().may_change(record.origin)


def void_words(record: Record) -> str:
    """That a record is void and why; empty where it is not."""
    if not record.voided:
        return ""
    why = codes.load("void_reason").label(record.voided)
    return _("Void: {why}").format(why="，".join(filter(None, (why, record.void_words))))


def _with_places(
    act: journal.Action, model: type[Record], values: dict[str, Any]
) -> dict[str, Any]:
    for name, column in model.columns().items():
        if isinstance(column.kind, Reference) and column.kind.to == "place":
            values = places.with_place(act, values, name)
    return values


@dataclass(frozen=True)
class Narrowing:
    """What a list is narrowed to; what is empty narrows nothing.

    `facets` names columns and the value that each must have, `origin` an installation; `voided`
    shows the void records instead of the valid ones.
    """

    text: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    facets: Mapping[str, Any] = field(default_factory=dict[str, Any])
    voided: bool = False
    origin: str = ""

    def narrowed(self, name: str, value: Any) -> Narrowing:
        """The same with a value in a field of its own, or in that column."""
        if name in {each.name for each in fields(self)}:
            return replace(self, **{name: value})
        return replace(self, facets={**self.facets, name: value})

    def read(self) -> Narrowing:
        """The same with a day, month or year among the words taken out of them as bounds."""
        text, since, until = days.narrowed(self.text, self.since, self.until)
        return replace(self, text=text, since=since, until=until)


def page(
    model: type[R],
    asked: Narrowing,
    after: Key | None = None,
    size: int = 50,
    also: Expression | None = None,
) -> list[tuple[R, Key]]:
    """A page of records, each with the key to go on from; `also` is one condition more.

    The latest day comes first, or the last entered where a kind has no day or a text was asked
    for; what has no day stands at the end.
    """
    day, asked = model.day_column(), _read(model, asked)
    condition = _condition(model, asked)
    if also is not None:
        condition &= also
    if asked.text.strip() and not asked.voided:
        before = after if isinstance(after, int) else None
        facets = _facets(model, asked)
        found = search.page(
            model, asked.text, where=condition, facets=facets, before=before, limit=size
        )
        return [(each, key) for each, key in found]
    if not day:
        if isinstance(after, int):
            condition &= model.row < after
        rows = model.select().where(condition).order_by(model.row.desc()).limit(size)
        return [(each, each.row) for each in rows]
    return _by_day(model, model.columns()[day], condition, after, size, bounded=_bounded(asked))


def _by_day(
    model: type[R],
    on: Column,
    condition: Expression,
    after: Key | None,
    size: int,
    *,
    bounded: bool,
) -> list[tuple[R, Key]]:
    last = after if isinstance(after, tuple) else None
    found: list[R] = []
    if last is None or last[0] is not None:
        dated = condition & on.is_null(False)
        if last is not None:
            # One comparison of both: SQLite goes straight to that place of the index.
            dated &= Tuple(on, model.row) < Tuple(on.db_value(last[0]), last[1])
        rows = model.select().where(dated).order_by(on.desc(), model.row.desc()).limit(size)
        found.extend(rows)
    if len(found) < size and not bounded:
        undated = condition & on.is_null()
        if last is not None and last[0] is None:
            undated &= model.row < last[1]
        rows = model.select().where(undated).order_by(model.row.desc())
        found.extend(rows.limit(size - len(found)))
    return [(each, (getattr(each, on.name), each.row)) for each in found]


def every(model: type[R], asked: Narrowing | None = None) -> Iterator[R]:
    """All records of a narrowing as a ledger has them: by day, then as entered."""
    asked = _read(model, asked or Narrowing())
    day = model.day_column()
    order = [getattr(model, day), model.row] if day else [model.row]
    return _narrowed(model, asked).order_by(*order).iterator()


def count(model: type[Record], asked: Narrowing | None = None) -> int:
    """How many records a narrowing holds."""
    asked = _read(model, asked or Narrowing())
    if asked.text.strip() or asked.voided:
        return _narrowed(model, asked).count()
    # Asking each row whether it is void would read them all; void ones have an index of their own.
    narrowing = _narrowing(model, asked)
    found = model.select()
    every_one = (found.where(*narrowing) if narrowing else found).count()
    return every_one - found.where(model.voided.is_null(False), *narrowing).count()


def waiting(model: type[Record]) -> int:
    """How many records of ours of this kind have something new that is on no stick yet."""
    return deliveries.fresh().get(model.kind_name, 0)


def index_lists(model: type[Record]) -> None:
    """Give a kind the indexes by which its lists stay quick: by day, by facet, of what is void."""
    day = model.day_column()
    for name, column in model.columns().items():
        if column.searchable == "facet" and name != day:
            model.add_index(getattr(model, name), *([getattr(model, day)] if day else []))
    by = getattr(model, day) if day else model.row
    name = f"{model._meta.table_name}_voided"
    model.add_index(by, where=model.voided.is_null(False), name=name)
    if day:
        model.add_index(getattr(model, day))


def _read(model: type[Record], asked: Narrowing) -> Narrowing:
    return asked.read() if model.day_column() else asked


def _bounded(asked: Narrowing) -> bool:
    return asked.since is not None or asked.until is not None


def _narrowed(model: type[R], asked: Narrowing) -> ModelSelect[R]:
    if not asked.text.strip() or asked.voided:
        return model.select().where(_condition(model, asked))
    found = search.matching_records(model, asked.text, _facets(model, asked))
    return found.where(_condition(model, asked))


def _condition(model: type[Record], asked: Narrowing) -> Expression:
    condition = model.voided.is_null(not asked.voided)
    for each in _narrowing(model, asked):
        condition &= each
    if asked.voided:
        # The search does not know them.
        for word in asked.text.split():
            condition &= _holds(model, word)
    return condition


def _narrowing(model: type[Record], asked: Narrowing) -> list[Expression]:
    """All but the text and what is void. Raises KeyError for a facet that is no column."""
    found: list[Expression] = []
    day = model.day_column()
    if asked.origin:
        found.append(model.origin == asked.origin)
    if day and asked.since is not None:
        found.append(getattr(model, day) >= asked.since)
    if day and asked.until is not None:
        found.append(getattr(model, day) <= asked.until)
    for name, value in asked.facets.items():
        column = model.columns()[name]
        if value is None or value in ("", []):
            continue
        values = _values(column.kind, value)
        if column.kind.many:
            found.append(_any([column.contains(f'"{each}"') for each in values]))
        else:
            found.append(column.in_(values) if len(values) > 1 else column == values[0])
    return found


def _values(kind: Kind[Any], value: Any) -> list[Any]:
    """The value, or several; a code of a list with the local ones that count under it."""
    given = cast("list[Any]", value) if isinstance(value, list) else [value]
    if not isinstance(kind, Code | Codes):
        return given
    return [under for each in given for under in codes.load(kind.list).under(each)]


def _holds(model: type[Record], word: str) -> Expression:
    columns = [c for c in model.columns().values() if c.searchable in ("name", "text")]
    return _any([column.contains(word) for column in columns])


def _any(expressions: list[Expression]) -> Expression:
    found, *others = expressions
    for each in others:
        found |= each
    return found


def _facets(model: type[Record], asked: Narrowing) -> dict[str, list[str]]:
    """The narrowing as far as the search row has it, so that little is read in vain."""
    columns = model.columns()
    found = {
        name: _values(columns[name].kind, value)
        for name, value in asked.facets.items()
        if value and isinstance(value, str) and columns[name].searchable == "facet"
    }
    if model.day_column() == "day" and columns["day"].searchable == "facet":
        until = asked.until or current().today() + datetime.timedelta(days=31)
        found["day"] = search.months(asked.since, until)
    return {name: values for name, values in found.items() if values}
