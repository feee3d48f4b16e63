"""How a visit is laid out where it is entered and where it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.language import N_
from app.records.layouts import unplaced
from app.records.visits.visit import Visit

ROWS: Final = (
    ("name:5", "day:4", "begin:3"), ("mode", "category"), ("facts",), ("advice",),
    ("result:3", "follow_up:3", "for_lawyer:3"),
    ("laws",), ("place", "handler_name"), ("headcount:2", "companions:3"),
    ("on_behalf", "follows"), ("sex:2", "age_band:3", "phone:4"), ("groups",),
    ("satisfaction", "finish"), ("paper_number", "paper_page"),
)  # fmt: skip
_ABOVE: Final = ("reason", "name", "day", "begin", "mode", "category", "facts", "advice", "result",
                 "follow_up", "for_lawyer")  # fmt: skip
"""What is always there; the rest stands below “more”."""
LEFT_OUT: Final = {
    "number": "given in the order in which visits are logged",
    "person": "comes with the name",
    "anonymous": "comes with the name",
    "handler": "comes with the name of whoever handled it",
    "address": "comes with the person",
    "unclear": "marked cell by cell where the paper book is typed",
    "late": "worked out from the day",
    "batch": "given where a workbook is brought in",
}
"""What the form does not ask for, and why."""
LABELS: Final = {
    "begin": N_("Time"),
    "finish": N_("Until"),
    "reason": N_("Why it is corrected (the district has it already)"),
}
_USUAL: Final = {"place", "handler_name", "satisfaction"}
"""What is filled in by itself and no reason to open the rest of the form."""

_READ_PLAINLY: Final = (
    "place", "companions", "on_behalf", "groups", "laws", "handler_name", "satisfaction",
    "address", "unclear",
)  # fmt: skip
_READ_IN_WORDS: Final = (
    "number", "day", "begin", "finish", "mode", "name", "anonymous", "headcount", "category",
    "person", "sex", "age_band", "phone", "follows", "facts", "advice", "result", "follow_up",
    "for_lawyer", "late", "paper_number", "paper_page",
)  # fmt: skip
"""What is said in words of its own."""
_NEVER_READ: Final = {
    "handler": "the name stands there",
    "batch": "says nothing to whoever reads",
    "reason": "the history tells it",
}
"""What the view does not show, and why."""


def more(names: Iterable[str]) -> list[str]:
    """The fields that stand below “more”, of those of a form."""
    return [name for name in names if name not in _ABOVE]


def has_more(typed: Iterable[str]) -> bool:
    """Whether somebody typed something below “more”, by the fields that hold something."""
    return bool({*more(typed)} - _USUAL)


def read() -> list[str]:
    """The columns that are read label beside value; what no layout places stands at their end."""
    placed = (*_READ_IN_WORDS, *_READ_PLAINLY)
    return [*_READ_PLAINLY, *unplaced(Visit, placed, _NEVER_READ)]
