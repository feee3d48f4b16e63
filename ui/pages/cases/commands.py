"""What is done with the dispute that is shown: its steps, each in a sheet or on a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app import codes
from app.language import _
from app.records import cases
from app.records.cases import FORMS, STEPS, Form, Missing
from app.records.cases.model import (
    Agreement,
    Case,
    OfCase,
    PaperOriginal,
    Party,
    Payment,
    PrintedPaper,
)
from app.store import journal
from ui.pages.cases import sheets
from ui.pages.cases.step_form import StepForm
from ui.pages.cases.step_page import make_form
from ui.records.attached import ask_files, attach
from ui.records.sheets import ask_void
from ui.widgets.message import ask

if TYPE_CHECKING:
    from ui.pages.cases.page import CasesPage


class CaseCommands:
    """Does what the buttons of a dispute ask for."""

    def __init__(self, page: CasesPage) -> None:
        self.page, self.shell = page, page.shell
        self._then = ""
        """The step that was wanted first; it comes again once what it lacked is there."""

    @property
    def case(self) -> Case:
        """The dispute that is shown, as it stands."""
        assert self.page.shown.case is not None
        return cases.get(self.page.shown.case.id)

    # Steps

    def take(self, name: str, of: str = "") -> None:
        """Open the form of a step, or take it if it asks for nothing.

        `of` is the field to begin with, or the identity of the record that was pressed.
        """
        self._then = ""
        if self.page.shown.case is not None and name in FORMS:
            self._take(name, of)

    def come_back(self) -> None:
        """Show the dispute again, and no step that was wanted first."""
        self._then = ""
        if self.page.shown.case is not None:
            self.page.show_id(self.page.shown.case.id)

    def go_to_missing(self, missing: Missing, then: str = "") -> None:
        """Go to the field in which a missing condition is written, and `then` on with a step."""
        if missing.kind in (Party.kind_name, cases.Agent.kind_name):
            self._then = then
            self.edit_party(missing.record, missing.field)
            return
        if missing.kind == "attachment":
            self.attach()
            return
        name = cases.written_in(missing)
        # Of an original the kind of paper is known, not a field.
        self.take(name, missing.name if name == "add_original" else missing.field)
        self._then = then if name else ""

    def _take(self, name: str, of: str) -> None:
        case, form = self.case, FORMS[name]
        if self._is_read_only(case, form, of):
            return
        record = form.corrected(of)
        missing = cases.step.missing_before(form, case) if record is None else []
        if missing:
            label, go = _(STEPS[name].label or form.title), partial(self.go_to_missing, then=name)
            sheets.show_missing(self.page, label, missing, go)
        elif not form.rows:
            self.act(lambda: form.take(case, {}))
        elif form.large:
            opened = self.page.step.begin(form, case, record)
            self.page.stack.setCurrentWidget(self.page.step)
            opened.start(of)
        else:
            self._ask(case, form, of, record)

    def _is_read_only(self, case: Case, form: Form, of: str) -> bool:
        """Show what cannot be changed any more, or not by us, instead of a form for it."""
        draft = cases.parts.agreement(case)
        fixed = form.name == "agree" and draft is not None and draft.effective is not None
        record = form.corrected(of)
        if not (fixed or record) or (not fixed and self.page.shown.may_change):
            return False
        record = record or Agreement.get_or_none(Agreement.id == of) or draft
        if record is not None:
            sheets.read(self.page, record)
        return True

    def _ask(self, case: Case, asked: Form, of: str, record: Any) -> None:
        title = _("{paper}: correct") if record is not None else "{paper}"
        form = make_form(self.shell, asked, case, record)
        sheet = sheets.StepSheet(self.page, title.format(paper=_(asked.title)), form)
        self.follow(form)
        known = asked.of_record(case, of)
        for name, value in known.items():
            form.form.input(name).set_value(value)
        sheet.rise(width=680)
        # Of which it is was pressed; what is still to be said comes after it.
        unsaid = (each for each in asked.names if each != asked.subject)
        form.start(next(unsaid, "") if known else of)

    def follow(self, form: StepForm) -> None:
        """Go on after a form: with what was made, with what it lacks, with what is unwanted."""
        form.closed.connect(lambda _record: self.come_back())
        form.saved.connect(lambda made, _corrected: self.after_step(made))
        form.lacking.connect(partial(self.go_to_missing, then=form.asked.name))
        form.unwanted.connect(self.make_void)

    def after_step(self, made: Any = None) -> None:
        """Go on after a step was taken: with the one that was wanted first, if it can be."""
        if self.page.shown.case is None:
            return
        case = self.case
        self.page.show_id(case.id)
        wanted, self._then = self._then, ""
        # An agreement that is kept already is gone on with, not begun.
        if wanted and wanted in {"agree", *(each.name for each in cases.next_steps(case))}:
            self._take(wanted, "")
            return
        unsign = partial(cases.note_unsigned, made)
        undo = partial(self.act, unsign) if isinstance(made, PrintedPaper) else None
        self.shell.notify(cases.said_of(made), undo)

    def act(self, function: Callable[[], Any]) -> None:
        """Do something with the dispute and show it anew."""
        self.shell.act(function, done=lambda _made: self.after_step())

    # Whatever else there is to do

    def edit_party(self, record: str = "", field: str = "") -> None:
        """Enter a party, or correct one."""
        party = Party.get_or_none(Party.id == record) if record else None
        if party is not None and not self.page.shown.ours:
            sheets.read(self.page, party)
        else:
            sheets.PartySheet(self.page, self.case, party, field, self.after_step)

    def open_record(self, record: OfCase | Case) -> None:
        """Show a record of the dispute: in its form where that is a page, else to be read."""
        if isinstance(record, Case):
            if self.page.shown.may_change:
                self.take("change")
            return
        if isinstance(record, Payment) and self.page.shown.ours:
            take_back = partial(cases.take_back_payment, self.case, payment=record)
            words = _("Entered by mistake")
            sheets.read(self.page, record, lambda: self.act(take_back), words)
            return
        if isinstance(record, PaperOriginal) and self.page.shown.may_change:
            void = partial(self.make_void, record)
            sheets.read(self.page, record, void, _("Entered by mistake"))
            return
        form = cases.form_of(record)
        if form is not None and form.large:
            self.take(form.name, record.id)
            return
        may = form is not None and form.corrects and self.page.shown.may_change
        correct = partial(self.take, form.name, record.id) if form is not None and may else None
        sheets.read(self.page, record, correct)

    def attach(self) -> None:
        """Ask for photos and scans and attach them."""
        files = ask_files(self.page.window())
        attach(self.shell, self.case, files, lambda _taken: self.page.shown.look_again())

    def drop_agreement(self) -> None:
        """Give up the agreement that is begun."""
        case, draft = self.case, cases.parts.agreement(self.case)
        if draft is not None:
            ask(
                self.page,
                _("Give up the agreement {number}?").format(number=draft.number or ""),
                _("Give it up"),
                lambda: self.act(lambda: cases.drop_agreement(case, agreement=draft)),
                explain=_("Its number is not used again."),
            )

    def ask_not_signed(self, record: str) -> None:
        """Ask whether a printed paper was not signed after all."""
        printed = journal.get(PrintedPaper, record)
        paper = codes.load("case_paper").label(printed.paper)
        ask(
            self.page,
            _("{paper}: was it not signed after all?").format(paper=paper),
            _("It was not signed"),
            lambda: self.act(lambda: cases.note_unsigned(printed)),
        )

    def make_void(self, record: OfCase) -> None:
        """Ask why a record does not belong into the dispute, and make it void."""
        label = _(type(record).label)

        def void(reason: str, words: str) -> None:
            self.shell.act(
                lambda: cases.void_record(record, reason=reason, words=words),
                done=self.after_step,
                words=_("{record} is void.").format(record=label),
                undo=lambda made: self.act(lambda: cases.restore_record(made)),
            )

        says = _("It counts no longer, nor do the papers noted of it; nothing is deleted.")
        ask_void(self.page, label, says, void)

    def turn_confidential(self) -> None:
        """Keep the dispute confidential, or no longer."""
        case = self.case
        self.act(lambda: cases.keep_confidential(case, wanted=not case.confidential))
