"""What a room has put on sticks so far, and what is going next, as its keeper counts it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from app.records import deliveries
from app.records.deliveries import Delivery
from app.store import line, registry
from app.store.session import current

UNFINISHED, PACKED, RECEIVED = "unfinished", "packed", "received"
"""Where a delivery is: interrupted, on its stick without an answer, or at the office."""

MOST = 500
"""More records are not listed by name."""


@dataclass(frozen=True, slots=True)
class PastDelivery:
    """One delivery: its serial, day, how many records people would count, and where it is."""

    serial: int
    day: datetime.date
    records: int
    state: str


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Of counts by kind, those of the kinds that people mean, the most first."""
    meant = [kind for kind in deliveries.counted_kinds() if counts.get(kind)]
    return {kind: counts[kind] for kind in sorted(meant, key=lambda kind: -counts[kind])}


def all_past() -> list[PastDelivery]:
    """Every delivery, the newest first."""
    origin, said = current().origin, deliveries.last_receipt()
    found: list[PastDelivery] = []
    for each in deliveries.all_deliveries():
        number = sum(counted(line.counts(origin, each.first or 0, each.last or 0)).values())
        found.append(PastDelivery(each.serial, each.day, number, _state(each, said)))
    return found


def contents(first: int, last: int) -> list[tuple[str, str]]:
    """Kind and heading of each record that a range of entries changed last, by kind."""
    origin = current().origin
    found: list[tuple[str, str]] = []
    for kind in deliveries.counted_kinds():
        model = registry[kind]
        asked = (model.origin == origin) & model.entry.between(first, last)
        for record in model.select().where(asked).order_by(model.entry).limit(MOST - len(found)):
            found.append((kind, record.heading()))
    return found


def _state(delivery: Delivery, said: deliveries.Receipt | None) -> str:
    if delivery.planned:
        return UNFINISHED
    # A delivery of nothing ends where the one before it did, so its own entry decides.
    if said is None or said.entry < delivery.entry:
        return PACKED
    return RECEIVED if (delivery.last or 0) <= said.delivered_to else PACKED
