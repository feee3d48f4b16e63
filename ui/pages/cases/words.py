"""How a dispute is spoken of on screen."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from app import codes
from app.fields import Phone, age_on
from app.language import _, n_
from app.records.cases.model import Case, Party
from app.store.session import current

_NUMBER = re.compile(r"第\s*\d+\s*号.*")
_NAMED = 2
"""Names of one side that are written out."""


def side(names: Sequence[str]) -> str:
    """The names of one side; of many the first, and how many there are."""
    if len(names) <= _NAMED:
        return "、".join(names)
    return _("{name} and others, {count}").format(name=names[0], count=len(names))


def kind_of(case: Case) -> str:
    """What kind of dispute it is: neighbours' dispute, contract dispute."""
    label = codes.load("dispute").label(case.category) if case.category else ""
    return label if label.endswith("纠纷") else _("{kind} dispute").format(kind=label)


def who(case: Case, parties: Sequence[Party]) -> str:
    """Who has a dispute with whom."""
    if case.confidential:
        return _("Confidential")
    own = [each.name for each in parties if each.role == "applicant"]
    others = [each.name for each in parties if each.role != "applicant"]
    both = [side(names) for names in (own, others) if names]
    return _(" and ").join(both) or side(case.names or [])


def heading(case: Case, parties: Sequence[Party]) -> str:
    """Who with whom, about what."""
    own = None if case.confidential else case.title
    return own or f"{who(case, parties)} {kind_of(case)}".strip()


def short_number(case: Case) -> str:
    """What tells a dispute's number from others of its committee: 第46号, (2025)第3号.

    An office has disputes of many committees and is told the whole.
    """
    found = _NUMBER.search(case.number or "")
    if found is None or current().is_office:
        return case.number or ""
    return found[0] if case.year == current().today().year else f"({case.year}){found[0]}"


def short(day: datetime.date | None) -> str:
    """Month and day, with the year where it is another."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == current().today().year else f"{day:%Y-%m-%d}"


def particulars(party: Party) -> str:
    """Sex, age, where he lives, his number masked."""
    if party.type != "person":
        by = _("represented by {name}").format(name=party.represented_by)
        return " · ".join(filter(None, (by if party.represented_by else "",
                                        Phone().mask(party.phone))))  # fmt: skip
    sex = codes.load("sex").label(party.sex) if party.sex in ("1", "2") else ""
    years = age_on(party.birth, current().today()) if party.birth else None
    aged = n_("{age} year old", "{age} years old", years).format(age=years) if years else ""
    return " · ".join(
        filter(None, (f"{sex} {aged}".strip(), party.address, Phone().mask(party.phone)))
    )


def left(days: int) -> str:
    """How long there is still, or how late it is."""
    if days < 0:
        return n_("{days} day late", "{days} days late", -days).format(days=-days)
    if not days:
        return _("due today")
    return n_("{days} day left", "{days} days left", days).format(days=days)


def parties_title(case: Case) -> str:
    """Who is in dispute, as the list says it."""
    if case.confidential:
        return _("Confidential")
    known = case.names or []
    return _(" and ").join(known) if len(known) <= 2 else side(known)
