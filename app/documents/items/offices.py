"""What is printed of how rooms and places do what they owe."""

from __future__ import annotations

from app.documents import papers
from app.documents.items.item import Item, ItemRequest
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import reported
from app.store.session import current


def _unreported(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """Of the month of the first day that was said; else of the one that is reported on now."""
    month = wanted.since or wanted.until or reported.month_of(current().today())
    return papers.unreported(month, progress=progress)


def _receipt_codes(_wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    return papers.receipt_codes(progress=progress)


def _year_sheet(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """Of the year of the first day that was said; else of this one."""
    day = wanted.since or wanted.until or current().today()
    return papers.year_sheet(day.year, progress=progress)


ITEMS: tuple[Item, ...] = (
    Item(
        "unreported",
        N_("Rooms that have not reported"),
        "ledger",
        _unreported,
        choices=frozenset({"period"}),
        may_be_empty=True,
        office_only=True,
    ),
    Item(
        "receipt-codes",
        N_("Receipt codes to read out"),
        "ledger",
        _receipt_codes,
        may_be_empty=True,
        office_only=True,
    ),
    Item(
        "year-sheet",
        N_("Duties of a year"),
        "ledger",
        _year_sheet,
        choices=frozenset({"period", "year"}),
        may_be_empty=True,
    ),
)
