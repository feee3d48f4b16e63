"""What every plain kind of record can do: kept, corrected, void, valid again; listed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import Any, TypeVar

from app.fields import Reference
from app.records import attachments, places
from app.store import Record, journal, search

R = TypeVar("R", bound=Record)


def _placed(act: journal.Action, model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    for name, column in model.columns().items():
        if isinstance(column.kind, Reference) and column.kind.to == "place":
            values = places.placed(act, values, name)
    return values


def keep(model: type[R], *, prepared: Sequence[dict[str, Any]] = (), **values: Any) -> R:
    """Keep a new record with the photos that were prepared for it. Raises FieldErrors."""
    with journal.action(f"{model.kind_name}.keep") as act:
        made = act.add(model, **_placed(act, model, values))
        for each in prepared:
            attachments.attach(act, made, each)
        return made


def change(record: R, *, reason: str = "", **values: Any) -> R:
    """Correct a record; a reason is kept where it has a column. Raises FieldErrors, NotOurs."""
    if "reason" in type(record).columns():
        values["reason"] = reason or None
    with journal.action(f"{record.kind_name}.change") as act:
        return act.change(record, **_placed(act, type(record), values))


def void(record: R, *, reason: str, words: str = "") -> R:
    """Declare a record void. Raises NotOurs."""
    with journal.action(f"{record.kind_name}.void") as act:
        return act.void(record, reason, words)


def restore(record: R) -> R:
    """Take back that a record was declared void. Raises NotOurs."""
    with journal.action(f"{record.kind_name}.restore") as act:
        return act.restore(record)


@dataclass(frozen=True)
class Narrowing:
    """What a list of records is narrowed to: a text, a period, a value of each facet."""

    text: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    facets: Mapping[str, str] = field(default_factory=dict[str, str])
    voided: bool = False
    origin: str = ""


Key = tuple[datetime.date, int] | int


def _condition(model: type[Record], asked: Narrowing) -> Any:
    m: Any = model
    narrowed = [m.voided.is_null(not asked.voided)]
    narrowed += [getattr(m, name) == value for name, value in asked.facets.items() if value]
    if asked.origin:
        narrowed.append(m.origin == asked.origin)
    if asked.since is not None:
        narrowed.append(m.day >= asked.since)
    if asked.until is not None:
        narrowed.append(m.day <= asked.until)
    return reduce(and_, narrowed)


def page(
    model: type[R], asked: Narrowing, after: Key | None = None, size: int = 50
) -> list[tuple[R, Key]]:
    """A page of records, the latest day first; with a text, the last entered first."""
    m: Any = model
    condition = _condition(model, asked)
    if asked.text.strip():
        before = after if isinstance(after, int) else None
        found = search.page(model, asked.text, where=condition, before=before, limit=size)
        return [(each, key) for each, key in found]
    if "day" not in model.columns():
        if after is not None:
            condition &= m.row < after
        rows = m.select().where(condition).order_by(m.row.desc()).limit(size)
        return [(each, each.row) for each in rows]
    if isinstance(after, tuple):
        day, row = after
        condition &= (m.day < day) | ((m.day == day) & (m.row < row))
    rows = m.select().where(condition).order_by(m.day.desc(), m.row.desc()).limit(size)
    return [(each, (each.day, each.row)) for each in rows]


def every(model: type[R], asked: Narrowing) -> list[R]:
    """All records of a narrowing, by day and then as entered."""
    found: list[R] = []
    key: Key | None = None
    while rows := page(model, asked, key, 500):
        found += [each for each, _key in rows]
        key = rows[-1][1]
    return found[::-1]
