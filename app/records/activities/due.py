"""What activities and their small records ask for, derived and never stored."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from peewee import Expression, fn

from app.records.activities import risk, theme_days
from app.records.activities.activity import (
    CANCELLED,
    PLANNED,
    Activity,
    Finding,
    OfActivity,
    Resolution,
)
from app.records.activities.risk import Risk
from app.records.activities.theme_days import Coming
from app.store.session import current

MOST: Final = 50
"""More of one kind are not named."""


T = TypeVar("T")


@dataclass(frozen=True)
class Waiting(Generic[T]):
    """A small record that waits for a day, with the activity that it hangs on."""

    what: T
    activity: str
    day: datetime.date


def planned(until: datetime.date) -> list[Activity]:
    """Activities of ours that are still planned and fall on or before a day, the earliest first.

    Those whose day has passed wait for a word whether they were held.
    """
    asked = Activity.select().where(
        (Activity.state == PLANNED)
        & Activity.voided.is_null()
        & (Activity.origin == current().origin)
        & (Activity.day <= until)
    )
    return list(asked.order_by(Activity.day, Activity.row).limit(MOST))


def risks(until: datetime.date) -> list[Risk]:
    """Open risks to be looked at on or before a day, the most pressing first."""
    return risk.watched(until)[:MOST]


def findings(until: datetime.date) -> list[Waiting[Finding]]:
    """Findings of a check-up to be looked at again on or before a day."""
    asked = Finding.select().where(
        _is_ours(Finding) & Finding.looked.is_null() & (Finding.look_again <= until)
    )
    found = asked.order_by(Finding.look_again, Finding.row).limit(MOST)
    return [Waiting(each, each.activity, each.look_again) for each in found if each.look_again]


def resolutions(until: datetime.date) -> list[Waiting[Resolution]]:
    """Decisions of meetings to be done by a day."""
    asked = Resolution.select().where(
        _is_ours(Resolution) & Resolution.done.is_null() & (Resolution.until <= until)
    )
    found = asked.order_by(Resolution.until, Resolution.row).limit(MOST)
    return [Waiting(each, each.activity, each.until) for each in found if each.until]


def _is_ours(model: type[OfActivity]) -> Expression:
    """Of an activity of ours that counts: neither void nor cancelled."""
    counts = Activity.select(Activity.row).where(
        (Activity.id == model.activity) & Activity.voided.is_null() & (Activity.state != CANCELLED)
    )
    return model.voided.is_null() & (model.origin == current().origin) & fn.EXISTS(counts)


def themes(until: datetime.date) -> list[Coming]:
    """Theme days for which nothing is planned."""
    return theme_days.unplanned(until)
