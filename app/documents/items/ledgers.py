"""Every ledger there is, one item each, and all of a period bound into a volume."""

from __future__ import annotations

import datetime
from pathlib import Path

from app.documents import papers
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import volumes, workbook
from app.documents.ledgers.kinds import Ledger
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_
from app.records.visits import Filter

_NAMES = {"visit": "ledger"}
"""Ledgers whose word in a command is not that of their kind."""

_ALL = "all"


def items() -> tuple[Item, ...]:
    """An item for each kind of ledger, also of kinds of record that were declared just now."""
    return (*map(_item, ledger_kinds.every()), _VOLUME)


def _item(ledger: Ledger) -> Item:
    name = ledger.name

    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        days = _days(wanted)
        if asked := _narrowed(wanted):
            return papers.visit_ledger(asked, masked=wanted.public, progress=progress)
        return papers.ledger(name, *days, masked=wanted.public, progress=progress)

    def book(wanted: ItemRequest, path: Path, progress: Progress | None) -> int:
        days = _days(wanted)
        if asked := _narrowed(wanted):
            return workbook.write_visits(path, asked, public=wanted.public, progress=progress)
        return workbook.write(path, [name], *days, public=wanted.public, progress=progress)

    return Item(
        _NAMES.get(name, f"{name.replace('_', '-')}-ledger"),
        ledger.label,
        "ledger",
        make,
        choices=frozenset({"period", "public", *(("narrow",) if name == "visit" else ())}),
        may_be_empty=True,
        office_only=ledger.choice.office,
        book=book,
    )


def _narrowed(wanted: ItemRequest) -> Filter | None:
    """Which visits are meant, where not all of the period are."""
    if not (wanted.text or wanted.category):
        return None
    since, until = _days(wanted)
    return Filter(text=wanted.text, category=wanted.category, since=since, until=until)


def _days(wanted: ItemRequest) -> tuple[datetime.date | None, datetime.date | None]:
    """From when to when; the first day there is means no bound."""
    return None if wanted.since == datetime.date.min else wanted.since, wanted.until


def parts() -> tuple[Size, ...]:
    """What may be bound into a volume."""
    named = [Size(each.name, each.label) for each in ledger_kinds.every()]
    return (Size(_ALL, N_("All ledgers and logs")), *named, Size(volumes.LOGS, N_("Day logs")))


def _named(wanted: ItemRequest) -> tuple[str, ...]:
    """The parts that were chosen; none means all."""
    return () if _ALL in wanted.parts else wanted.parts


def _volume(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    days = volumes.of_month(wanted.since, wanted.until)
    return volumes.volume(*days, masked=wanted.public, names=_named(wanted), progress=progress)


def _volume_book(wanted: ItemRequest, path: Path, progress: Progress | None) -> int:
    days = volumes.of_month(wanted.since, wanted.until)
    found = [each.name for each in ledger_kinds.filled(*days)]
    chosen = _named(wanted)
    names = [each for each in found if not chosen or each in chosen]
    return workbook.write(path, names, *days, public=wanted.public, progress=progress)


_VOLUME = Item(
    "bound-volume",
    N_("Bound volume"),
    "ledger",
    _volume,
    choices=frozenset({"period", "public", "parts"}),
    parts=parts,
    parts_label=N_("Ledgers"),
    may_be_empty=True,
    book=_volume_book,
)

ITEMS = items()
