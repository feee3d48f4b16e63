"""What was packed for the office, and what the office says it has."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from peewee import ModelSelect

from app.fields import Day, Flag, Text, Whole
from app.language import N_, _
from app.records.days import month_and_day
from app.store import Column, Record, journal, line, registry
from app.store.database import database
from app.store.known import once_an_entry
from app.store.schema import Entry, Epoch, Version
from app.store.selecting import one_parameter
from app.store.session import current

R = TypeVar("R", bound=Record)

HERE, PACKED, TOLD, RECEIVED = "here", "packed", "told", "received"
WORDS = {
    HERE: N_("Not delivered yet"),
    PACKED: N_("On the stick, waiting for the district's word"),
    TOLD: N_("The district says it has it"),
    RECEIVED: N_("The district has it"),
}
SHORT_WORDS = {
    HERE: N_("not yet"), PACKED: N_("on stick"), TOLD: N_("says it has it"),
    RECEIVED: N_("received"),
}  # fmt: skip
"""Where a record of ours is: only here, on a stick without an answer yet, at the office as its
receipt code says, at the office as it has signed.
"""
LOOKS = {HERE: "quiet", PACKED: "soon", TOLD: "safe", RECEIVED: "safe"}
"""How that is shown."""

WITHDRAWN = "import"
"""Why a record is void that came with a workbook which was taken out again."""

WITHDRAWAL = "import.undo"
"""The action that takes out a workbook again."""

MOST_COUNTED = 2_000
"""More than so many are said to be so many: nobody waits while they are counted."""


class Delivery(Record):
    """One package made for the office."""

    kind_name = "delivery"
    label = N_("Delivery")
    counted = False

    serial = Column(Whole(min=1), N_("Serial"), required=True, index=True)
    epoch = Column(Text(max=40), N_("Stretch"), required=True)
    first = Column(Whole(min=0), N_("From entry"), required=True)
    last = Column(Whole(min=0), N_("To entry"), required=True)
    day = Column(Day(), N_("Date"), required=True)
    file = Column(Text(max=200), N_("File"))
    records = Column(Whole(min=0), N_("Records"))
    size = Column(Whole(min=0), N_("Bytes"))
    head = Column(Text(max=64), N_("Seal"), required=True, listed=False)
    receiver = Column(Text(max=40), N_("For (identity)"), listed=False)
    planned = Column(Flag(), N_("Not on the stick yet"))
    brought = Column(Text(max=64), N_("Seal of what it brings"), listed=False)
    published_first = Column(Whole(min=0), N_("Published from entry"), listed=False)
    published_to = Column(Whole(min=0), N_("Published to entry"), listed=False)
    told = Column(Day(), N_("Receipt code given on"))


class Receipt(Record):
    """The office's signed word of what it has."""

    kind_name = "receipt"
    label = N_("Receipt")
    in_ledgers = False

    delivered_to = Column(Whole(min=0), N_("Has up to entry"), required=True)
    epoch = Column(Text(max=40), N_("Stretch"), required=True)
    hash = Column(Text(max=64), N_("Seal"), required=True)
    day = Column(Day(), N_("Date"), required=True)
    office = Column(Text(max=60), N_("Office"))
    office_epoch = Column(Text(max=40), N_("Stretch of the office"), listed=False)
    serial = Column(Whole(min=1), N_("Serial"))
    not_taken = Column(Text(max=20_000), N_("Not taken in"), travels=False, listed=False)
    packages = Column(
        Text(max=20_000), N_("What became of each package"), travels=False, listed=False
    )
    published_to = Column(Whole(min=0), N_("Has what is published up to"), listed=False)
    published_hash = Column(Text(max=64), N_("Seal of what is published"), listed=False)


class Office(Record):
    """Whom we report to, with the keys that its invitation brought."""

    kind_name = "office"
    label = N_("Office above")
    ours_only = True
    in_ledgers = False

    installation = Column(Text(max=40), N_("Identity"), required=True, listed=False)
    code = Column(Text(max=20), N_("Code"), required=True)
    name = Column(Text(max=100), N_("Name"), required=True)
    signer = Column(Text(max=100), N_("Signing key"), required=True, listed=False)
    recipient = Column(Text(max=100), N_("Encryption key"), required=True, listed=False)
    given_code = Column(Text(max=20), N_("Code it gave us"), required=True)
    token = Column(Text(max=64), N_("Token"), required=True, travels=False, listed=False)
    day = Column(Day(), N_("Date"), required=True)
    line = Column(Text(max=40), N_("Its published line"), listed=False)


@once_an_entry
def office() -> Office | None:
    """Whom we report to."""
    return (
        Office.select()
        .where((Office.origin == current().origin) & Office.voided.is_null())
        .order_by(Office.row.desc())
        .first()
    )


@once_an_entry
def last_receipt() -> Receipt | None:
    """The last word of the office that we report to."""
    return _receipts().first()


def receipts() -> list[Receipt]:
    """Every word of the office that we report to since its invitation, the newest first.

    An office that invites again, because it lost what it knew, is told everything again.
    """
    return list(_receipts())


def _receipts() -> ModelSelect[Receipt]:
    asked = _of_this_office(Receipt, Receipt.office).where(Receipt.entry > _invited_at())
    return asked.order_by(Receipt.entry.desc())


@once_an_entry
def _invited_at() -> int:
    """The entry at which the office that we report to invited us last."""
    above = office()
    # The record of an office changes when its published line is first met.
    return line.begun_at(above.id) if above else 0


def _of_this_office(model: type[R], office_column: Column) -> ModelSelect[R]:
    above = office()
    whose = office_column == above.installation if above else office_column.is_null()
    return model.select().where((model.origin == current().origin) & model.voided.is_null() & whose)


def delivered_to() -> int:
    """The last entry of ours that the office has said it has; 0 when it has said nothing."""
    last = last_receipt()
    return last.delivered_to if last is not None else 0


@once_an_entry
def packed_to() -> int:
    """The last entry of ours that is on some stick."""
    asked = _of_this_office(Delivery, Delivery.receiver).where(Delivery.planned.is_null())
    last = asked.order_by(Delivery.row.desc()).first()
    return last.last if last is not None else 0


@once_an_entry
def told() -> Delivery | None:
    """The last delivery that the office has as its receipt code says; what came before it has too.

    What it signs on a later day says more: an office that was restored has less than it said.
    """
    said = last_receipt()
    asked = _of_this_office(Delivery, Delivery.receiver).where(Delivery.entry > _invited_at())
    asked = asked.where(Delivery.told >= said.day if said else Delivery.told.is_null(False))
    return asked.order_by(Delivery.serial.desc()).first()


def told_to() -> int:
    """The last entry of ours that the office has by its receipt codes; 0 where none was given."""
    last = told()
    return last.last if last is not None else 0


def state(record: Record) -> str:
    """Where the last version of a record of ours is: HERE, PACKED, TOLD or RECEIVED."""
    return states()(record)


def states() -> Callable[[Record], str]:
    """A function that says the state of any record, as things stand now; for long lists."""
    origin, received, told, packed = current().origin, delivered_to(), told_to(), packed_to()

    def say(record: Record) -> str:
        if record.origin != origin or record.entry <= received:
            return RECEIVED
        if record.entry <= told:
            return TOLD
        return PACKED if record.entry <= packed else HERE

    return say


def counted_kinds() -> tuple[str, ...]:
    """The kinds that people mean when they ask how much is waiting."""
    return tuple(name for name, model in registry.items() if model.is_counted())


def waiting(most: int = MOST_COUNTED) -> int:
    """How many records of ours have something new that is on no stick yet; `most` at the most."""
    return min(most, sum(fresh(most).values()))


def fresh(most: int = MOST_COUNTED) -> dict[str, int]:
    """Of each kind, how many records have something new that is on no stick yet."""
    since, here = max(packed_to(), delivered_to()), current()
    last = journal.last(here.origin, here.epoch)
    return dict(_fresh(since, most, here.folder, last))


@lru_cache(maxsize=2)
def _fresh(since: int, most: int, _folder: Path, _last: object) -> dict[str, int]:
    # Asked at every change of the page and every half minute, answered anew after each entry.
    found = meant(current().origin, since + 1, most=most)
    return {kind: len(records) for kind, records in found.items()}


def count_meant(origin: str, first: int, last: int) -> int:
    """How many records people would count in a stretch of entries of an installation."""
    return sum(map(len, meant(origin, first, last).values()))


def meant(
    origin: str, first: int, last: int | None = None, *, most: int | None = None
) -> dict[str, set[str]]:
    """By kind, the records that people would count in a stretch of entries, all or `most` of each.

    It is what a keeper thinks of: a newcomer is part of the visit that brought him, what is written
    in a dispute is that dispute, and a workbook that came and was withdrawn since is nothing.
    """
    of_cases = {n for n, m in registry.items() if m.belongs_to == "case" and "case" in m.columns()}
    parts = {name for name in of_cases if not registry[name].is_counted()}
    kinds = (*counted_kinds(), *parts)
    changed = _changed(origin, first, last, kinds, None if most is None else 2 * most)
    entries: dict[bool, set[int]] = {True: set(), False: set()}
    for kind, _record, entry, _action in changed:
        entries[kind == "person"].add(entry)
    brought = entries[True] & entries[False]  # newcomers, part of what they came with
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for kind, record, entry, action in changed:
        if kind != "person" or entry not in brought:
            newest[kind, record] = max(newest.get((kind, record), (0, "")), (entry, action))
    gone = {record for (_kind, record), (_entry, did) in newest.items() if did == WITHDRAWAL}
    gone -= _known_before(origin, first, gone)
    found: dict[str, set[str]] = {}
    for kind, record in newest:
        if record not in gone:
            found.setdefault(kind, set()).add(record)
    for kind in parts & found.keys():
        model: Any = registry[kind]
        mine = model.id.in_(one_parameter(found.pop(kind)))
        of = {case for (case,) in model.select(model.case).where(mine).distinct().tuples()}
        found["case"] = found.get("case", set()) | (of - gone - {None})
    return found


def _changed(
    origin: str, first: int, last: int | None, kinds: Sequence[str], most: int | None
) -> list[tuple[str, str, int, str]]:
    """Kind, record, entry and action of what was written in a stretch of entries, the last first.

    The last first, so that where there is more the withdrawal is seen, and not what it withdrew.
    """
    within = Entry.number >= first if last is None else Entry.number.between(first, last)
    found: list[tuple[str, str, int, str]] = []
    for epoch in Epoch.select(Epoch.id).where(Epoch.origin == origin).order_by(Epoch.rank.desc()):
        asked = (
            Version.select(Version.kind, Version.record, Version.entry, Entry.action)
            .join(Entry)
            .where(
                (Entry.origin == origin)
                & (Entry.epoch == epoch.id)
                & within
                & Version.kind.in_(kinds)
            )
            .order_by(Entry.number.desc())
            .limit(None if most is None else most - len(found))
        )
        # As they come: peewee's reading of each value took longer than finding them.
        found += database.execute(asked).fetchall()
    return found


def _known_before(origin: str, first: int, records: set[str]) -> set[str]:
    """Those of some records that were written before an entry of their installation."""
    asked = (
        Version.select(Version.record)
        .join(Entry)
        .where(
            Version.record.in_(one_parameter(records))
            & (Entry.origin == origin)
            & (Entry.number < first)
        )
    )
    return {record for (record,) in asked.tuples()} if records else set()


def all_deliveries() -> list[Delivery]:
    """Every package made for the office that we report to, the newest first."""
    return list(_all_deliveries())


@once_an_entry
def _all_deliveries() -> tuple[Delivery, ...]:
    return tuple(_of_this_office(Delivery, Delivery.receiver).order_by(Delivery.row.desc()))


def received_day() -> datetime.date | None:
    """The day of the last stick that the office has confirmed."""
    known = delivered_to()
    days = [each.day for each in all_deliveries() if known and (each.last or 0) <= known]
    return max(days, default=None)


def told_day() -> datetime.date | None:
    """The day of the last stick that the office has by its receipt code, and has not signed yet."""
    told, known = told_to(), delivered_to()
    days = [each.day for each in all_deliveries() if known < (each.last or 0) <= told]
    return max(days, default=None)


def standing() -> tuple[list[tuple[str, str]], str]:
    """What the office has and what waits: sentences with the look of each, and that of them all."""
    lines: list[tuple[str, str]] = []
    count, received, packed = waiting(), received_day(), packed_to() > delivered_to()
    if received is not None:
        has = _("The office has everything up to {day}.").format(day=month_and_day(received))
        lines.append((has, "safe"))
    elif not packed:
        lines.append((_("Nothing has been taken to the office yet."), "quiet"))
    if (told := told_day()) is not None:
        lines.append((told_words(told), "safe"))
    if packed and told_to() < packed_to():
        lines.append((_("What went on the stick last is waiting for its answer."), "quiet"))
    since = _("Since then: {count} waiting to go.")
    words = since if received is not None or packed else _("{count} waiting to go.")
    if count:
        lines.append((words.format(count=count), "soon"))
    else:
        lines.append((_("Nothing is waiting to go."), "quiet"))
    return lines, "soon" if count else "safe" if received is not None else ""


def told_words(day: datetime.date) -> str:
    """That the office has said by a receipt code that it has what was delivered on a day."""
    words = _("The district says it has what went on the stick on {day}.")
    return words.format(day=month_and_day(day))


def last_to(receiver: str) -> Delivery | None:
    """The last package of ours made for an installation."""
    return (
        Delivery.select()
        .where((Delivery.receiver == receiver) & (Delivery.origin == current().origin))
        .order_by(Delivery.row.desc())
        .first()
    )
