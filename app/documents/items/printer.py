"""The sheet that sets a printer right."""

from __future__ import annotations

from app.documents import papers
from app.documents.items.item import Item, ItemRequest
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_


def _ruler(_wanted: ItemRequest, _progress: Progress | None) -> FinishedPaper:
    return papers.ruler_sheet()


ITEMS = (Item("ruler", N_("Set the printer right"), "printer", _ruler, safe=3.0, two_sided=True),)
