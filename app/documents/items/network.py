"""What is printed of those who serve: the month of a village, to be signed and sealed."""

from __future__ import annotations

from app.documents import papers
from app.documents.items.item import Item, ItemRequest
from app.documents.made import FinishedPaper
from app.documents.network import month
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import places
from app.store.session import current


def _months(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """A sheet for each chosen place, or the own village: this month, or that of a day."""
    day = wanted.since or wanted.until or current().today()
    own = places.own_village()
    chosen = wanted.ids or ((own.id,) if own is not None else ())
    return papers.laid_out((month.lay_out(each, day) for each in chosen), progress, len(chosen))


ITEMS = (
    Item("service-month", N_("Service of a month, to be confirmed"), "activity", _months,
         of="place", choices=frozenset({"period"})),
)  # fmt: skip
