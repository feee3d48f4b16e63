"""The running register of oral agreements (口头协议登记簿, 人民调解法 art. 28)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from app.documents import confidential
from app.documents.confidential import ListedNames
from app.documents.ledgers.rows import MADE_BY, made_by
from app.documents.references import titles
from app.fields import Text
from app.language import N_
from app.records.cases import parts
from app.records.cases.model import Agreement, Case
from app.store import Column, Installation, journal


def columns() -> dict[str, Column]:
    """Everything that the register can show, by name."""
    of_case, agreed = Case.columns(), Agreement.columns()
    return {
        MADE_BY: made_by(),
        "number": Column(Text(max=60), N_("No.")),
        "day": agreed["day"],
        "parties": Column(ListedNames(), N_("Parties"), private=True),
        "category": of_case["category"],
        "facts": agreed["facts"],
        "clauses": agreed["clauses"],
        "manner": agreed["manner"],
        "place": Column(Text(max=100), N_("Where")),
        "amount": Column(agreed["amount"].kind, N_("Amount concerned")),
        "performance": of_case["performance"],
        "mediators": Column(ListedNames(), N_("Mediator")),
    }


def rows_between(
    since: datetime.date | None, until: datetime.date | None
) -> tuple[int, Iterator[dict[str, Any]]]:
    """How many oral agreements these days have, and what the register says of each.

    Of a confidential dispute nothing but number, day and kind is said.
    """
    here = Case.select(Case.id).where(Case.voided.is_null())
    oral = (Agreement.form == "oral") & Agreement.voided.is_null() & Agreement.case.in_(here)
    if since is not None:
        oral &= Agreement.day >= since
    if until is not None:
        oral &= Agreement.day <= until
    asked = Agreement.select().where(oral)
    title = titles()

    def told(agreed: Agreement) -> dict[str, Any]:
        return {MADE_BY: title(Installation.kind_name, agreed.origin), **_told(agreed)}

    return asked.count(), map(told, asked.order_by(Agreement.day, Agreement.row).iterator())


def _told(agreed: Agreement) -> dict[str, Any]:
    case = journal.get(Case, agreed.case)
    said: dict[str, Any] = {
        "number": agreed.number or case.number or "",
        "day": agreed.day,
        "category": case.category,
        "performance": case.performance,
        "mediators": [each.name for each in parts.mediators(case)] or None,
    }
    if case.confidential:
        return {**said, "parties": [confidential.kept()]}
    return said | {
        "parties": case.names,
        "facts": agreed.facts or case.facts,
        "clauses": agreed.clauses,
        "manner": agreed.manner,
        "place": agreed.place,
        "amount": agreed.amount,
    }
