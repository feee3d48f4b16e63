"""A month of activities, planned and held, with the theme days in it."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Final

from app import codes
from app.records.activities import theme_days
from app.records.activities.activity import CANCELLED, PLANNED, Activity
from app.store.session import current

MOST: Final = 2_000
"""More activities of one month are not shown: an office reads those of several hundred rooms."""
_ONE_DAY: Final = datetime.timedelta(days=1)


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
    asked = Activity.select().where(
        Activity.voided.is_null()
        & (Activity.state != CANCELLED)
        & (Activity.day <= last)
        & ((Activity.day >= first) | (Activity.until >= first))
        & (Activity.day >= first - 366 * _ONE_DAY)
    )
    for each in asked.order_by(Activity.day, Activity.begin, Activity.row).limit(MOST):
        day = max(each.day, first)
        found.setdefault(day, []).append(Entry(_words(each), _look(each), each.id))
    return found


def _words(activity: Activity) -> str:
    kind = codes.load("activity_kind").label(activity.kind or "")
    hour = activity.begin.strftime("%H:%M") if activity.begin else ""
    return " ".join(filter(None, (hour, kind, activity.theme)))


def _look(activity: Activity) -> str:
    if activity.state != PLANNED:
        return "held"
    return "late" if activity.ends() < current().today() else "planned"
