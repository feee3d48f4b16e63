"""The records that a thing to print is chosen from: every one of a kind, or one by its name."""

from __future__ import annotations

from typing import Any

from app.documents.items.refusals import NoSuchRecord, SeveralRecords
from app.records import cases, certificates, people, places
from app.records.people import Person, Role
from app.records.places import Place
from app.store import Record, registry
from app.store.session import current

_CALLED = ("number", "code", "name")


def every(kind: str, having: tuple[str, str] | None = None) -> list[str]:
    """The identities of all that a kind offers: who serves, appointments in force, else all.

    `having` is a column and its value that alone are meant.
    """
    if kind == "person":
        return [each.id for each in people.serving()]
    if kind == "role":
        return [each.id for each in appointments()]
    if kind == "certificate":
        return [each.id for each in certificates.printable(having[1] if having else "")]
    if kind == "place":
        return [each.id for each in places.all_places()]
    model: Any = registry[kind]
    stands = model.voided.is_null()
    if having is not None:
        stands &= getattr(model, having[0]) == having[1]
    rows = model.select(model.id).where(stands).order_by(model.row)
    return [each.id for each in rows]


def appointments() -> list[Role]:
    """What people serve as today, by the name of who does."""
    today = current().today()
    found = (
        Role.select(Role)
        .join(Person, on=(Person.id == Role.person))
        .where(
            Role.voided.is_null()
            & Person.voided.is_null()
            & (Role.since.is_null() | (Role.since <= today))
            & (Role.until.is_null() | (Role.until >= today))
        )
        .order_by(Person.name, Role.row)
    )
    return list(found)


def find(kind: str, which: str) -> str:
    """The identity of the record that an identity, a number, a code or a name means.

    Raises NoSuchRecord, SeveralRecords.
    """
    asked = which.strip()
    found = cases.called(asked) if kind == "case" else _called(registry[kind], asked)
    if not found:
        raise NoSuchRecord(which=which)
    if len(found) > 1:
        raise SeveralRecords(which=which, ids="、".join(each.id for each in found))
    return found[0].id


def _called(model: Any, asked: str) -> list[Record]:
    known = model.get_or_none(model.id == asked)
    if known is not None:
        return [known]
    if model is Place:
        return [*places.called(asked)]
    if model is Role:
        named = Person.select(Person.id).where(Person.name == asked)
        return [each for each in appointments() if each.person in {one.id for one in named}]
    for name in _CALLED:
        if name in model.columns():
            found = model.select().where((getattr(model, name) == asked) & model.voided.is_null())
            if rows := list(found.limit(10)):
                return rows
    return []
