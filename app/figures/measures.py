"""A measure is data: a kind of record, conditions, a day, and what is counted for whom."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, cast

import msgspec
from peewee import SQL, Expression, fn

from app import codes
from app.fields import Code, Day, Kind, Reference
from app.store import Column, Record, registry
from app.store.database import database

Condition = tuple[str, Literal["is", "in", "from", "to", "empty", "filled"], Any]
"""A column, how it is compared, and with what; nothing with `empty` and `filled`."""

MOST_CONDITIONS = 12
MOST_VALUES = 200
_MOST_NUMBER = 10**12
MOST_SHOWN = 200
"""Records that are shown of what is counted."""


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Which records count, by which day, for which place or person, and how much each.

    `amount` names a column whose numbers are summed, `people` one whose different values are
    counted; without either each record counts once. `places` names a kind of small records that
    say for which further places a record was.
    """

    kind: str
    by: str
    subject: str = "place"
    where: tuple[Condition, ...] = ()
    amount: str = ""
    people: str = ""
    places: str = ""


class Amounts:
    """How much there is for each subject in each month, folded for whatever span is asked."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, defaultdict[str, int]] = defaultdict(
            lambda: defaultdict(int)
        )
        self._people: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )

    def add(self, subject: str, month: str, number: int) -> None:
        """Count so much more in a month, such as 2026-11."""
        self._numbers[subject][month] += number

    def meet(self, subject: str, month: str, person: str) -> None:
        """Count somebody, who is one however often met in a span."""
        self._people[subject][month].add(person)

    def of(self, subject: str, months: Iterable[str]) -> int:
        """How much a subject has in some months."""
        numbers, people = self._numbers.get(subject), self._people.get(subject)
        several = list(months)
        found = sum(numbers.get(each, 0) for each in several) if numbers else 0
        met = set[str]().union(*(people.get(each, ()) for each in several)) if people else ()
        return found + len(met)


def amounts(
    measures: Iterable[Measure],
    since: datetime.date,
    until: datetime.date,
    same: Mapping[str, str] | None = None,
) -> Amounts:
    """How much some measures count together, one statement each (two with further places).

    `same` names the identity under which what was entered under another one counts.
    """
    found, whose = Amounts(), same or {}
    for measure in measures:
        for named, month, number in _rows(measure, since, until):
            subject = whose.get(named, named)
            if measure.people:
                found.meet(subject, month, str(number))
            else:
                found.add(subject, month, int(number))
    return found


def counted(
    measure: Measure,
    subjects: Sequence[str],
    since: datetime.date,
    until: datetime.date,
    most: int = MOST_SHOWN,
) -> list[Record]:
    """The records that a measure counts in a span for a subject by all its identities, by day."""
    model = registry[measure.kind]
    column = getattr(model, measure.subject)
    mine: Any = column.in_(list(subjects))
    if measure.places:
        beside: Any = registry[measure.places]
        also = beside.select(getattr(beside, _owner(measure))).where(
            beside.voided.is_null() & beside.place.in_(list(subjects))
        )
        mine |= model.id.in_(also)
    asked = model.select().where(_condition(measure, since, until) & mine)
    return list(asked.order_by(getattr(model, measure.by), model.row).limit(most))


def named(
    measure: Measure, since: datetime.date, until: datetime.date
) -> Iterator[tuple[str, str]]:
    """Subject and identity of every record that a measure counts in a span, each place's by day."""
    model: Any = registry[measure.kind]
    of, condition = getattr(model, measure.subject), _condition(measure, since, until)
    order = getattr(model, measure.by), model.row
    asked = model.select(of, model.id).where(condition & of.is_null(False)).order_by(*order)
    yield from database.execute(asked).fetchall()
    if measure.places:
        beside: Any = registry[measure.places]
        owner = getattr(beside, _owner(measure))
        further = model.select(beside.place, model.id).join(beside, on=(owner == model.id))
        asked = further.where(condition & beside.voided.is_null()).order_by(*order)
        yield from database.execute(asked).fetchall()


def faults(measure: Measure) -> Iterator[tuple[str, str]]:
    """What is wrong in a measure: the field of the description, and the word that is not known."""
    model = registry.get(measure.kind)
    if model is None:
        yield "kind", measure.kind
        return
    columns = model.columns()
    if not isinstance(_kind_of(columns, measure.by), Day):
        yield "by", measure.by
    if not isinstance(_kind_of(columns, measure.subject), Reference):
        yield "subject", measure.subject
    if measure.amount and getattr(_kind_of(columns, measure.amount), "storage", "") != "INTEGER":
        yield "amount", measure.amount
    if measure.people and measure.people not in columns:
        yield "people", measure.people
    if measure.places and not _owner(measure):
        yield "places", measure.places
    yield from (("where", word) for word in unknown(columns, measure.where))


def unknown(columns: dict[str, Column], conditions: Sequence[Condition]) -> Iterator[str]:
    """What is wrong in conditions on some columns: the word that is not known."""
    if len(conditions) > MOST_CONDITIONS:
        yield str(len(conditions))
    for column, how, value in conditions:
        kind = _kind_of(columns, column)
        if kind is None:
            yield column
        elif isinstance(kind, Code) and how in ("is", "in"):
            known = codes.load(kind.list)
            words = (each for each in _several(value) if not _is_known(known, each))
            yield from map(str, words)
        elif (how == "in") != isinstance(value, list) or not _can_compare(kind, how, value):
            yield column


def _is_known(known: codes.CodeList, value: Any) -> bool:
    return isinstance(value, str) and known.knows(value)


def _can_compare(kind: Kind[Any], how: str, value: Any) -> bool:
    if how in ("empty", "filled"):
        return value is None
    wanted = int if kind.storage == "INTEGER" else str
    if not all(type(each) in (wanted, bool) for each in _several(value)):
        return False
    if any(abs(each) > _MOST_NUMBER for each in _several(value) if isinstance(each, int)):
        return False
    if how in ("from", "to"):
        try:
            kind.from_json(value)
        except (TypeError, ValueError):
            return False
    return True


def _kind_of(columns: dict[str, Column], name: str) -> Kind[Any] | None:
    return columns[name].kind if name in columns else None


def _owner(measure: Measure) -> str:
    """The column by which the small records of further places name the record."""
    beside = registry.get(measure.places)
    if beside is None or "place" not in beside.columns():
        return ""
    kinds = ((name, column.kind) for name, column in beside.columns().items())
    return next((n for n, k in kinds if isinstance(k, Reference) and k.to == measure.kind), "")


def _rows(
    measure: Measure, since: datetime.date, until: datetime.date
) -> Iterator[tuple[str, str, Any]]:
    model: Any = registry[measure.kind]
    month = fn.substr(getattr(model, measure.by), 1, 7)
    condition = _condition(measure, since, until)
    of = getattr(model, measure.subject)
    grouped: tuple[Any, ...] = (of, month)
    much = _much(measure, model, fn.COUNT(SQL("*")))
    asked = model.select(of, month, much).where(condition & of.is_null(False))
    if measure.people:
        grouped = (*grouped, getattr(model, measure.people))
    yield from database.execute(asked.group_by(*grouped)).fetchall()
    if not measure.places:
        return
    beside: Any = registry[measure.places]
    owner = getattr(beside, _owner(measure))
    grouped = (beside.place, *grouped[1:])
    further = (
        model.select(beside.place, month, _much(measure, model, fn.COUNT(model.id.distinct())))
        .join(beside, on=(owner == model.id))
        .where(condition & beside.voided.is_null() & (of.is_null() | (beside.place != of)))
    )
    yield from database.execute(further.group_by(*grouped)).fetchall()


def _much(measure: Measure, model: Any, records: Any) -> Any:
    if measure.people:
        return getattr(model, measure.people)
    if measure.amount:
        return fn.COALESCE(fn.SUM(getattr(model, measure.amount)), 0)
    return records


def _condition(measure: Measure, since: datetime.date, until: datetime.date) -> Expression:
    model: Any = registry[measure.kind]
    by = getattr(model, measure.by)
    return meeting(model.voided.is_null() & (by >= since) & (by <= until), model, measure.where)


def meeting(found: Any, model: Any, conditions: Iterable[Condition]) -> Any:
    """An expression, and that records of a kind meet all of some conditions besides."""
    for name, how, value in conditions:
        found &= _compared(getattr(model, name), how, value)
    return found


def _compared(column: Any, how: str, value: Any) -> Any:
    kind = column.kind
    if how in ("is", "in"):
        wanted = _several(value)
        if isinstance(kind, Code):  # a local code counts under its official one
            known = codes.load(kind.list)
            wanted = [code for each in wanted for code in known.under(each)]
        return column.in_(wanted)
    if how in ("from", "to"):
        bound = kind.from_json(value)
        return column >= bound if how == "from" else column <= bound
    return column.is_null(how == "empty")


def _several(value: Any) -> list[Any]:
    if not isinstance(value, list):
        return [value]
    return list(cast("list[Any]", value)[:MOST_VALUES])
