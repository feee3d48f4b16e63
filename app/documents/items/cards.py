"""Contact cards of service people."""

from __future__ import annotations

from collections.abc import Collection

from app import settings
from app.documents import papers, printers
from app.documents.cards.card import Look, Sheet
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import people
from app.store import preferences

_SHEETS: dict[str, Sheet] = {"ten": "ten", "eight": "eight", "single": "single"}


def _cards(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """Contact cards of the chosen people, or of all who serve."""
    chosen = wanted.ids or tuple(person.id for person in people.serving())
    size = wanted.size or ITEMS[0].usual(printers.reading().edge)
    return papers.contact_cards(
        [(each, wanted.copies) for each in chosen],
        sheet=_SHEETS[size],
        look=look(wanted.parts),
        back="back" in wanted.parts,
        black=wanted.black or preferences.get(settings.BLACK_ONLY),
        first=wanted.first,
        progress=progress,
    )


def a_sheet(size: str) -> int:
    """How many cards are on a sheet of one of the sizes."""
    return papers.A_SHEET[_SHEETS[size]]


def look(parts: Collection[str]) -> Look:
    """The look that is among the chosen parts."""
    if "band" in parts:
        return "band"
    return "large" if "large" in parts else "plain"


def parts() -> tuple[Size, ...]:
    """How a card can look, and its back."""
    return (
        Size("plain", N_("Plain")),
        Size("band", N_("With the emblem")),
        Size("large", N_("Large type")),
        Size("back", N_("With a back")),
    )


ITEMS = (
    Item(
        "cards",
        N_("Contact cards"),
        "uniform",
        _cards,
        of="person",
        sizes=(
            Size("ten", N_("Ten"), safe=10.5),
            Size("eight", N_("Eight"), safe=12.0),
            Size("single", N_("One"), safe=0.0),
        ),
        choices=frozenset({"copies", "black", "parts"}),
        parts=parts,
    ),
)
