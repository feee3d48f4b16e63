"""Disputes: the list, or one dispute, or the form of a step, one at a time."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import NotFound
from app.language import _
from app.records import cases
from app.records.cases import Filter
from app.records.cases.model import OF_CASE, Case
from app.records.visits import Visit
from app.store import drafts, journal
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.cases.commands import CaseCommands
from ui.pages.cases.listing import CasesList
from ui.pages.cases.numbers import NumbersSheet
from ui.pages.cases.register import Register
from ui.pages.cases.step_form import FORM
from ui.pages.cases.step_page import StepPage
from ui.pages.cases.view import CaseView
from ui.shell import Page, Shell
from ui.widgets.keys import shortcut
from ui.widgets.plain import Card, column
from ui.widgets.stack import OneOf


class CasesPage(Page):
    """Everything about disputes."""

    shows = frozenset(each.kind_name for each in (Case, *OF_CASE)) | {
        "visit", "attachment", "person", "holiday", "committee",
    }  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = CasesList()
        self.commands = CaseCommands(self)
        self.view = CaseView(self.commands)
        self.register, self.spot = Register(shell, spot=False), Register(shell, spot=True)
        self.step = StepPage(self.commands)
        self.stack = OneOf()
        self._list_card = Card("", self.list, margin=0)
        for each in (self._list_card, self.view, self.register, self.spot, self.step):
            self.stack.addWidget(each)
        self.setLayout(column(self.stack))
        self.list.table.opened.connect(lambda _case: self._open_current())
        self.list.table.view.clicked.connect(lambda _index: self._open_current())
        self.list.table.actors = self._actors
        self.list.resumed.connect(self._resume)
        self.list.new_wanted.connect(self.begin)
        self.list.spot_wanted.connect(lambda: self.begin(spot=True))
        self.list.numbers_wanted.connect(lambda: NumbersSheet(self, self.show_case))
        self.view.left.connect(self.show_list)
        self.step.closed.connect(self._step_closed)
        for form, other in ((self.register, self.spot), (self.spot, self.register)):
            form.saved.connect(self._registered)
            form.closed.connect(lambda _record: self.show_list())
            form.drafted.connect(self.list.show_drafts)
            form.wants_other.connect(partial(self._swap, other))
        shortcut(self, "Ctrl+N", self.begin, inside=True)

    def _actors(self) -> list[QWidget]:
        if (case := self.list.table.current()) is None:
            return []
        self.view.show_case(case)
        return [self.view]

    # What the shell calls

    def open(
        self,
        record_id: str | None = None,
        new: bool = False,
        spot: bool = False,
        visit: str | None = None,
        draft: str | None = None,
        asked: Filter | None = None,
        step: str = "",
        paper: str = "",
        **_wanted: Any,
    ) -> None:
        """Show a dispute, a step or paper of it, a form begun before, or a new one (of a visit)."""
        self.list.show_drafts()
        if asked is not None:
            self.list.narrow_to(asked)
            self.show_list()
        elif draft is not None:
            if (found := drafts.find(draft)) is not None:
                self._resume(found)
        elif visit is not None:
            self.begin(journal.get(Visit, visit), spot=spot)
        elif new or spot:
            self.begin(spot=spot)
        elif record_id is not None:
            self.show_case(record_id)
            if step:
                self.commands.take(step)
            elif paper and self.view.case is not None:
                self.view.prints.show(paper)
        elif self.stack.currentWidget() is self._list_card:
            self.show_list()
        else:
            self.view.reload()

    def look_again(self) -> None:
        """Look again where disputes and what hangs on them were changed."""
        if self.stack.currentWidget() is self._list_card:
            self.list.reload()
        elif self.stack.currentWidget() is self.view:
            self.view.reload()

    def can_leave(self) -> bool:
        """Keep what is being typed; nothing is ever in the way of leaving."""
        for each in (self.register, self.spot, self.step):
            each.flush()
        return True

    def hasHeightForWidth(self) -> bool:
        # Else a line that may wrap makes the page as tall as all it holds.
        return False

    # Which one

    def show_list(self) -> None:
        """Go back to the list."""
        self.list.show_drafts()
        self.list.reload()
        self.stack.setCurrentWidget(self._list_card)
        case = self.view.case
        if case is not None:
            self.list.table.pick(case.id)
            self.list.table.view.setFocus()
        else:
            self.list.table.filter.setFocus()

    def show_case(self, record: str) -> None:
        """Show a dispute, or the one that a record hangs on."""
        try:
            case = cases.parts.whole(record)
        except NotFound as error:
            self.shell.fail(error)
            return
        self.view.show_case(case)
        self.view.go_up()
        self.stack.setCurrentWidget(self.view)
        (self.view.next if self.view.next.isVisibleTo(self.view) else self.view.back).setFocus()

    def begin(self, visit: Visit | None = None, *, spot: bool = False) -> None:
        """A new dispute, perhaps out of a visit: to be registered, or settled on the spot."""
        if current().is_office:
            return
        form = self.spot if spot else self.register
        self._show_form(form)
        form.begin(visit=visit)

    def _show_form(self, form: Register) -> None:
        if form.has_content:
            form.keep(aside=True)
        self.stack.setCurrentWidget(form)

    def _open_current(self) -> None:
        if (case := self.list.table.current()) is not None:
            self.show_case(case.id)

    def _swap(self, form: Register, typed: dict[str, Any], visit: str | None) -> None:
        self.stack.setCurrentWidget(form)
        form.take_over(typed, visit)

    def _resume(self, draft: Unfinished) -> None:
        if form := {each.name: each for each in (self.register, self.spot)}.get(draft.form):
            self._show_form(form)
            form.resume(draft)
        elif draft.record is not None:
            self.show_case(draft.record)
            case = self.view.case
            of = "" if case is None or draft.record == case.id else draft.record
            self.commands.take(draft.form.removeprefix(f"{FORM}."), of)

    def _registered(self, case: Case) -> None:
        self.show_case(case.id)
        void = partial(cases.void, case, reason="other", words=_("Taken back at once"))
        said = _("{number} is registered.").format(number=case.number or "")
        self.shell.notify(said, lambda: self.commands.act(void))

    def _step_closed(self) -> None:
        self.commands.forget()
        if self.view.case is not None:
            self.show_case(self.view.case.id)
