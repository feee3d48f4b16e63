"""What no ledger, log or list may tell: whose confidential dispute it was and what was said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from app.documents.design import LedgersDesign, load
from app.fields import Clock, Code, Codes, Day, Flag, Moment, Name, Names, Text, Whole
from app.language import _
from app.records.activities import Risk
from app.records.cases.model import Case
from app.records.visits import Visit
from app.store import Column

_SAYS_NOTHING = (Code, Codes, Day, Clock, Moment, Flag, Whole)
"""Kinds of field whose value names nobody and repeats nobody's words."""


def kept() -> str:
    """What stands in a list where a confidential dispute is not told."""
    return load("ledgers", LedgersDesign).kept


def hidden() -> frozenset[str]:
    """The confidential disputes, what they grew from, and the confidential risks."""
    disputes = Case.select(Case.id, Case.visit, Case.referral, Case.risk).where(
        Case.confidential == True  # noqa: E712 - an SQL expression
    )
    watched = Risk.select(Risk.id).where(Risk.confidential == True)  # noqa: E712
    found: set[str] = {risk for (risk,) in watched.tuples()}
    fresh: set[str] = set()
    for case in disputes:
        found |= {each for each in (case.id, case.visit, case.referral, case.risk) if each}
        fresh |= {case.visit} if case.visit else set()
    # One matter is often talked over several times.
    while fresh:
        linked = Visit.id.in_(fresh) | Visit.follows.in_(fresh)
        chain = Visit.select(Visit.id, Visit.follows).where(linked)
        met = {each for visit in chain for each in (visit.id, visit.follows) if each}
        fresh = met - found
        found |= fresh
    return frozenset(found)


def touches(values: Iterable[Any], secret: Collection[str]) -> bool:
    """Whether a record of these values is one of those or speaks of one."""
    return any(isinstance(value, str) and value in secret for value in values)


def without_words(
    values: Mapping[str, Any], columns: Mapping[str, Column], spared: Collection[str] = ()
) -> dict[str, Any]:
    """The values without names and words; the first of those says that it is confidential."""
    made = {
        name: values.get(name)
        for name, column in columns.items()
        if name in spared or isinstance(column.kind, _SAYS_NOTHING)
    }
    for kinds in ((Name, Names), (Text,)):
        mark = next(
            (n for n, c in columns.items() if n not in made and isinstance(c.kind, kinds)), None
        )
        if mark is not None:
            made[mark] = [kept()] if isinstance(columns[mark].kind, Names) else kept()
            break
    return made


class ListedName(Name):
    """A name in a list, where words may stand in its place that are no name."""

    def mask(self, value: str | None) -> str:
        """王某某; who is not named at all needs no mask."""
        return value if value and value in _no_names() else super().mask(value)


class ListedNames(Names):
    """Several names in a list, where words may stand in their place that are no name."""

    def mask(self, value: list[str] | None) -> str:
        """Each name masked; who is not named at all needs no mask."""
        return "、".join(ListedName().mask(each) for each in value or ())


def _no_names() -> tuple[str, str]:
    return kept(), _("Prefers no name")
