"""A paper of each chosen record of a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.documents import papers
from app.documents.forms.laid import LaidOutPaper
from app.documents.items.item import ItemRequest, Make
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.store import Record, journal


def each_of(
    model: type[Record],
    lay_out: Callable[[Any], LaidOutPaper],
    blank: Callable[[], LaidOutPaper] | None = None,
    ruled: Callable[[Any], LaidOutPaper] | None = None,
) -> Make:
    """A paper of each chosen record, as often as it is wanted; empty ones, or to be filled in."""

    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        if wanted.blank and blank is not None:
            return papers.laid_out([blank()] * wanted.copies)
        set_it = ruled if wanted.ruled and ruled is not None else lay_out
        found = (journal.get(model, each) for each in wanted.ids)
        laid = (set_it(each) for each in found for _copy in range(wanted.copies))
        return papers.laid_out(laid, progress, len(wanted.ids) * wanted.copies)

    return make
