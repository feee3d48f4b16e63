"""How the form of a visit is laid out, and what its fields offer."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.records.offers import handlers
from app.records.visits import Visit
from app.store import phrases
from ui.pages.visits.who import VisitorInput
from ui.widgets.chosen import WhoInput
from ui.widgets.form import Form
from ui.widgets.inputs import Input, TextInput
from ui.widgets.suggest import Suggestion
from ui.widgets.typed import LongInput

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


def inputs() -> dict[str, Input]:
    """The inputs that differ from what the columns say."""
    kinds = {name: column.kind for name, column in Visit.columns().items()}
    return {
        "name": VisitorInput(),
        "facts": LongInput(kinds["facts"]),
        "laws": TextInput(
            kinds["laws"],
            suggest=lambda text: [
                Suggestion(None, law) for law in phrases.of("laws", text, limit=8)
            ],
        ),
        "handler_name": WhoInput(kinds["handler_name"], column="handler", suggest=handlers),
    }


def more(form: Form) -> list[str]:
    """The fields of the lower part of the form."""
    return [name for name in form.fields if name not in _ABOVE]


def has_more(form: Form) -> bool:
    """Whether the lower part of the form holds something that somebody typed."""
    return bool(form.typed().keys() & set(more(form)) - _USUAL)
