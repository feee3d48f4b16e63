"""What the cells of the paper book offer."""

from __future__ import annotations

from app.language import _
from app.messages import shortened
from app.records import visits
from app.records.visits import paper_book
from ui.records.persons import offer_people
from ui.widgets.suggest import Suggestion

ANOTHER = "another"
"""Stands for somebody new who has the name of somebody known."""


def offered(name: str, text: str) -> list[Suggestion]:
    """What a cell may be: people, codes by pinyin or character, handlers."""
    if name == "name":
        known = offer_people(text)
        words = _("＋ New person “{text}”").format(text=shortened(text))
        new = [] if text.isascii() else [Suggestion(ANOTHER, "", words, plain=True)]
        nobody = Suggestion(None, _("Prefers no name"), plain=True)
        return [*known, *new, nobody] if not text or known else []
    if name == "handler_name":
        return [Suggestion(None, each) for each in visits.handlers() if text in each][:8]
    return [Suggestion(each.code, each.label, plain=True) for each in paper_book.meant(name, text)]
