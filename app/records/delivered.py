"""What a room has put on sticks so far, and what is going next, as its keeper counts it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from app.language import N_, _, listed, n_
from app.messages import shortened
from app.records import deliveries, not_taken, received
from app.records.deliveries import Delivery
from app.records.received import JudgedPackage
from app.store import registry
from app.store.selecting import one_parameter
from app.store.session import current

UNFINISHED, PACKED, TOLD, RECEIVED = "unfinished", "packed", "told", "received"
"""Where a delivery is: interrupted, on its stick without an answer, at the office as its receipt
code says, or as the office has signed.
"""
NOT_IN = "not_in"
"""At the office, but laid aside or refused there."""

_STATES = {
    UNFINISHED: N_("Not finished; goes with the next"),
    PACKED: N_("On the stick, waiting for an answer"),
    TOLD: N_("The district says it has it"),
    RECEIVED: N_("The office has it"),
}

MOST = 500
"""More records are not listed by name."""


@dataclass(frozen=True, slots=True)
class PastDelivery:
    """One delivery: its serial, day, how many records people would count, and where it is."""

    serial: int
    day: datetime.date
    records: int
    state: str
    why: str = ""
    """Why the office has not taken it in."""

    def words(self) -> tuple[str, str, str, str]:
        """Its number, its day, how much it carried, and where it is."""
        count = n_("{count} record", "{count} records", self.records)
        carried = count.format(count=self.records) if self.records else _("nothing new")
        number = _("No. {serial}").format(serial=self.serial)
        state = self.why if self.state == NOT_IN else _(_STATES[self.state])
        return number, self.day.strftime("%m-%d"), carried, state


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Of counts by kind, those of the kinds that people mean, the most first."""
    meant = [kind for kind in deliveries.counted_kinds() if counts.get(kind)]
    return {kind: counts[kind] for kind in sorted(meant, key=lambda kind: -counts[kind])}


def going_words(counts: Mapping[str, int], attached: int, size: str, packages: int) -> str:
    """One sentence on what will go: how many records of which kinds, how many files, how large."""
    kinds = counted(counts)
    if not kinds and not attached:
        words = _("Nothing new was recorded. The office is told just that (about {size}).")
        return words.format(size=size)
    total = sum(kinds.values())
    words = n_("{count} record will go", "{count} records will go", total).format(count=total)
    if said := listed(f"{_(registry[kind].label)} {count}" for kind, count in kinds.items()):
        words += _(" ({kinds})").format(kinds=said)
    if attached:
        files = n_("{count} attachment", "{count} attachments", attached).format(count=attached)
        words += _(" and {files}").format(files=files)
    words += _(", about {size}.").format(size=size)
    if packages > 1:
        words += _(" It goes in {count} parts.").format(count=packages)
    return words


def office_words() -> tuple[str, bool]:
    """The last word of the office above, and whether it has received all that was brought."""
    office, receipt = deliveries.office(), deliveries.last_receipt()
    if office is None:
        return "", False
    if (told := deliveries.told_day()) is not None:
        return deliveries.told_words(told), True
    if receipt is None:
        words = _("{office} has not answered yet. Its answer comes on the stick.")
        return words.format(office=office.name), False
    words = _("{office} wrote on {day}: what came until then has been received.")
    said = words.format(office=office.name, day=receipt.day.isoformat())
    if refused := not_taken.words(not_taken.told(receipt)):
        return f"{said} {refused}", False
    return said, True


def all_past() -> list[PastDelivery]:
    """Every delivery, the newest first."""
    said, told, judged = deliveries.last_receipt(), deliveries.told(), received.told()
    return [_past(each, said, told, judged) for each in deliveries.all_deliveries()]


def _past(
    delivery: Delivery,
    said: deliveries.Receipt | None,
    told: Delivery | None,
    judged: Mapping[int, JudgedPackage],
) -> PastDelivery:
    state, serial = _state(delivery, said, told), delivery.serial
    why = judged[serial].words() if state == PACKED and serial in judged else ""
    records = delivery.records or 0
    return PastDelivery(serial, delivery.day, records, NOT_IN if why else state, why)


_NAMED = 4
"""Names that are said of one record."""

_WHO = ("names", "name", "title", "number")


def record_words(time: str, kind: str, body: Mapping[str, Any]) -> str:
    """A record as one can ask for it: its day, its kind, and what it says first of who or which.

    The body may be anybody's; of a confidential one nobody is named.
    """
    said = next((body[name] for name in _WHO if body.get(name)), "")
    several = cast("list[object]", said) if isinstance(said, list) else [said]
    who = shortened("、".join(str(each) for each in several[:_NAMED]))
    if body.get("confidential"):
        who = _("Confidential")
    return " ".join(filter(None, (time[:10], _(registry[kind].label), who)))


def contents(first: int, last: int) -> tuple[list[tuple[str, str]], int]:
    """Kind and heading of the records in a range of entries, by kind; how many more there are."""
    meant = deliveries.meant(current().origin, first, last)
    found: list[tuple[str, str]] = []
    for kind in filter(meant.get, deliveries.counted_kinds()):
        model = registry[kind]
        asked = model.select().where(model.id.in_(one_parameter(meant[kind])))
        for record in asked.order_by(model.entry).limit(MOST - len(found)):
            found.append((kind, record.heading()))
    return found, sum(map(len, meant.values())) - len(found)


def is_signed_for(delivery: Delivery, said: deliveries.Receipt | None) -> bool:
    """Whether the office has signed that it has what a delivery carried."""
    # A delivery of nothing ends where the one before it did, so its own entry decides.
    if delivery.planned or said is None or said.entry < delivery.entry:
        return False
    return (delivery.last or 0) <= said.delivered_to


def _state(delivery: Delivery, said: deliveries.Receipt | None, told: Delivery | None) -> str:
    if is_signed_for(delivery, said):
        return RECEIVED
    if told is not None and delivery.serial <= told.serial:
        return TOLD
    return UNFINISHED if delivery.planned else PACKED
