"""Contact cards of service people."""

from __future__ import annotations

from app import settings
from app.documents import papers, printers
from app.documents.cards import Sheet
from app.documents.items.item import Item, Size, Wanted
from app.documents.made import Made
from app.documents.page import Progress
from app.language import N_
from app.records import people
from app.store import preferences

_SHEETS: dict[str, Sheet] = {"ten": "ten", "eight": "eight", "single": "single"}


def _cards(wanted: Wanted, progress: Progress | None) -> Made:
    """Contact cards of the chosen people, or of all who serve."""
    chosen = wanted.ids or tuple(person.id for person in people.serving())
    size = wanted.size or ITEMS[0].usual(printers.reading().edge)
    return papers.contact_cards(
        [(each, wanted.copies) for each in chosen],
        sheet=_SHEETS[size],
        black=wanted.black or preferences.get(settings.BLACK_ONLY),
        first=wanted.first,
        progress=progress,
    )


ITEMS = (
    Item(
        "cards",
        N_("Contact cards"),
        "uniform",
        _cards,
        of="person",
        sizes=(
            Size("ten", N_("Ten"), safe=8.0),
            Size("eight", N_("Eight"), safe=9.0),
            Size("single", N_("One"), safe=0.0),
        ),
        choices=frozenset({"copies", "black"}),
    ),
)
