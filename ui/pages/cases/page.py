"""Disputes: the list, or one dispute, or the form of a step, one at a time."""

from __future__ import annotations

from typing import Any, Final

from app.errors import NotFound
from app.language import _
from app.records.cases import Filter, Missing
from app.records.cases.model import OF_CASE, Case, OfCase
from app.records.visits import Visit
from app.store import drafts, journal
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.cases.doing import Doing
from ui.pages.cases.listing import CasesList
from ui.pages.cases.numbers import NumbersSheet
from ui.pages.cases.papers import show_paper
from ui.pages.cases.register import Register
from ui.pages.cases.step_form import FORM, draft_name
from ui.pages.cases.step_page import StepPage
from ui.pages.cases.view import CaseView
from ui.shell import Page, Shell
from ui.widgets.keys import shortcut
from ui.widgets.plain import Card, column
from ui.widgets.stack import OneOf

_KINDS: Final = {"case", "visit", "attachment", "person", "holiday", "committee"} | {
    each.kind_name for each in OF_CASE
}


class CasesPage(Page):
    """Everything about disputes."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = CasesList()
        self.view = CaseView(shell)
        self.register, self.spot = Register(shell, spot=False), Register(shell, spot=True)
        self.step = StepPage(shell)
        self.doing = Doing(self)
        self.stack = OneOf()
        self._list_card = Card("", self.list, margin=0)
        for each in (self._list_card, self.view, self.register, self.spot, self.step):
            self.stack.addWidget(each)
        self.setLayout(column(self.stack))
        self.list.table.opened.connect(self._open)
        self.list.table.view.clicked.connect(lambda _index: self._open_current())
        self.list.resumed.connect(self._resume)
        self.list.wanted.connect(lambda what: self.begin(what))
        self.view.left.connect(self.show_list)
        self.view.wanted.connect(self.do)
        self.view.lacking.connect(self.doing.lead)
        self.step.closed.connect(self._step_closed)
        self.step.saved.connect(self.doing.taken)
        self.step.lacking.connect(self._lacking)
        self.step.unwanted.connect(self.doing.make_void)
        for form in (self.register, self.spot):
            form.saved.connect(self._registered)
            form.closed.connect(self.show_list)
        self.register.wants_other.connect(lambda typed: self._swap(self.spot, *typed))
        self.spot.wants_other.connect(lambda typed: self._swap(self.register, *typed))
        shortcut(self, "Ctrl+N", lambda: self.begin("register"), inside=True)

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
            self._resume_id(draft)
        elif visit is not None:
            self.begin("spot" if spot else "register", journal.get(Visit, visit))
        elif new or spot:
            self.begin("spot" if spot else "register")
        elif record_id is not None:
            self.show_case(record_id)
            if step:
                self.do(step, "")
            elif paper and self.view.case is not None:
                show_paper(self.shell, self.view, self.view.case, paper)
        elif self.stack.currentWidget() is self._list_card:
            self.show_list()
        else:
            self.view.reload()

    def refresh(self, kinds: set[str]) -> None:
        """Look again where disputes and what hangs on them were changed."""
        if kinds & _KINDS:
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
        case = Case.get_or_none(Case.id == record)
        for model in OF_CASE:
            if case is not None:
                break
            hanging: OfCase | None = model.get_or_none(model.id == record)
            case = Case.get_or_none(Case.id == hanging.case) if hanging is not None else None
        if case is None:
            self.shell.fail(NotFound())
            return
        self.view.show_case(case)
        self.view.go_up()
        self.stack.setCurrentWidget(self.view)
        (self.view.next if self.view.next.isVisibleTo(self.view) else self.view.back).setFocus()

    def begin(self, what: str, visit: Visit | None = None) -> None:
        """A new dispute, to be registered or settled at once; or the numbers without one."""
        if what == "numbers":
            NumbersSheet(self, self.show_case)
            return
        if current().is_office:
            return
        form = self.spot if what == "spot" else self.register
        if form.open_now and form.form.dirty:
            form.keep()
        self.stack.setCurrentWidget(form)
        form.begin(visit)

    def _open(self, case: Case) -> None:
        self.show_case(case.id)

    def _open_current(self) -> None:
        if (case := self.list.table.current()) is not None:
            self.show_case(case.id)

    def _swap(self, form: Register, typed: dict[str, Any], visit: str | None) -> None:
        self.stack.setCurrentWidget(form)
        form.take_over(typed, visit)

    def _resume_id(self, draft: str) -> None:
        found = next((each for each in drafts.unfinished() if each.id == draft), None)
        if found is not None:
            self._resume(found)

    def _resume(self, draft: Unfinished) -> None:
        if draft.form in (draft_name("register"), draft_name("spot")):
            form = self.spot if draft.form == draft_name("spot") else self.register
            self.stack.setCurrentWidget(form)
            form.resume(draft)
        elif draft.record is not None:
            self.show_case(draft.record)
            self.do(draft.form.removeprefix(f"{FORM}."), "")

    def _registered(self, case: Case) -> None:
        self.show_case(case.id)
        self.shell.notify(_("{number} is registered.").format(number=case.number or ""))

    # What is done with a dispute

    def do(self, what: str, of: str = "") -> None:
        """Take a step, or whatever else a button asks for; `of` is a field or record."""
        self.doing.then = ""
        self.doing.do(what, of)

    def _lacking(self, missing: Missing) -> None:
        self.doing.then = self.step.name
        self.doing.lead(missing)

    def _step_closed(self) -> None:
        self.doing.then = ""
        if self.view.case is not None:
            self.show_case(self.view.case.id)
