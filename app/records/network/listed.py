"""The villages of an area as a list: its columns, and those that have what was typed in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.language import _
from app.records.listed import TableColumn
from app.records.network.coverage import COVERED, ENDING, STATE_WORDS, UNCOVERED, Served

_LOOKS: Final = {COVERED: "safe", ENDING: "soon", UNCOVERED: "late"}


def columns() -> list[TableColumn]:
    """A village, where it is, whether it is served, and by whom."""
    return [
        TableColumn("name", _("Village"), lambda each: each.village.name, 110, look="strong"),
        TableColumn("town", _("Town"), lambda each: "".join(each.village.town), 130),
        TableColumn(
            "state", _("How it stands"), lambda each: _(STATE_WORDS[each.state]), 96,
            look=lambda each: _LOOKS[each.state],
        ),
        TableColumn("by", _("Who serves"), lambda each: "、".join(_names(each)), 160),
    ]  # fmt: skip


def holding(found: Iterable[Served], text: str) -> list[Served]:
    """Those with a text in their name, code or town, or in the name of somebody who serves them."""
    return [each for each in found if text in _line(each)]


def _names(each: Served) -> list[str]:
    return list(dict.fromkeys(held.name for held in each.by))


def _line(each: Served) -> str:
    return " ".join((*each.village.town, each.village.name, each.village.code, *_names(each)))
