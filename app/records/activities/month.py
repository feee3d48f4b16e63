"""A month of activities, planned and held, with the theme days in it."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Final

from peewee import Expression, ModelSelect

from app import codes
from app.records.activities import theme_days
from app.records.activities.activity import CANCELLED, PLANNED, Activity
from app.store.session import current

MOST: Final = 2_000
"""More activities of one month are not shown: an office reads those of several hundred rooms."""
_LONGEST: Final = datetime.timedelta(days=366)


@dataclass(frozen=True)
class Entry:
    """One line in a day: what, how it looks (planned, late, held, theme), and which record."""

    words: str
    look: str
    activity: str = ""
    theme_day: str = ""


def bounds(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month."""
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def entries(year: int, month: int) -> dict[datetime.date, list[Entry]]:
    """What each day of a month has: theme days that begin, then activities by their hour."""
    first, last = bounds(year, month)
    found: dict[datetime.date, list[Entry]] = {}
    labels = codes.load("theme_day")
    for each in theme_days.between(first, last):
        day = max(each.first, first)
        found.setdefault(day, []).append(Entry(labels.label(each.code), "theme",
                                               theme_day=each.code))  # fmt: skip
    for each in [*_begun_before(first), *_begun_within(first, last)][:MOST]:
        day = max(each.day, first)
        found.setdefault(day, []).append(Entry(_words(each), _look(each), each.id))
    return found


def _begun_before(first: datetime.date) -> ModelSelect[Activity]:
    """Those that were begun within a year before a day and go on that day."""
    lasting = (Activity.until >= first) & (Activity.until <= first + _LONGEST)
    begun = (Activity.day < first) & (Activity.day >= first - _LONGEST)
    return _counting(begun & lasting)


def _begun_within(first: datetime.date, last: datetime.date) -> ModelSelect[Activity]:
    return _counting((Activity.day >= first) & (Activity.day <= last))


def _counting(condition: Expression) -> ModelSelect[Activity]:
    counts = Activity.voided.is_null() & (Activity.state != CANCELLED)
    asked = Activity.select().where(condition & counts)
    return asked.order_by(Activity.day, Activity.begin, Activity.row).limit(MOST)


def _words(activity: Activity) -> str:
    kind = codes.load("activity_kind").label(activity.kind or "")
    hour = activity.begin.strftime("%H:%M") if activity.begin else ""
    return " ".join(filter(None, (hour, kind, activity.theme)))


def _look(activity: Activity) -> str:
    if activity.state != PLANNED:
        return "held"
    return "late" if activity.ends() < current().today() else "planned"
