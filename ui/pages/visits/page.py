"""Visits: the list on the left, one visit on the right, read or being entered."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import visits
from app.records.people import Person
from app.records.visits import Referral, Visit
from app.store import journal
from app.store.session import current
from ui.pages.visits.entry import VisitEntry
from ui.pages.visits.form import LEFT_OUT, ROWS
from ui.pages.visits.list import VisitsList
from ui.pages.visits.print import Prints
from ui.pages.visits.sheets import ask_referral
from ui.pages.visits.view import VisitView
from ui.records.kind import RecordKind
from ui.records.page import RecordPage
from ui.records.sheets import ask_void, show_history
from ui.shell import Shell
from ui.widgets.plain import Button, Label, box, column, row


class VisitsPage(RecordPage):
    """Everything about visits; the shell's F2 opens it with `new`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VISIT)

    def kinds(self) -> set[str]:
        return super().kinds() | {"same_as"}

    def make_parts(self) -> None:
        self.prints = Prints(self.shell, self)
        self.list = VisitsList(self.prints.menu())
        self.form = self.entry = VisitEntry(self.shell)
        self.view = VisitView(self.shell, VISIT)
        self.view.wanted.connect(self._do)

    def keys(self) -> None:
        """None but those of every list: F2 begins a visit anywhere."""

    def lesson(self) -> QWidget:
        title = Label(_("Pick a visit on the left to read it"), "strong")
        lesson = _("F2 logs a new one. Type a name, pinyin or initials; Enter takes the first.")
        teach = Label(lesson, "quiet", wrap=True)
        paper = Button(_("Enter visits from the paper book"),
                       lambda: self.shell.show_page("back_entry"), look="link")  # fmt: skip
        bring = Button(_("Bring in an old workbook"),
                       lambda: self.shell.show_page("bring_in"), look="link")  # fmt: skip
        for each in (paper, bring):
            each.setVisible(not current().is_office)
        return box(column(None, title, teach, row(paper, None), row(bring, None), None))

    def begin(self, **given: Any) -> None:
        """Enter a new visit, perhaps of somebody known."""
        if given.get("person") and not given.get("name"):
            given["name"] = journal.get(Person, given["person"]).name
        super().begin(**given)

    def saved(self, record: Visit, corrected: bool) -> None:
        super().saved(record, corrected)
        name = record.name or _("Prefers no name")
        said = (
            _("No. {number} {name} is corrected.")
            if corrected
            else _("No. {number} {name} is logged.")
        )
        self.shell.notify(said.format(number=record.number or "", name=name))
        if record.result == "aid" and visits.referral_of(record.id) is None:
            self._do("refer")

    def show_id(self, record: str) -> None:
        referral = Referral.get_or_none(Referral.id == record)
        super().show_id(referral.visit if referral is not None else record)

    # What is done with a visit

    def _do(self, what: str) -> None:
        visit = self.view.record
        if visit is None:
            return
        if what == "again":
            self.begin(person=visit.person, name=visit.name, follows=visit.id,
                       category=visit.category, on_behalf=visit.on_behalf)  # fmt: skip
        elif what == "history":
            show_history(self, visit)
        elif what == "form":
            self.prints.form_of(visit)
        elif what == "dispute":
            self.shell.show_page("cases", visit=visit.id)
        elif what == "refer":
            ask_referral(self.shell, visit, lambda _kept: self.view.look_again())
        elif what == "void":
            self.ask_void(visit)
        elif what == "lawyer":
            self.shell.act(
                lambda: visits.leave_to_lawyer(visit, not visit.for_lawyer),
                done=lambda _kept: self._changed(),
            )

    def ask_void(self, record: Visit) -> None:
        says = _(
            "It stays in the list of void ones and can be brought back; the number stays used."
        )
        number = _("No. {number}").format(number=record.number or "")
        ask_void(self, number, says, lambda why, words: self.void(record, why, words))

    def void(self, record: Visit, reason: str, words: str = "") -> None:
        self.shell.act(
            lambda: visits.void(record, reason=reason, words=words),
            done=lambda _void: self._changed(),
            words=_("No. {number} is void.").format(number=record.number or ""),
            undo=lambda _void: self.restore(record),
        )

    def take_back(self, record: Visit) -> object:
        return visits.restore(record)


VISIT: Final = RecordKind(
    Visit,
    rows=ROWS,
    listed={"day": 102, "name": 84, "category": 86, "result": 92},
    heading=N_("Visits"),
    new=N_("New visit"),
    left_out=LEFT_OUT,
    page=lambda shell, _kind: VisitsPage(shell),
)
