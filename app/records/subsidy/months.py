"""The last months that can be looked at, each with what it holds."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Final

from peewee import fn

from app.language import listed, n_
from app.records.cases.model import Case
from app.records.stats import Period, periods
from app.records.subsidy import standing
from app.records.subsidy.model import SubsidyClaim
from app.records.subsidy.standing import APPROVED
from app.store.database import database
from app.store.session import current

_BACK: Final = 18
"""Months that can be looked at."""


def offered() -> list[tuple[Period, str]]:
    """The last months in words, the running one first; of each what was closed and claimed."""
    here = current()
    found = list(periods.recent("month", here.today(), _BACK))
    span = Period(found[-1].first, found[0].last)
    claimed = _claimed(span)
    closed = Counter[str]() if here.is_office else _closed(span)
    return [(each, _words(each, closed, claimed)) for each in found]


def _closed(span: Period) -> Counter[str]:
    """How many disputes of this room were closed in each month."""
    asked = (Case.origin == current().origin) & Case.voided.is_null()
    asked &= (Case.closed >= span.first) & (Case.closed <= span.last)
    days = database.execute(Case.select(Case.closed).where(asked)).fetchall()
    return Counter(datetime.date.fromisoformat(day).strftime("%Y-%m") for (day,) in days)


def _claimed(span: Period) -> Counter[str]:
    """How many claims of each month there are, as `deciding.of_month` lists them."""
    asked = SubsidyClaim.month.in_(span.named_months)
    stand = asked & SubsidyClaim.voided.is_null()
    for name, column in SubsidyClaim.columns().items():
        if column.required:
            stand &= getattr(SubsidyClaim, name).is_null(False)
    counted = SubsidyClaim.select(SubsidyClaim.month, fn.COUNT(SubsidyClaim.row)).where(stand)
    found = Counter[str](dict(database.execute(counted.group_by(SubsidyClaim.month)).fetchall()))
    # Few are withdrawn, and whether one was approved before is not said by a column of it.
    gone = SubsidyClaim.select().where(asked & SubsidyClaim.voided.is_null(False))
    paid = (each for each in gone if each.is_whole and standing.standing(each) == APPROVED)
    found.update(each.month for each in paid)
    return found


def _words(month: Period, closed: Counter[str], claimed: Counter[str]) -> str:
    [name] = month.named_months
    held: list[str] = []
    if count := closed[name]:
        words = n_("{count} dispute closed", "{count} disputes closed", count)
        held.append(words.format(count=count))
    if count := claimed[name]:
        held.append(n_("{count} claim", "{count} claims", count).format(count=count))
    said = periods.words(month)
    return f"{said} · {listed(held)}" if held else said
