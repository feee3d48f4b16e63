"""The rows of a sheet on which numbers from paper are typed, and what fills them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from app.fields.suggestion import Suggestion
from app.language import _
from app.records import places
from app.records.stats.by_hand import HandNumber

ROOM: Final = "room"
"""The column that says which room a row is of."""


@dataclass
class Row:
    """A room and what was typed for it, by key of the cell."""

    place: str | None = None
    """Its identity, or its code of the directory; None while no room is named."""
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    kept: dict[str, HandNumber] = field(default_factory=dict)
    written: str = ""
    """The day of the room's last report, where that makes its numbers give way."""
    at_first: dict[str, str] = field(default_factory=dict)
    """What stood in it before anything was typed."""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(text.strip() for text in self.typed.values())

    @property
    def as_kept(self) -> bool:
        """Whether nothing was typed in it that is not saved."""
        return {**self.typed} == {**dict.fromkeys(self.typed, ""), **self.at_first}

    def shown(self, name: str) -> str:
        """What stands in a cell."""
        return self.typed.get(name, "")

    def look(self, name: str) -> str:
        """How a cell is shown: wrong, giving way to a report, or as usual."""
        return "late" if name in self.errors else "quiet" if self.written else ""

    def said(self, name: str) -> tuple[str, str]:
        """What is wrong with a cell, or that its numbers give way; and its look."""
        if error := self.errors.get(name):
            return error, "error"
        if not self.written:
            return "", "quiet"
        words_ = _("{name} reported on {day}: what is typed here no longer counts.")
        return words_.format(name=self.typed.get(ROOM, ""), day=self.written), "answer"

    def raw(self) -> dict[str, Any]:
        """The row as a draft keeps it."""
        return {"place": self.place, "typed": self.typed}


def offered(text: str) -> list[Suggestion]:
    """Places to choose for what was typed as the room of a row."""
    found = places.offer(text) if text.strip() else []
    return [Suggestion(each.value, each.name, each.where) for each in found]
