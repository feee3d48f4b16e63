"""How a dispute is spoken of: who with whom about what, its number, its parties."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app import codes
from app.fields import Phone, age_on
from app.language import _, n_
from app.records import notices
from app.records.cases.model import Agent, Case, Party
from app.store.session import current

_NUMBER = re.compile(r"第\s*\d+\s*号.*")
_NAMED = 2
"""Names of one side that are written out."""


def title(case: Case) -> str:
    """Who with whom about what (王建国 与 李海涛 邻里纠纷); of a confidential one, that it is."""
    if case.confidential:
        return f"{_('Confidential')} {kind_of(case)}"
    names = case.names or []
    with_whom = _(" and ").join(names[:_NAMED])
    if len(names) > _NAMED:
        with_whom = _("{names} and others").format(names=with_whom)
    return case.title or f"{with_whom} {kind_of(case)}".strip()


def heading(case: Case, parties: Sequence[Party]) -> str:
    """Who with whom about what, one side and the other with how many there are."""
    own = None if case.confidential else case.title
    return own or f"{_sides(case, parties)} {kind_of(case)}".strip()


def parties_title(case: Case) -> str:
    """Who is in dispute, as a list says it."""
    if case.confidential:
        return _("Confidential")
    known = case.names or []
    return _(" and ").join(known) if len(known) <= _NAMED else _side(known)


def kind_of(case: Case) -> str:
    """What kind of dispute it is: neighbours' dispute, contract dispute."""
    label = codes.load("dispute").label(case.category) if case.category else ""
    return label if label.endswith("纠纷") else _("{kind} dispute").format(kind=label)


def _sides(case: Case, parties: Sequence[Party]) -> str:
    if case.confidential:
        return _("Confidential")
    own = [each.name for each in parties if each.role == "applicant"]
    others = [each.name for each in parties if each.role != "applicant"]
    both = [_side(names) for names in (own, others) if names]
    return _(" and ").join(both) or _side(case.names or [])


def _side(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return "、".join(names)
    return _("{name} and others, {count}").format(name=names[0], count=len(names))


def marks(case: Case) -> list[str]:
    """What is to be noticed of a dispute; empty ones are left out where they are shown."""
    told = notices.of_dispute(case.id)
    return [
        *(each.title.removeprefix(case.number or "").lstrip("：: ") for each in told),
        _("Not counted: another room has it too") if case.id in Case.uncounted() else "",
        _("Confidential") if case.confidential else "",
        _("Round {number}").format(number=case.round) if (case.round or 1) > 1 else "",
    ]


def void_title(case: Case) -> str:
    """Why a dispute is void, and who it was of."""
    why = codes.load("void_reason").label(case.voided or "")
    return " · ".join(filter(None, (why, case.void_words, parties_title(case))))


def short_number(case: Case) -> str:
    """What tells a dispute's number from others of its committee: 第46号, (2025)第3号.

    An office has disputes of many committees, and is told whose: 店民调字第46号.
    """
    number = case.number or ""
    found = _NUMBER.search(number)
    if found is None:
        return number
    this_year = case.year == current().today().year
    if current().is_office:
        return number.removeprefix(f"({case.year})") if this_year else number
    return found[0] if this_year else f"({case.year}){found[0]}"


def agent_words(agent: Agent) -> str:
    """As what somebody acts for a party, and who it is."""
    power = codes.load("agent_powers").label(agent.powers)
    how = _("Guardian") if agent.guardian else _("Agent, {power}").format(power=power)
    return f"{how}：{agent.name}"


def draft_words(typed: Mapping[str, Any]) -> str:
    """Whose form was not finished; of a confidential dispute nobody is named."""
    return _("Confidential") if typed.get("confidential") else typed_names(typed)


def particulars(party: Party) -> str:
    """Sex, age, where he lives, his number masked; of a body who represents it."""
    phone = Phone().mask(party.phone)
    if party.type != "person":
        by = _("represented by {name}").format(name=party.represented_by)
        return " · ".join(filter(None, (by if party.represented_by else "", phone)))
    sex = codes.load("sex").label(party.sex) if party.sex in ("1", "2") else ""
    years = age_on(party.birth, current().today()) if party.birth else None
    aged = n_("{age} year old", "{age} years old", years).format(age=years) if years else ""
    return " · ".join(filter(None, (f"{sex} {aged}".strip(), party.address, phone)))


def typed_names(typed: Mapping[str, Any]) -> str:
    """The parties that stand in an unfinished form."""
    rows: list[list[Any]] = typed.get("parties") or []
    names: list[str] = [each[1][0] if isinstance(each[1], list) else each[1] for each in rows]
    return "、".join(filter(None, names))
