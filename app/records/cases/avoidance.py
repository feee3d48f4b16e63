"""Who should not mediate a dispute: a party, one of a party's household, a relative."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import FieldErrors
from app.records import people
from app.records.cases import parts
from app.records.cases.model import Case, Relative
from app.records.cases.refusals import HOUSEHOLD, PARTY, RELATIVE, Conflict, Oneself
from app.records.people import Person
from app.store import journal


def conflicts(case: Case, person: str) -> list[Conflict]:
    """Why somebody should not mediate a dispute; empty when nothing is known against it."""
    same = people.everyone_joined(person)
    mediator = journal.get(Person, person)
    known = [journal.get(Person, each) for each in same]
    found: list[Conflict] = []
    concerned = [(each.person, each.name, each.identity) for each in parts.parties(case)]
    concerned += [(each.person, each.name, each.identity) for each in parts.agents(case)]
    for other, name, identity in concerned:
        party = Person.get_or_none(Person.id == other) if other else None
        is_same = other in same or (identity is not None and identity == mediator.identity)
        kin = _kinship(same, people.everyone_joined(party.id)) if party is not None else None
        if is_same:
            found.append(Conflict(PARTY, mediator.name, name))
        elif party is not None and any(_share_home(party, each) for each in known):
            found.append(Conflict(HOUSEHOLD, mediator.name, name))
        elif kin is not None:
            found.append(Conflict(RELATIVE, mediator.name, name, kin.how or ""))
    return found


def _share_home(one: Person, other: Person) -> bool:
    # A household is called after its head, whose own record often leaves it out.
    if not (one.household or other.household) or (one.village or "") != (other.village or ""):
        return False
    return (one.household or one.name) == (other.household or other.name)


def _kinship(some: list[str], others: list[str]) -> Relative | None:
    either = (Relative.person.in_(some) & Relative.other.in_(others)) | (
        Relative.person.in_(others) & Relative.other.in_(some)
    )
    return Relative.select().where(either & Relative.voided.is_null()).first()


def relate(
    person: Person,
    other: Person | None,
    *,
    how: str = "",
    newcomer: Mapping[str, Any] | None = None,
) -> Relative:
    """Write down that two people are relatives; of those who are, how.

    `newcomer` are the values of a person not known yet. Raises FieldErrors.
    """
    same = people.everyone_joined(person.id)
    with journal.action("person.relate") as act:
        if other is None:
            other = act.add(Person, **people.filled(dict(newcomer or {})))
        others = people.everyone_joined(other.id)
        if other.id in same:
            raise FieldErrors({"name": Oneself(name=person.name)})
        known = _kinship(same, others)
        if known is not None:
            return act.change(known, how=how or None)
        return act.add(Relative, person=person.id, other=other.id, how=how or None)


def unrelate(relative: Relative) -> Relative:
    """Take back that two people are relatives. Raises NotOurs."""
    with journal.action("person.relate") as act:
        return act.void(relative, "other")


def restore_relative(relative: Relative) -> Relative:
    """Take back that two people are no relatives. Raises NotOurs."""
    with journal.action("person.relate") as act:
        return act.restore(relative)


def household(person: Person) -> list[Person]:
    """Who shares a household with a person, as far as it is written in their records."""
    same = people.everyone_joined(person.id)
    head = person.household or person.name
    of_it = (Person.household == head) | (Person.household.is_null() & (Person.name == head))
    found = Person.select().where(of_it & Person.voided.is_null()).order_by(Person.row)
    return [each for each in found if each.id not in same and _share_home(person, each)]


def relatives(person: str) -> list[Relative]:
    """The relatives of a person that are known, under any identity."""
    same = people.everyone_joined(person)
    either = Relative.person.in_(same) | Relative.other.in_(same)
    return list(Relative.select().where(either & Relative.voided.is_null()).order_by(Relative.row))


def kin(person: Person) -> list[tuple[Relative, Person]]:
    """The relatives of a person, each with who it is, as far as they are known here."""
    same, found = people.everyone_joined(person.id), list[tuple[Relative, Person]]()
    for each in relatives(person.id):
        other = people.main_of(each.other if each.person in same else each.person)
        if (known := Person.get_or_none(Person.id == other)) is not None:
            found.append((each, known))
    return found


def others_at_home(person: Person) -> str:
    """The names of those of the same household who are not written down as relatives."""
    shown = {other for each in relatives(person.id) for other in (each.person, each.other)}
    return "、".join(each.name for each in household(person) if each.id not in shown)
