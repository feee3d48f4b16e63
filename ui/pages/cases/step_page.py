"""A step whose form takes a page: the form, and beside it what one has to look at meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import cases
from app.records.cases import Form
from app.records.cases.model import Agreement, Case
from app.records.cases.titles import heading, particulars
from app.records.days import short
from ui.pages.cases.agreement import AgreementForm
from ui.pages.cases.step_form import StepForm
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.keys import shortcut
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label, box, clear, column, fill, row
from ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from ui.pages.cases.commands import CaseCommands


def make_form(shell: Shell, asked: Form, case: Case, record: Any = None) -> StepForm:
    """The form of a step; the agreement has more than others."""
    made = AgreementForm if asked.of is Agreement and asked.large else StepForm
    return made(shell, asked, case, record)


class StepPage(QWidget):
    """One step at a time; leaving it keeps the draft."""

    def __init__(self, commands: CaseCommands) -> None:
        super().__init__()
        self.commands = commands
        self.form: StepForm | None = None
        self._body = column()
        self.setLayout(self._body)
        shortcut(self, "Escape", self.leave, inside=True)

    def begin(self, asked: Form, case: Case, record: Any) -> StepForm:
        """Show the form of a step, or of what is corrected."""
        self.form = form = make_form(self.commands.shell, asked, case, record)
        self.commands.follow(form)
        title = _(asked.title) + (f" · {short(record.day)}" if record is not None else "")
        about = Elided(f"{heading(case, cases.parts.parties(case))} {case.number or ''}", "quiet")
        back = Button(_("‹ Back to the dispute"), self.leave, look="link")
        is_agreement = isinstance(form, AgreementForm)
        ahead = Button(_("Clauses ›") if is_agreement else _("The dispute ›"), look="link")
        head = (back, Label(title, "title"), about, ahead)
        inside = scrolled(box(column(form, None)))
        written = form.frame(head, inside, done=form.keep_button, beside=(form.void_button, None))
        side = form.side if isinstance(form, AgreementForm) else _beside(case)
        to_form = _("‹ Back to the form")
        sides = SplitView(Card("", written), scrolled(side), share=0.7, back=to_form, ahead=ahead)
        if isinstance(form, AgreementForm):
            form.goes_on.connect(sides.show_list)
        clear(self._body)
        fill(self._body, sides)
        return form

    def leave(self) -> None:
        """Keep the draft and go back."""
        if self.form is not None:
            self.form.put_aside()


def _beside(case: Case) -> QWidget:
    sides = Card(_("Parties"))
    for each in cases.parts.parties(case)[:8]:
        sides.append(Label(each.name, "strong"))
        if said := particulars(each):
            sides.append(Label(said, "quiet", wrap=True))
    matter = Card(_("The dispute"), Label(case.facts or "", wrap=True))
    past = Card(_("What happened"))
    for event in cases.timeline(case)[:8]:
        line = row(Label(short(event.day), "quiet"), Label(event.words, wrap=True), stretch=1)
        past.append(line)
    return box(column(sides, matter, past, None, spacing=12))
