"""The list of visits: filtered as one types, narrowed by period, matter, handler, place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import offers
from app.records.narrowing import at_an_office
from app.records.visits import Filter, Visit, lists
from ui.records.listing import NarrowedList
from ui.widgets.plain import Button


class VisitsList(NarrowedList):
    """The list of visits: narrowed by matter, result, handler, place, and by what is open."""

    everything, unnarrowed = N_("All matters"), N_("Matter")

    def __init__(
        self, prints: Sequence[tuple[str, Callable[[], object]]], foot: Sequence[QWidget]
    ) -> None:
        self._rows, self.choices = lists.VisitRows(), at_an_office(lists.CHOICES)
        self.prints = Button(_("Print"), menu=list(prints))
        super().__init__(
            Visit.kind_name, self._rows.columns(), Filter(),
            empty=(_("No visits in this time"), lists.lesson()), draft_name=offers.visitor_of,
            more=lists.more(), extra=[self.prints], foot=foot,
        )  # fmt: skip

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Visit, Any]]:
        return list(self._rows.page(asked, after, size))
