"""A measure is data: a kind of record, conditions, a day, and what is counted for whom."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from peewee import SQL, Expression, fn

from app.fields import Clock, Day, Kind, Reference
from app.figures.conditions import Condition, column_of, described_as, meeting, unknown
from app.store import Column, Record, registry
from app.store.database import database
from app.store.selecting import one_parameter

MOST_SHOWN = 200
"""Records that are shown of what is counted."""
_APART = 1_000


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Which records count, by which day, for which place or person, and how much each.

    `amount` names a column whose numbers are summed, `run` two of which the second says how far
    numbers run that begin with the first, both included; `people` one whose different values are
    counted; with `begin` and `finish`, the clocks between which somebody of `people` (where that
    is empty, of `names`) was there, minutes are: those of a person that overlap once. Without any
    of them each record counts once. `places` names a kind of small records that say for which
    further places a record was.
    """

    kind: str
    by: str
    subject: str = "place"
    where: tuple[Condition, ...] = ()
    amount: str = ""
    run: tuple[str, str] | None = None
    people: str = ""
    names: str = ""
    begin: str = ""
    finish: str = ""
    places: str = ""

    @property
    def through(self) -> str:
        """The column by which what the record hangs on is named, where anything of it is asked."""
        named = (self.by, self.subject, *(name for name, _how, _value in self.where))
        return next((each.partition(".")[0] for each in named if "." in each), "")

    @property
    def is_of_hours(self) -> bool:
        """Whether it counts minutes between two clocks."""
        return bool(self.begin or self.finish)


def counted(
    measure: Measure,
    subjects: Sequence[str],
    since: datetime.date,
    until: datetime.date,
    most: int = MOST_SHOWN,
) -> list[Record]:
    """The records that a measure counts in a span for a subject by all its identities, by day."""
    model = registry[measure.kind]
    mine: Any = column_of(model, measure.subject).in_(list(subjects))
    if measure.places:
        beside: Any = registry[measure.places]
        also = beside.select(getattr(beside, owner_of(measure))).where(
            beside.voided.is_null() & beside.place.in_(list(subjects))
        )
        mine |= model.id.in_(also)
    found = whole(measure, condition_of(measure, since, until) & mine)
    return list(found.limit(most))


def whole(measure: Measure, condition: Any) -> Any:
    """The question for the whole records of a measure that meet a condition, by day."""
    model: Any = registry[measure.kind]
    if not measure.through:
        asked = model.select().where(condition)
        return asked.order_by(getattr(model, measure.by), model.row)
    within = joined(model.select(model.id), measure).where(condition)
    return model.select().where(model.id.in_(within)).order_by(model.row)


def joined(asked: Any, measure: Measure) -> Any:
    """A question with what the records of a measure hang on beside them, if that is asked of."""
    if not measure.through:
        return asked
    reference: Any = getattr(registry[measure.kind], measure.through)
    beyond: Any = registry[reference.kind.to]
    return asked.join(beyond, on=(reference == beyond.id))


def named(
    measure: Measure, since: datetime.date, until: datetime.date
) -> Iterator[tuple[str, str]]:
    """Subject and identity of every record that a measure counts in a span, each place's by day."""
    model: Any = registry[measure.kind]
    of, condition = column_of(model, measure.subject), condition_of(measure, since, until)
    order = column_of(model, measure.by), model.row
    asked = joined(model.select(of, model.id), measure).where(condition & of.is_null(False))
    asked = asked.order_by(*order)
    yield from database.execute(asked).fetchall()
    if measure.places:
        beside: Any = registry[measure.places]
        owner = getattr(beside, owner_of(measure))
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
    for field, name, kind in (("by", measure.by, Day), ("subject", measure.subject, Reference)):
        described = described_as(model, name)
        if not _is_of(described, kind) and (field, name) != ("subject", "origin"):
            yield field, name
    named = (measure.by, measure.subject, *(name for name, _how, _value in measure.where))
    if len({name.partition(".")[0] for name in named if "." in name}) > 1 or (
        measure.through and measure.places
    ):
        yield "by", measure.by
    summed = [("amount", measure.amount), *(("run", each) for each in measure.run or ())]
    for field, name in summed:
        if name and (name not in columns or columns[name].kind.storage != "INTEGER"):
            yield field, name
    for field, name in (("people", measure.people), ("names", measure.names)):
        if name and name not in columns:
            yield field, name
    if measure.is_of_hours:
        for field, name in (("begin", measure.begin), ("finish", measure.finish)):
            if not _is_of(columns.get(name), Clock):
                yield field, name
        if not measure.people:
            yield "people", measure.people
    if measure.places and (measure.places == measure.kind or not owner_of(measure)):
        yield "places", measure.places
    yield from (("where", word) for word in unknown(model, measure.where))


def _is_of(column: Column | None, kind: type[Kind[Any]]) -> bool:
    return column is not None and isinstance(column.kind, kind)


def owner_of(measure: Measure) -> str:
    """The column by which the small records of further places name the record."""
    beside = registry.get(measure.places)
    if beside is None or "place" not in beside.columns():
        return ""
    kinds = ((name, column.kind) for name, column in beside.columns().items())
    return next((n for n, k in kinds if isinstance(k, Reference) and k.to == measure.kind), "")


def shared_by(measures: Sequence[Measure]) -> list[Condition]:
    """The conditions that all have, so that nobody asks what none of them counts."""
    return [each for each in measures[0].where if all(each in m.where for m in measures)]


def own_conditions(measure: Measure, model: Any, shared: Sequence[Condition]) -> Any:
    """What a measure asks beyond what is asked already; None where that is nothing."""
    return meeting(None, model, [each for each in measure.where if each not in shared])


def number_of(model: Any, measure: Measure, shared: Sequence[Condition]) -> Any:
    """How much a measure counts in a group of records that meet what is asked already."""
    own, column = own_conditions(measure, model, shared), summed_of(measure, model)

    def taken(much: Any) -> Any:
        return much if own is None else much.filter(own)

    if column is None:
        return taken(fn.COUNT(SQL("*")))
    # SQLite stops at a sum that it cannot hold, which the largest amounts of a room may come to: so
    # thousands and what is left are summed apart. Beyond that it gives the most that it can hold.
    thousands = column / _APART
    much = taken(fn.SUM(thousands)) * _APART + taken(fn.SUM(column - thousands * _APART))
    return fn.COALESCE(much.cast("INTEGER"), 0)


def summed_of(measure: Measure, model: Any) -> Any:
    """What is summed of each record; None where each counts once."""
    if measure.run is not None:
        first, last = (getattr(model, each) for each in measure.run)
        return last - first + 1
    return getattr(model, measure.amount) if measure.amount else None


def condition_of(
    measure: Measure,
    since: datetime.date,
    until: datetime.date,
    where: Sequence[Condition] | None = None,
) -> Expression:
    """What a record must meet to be counted by a measure in a span.

    `where` are the conditions to ask for in the place of its own.
    """
    model: Any = registry[measure.kind]
    by = column_of(model, measure.by)
    found = model.voided.is_null() & (by >= since) & (by <= until)
    if measure.through:
        found &= registry[getattr(model, measure.through).kind.to].voided.is_null()
    if measure.is_of_hours:
        begin, finish = getattr(model, measure.begin), getattr(model, measure.finish)
        found &= begin < finish
    return meeting(once(found, model), model, measure.where if where is None else where)


def once(found: Expression, model: Any) -> Expression:
    """An expression, without what another record counts in the place of, and what hangs on that."""
    if gone := model.uncounted():
        found &= model.id.not_in(one_parameter(gone))
    for name, kind in _rests_on(model):
        if gone := registry[kind].uncounted():
            found &= getattr(model, name).not_in(one_parameter(gone))
    return found


@cache
def _rests_on(model: type[Record]) -> list[tuple[str, str]]:
    """The columns that say what a record hangs on, with the kinds that they name."""
    columns = model.columns().items()
    required = ((name, each.kind) for name, each in columns if each.required)
    return [(n, k.to) for n, k in required if isinstance(k, Reference) and k.to in registry]
