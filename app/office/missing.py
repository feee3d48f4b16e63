"""Who has not reported on a period, and whose numbers were typed by hand meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.records import places, reported
from app.records.reported import Contact
from app.records.stats import Period, areas, by_hand
from app.store.session import current


@dataclass(frozen=True, slots=True)
class Missing:
    """A room that has not reported on a period, or has never since it was invited.

    `on` is the last month that it has reported on, `last` the day its last report came;
    `by_hand` says whether numbers of it were typed for the period.
    """

    code: str
    name: str
    on: datetime.date | None
    last: datetime.date | None
    by_hand: bool
    invited: datetime.date | None = None
    contacts: list[Contact] = field(default_factory=list[Contact])


def missing(period: Period) -> list[Missing]:
    """The rooms that have not reported on a period, by code; then those only invited."""
    month, typed = _month(period), _typed(period)
    return [
        Missing(
            each.code, each.name, each.on, each.last,
            by_hand=places.village_of(each.code) in typed, invited=each.invited,
            contacts=each.contacts,
        )
        for each in reported.unreported(month)
    ]  # fmt: skip


def count(period: Period) -> int:
    """How many rooms that have reported before are behind with a period."""
    return sum(1 for _room in reported.silent(_month(period)))


def _month(period: Period) -> datetime.date:
    """The last month of a period on which anybody can have reported by now."""
    return min(period.last.replace(day=1), reported.month_of(current().today()))


def _typed(period: Period) -> set[str]:
    """The codes of the villages of which numbers were typed by hand for a period."""
    return set(_codes(period))


def _codes(period: Period) -> Iterator[str]:
    where = areas.of_places()
    known = {where[each.id].path: each.code for each in places.all_places() if each.id in where}
    for each in by_hand.typed_within(period):
        place = where.get(each)
        if place is not None and (code := known.get(place.path)):
            yield code
