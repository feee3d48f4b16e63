"""What an office prints of the rooms that report to it."""

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
)
