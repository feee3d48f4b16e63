"""Disputes: the list, or one dispute, or the form of a step, one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError, NotFound
from app.language import _
from app.records import attachments, cases
from app.records.cases import Filter, Missing
from app.records.cases.model import OF_CASE, Case, OfCase, Party
from app.records.visits import Visit
from app.store import drafts, journal
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.cases import sheets
from ui.pages.cases.listing import CasesList
from ui.pages.cases.register import Register
from ui.pages.cases.step_form import FORM, StepForm, draft_name
from ui.pages.cases.step_page import StepPage, make_form
from ui.pages.cases.steps import AT_ONCE, SPECS, leads_to
from ui.pages.cases.view import CaseView
from ui.widgets.keys import shortcut
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, column, row
from ui.widgets.stack import OneOf

_KINDS: Final = {"case", "visit", "attachment", "person", "holiday", "committee"} | {
    each.kind_name for each in OF_CASE
}


class CasesPage(QWidget):
    """Everything about disputes."""

    def __init__(self, shell: Any) -> None:
        super().__init__()
        self.shell = shell
        self.list = CasesList()
        self.view = CaseView(shell)
        self.register, self.spot = Register(shell, spot=False), Register(shell, spot=True)
        self.step = StepPage(shell)
        self._then = ""
        self.stack = OneOf()
        self._list_card = Card("", self.list, margin=0)
        for each in (self._list_card, self.view, self.register, self.spot, self.step):
            self.stack.addWidget(each)
        self.setLayout(column(self.stack))
        self.list.table.opened.connect(lambda case: self.show_case(case.id))
        self.list.table.view.clicked.connect(lambda _index: self._open_current())
        self.list.resumed.connect(self._resume)
        self.list.wanted.connect(lambda what: self.begin(what))
        self.view.left.connect(self.show_list)
        self.view.wanted.connect(self.do)
        self.view.lacking.connect(self.lead)
        self.step.closed.connect(self._step_closed)
        self.step.saved.connect(self._taken)
        self.step.lacking.connect(self.lead)
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
        **_wanted: Any,
    ) -> None:
        """Show a dispute, a step of it, a form begun before, or a new one (out of a visit)."""
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
        self.stack.setCurrentWidget(self.view)
        (self.view.next if self.view.next.isVisibleTo(self.view) else self.view.back).setFocus()

    def begin(self, what: str, visit: Visit | None = None) -> None:
        """A new dispute, to be registered or settled at once."""
        if current().is_office:
            return
        form = self.spot if what == "spot" else self.register
        if form.open_now and form.form.dirty:
            form.keep()
        self.stack.setCurrentWidget(form)
        form.begin(visit)

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

    def do(self, what: str, of: str) -> None:
        """Take a step, or whatever else a button asks for; `of` is a field or record."""
        case = self.view.case
        if case is None:
            return
        case = cases.get(case.id)
        others: dict[str, Any] = {
            "party": lambda: self._party(case, of),
            "attach": lambda: self._attach(case),
            "read": lambda: self._read(of),
            "history": lambda: sheets.show_history(self, case),
            "void": lambda: sheets.ask_void(
                self, case, lambda r, w: self._act(lambda: cases.void(case, reason=r, words=w))
            ),
            "restore": lambda: self._act(lambda: cases.restore(case)),
            "confidential": lambda: self._act(
                lambda: cases.keep_confidential(case, wanted=not case.confidential)
            ),
        }
        if what in others:
            others[what]()
        elif what in SPECS:
            self._take(case, what, of)

    def lead(self, missing: Missing) -> None:
        """Go to the field in which a missing condition is written."""
        step = leads_to(missing.kind, missing.field)
        if step == "party":
            self._party(cases.get(self.view.case.id), missing.record, missing.field)  # type: ignore[union-attr]
        elif step == "add_original":
            self.do(step, missing.name)
        elif step:
            self.do(step, missing.field)

    def _take(self, case: Case, name: str, of: str) -> None:
        spec = SPECS[name]
        if self._is_read_only(case, name, of):
            return
        missing = [
            each for each in cases.guards.missing_for(case, name) if each.name not in spec.fills
        ]
        if name in ("agree", "change"):
            missing = [each for each in missing if each.name != "draft"]
        if missing:
            self._then = name
            missing = list({(leads_to(m.kind, m.field), m.record): m for m in missing}.values())
            label = cases.guards.LABELS.get(name, spec.title)
            sheets.show_missing(self, _(label), missing, self.lead)
            return
        if name in AT_ONCE:
            self._act(lambda: spec.act(case, {}))
            return
        record = self._record(name, of)
        if spec.large:
            self.step.begin(name, case, record=record, focus=of)
            self.stack.setCurrentWidget(self.step)
            self.step.start(of)
        else:
            self._ask(case, name, of)

    def _is_read_only(self, case: Case, name: str, of: str) -> bool:
        """Show what cannot be changed any more, or not by us, instead of a form for it."""
        draft = cases.parts.agreement(case)
        fixed = name == "agree" and draft is not None and draft.effective is not None
        if not (fixed or self._record(name, of)) or (
            not fixed and self.view.ours and case.state != "archived"
        ):
            return False
        found = self._record(name, of) or cases.Agreement.get_or_none(cases.Agreement.id == of)
        found = found or draft
        sheets.read(self, found.kind_name, found.id, None)
        return True

    def _record(self, name: str, of: str) -> Any:
        """The record that is to be corrected instead of a new one written."""
        models: dict[str, Any] = {"mediate": cases.Session, "investigate": cases.Inquiry}
        model = models.get(name)
        return model.get_or_none(model.id == of) if model is not None and of else None

    def _ask(self, case: Case, name: str, of: str) -> None:
        spec = SPECS[name]
        sheet = Sheet(self, _(spec.title))
        form = make_form(self.shell, spec, case)
        leave = Button(_("Not now"), sheet.close_sheet)
        sheet.when_left(form.flush)
        sheet.add(sheets.tall(form, self), row(form.kept, None, leave, form.keep_button))

        def done(made: Any) -> None:
            sheet.close_sheet()
            self._taken(made)

        def lacking(missing: Missing) -> None:
            sheet.close_sheet()
            self._then = name
            self.lead(missing)

        form.saved.connect(done)
        form.lacking.connect(lacking)
        self._give(form, of)
        sheet.rise(width=680)
        form.start(of)

    def _give(self, form: StepForm, of: str) -> None:
        """Let a form begin with the record that was pressed."""
        for name in ("instalment", "paper"):
            if of and name in form.form.fields and of not in form.form.fields:
                form.form.input(name).set_value(of)
                if name == "instalment":
                    lines = cases.money.statement(form.case).lines
                    owed = next((each.left for each in lines if each.instalment.id == of), None)
                    form.form.input("amount").set_value(owed)

    def _taken(self, _made: Any) -> None:
        case = self.view.case
        if case is None:
            return
        self.show_case(case.id)
        wanted, self._then = self._then, ""
        if wanted:
            stands = cases.get(case.id)
            if wanted in {each.name for each in cases.next_steps(stands)}:
                self._take(stands, wanted, "")
                return
        self.shell.notify(_("Kept."))

    def _step_closed(self) -> None:
        self._then = ""
        if self.view.case is not None:
            self.show_case(self.view.case.id)

    def _party(self, case: Case, record: str, field: str = "") -> None:
        party = Party.get_or_none(Party.id == record) if record else None
        if party is not None and not self.view.ours:
            sheets.read(self, "party", party.id, None)
            return
        sheets.ask_party(self, self.shell, case, party, field, lambda: self._taken(None))

    def _read(self, of: str) -> None:
        kind, _colon, record = of.partition(":")
        if kind == "case":
            self.do("change", "") if self.view.ours else None
        else:
            sheets.read(self, kind, record, None)

    def _attach(self, case: Case) -> None:
        files, _kind = QFileDialog.getOpenFileNames(
            self.window(), _("Photos and scans to attach"), "",
            _("Photos and PDF files") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.pdf)",
        )  # fmt: skip

        def take(progress: Any) -> int:
            for done, file in enumerate(map(Path, files)):
                progress(done, len(files), file.name)
                attachments.add(case, name=file.name, data=file.read_bytes())
            return len(files)

        if files:
            self.shell.run(take, lambda _count: self.view.reload(), title=_("Attaching…"))

    def _act(self, function: Any) -> None:
        try:
            function()
        except AppError as error:
            self.shell.fail(error)
            return
        self._taken(None)
