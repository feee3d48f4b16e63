"""The day from which each installation counts: what was before was counted on paper."""

from __future__ import annotations

import datetime

from app.store import Installation


def start_day(installation: str) -> datetime.date | None:
    """The day from which an installation counts, if it is known and has said one."""
    found = Installation.get_or_none(Installation.id == installation)
    return None if found is None else found.start_day


def start_days() -> dict[str, datetime.date]:
    """The day from which each installation counts, where it has said one."""
    said = Installation.select().where(Installation.start_day.is_null(False))
    return {each.id: each.start_day for each in said if each.start_day}
