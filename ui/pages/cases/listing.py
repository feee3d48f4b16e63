"""The list of disputes: filtered as one types, narrowed by stage, by what is due, by kind."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from app import codes
from app.language import N_, _
from app.records import cases, people
from app.records.cases import Filter, lists
from app.records.cases.due import Due
from app.records.cases.model import Case
from app.records.cases.titles import draft_words
from app.records.days import left
from app.records.listed import TableColumn
from app.records.narrowing import Choice, of_code
from app.store.session import current
from ui import work
from ui.pages.cases.cards import look_of
from ui.pages.cases.step_form import draft_name
from ui.records.listing import NarrowedList
from ui.widgets.plain import Button, hide_unless

_DAY: Final = datetime.timedelta(days=1)
_SOON: Final = 7 * _DAY
_STAGES: Final = {
    "going": N_("Not over yet"),
    "due": N_("Due within 7 days"),
    "late": N_("Overdue"),
    "": N_("All"),
}
_BY_DAY: Final = ("due", "late")
"""Stages that are found by what is due, not by a query."""


class CasesList(NarrowedList):
    """What was not finished, then the list with its filters."""

    choices = (
        of_code("category", N_("Kind"), "dispute"),
        Choice("on_the_spot", N_("Settled on the spot"), short=N_("On the spot")),
        Choice("confidential", N_("Confidential ones"), short=N_("Confidential")),
        Choice("person", N_("Party"), lambda person: _named(N_("Party {name}"), person), list),
        Choice("mediator", N_("Mediator"), lambda who: _named(N_("Mediator {name}"), who), list),
    )
    everything, unnarrowed = N_("All kinds"), N_("Kind")

    new_wanted = Signal()
    spot_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self) -> None:
        self.stage = "going"
        self._due: dict[str, Due] = {}
        self.stages = Button("")
        # Not the signals themselves, which are not there before the widget is.
        new = Button(_("＋ Register a dispute"), lambda: self.new_wanted.emit(),
                     look="primary", key="Ctrl N")  # fmt: skip
        spot = Button(_("Settle on the spot"), lambda: self.spot_wanted.emit())
        hide_unless(not current().is_office, new, spot)
        usual = self._columns()
        super().__init__(
            Case.kind_name, usual, Filter(),
            empty=(_("No disputes here"),
                   _("“Register a dispute” begins one; a visit becomes one from its page.")),
            draft_name=lambda draft: draft_words(draft.typed), period="all", more=lists.more(usual),
            extra=[self.stages, spot, new], forms=(draft_name("register"), draft_name("spot")),
        )  # fmt: skip
        self.time.hide()
        self.table.filter.setPlaceholderText(_("Party, initials, number, words"))
        self.stages.setMenu(self._stage_menu())

    def reload(self) -> None:
        """Fetch again; what is due is gathered off the thread of the window first."""
        if self.stage in _BY_DAY:
            self._gather()
        else:
            super().reload()

    def narrow_to(self, asked: Filter) -> None:
        self.stage = ""
        super().narrow_to(asked)

    def show_drafts(self) -> None:
        """List what was not finished: who, never what about."""
        self.unfinished.show_but(None)

    def _columns(self) -> list[TableColumn]:
        due = TableColumn(
            "due", _("Next date"), self._due_words, 160, look=self._due_look,
            order=lambda case: str(getattr(self._due.get(case.id), "day", "9")),
        )  # fmt: skip
        return [*lists.usual(), due]

    def _due_words(self, case: Case) -> str:
        due = self._due.get(case.id)
        return f"{left(due.days())} · {due.words}" if due is not None else ""

    def _due_look(self, case: Case) -> str:
        due = self._due.get(case.id)
        return look_of(due, _SOON.days) if due is not None else ""

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Case, Any]]:
        if self.stage in _BY_DAY:
            gathered = [each.case for each in self._due.values() if each.case is not None]
            found = cases.listing.among(gathered, asked.text) if after is None else []
            return [(case, case.id) for case in found]
        if after is None:
            self._due.clear()
        going = self.stage == "going" and not asked.text
        found = list(cases.page(replace(asked, going=asked.going or going), after, size))
        for case, dues in cases.due.of_cases([case for case, _key in found]).items():
            if dues:
                self._due[case] = dues[0]
        return found

    def _gather(self) -> None:
        """Look through every dispute that is not filed, and show what the stage asks for."""
        stage = self.stage

        def done(found: list[Due]) -> None:
            if self.stage == stage:
                self._due = cases.due.first_of_each(found)
                self.table.reload()

        within = _SOON if stage == "due" else -_DAY
        work.read(self, lambda: cases.due.everything(current().today() + within), done)

    # Filters

    def _stage_menu(self) -> QMenu:
        menu = QMenu(self.stages)
        for stage, words in _STAGES.items():
            menu.addAction(_(words), partial(self.take_stage, stage))
        menu.addSeparator()
        for code in codes.load("case_state").current():
            menu.addAction(code.label, partial(self.take_stage, f"={code.code}"))
        menu.addSeparator()
        menu.addAction(_("Void and unused numbers"), self.numbers_wanted.emit)
        return menu

    def take_stage(self, stage: str) -> None:
        """Narrow to a stage: one of those above, or = and the code of one."""
        state = stage[1:] if stage.startswith("=") else ""
        self.asked = replace(self.asked, state=state, voided=False)
        self.stage = "" if state else stage
        self.show_filter()
        self.reload()

    def _take(self, asked: Filter) -> None:
        if asked.voided:
            self.stage = ""
        super()._take(replace(asked, state="" if asked.voided else self.asked.state))

    def show_filter(self) -> None:
        super().show_filter()
        state = codes.load("case_state").label(self.asked.state) if self.asked.state else ""
        self.stages.setText(f"{state or _(_STAGES[self.stage])} ▾")


def _named(words: str, person: str) -> str:
    return _(words).format(name=people.get(person).name)
