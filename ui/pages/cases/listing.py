"""The list of disputes: filtered as one types, narrowed by stage, by what is due, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.language import N_, _
from app.records import cases
from app.records.cases import Filter, lists
from app.records.cases.due import Due
from app.records.cases.model import Case
from app.records.cases.titles import draft_words
from app.records.narrowing import at_an_office
from ui import work
from ui.records.listing import NarrowedList


class CasesList(NarrowedList):
    """What was not finished, then the list; stages stand where other lists have periods."""

    everything, unnarrowed = N_("All kinds"), N_("Kind")

    def __init__(self, *buttons: QWidget, show_numbers: Callable[[], object]) -> None:
        self._rows, self.choices = lists.CaseRows(), at_an_office(lists.CHOICES)
        super().__init__(
            Case.kind_name, self._rows.columns(), Filter(),
            empty=(_("No disputes yet"), lists.lesson()),
            draft_name=lambda draft: draft_words(draft.typed), period=lists.GOING,
            more=lists.more(), extra=buttons, forms=(cases.REGISTER.draft, cases.ON_THE_SPOT.draft),
        )  # fmt: skip
        self.table.filter.setPlaceholderText(_("Party, initials, number, words"))
        menu = self.time.menu()
        menu.addSeparator()
        menu.addAction(_("Void and unused numbers"), show_numbers)

    def periods(self) -> list[Mapping[str, str]]:
        stages = {code.code: code.label for code in codes.load("case_state").current()}
        return [lists.STAGES, stages]

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Case, Any]]:
        return list(self._rows.page(asked, self.period, after, size))

    def reload(self) -> None:
        """Fetch again; what is due is gathered off the thread of the window first."""
        if (stage := self.period) not in lists.BY_DAY:
            super().reload()
            return

        def done(found: list[Due]) -> None:
            if self.period == stage:
                self._rows.keep(found)
                self.table.reload()

        work.read(self, lambda: lists.gathered(stage), done)

    # Filters

    def take_period(self, period: str) -> None:
        """Narrow to a stage: one of `lists.STAGES`, or the code of one."""
        state = period if period not in lists.STAGES else ""
        self.asked = replace(self.asked, state=state, voided=False)
        super().take_period(lists.ALL if state else period)

    def _take(self, asked: Filter) -> None:
        if asked.voided:
            self.period = lists.ALL
        super()._take(replace(asked, state="" if asked.voided else self.asked.state))

    def _is_narrowed_by_time(self) -> bool:
        return bool(self.asked.state) or super()._is_narrowed_by_time()

    def period_words(self) -> str:
        state = self.asked.state
        return codes.load("case_state").label(state) if state else super().period_words()
