"""Visits: the list on the left, one visit on the right, read or being entered."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import AppError, NotFound
from app.language import _
from app.records import visits
from app.records.people import Person
from app.records.visits import Filter, Referral, Visit
from app.store import drafts, journal
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.visits import sheets as visits_sheets
from ui.pages.visits.entry import VisitEntry
from ui.pages.visits.form import FORM
from ui.pages.visits.list import VisitsList
from ui.pages.visits.print import Prints
from ui.pages.visits.view import VisitView
from ui.records.drafted import ASIDE
from ui.shell import Page, Shell
from ui.widgets.arrange import Sides
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Words, box, column, row

_KINDS = frozenset(
    {"visit", "referral", "case", "receipt", "delivery", "attachment", "person", "same_as"}
)


class VisitsPage(Page):
    """Everything about visits; the shell's F2 opens it with `new`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.prints = Prints(shell, self)
        self.list = VisitsList(self.prints.menu())
        self.view = VisitView(shell)
        self.entry = VisitEntry(shell)
        self.stack = QStackedWidget()
        for each in (self._lesson(), self.view, self.entry):
            self.stack.addWidget(each)
        self.sides = Sides(Card("", self.list, margin=0), Card("", self.stack))
        self.setLayout(column(self.sides))
        self.list.table.picked.connect(self._picked)
        self.list.table.opened.connect(self._opened)
        self.list.resumed.connect(self._resume)
        self.view.wanted.connect(self._do)
        self.view.another.connect(self._show_id)
        self.entry.saved.connect(self._saved)
        self.entry.closed.connect(self._entry_closed)
        self.entry.drafted.connect(self._show_drafts)
        shortcut(self.view, "Escape", self._to_list, inside=True)
        self._room = not current().is_office
        self._left_at: str | None = None

    def _lesson(self) -> QWidget:
        title = Words(_("Pick a visit on the left to read it"), "strong")
        lesson = _("F2 logs a new one. Type a name, pinyin or initials; Enter takes the first.")
        teach = Words(lesson, "quiet", wrap=True)
        paper = Button(_("Enter visits from the paper book"),
                       lambda: self.shell.show_page("back_entry"), look="link")  # fmt: skip
        bring = Button(_("Bring in an old workbook"),
                       lambda: self.shell.show_page("bring_in"), look="link")  # fmt: skip
        for each in (paper, bring):
            each.setVisible(not current().is_office)
        return box(column(None, title, teach, row(paper, None), row(bring, None), None))

    # What the shell calls

    def open(
        self,
        record_id: str | None = None,
        new: bool = False,
        draft: str | None = None,
        asked: Filter | None = None,
        person: str | None = None,
        **_wanted: Any,
    ) -> None:
        """Show a visit, go on with a draft, begin a new one, or show what a filter holds.

        `asked` narrows the list; `person` begins the new visit with somebody known.
        """
        if asked is not None:
            self.list.narrow_to(asked)
        else:
            self.list.reload()
        self._show_drafts()
        if new or person:
            self.begin(**({"person": person, "name": _name(person)} if person else {}))
        elif draft is not None:
            self._resume_id(draft)
        elif record_id is not None:
            self._show_id(record_id)
        elif self.entry.open_now:
            self._show_entry()
            self.entry.start(self._left_at or "name")
        elif self._room and (lost := self._interrupted()) is not None:
            self._resume(lost)
        else:
            self.list.table.filter.setFocus()

    def refresh(self, kinds: set[str]) -> None:
        """Look again where visits, their people or what the district has changed."""
        if kinds & _KINDS:
            self.list.reload()
            if self.stack.currentWidget() is self.view:
                self.view.reload()

    def can_leave(self) -> bool:
        """Keep what is being typed; nothing is ever in the way of leaving."""
        self._left_at = self.entry.focused()
        self.entry.flush()
        return True

    # Entering

    def begin(self, **given: Any) -> None:
        """Enter a new visit; one that is being typed is kept among the unfinished."""
        if self.entry.begun:
            self.entry.put_aside()
        self._show_entry()
        self.entry.begin(**given)

    def _show_entry(self) -> None:
        self.stack.setCurrentWidget(self.entry)
        self.list.table.hide_discreet(True)
        self.sides.show_record()

    def _entry_closed(self) -> None:
        self.list.table.hide_discreet(False)
        self._show_current()
        self.list.table.view.setFocus()

    def _saved(self, visit: Visit, corrected: bool) -> None:
        self.list.table.hide_discreet(False)
        self.list.show_visit(visit)
        self._show(visit)
        name = visit.name or _("Prefers no name")
        said = (
            _("No. {number} {name} is corrected.")
            if corrected
            else _("No. {number} {name} is logged.")
        )
        self.shell.notify(said.format(number=visit.number or "", name=name))
        if visit.result == "aid" and visits.referral_of(visit.id) is None:
            self._do("refer")
        else:
            self.list.table.view.setFocus()

    def _interrupted(self) -> Unfinished | None:
        """The form that was being typed when the program ended."""
        found = drafts.unfinished(FORM)
        return next((each for each in found if not each.typed.get(ASIDE)), None)

    def _resume_id(self, draft: str) -> None:
        if (found := drafts.find(draft)) is not None:
            self._resume(found)

    def _resume(self, draft: Unfinished) -> None:
        if self.entry.begun:
            self.entry.put_aside()
        self._show_entry()
        self.entry.resume(draft)

    def _show_drafts(self) -> None:
        self.list.show_drafts(self.entry.draft if self.entry.open_now else None)

    # Reading

    def _picked(self, visit: Visit | None) -> None:
        if not self.entry.open_now:
            self._show(visit)

    def _opened(self, visit: Visit) -> None:
        if self.entry.open_now:
            self.entry.put_aside()
        self._show(visit)
        self.sides.show_record()
        (self.view.correct if self.view.correct.isVisible() else self.view.other).setFocus()

    def _show(self, visit: Visit | None) -> None:
        if visit is None:
            self.stack.setCurrentIndex(0)
            return
        self.view.show_visit(visit)
        self.stack.setCurrentWidget(self.view)

    def _show_current(self) -> None:
        self._show(self.list.table.current())

    def _show_id(self, record: str) -> None:
        found = Visit.get_or_none(Visit.id == record)
        if found is None:
            found = self._of_referral(record)
        if found is None:
            self.shell.fail(NotFound())
            return
        if self.entry.open_now:
            self.entry.put_aside()
        self.list.show_visit(found)
        self._show(found)
        self.sides.show_record()
        self.list.table.view.setFocus()

    def _of_referral(self, record: str) -> Visit | None:
        referral = Referral.get_or_none(Referral.id == record)
        return Visit.get_or_none(Visit.id == referral.visit) if referral is not None else None

    def _to_list(self) -> None:
        self.sides.show_list()
        self.list.table.view.setFocus()

    # What is done with a visit

    def _do(self, what: str) -> None:
        visit = self.view.visit
        if visit is None:
            return
        if what == "edit":
            self._show_entry()
            self.entry.begin(journal.get(Visit, visit.id))
        elif what == "again":
            self.begin(person=visit.person, name=visit.name, follows=visit.id,
                       category=visit.category, on_behalf=visit.on_behalf)  # fmt: skip
        elif what == "history":
            visits_sheets.show_history(self, visit)
        elif what == "form":
            self.prints.form_of(visit)
        elif what == "dispute":
            self.shell.show_page("cases", visit=visit.id)
        elif what == "refer":
            visits_sheets.ask_referral(self.shell, visit, lambda _kept: self.view.reload())
        elif what == "void":
            visits_sheets.ask_void(self, visit, self._void)
        elif what == "restore":
            self._restore(visit.id)
        elif what == "lawyer":
            self._act(lambda: visits.leave_to_lawyer(visit, not visit.for_lawyer))

    def _void(self, reason: str, words: str) -> None:
        visit = self.view.visit
        if visit is not None and self._act(lambda: visits.void(visit, reason=reason, words=words)):
            self.shell.notify(
                _("No. {number} is void.").format(number=visit.number or ""),
                undo=lambda: self._restore(visit.id),
            )

    def _restore(self, record: str) -> None:
        if self._act(lambda: visits.restore(journal.get(Visit, record))):
            self._show_id(record)

    def _act(self, function: Any) -> bool:
        try:
            function()
        except AppError as error:
            self.shell.fail(error)
            return False
        self.list.reload()
        self.view.reload()
        return True


def _name(person: str) -> str:
    return journal.get(Person, person).name
