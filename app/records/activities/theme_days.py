"""The days and weeks on which law is made known, and those for which nobody planned anything."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

import msgspec

from app.records.activities.activity import CANCELLED, Activity
from app.resources import resource
from app.store.session import current


class ThemeDay(msgspec.Struct, frozen=True):
    """A theme day as `resources/codes/theme_day.json` has it; month and day as MM-DD."""

    code: str
    zh: str
    en: str
    begins: str
    ends: str

    def of(self, year: int) -> tuple[datetime.date, datetime.date]:
        """Its first and last day in a year."""
        first, last = (datetime.date.fromisoformat(f"{year}-{each}")
                       for each in (self.begins, self.ends))  # fmt: skip
        return first, last


@dataclass(frozen=True)
class Coming:
    """A theme day of some year: its code, first and last day."""

    code: str
    first: datetime.date
    last: datetime.date


@cache
def every() -> tuple[ThemeDay, ...]:
    """All theme days."""
    raw = resource("codes", "theme_day.json").read_bytes()
    return msgspec.json.decode(raw, type=tuple[ThemeDay, ...])


def between(since: datetime.date, until: datetime.date) -> list[Coming]:
    """The theme days that touch a period, by their first day."""
    found = [
        Coming(each.code, *each.of(year))
        for year in range(since.year, until.year + 1)
        for each in every()
    ]
    touching = [each for each in found if each.first <= until and each.last >= since]
    return sorted(touching, key=lambda each: (each.first, each.last))


def unplanned(until: datetime.date) -> list[Coming]:
    """Those not over yet and begun by a day for which nothing is planned or was held this year."""
    today = current().today()
    coming = between(today, until)
    if not coming:
        return []
    since = min(each.first for each in coming).replace(month=1, day=1)
    asked = Activity.select(Activity.theme_day, Activity.day).where(
        Activity.voided.is_null()
        & Activity.theme_day.in_([each.code for each in coming])
        & (Activity.state != CANCELLED)
        & (Activity.day >= since)
    )
    planned = {(code, day.year) for code, day in asked.tuples()}
    return [each for each in coming if (each.code, each.first.year) not in planned]
