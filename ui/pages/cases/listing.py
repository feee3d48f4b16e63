"""The list of disputes: filtered as one types, narrowed by stage, by what is due, by kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import cases
from app.records.cases import Filter, lists
from app.records.cases.due import Due
from app.records.cases.model import Case
from app.records.cases.titles import draft_words
from ui import work
from ui.records.listing import NarrowedList


class CasesList(NarrowedList):
    """What was not finished, then the list; stages stand where other lists have periods."""

    everything, unnarrowed = N_("All kinds"), N_("Kind")

    def __init__(self, *buttons: QWidget, show_numbers: Callable[[], object]) -> None:
        self._rows = lists.CaseRows()
        super().__init__(
            Case.kind_name, self._rows.columns(), lists.NarrowedCases(),
            empty=(_("No disputes yet"), lists.lesson()),
            draft_name=lambda draft: draft_words(draft.typed),
            more=lists.more(), extra=buttons, forms=(cases.REGISTER.draft, cases.ON_THE_SPOT.draft),
        )  # fmt: skip
        self.table.filter.setPlaceholderText(_("Party, initials, number, words"))
        menu = self.time.menu()
        menu.addSeparator()
        menu.addAction(_("Void and unused numbers"), show_numbers)

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Case, Any]]:
        return list(self._rows.page(asked, self.narrowed.period, after, size))

    def has_any(self) -> bool:
        return bool(cases.page(Filter(), None, 1))

    def reload(self) -> None:
        """Fetch again; what is due is gathered off the thread of the window first."""
        if (stage := self.narrowed.period) not in lists.BY_DAY:
            super().reload()
            return

        def done(found: list[Due]) -> None:
            if self.narrowed.period == stage:
                self._rows.keep(found)
                self.table.reload()

        work.read(self, lambda: lists.gathered(stage), done)
