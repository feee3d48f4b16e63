"""What a party and an agent are entered with: what is known of the person is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import birth_and_sex
from app.records import people
from app.records.cases import parts, signing
from app.records.cases.model import Agent, Case, Party
from app.records.people import Person
from app.store import journal

PERSONAL = ("name", "sex", "ethnic", "birth", "identity", "phone", "address")
"""Particulars that a party takes from the person, and that papers print."""


def add_within(
    act: journal.Action, case: Case, *, agents: Sequence[Mapping[str, Any]] = (), **values: Any
) -> Party:
    """Add a party as part of a larger action; the names of the case are the caller's."""
    number = max((each.order or 0 for each in parts.parties(case)), default=0) + 1
    party = act.add(Party, case=case.id, **{"order": number, **_filled(act, case, values)})
    for each in agents:
        act.add(Agent, case=case.id, party=party.id, **filled_agent(each))
    return party


def _filled(act: journal.Action, case: Case, values: dict[str, Any]) -> dict[str, Any]:
    given = {"type": "person", **{k: v for k, v in values.items() if v is not None}}
    newcomer = given.pop("newcomer", False)
    if given.get("person"):
        person = journal.get(Person, given["person"])
        known = known_of(person)
        could_not_read = known.pop("cannot_read")
        given.update({k: v for k, v in known.items() if v and not given.get(k)})
        given.setdefault("cannot_read", could_not_read)
    elif newcomer and given["type"] == "person" and not case.confidential:
        # A person travels; whoever quarrels in confidence must not become one by it.
        person_values = {name: given[name] for name in PERSONAL if given.get(name)}
        given["person"] = act.add(Person, **people.filled(person_values)).id
    if given.get("identity"):
        birth, sex = birth_and_sex(given["identity"])
        given["birth"], given["sex"] = given.get("birth") or birth, given.get("sex") or sex
    if signing.is_minor(Party(**_columns(given)), case.day):
        given["minor"] = True
    return given


def known_of(person: Person) -> dict[str, Any]:
    """What a party takes from a person; whether papers were read out to him in the last dispute."""
    among = Party.person.in_(people.everyone_joined(person.id)) & Party.voided.is_null()
    last = Party.select(Party.cannot_read).where(among).order_by(Party.row.desc()).first()
    return {
        **{name: getattr(person, name) for name in PERSONAL},
        "address": people.lives_at(person),
        "cannot_read": (last.cannot_read or None) if last is not None else None,
    }


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in Party.columns()}


def filled_agent(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is entered of an agent, with what is known of the person. Raises FieldErrors."""
    given = {"powers": "special" if values.get("guardian") else "general", **values}
    if given.get("person"):
        person = journal.get(Person, given["person"])
        known = {name: getattr(person, name) for name in ("name", "identity", "phone")}
        given.update({k: v for k, v in known.items() if v and not given.get(k)})
    needs_list = given["powers"] == "special" and not given.get("guardian")
    if needs_list and not given.get("listed_powers"):
        raise FieldErrors({"listed_powers": Empty()})
    return given
