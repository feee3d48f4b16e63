"""A step whose form takes a page: the form, and beside it what one has to look at meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
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
from ui.widgets.arrange import SplitView, scrolled
from ui.widgets.keys import shortcut
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label, box, column, row

if TYPE_CHECKING:
    from ui.pages.cases.commands import CaseCommands


def make_form(shell: Shell, asked: Form, case: Case, record: Any = None) -> StepForm:
    """The form of a step; the agreement has more than others."""
    made = AgreementForm if asked.of is Agreement and asked.large else StepForm
    return made(shell, asked, case, record)


class StepPage(QWidget):
    """One step at a time; leaving it keeps the draft."""

    closed = Signal()

    def __init__(self, commands: CaseCommands) -> None:
        super().__init__()
        self.commands, self.shell = commands, commands.shell
        self.form: StepForm | None = None
        self._inside: QWidget | None = None
        self.setLayout(column())
        shortcut(self, "Escape", self.leave, inside=True)

    def begin(self, asked: Form, case: Case, *, record: Any = None) -> None:
        """Show the form of a step."""
        self.form = form = make_form(self.shell, asked, case, record)
        form.saved.connect(lambda _made, _corrected: self._forget())
        form.closed.connect(self._closed)
        self.commands.follow(form)
        title = _(asked.title) + (f" · {short(record.day)}" if record is not None else "")
        parties = cases.parts.parties(case)
        about = f"{heading(case, parties)} {case.number or ''}"
        back = Button(_("‹ Back to the dispute"), self.leave, look="link")
        drop = Button(_("Give up"), form.give_up, look="link")
        aside = Button(_("Keep it, finish later"), self.leave)
        is_agreement = isinstance(form, AgreementForm)
        ahead = Button(_("Clauses ›") if is_agreement else _("The dispute ›"), look="link")
        left = Card(
            "", row(back, Label(title, "title"), Elided(about, "quiet"), form.kept, ahead),
            scrolled(box(column(form, None))),
            row(drop, form.void_button, None, aside, form.keep_button, spacing=8),
        )  # fmt: skip
        side = form.side if isinstance(form, AgreementForm) else _beside(case)
        to_form = _("‹ Back to the form")
        whole = SplitView(left, scrolled(side), share=0.7, back=to_form, ahead=ahead)
        if isinstance(form, AgreementForm):
            form.goes_on.connect(whole.show_list)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = whole
        self.layout().addWidget(whole)  # type: ignore[union-attr]

    @property
    def name(self) -> str:
        """The step whose form is shown."""
        return self.form.asked.name if self.form is not None else ""

    def start(self, name: str) -> None:
        """Put the keyboard into a field."""
        if self.form is not None:
            self.form.start(name)

    def flush(self) -> None:
        """Keep what was typed since."""
        if self.form is not None:
            self.form.flush()

    def leave(self) -> None:
        """Keep the draft and go back."""
        if self.form is not None and self.form.has_content:
            self.form.keep()
            self.shell.notify(_("Kept. It is taken up again when the step is opened."))
        self._closed()

    def _closed(self, _record: Any = None) -> None:
        self._forget()
        self.closed.emit()

    def _forget(self) -> None:
        self.form = None


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
