"""What stands on a day: who serves where, which places there are, what was held so far."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from app.fields import Day, Reference
from app.figures.conditions import Condition, meeting, unknown
from app.figures.measures import Measure, once
from app.store import registry
from app.store.database import database


class Standing(Measure, frozen=True, forbid_unknown_fields=True):
    """A measure of what has begun on a day (`by`) and not ended (`until`); without them, always.

    `subject` is empty where the record is itself the place; `at` are conditions on the place.
    """

    by: str = ""
    until: str = ""
    at: tuple[Condition, ...] = ()


class Stand(NamedTuple):
    """One record that stands: for which place, of which person, where it is of any."""

    place: str | None
    person: str | None
    record: str


def standing(
    measure: Standing, on: datetime.date, subjects: Sequence[str] | None = None
) -> list[Stand]:
    """The records that stand on a day, by one statement; of some subjects, or of all.

    Whoever is void does not stand.
    """
    model: Any = registry[measure.kind]
    of = getattr(model, measure.subject) if measure.subject else model.id
    person = getattr(model, measure.people or "id")
    condition = meeting(once(model.voided.is_null(), model), model, measure.where)
    if subjects is not None:
        condition &= of.in_(list(subjects))
    if measure.people:
        somebody: Any = registry[person.kind.to]
        gone = somebody.select(somebody.id).where(somebody.voided.is_null(False))
        condition &= person.is_null() | person.not_in(gone)
    if measure.by:
        by = getattr(model, measure.by)
        condition &= by.is_null() | (by <= on)
    if measure.until:
        until = getattr(model, measure.until)
        condition &= until.is_null() | (until >= on)
    if measure.at:
        place: Any = registry["place"]
        known: Any = place.id.is_null(False)
        condition &= of.in_(place.select(place.id).where(meeting(known, place, measure.at)))
    found = database.execute(model.select(of, person, model.id).where(condition))
    is_of_people = bool(measure.people)
    return [
        Stand(place, who if is_of_people else None, record)
        for place, who, record in found.fetchall()
    ]


def stood(measures: Iterable[Standing], on: datetime.date, same: Mapping[str, str]) -> Counter[str]:
    """How much stands for each subject on a day: of people each once, else each record.

    `same` names the identity under which what was entered under another one counts, be it a place
    or a person.
    """
    found = {
        (same.get(place, place), same.get(who, who) if who else record)
        for measure in measures
        for place, who, record in standing(measure, on)
        if place
    }
    return Counter(place for place, _each in found)


def wrong(measure: Standing) -> Iterator[tuple[str, str]]:
    """What is wrong in such a measure: the field of the description, and the word not known."""
    model = registry.get(measure.kind)
    if model is None:
        yield "kind", measure.kind
        return
    columns = model.columns()
    for field, name, kind in (
        ("by", measure.by, Day),
        ("until", measure.until, Day),
        ("subject", measure.subject, Reference),
        ("people", measure.people, Reference),
    ):
        if name and (name not in columns or not isinstance(columns[name].kind, kind)):
            yield field, name
    for field in ("amount", "run", "names", "begin", "finish", "places"):
        if said := getattr(measure, field):
            yield field, str(said)
    yield from (("where", word) for word in unknown(model, measure.where, beyond=False))
    at = unknown(registry["place"], measure.at, beyond=False)
    yield from (("at", word) for word in at)
