"""What is done with the dispute that is shown: its steps, each in a sheet or on a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog

from app import codes
from app.errors import AppError
from app.language import _, listed
from app.records import attachments, cases
from app.records.cases import Missing
from app.records.cases.model import Agreement, Case, OfCase, Party, Payment, PrintedPaper
from app.store import journal
from ui.pages.cases import sheets
from ui.pages.cases.step_form import StepForm
from ui.pages.cases.step_page import make_form
from ui.pages.cases.steps import AT_ONCE, SPECS, leads_to
from ui.widgets.arrange import tall
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, row

_WRITTEN_IN: Final[dict[Any, str]] = {
    cases.Session: "mediate", cases.Inquiry: "investigate", cases.Urging: "urge",
    cases.PoliceReport: "report_to_police", cases.Revisit: "revisit", cases.Suggestion: "suggest",
    cases.Extension: "extend", cases.Confirmation: "correct_confirmation",
    cases.CaseMediator: "correct_mediator",
}  # fmt: skip
"""In whose form a record is written, and corrected."""


class Doing:
    """Takes the steps of the dispute that a page shows."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.then = ""
        """The step that was wanted first; it comes again once what it lacked is there."""

    def do(self, what: str, of: str) -> None:
        """Take a step, or whatever else a button asks for; `of` is a field or record."""
        case = self.page.view.case
        if case is None:
            return
        case = cases.get(case.id)
        others: dict[str, Any] = {
            "party": lambda: self._party(case, of),
            "attach": lambda: self._attach(case),
            "read": lambda: self._read(of),
            "drop": lambda: self._drop(case),
            "unsigned": lambda: self._not_signed(of),
            "history": lambda: sheets.show_history(self.page, case),
            "void": lambda: sheets.ask_void(
                self.page,
                case.number or "",
                _(
                    "It stays in the list of void ones and can be brought back; the number stays"
                    " used."
                ),
                lambda r, w: self._act(lambda: cases.void(case, reason=r, words=w)),
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
            case = cases.get(self.page.view.case.id)
            self._party(case, missing.record, missing.field)
        elif step == "add_original":
            self.do(step, missing.name)
        elif step:
            self.do(step, missing.field)

    def _take(self, case: Case, name: str, of: str) -> None:
        spec = SPECS[name]
        if self._is_read_only(case, name, of):
            return
        record = self._record(name, of)
        asked = cases.guards.missing_for(case, name) if record is None else []
        missing = [each for each in asked if each.name not in spec.fills]
        if name in ("agree", "change"):
            missing = [each for each in missing if each.name != "draft"]
        if missing:
            self.then = name
            # Day and manner of telling the rights are one form.
            missing = [each for each in missing if each.name != "notified_how"]
            label = cases.guards.LABELS.get(name, spec.title)
            sheets.show_missing(self.page, _(label), missing, self.lead)
            return
        if name in AT_ONCE:
            self._act(lambda: spec.act(case, {}))
            return
        if spec.large:
            self.page.step.begin(name, case, record=record, focus=of)
            self.page.stack.setCurrentWidget(self.page.step)
            self.page.step.start(of)
        else:
            self._ask(case, name, of, record)

    def _is_read_only(self, case: Case, name: str, of: str) -> bool:
        """Show what cannot be changed any more, or not by us, instead of a form for it."""
        draft = cases.parts.agreement(case)
        fixed = name == "agree" and draft is not None and draft.effective is not None
        if not (fixed or self._record(name, of)) or (
            not fixed and self.page.view.ours and case.state != "archived"
        ):
            return False
        found: Any = self._record(name, of)
        found = found or cases.Agreement.get_or_none(cases.Agreement.id == of) or draft
        sheets.read(self.page, found.kind_name, found.id, None)
        return True

    def _record(self, name: str, of: str) -> Any:
        """The record that is to be corrected instead of a new one written."""
        model = next((each for each, step in _WRITTEN_IN.items() if step == name), None)
        return model.get_or_none(model.id == of) if model is not None and of else None

    def _ask(self, case: Case, name: str, of: str, record: Any) -> None:
        spec = SPECS[name]
        title = _("{paper}: correct") if record is not None else "{paper}"
        sheet = Sheet(self.page, title.format(paper=_(spec.title)))
        form = make_form(self.page.shell, spec, case, record)
        leave = Button(_("Not now"), sheet.close_sheet)
        sheet.when_left(form.flush)
        buttons = row(form.void_button, form.kept, None, leave, form.keep_button)
        sheet.add(tall(form, self.page), buttons)

        def done(made: Any) -> None:
            sheet.close_sheet()
            self.taken(made)

        def lacking(missing: Missing) -> None:
            sheet.close_sheet()
            self.then = name
            self.lead(missing)

        def unwanted(record: Any) -> None:
            sheet.close_sheet()
            self.make_void(record)

        form.saved.connect(done)
        form.lacking.connect(lacking)
        form.unwanted.connect(unwanted)
        self._give(form, of)
        sheet.rise(width=680)
        form.start(of)

    def _give(self, form: StepForm, of: str) -> None:
        """Let a form begin with the record that was pressed."""
        for name in ("instalment", "paper", "printed"):
            if of and name in form.form.fields and of not in form.form.fields:
                form.form.input(name).set_value(of)
                if name == "instalment":
                    lines = cases.money.statement(form.case).lines
                    owed = next((each.left for each in lines if each.instalment.id == of), None)
                    form.form.input("amount").set_value(owed)

    def taken(self, made: Any) -> None:
        """Go on after a step was taken: with the one that was wanted first, if it can be."""
        case = self.page.view.case
        if case is None:
            return
        self.page.show_case(case.id)
        wanted, self.then = self.then, ""
        if wanted:
            stands = cases.get(case.id)
            # An agreement that is kept already is gone on with, not begun.
            if wanted in {"agree", *(each.name for each in cases.next_steps(stands))}:
                self._take(stands, wanted, "")
                return
        undo = None
        if isinstance(made, PrintedPaper):
            undo = lambda: self._act(lambda: cases.note_unsigned(made))  # noqa: E731
        self.page.shell.notify(_said(made), undo)

    def _drop(self, case: Case) -> None:
        draft = cases.parts.agreement(case)
        if draft is not None:
            ask(
                self.page,
                _("Give up the agreement {number}?").format(number=draft.number or ""),
                _("Give it up"),
                lambda: self._act(lambda: cases.drop_agreement(case, agreement=draft)),
                explain=_("Its number is not used again."),
            )

    def make_void(self, record: OfCase) -> None:
        """Ask why a record does not belong into the dispute, and make it void."""
        label = _(type(record).label)

        def void(reason: str, words: str) -> None:
            try:
                gone = cases.void_record(record, reason=reason, words=words)
            except AppError as error:
                self.page.shell.fail(error)
                return
            self.taken(None)
            back = lambda: self._act(lambda: cases.restore_record(gone))  # noqa: E731
            self.page.shell.notify(_("{record} is void.").format(record=label), back)

        says = _("It counts no longer, nor do the papers noted of it; nothing is deleted.")
        sheets.ask_void(self.page, label, says, void)

    def _not_signed(self, record: str) -> None:
        printed = journal.get(PrintedPaper, record)
        paper = codes.load("case_paper").label(printed.paper)
        ask(
            self.page,
            _("{paper}: was it not signed after all?").format(paper=paper),
            _("It was not signed"),
            lambda: self._act(lambda: cases.note_unsigned(printed)),
        )

    def _party(self, case: Case, record: str, field: str = "") -> None:
        party = Party.get_or_none(Party.id == record) if record else None
        if party is not None and not self.page.view.ours:
            sheets.read(self.page, "party", party.id, None)
            return
        sheets.ask_party(self.page, self.page.shell, case, party, field, lambda: self.taken(None))

    def _read(self, of: str) -> None:
        kind, _colon, record = of.partition(":")
        if kind == "case":
            self.do("change", "") if self.page.view.ours else None
        elif kind == "payment" and self.page.view.ours:
            payment = journal.get(Payment, record)
            case = self.page.view.case
            words = _("Entered by mistake")
            sheets.read(self.page, kind, record, lambda: self._act(
                lambda: cases.take_back_payment(case, payment=payment)), words)  # fmt: skip
        else:
            sheets.read(self.page, kind, record, self._correcting(kind, record))

    def _correcting(self, kind: str, record: str) -> Callable[[], None] | None:
        """What corrects a record that is shown, where it may be."""
        case = cases.get(self.page.view.case.id)
        step = next((s for m, s in _WRITTEN_IN.items() if m.kind_name == kind), "")
        if not step or not self.page.view.ours or case.state == "archived":
            return None
        return lambda: self._take(case, step, record)

    def _attach(self, case: Case) -> None:
        files, _kind = QFileDialog.getOpenFileNames(
            self.page.window(), _("Photos and scans to attach"), "",
            _("Photos and PDF files") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.pdf)",
        )  # fmt: skip

        def take(progress: Any) -> int:
            for done, file in enumerate(map(Path, files)):
                progress(done, len(files), file.name)
                attachments.add(case, name=file.name, data=file.read_bytes())
            return len(files)

        if files:
            self.page.shell.run(take, lambda _count: self.page.view.reload(), title=_("Attaching…"))

    def _act(self, function: Any) -> None:
        try:
            function()
        except AppError as error:
            self.page.shell.fail(error)
            return
        self.taken(None)


def _said(made: Any) -> str:
    """What is said of a step that was taken; of signatures what still lacks."""
    if isinstance(made, Agreement) and cases.parts.signatures(made) and made.effective is None:
        lacking = cases.signing.unsigned(made)
        return _("Kept. Still missing: {what}").format(what=listed(map(str, lacking)))
    if isinstance(made, PrintedPaper) and made.signed is not None:
        paper = codes.load("case_paper").label(made.paper)
        return _("{paper}: signed on {day}.").format(paper=paper, day=made.signed.isoformat())
    return _("Kept.")
