"""How many visits count, and how many disputes there are, for the office's page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import cast

from peewee import fn

from app import codes
from app.records.cases import listing
from app.records.cases.model import Case
from app.records.visits import Filter, Visit
from app.store import Installation


def month_counts(year: int, origin: str = "") -> list[tuple[str, str, int]]:
    """Visits of a year that count: month (`2026-11`), official matter, number."""
    within = Filter(
        since=datetime.date(year, 1, 1),
        until=datetime.date(year, 12, 31),
        origin=origin,
        counted=True,
    )
    month = fn.substr(Visit.day, 1, 7)
    rows = cast(
        "Iterable[tuple[str, str, int]]",
        Visit.select(month, Visit.category, fn.COUNT(Visit.row))
        .where(within.condition())
        .group_by(month, Visit.category)
        .tuples(),
    )
    matters = codes.load("matter")
    found: dict[tuple[str, str], int] = {}
    for spoken, category, number in rows:
        key = (spoken, matters.official(category or ""))
        found[key] = found.get(key, 0) + number
    return [(*key, number) for key, number in sorted(found.items())]


def dispute_counts(year: int, origin: str = "") -> list[tuple[str, str, int]]:
    """Disputes registered in a year by stage and outcome ("" while there is none), and number."""
    within = listing.Filter(origin=origin).within(year)
    rows = cast(
        "Iterable[tuple[str | None, str | None, int]]",
        Case.select(Case.state, Case.outcome, fn.COUNT(Case.row))
        .where(within.condition())
        .group_by(Case.state, Case.outcome)
        .tuples(),
    )
    found = {(state or "", outcome or ""): number for state, outcome, number in rows}
    return [(*key, number) for key, number in found.items()]


def start_day(installation: str) -> datetime.date | None:
    """The day from which an installation counts, if it is known and has said one."""
    found = Installation.get_or_none(Installation.id == installation)
    return None if found is None else found.start_day


def start_days() -> dict[str, datetime.date]:
    """The day from which each installation counts, where it has said one."""
    said = Installation.select().where(Installation.start_day.is_null(False))
    return {each.id: each.start_day for each in said if each.start_day}
