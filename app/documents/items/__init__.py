"""Everything that can be printed, each thing described once."""

from __future__ import annotations

from app.documents.items import (
    activities,
    assessment,
    cards,
    cases,
    certificates,
    guides,
    inspections,
    ledgers,
    network,
    offices,
    printer,
    reviews,
    stats,
    subsidy,
    uniform,
    visits,
)
from app.documents.items.item import Item
from app.documents.items.refusals import NoSuchItem

ITEMS: tuple[Item, ...] = (
    *uniform.ITEMS,
    *cards.ITEMS,
    *certificates.ITEMS,
    *visits.ITEMS,
    *cases.ITEMS,
    *subsidy.ITEMS,
    *activities.ITEMS,
    *inspections.ITEMS,
    *reviews.ITEMS,
    *network.ITEMS,
    *ledgers.ITEMS,
    *offices.ITEMS,
    *assessment.ITEMS,
    *stats.ITEMS,
    *guides.ITEMS,
    *printer.ITEMS,
)


def find(name: str) -> Item:
    """The thing to print of this name. Raises NoSuchItem."""
    for each in ITEMS:
        if each.name == name:
            return each
    raise NoSuchItem(name=name, names="、".join(each.name for each in ITEMS))
