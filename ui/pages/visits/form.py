"""The inputs of a visit that differ from what its columns say."""

from __future__ import annotations

from app.records.offers import handlers
from app.records.visits import Visit
from app.store import phrases
from ui.pages.visits.who import VisitorInput
from ui.widgets.chosen import TextInput, WhoInput
from ui.widgets.input import Input
from ui.widgets.suggest import Suggestion
from ui.widgets.typed import LongInput


def inputs() -> dict[str, Input]:
    """The visitor, whoever handled it, the laws; and facts, which offer what was said before."""
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
