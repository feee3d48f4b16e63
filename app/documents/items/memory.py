"""How each thing was printed last, so that it begins like that the next time."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import msgspec

from app import settings
from app.documents import printers
from app.documents.items.item import Item, ItemRequest
from app.store import preferences


class Last(msgspec.Struct, frozen=True):
    """The choices that were made for one thing."""

    size: str = ""
    copies: int = 1
    public: bool = False
    black: bool = False
    way: str = ""
    parts: tuple[str, ...] = ()
    look: str = ""

    def applied(self, item: Item, wanted: ItemRequest) -> ItemRequest:
        """What is wanted of a thing, printed like that as far as the thing lets one choose."""
        blank = wanted.blank or self.way == "blank"
        return replace(
            wanted,
            size=self.size,
            look=self.look,
            parts=self.parts,
            blank=blank,
            ruled=self.way == "ruled" and not blank,
            public=self.public and "public" in item.choices,
            black=self.black and "black" in item.choices,
        )


def last(item: str) -> Last:
    """How a thing was printed last."""
    return _all().get(item, Last())


def size(item: Item) -> str:
    """The size of last time, or the first one that the printer prints whole."""
    edge, before = printers.reading().edge, last(item.name).size
    there = any(each.name == before for each in item.sizes)
    return before if there and item.printable_edge(before) >= edge else item.usual(edge)


def keep(item: str, choices: Last) -> None:
    """Remember how a thing is printed."""
    known = _all()
    if known.get(item, Last()) != choices:
        known[item] = choices
        preferences.remember(settings.PRINT_CHOICES, msgspec.json.encode(known).decode())


def _all() -> dict[str, Last]:
    with contextlib.suppress(msgspec.MsgspecError):
        kept = preferences.get(settings.PRINT_CHOICES)
        if kept:
            return msgspec.json.decode(kept, type=dict[str, Last])
    return {}
