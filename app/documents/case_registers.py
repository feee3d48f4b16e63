"""The running register of oral agreements (口头协议登记簿)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from app.documents import case_rows, sources
from app.documents.case_papers.design import RegisterDesign, load
from app.documents.ledgers import Column, ledger
from app.documents.page import Out, Progress
from app.fields import Money, long_day
from app.records.cases import parts
from app.records.cases.model import Agreement, Case
from app.store import journal
from app.store.session import current


def oral_register(
    out: Out,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the oral agreements of these days as a ledger; how many there are.

    Of a confidential dispute nothing but number, day and kind is said.
    """
    design = load("oral_register", RegisterDesign)
    columns = [
        Column(key, label, Money().show, align="right", total=True)
        if key == "amount"
        else Column(key, label)
        for key, label in design.columns
    ]
    return ledger(
        out,
        design.title,
        columns,
        _oral(since, until),
        place=case_rows.committee() or current().name,
        period=sources.period_words(since, until),
        calibration=sources.calibration(),
        progress=progress,
    )


def _oral(since: datetime.date | None, until: datetime.date | None) -> Iterator[dict[str, Any]]:
    oral = (Agreement.form == "oral") & Agreement.voided.is_null()
    if since is not None:
        oral &= Agreement.day >= since
    if until is not None:
        oral &= Agreement.day <= until
    for agreed in Agreement.select().where(oral).order_by(Agreement.day, Agreement.row):
        case = journal.get(Case, agreed.case)
        if case.origin != current().origin or case.voided:
            continue
        said: dict[str, Any] = {
            "number": agreed.number or case.number or "",
            "day": long_day(agreed.day),
            "category": case_rows.zh("dispute", case.category),
        }
        if not case.confidential:
            said |= {
                "parties": "、".join(case.names or ()),
                "facts": agreed.facts or case.facts or "",
                "clauses": agreed.clauses or "",
                "manner": agreed.manner or "",
                "place": agreed.place or "",
                "amount": agreed.amount,
                "performance": case_rows.zh("performance", case.performance),
                "mediators": "、".join(each.name for each in parts.mediators(case)),
            }
        yield said
