"""Every ledger there is, one item each, and all of a period bound into a volume."""

from __future__ import annotations

from pathlib import Path

from app.books import ledgers_out
from app.documents import ledger_kinds, papers
from app.documents.items.item import Item, Wanted
from app.documents.ledger_kinds import Ledger
from app.documents.made import Made
from app.documents.page import Progress

_NAMES = {"visit": "ledger"}
"""Ledgers whose word in a command is not that of their kind."""


def items() -> tuple[Item, ...]:
    """An item for each kind of ledger, also of kinds of record that were declared just now."""
    return tuple(map(_item, ledger_kinds.every()))


def _item(ledger: Ledger) -> Item:
    name = ledger.name

    def make(wanted: Wanted, progress: Progress | None) -> Made:
        days = wanted.since, wanted.until
        return papers.ledger(name, *days, masked=wanted.public, progress=progress)

    def book(wanted: Wanted, path: Path, progress: Progress | None) -> int:
        days = wanted.since, wanted.until
        return ledgers_out.write(path, [name], *days, public=wanted.public, progress=progress)

    return Item(
        _NAMES.get(name, f"{name.replace('_', '-')}-ledger"),
        ledger.label,
        "ledger",
        make,
        choices=frozenset({"period", "public"}),
        may_be_empty=True,
        book=book,
    )


ITEMS = items()
