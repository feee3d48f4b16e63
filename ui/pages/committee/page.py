"""Mediation committees: mostly one, shown at once; a list beside it where there are more."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.cases import committees
from app.records.cases.committee_rows import CommitteeRows
from app.records.cases.committee_words import ROWS
from app.records.cases.model import Committee, CommitteeMember
from app.records.layouts import related
from app.store import drafts
from ui.pages.committee.sheets import CommitteeForm
from ui.pages.committee.view import CommitteeView
from ui.records.kind import RecordKind
from ui.records.listing import RecordList
from ui.records.page import RecordPage
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Label, column, hide_unless, row

_LESSON: Final = N_(
    "Write down the village's mediation committee once: what it is called, who sits on"
    " it, until when. Its name stands under every paper, its short name in every"
    " number, and home says in time when a term ends."
)


class CommitteePage(RecordPage):
    """The committees that are known here."""

    share = 0.34
    framed = False

    def kinds(self) -> set[str]:
        return super().kinds() | related(CommitteeMember)

    def make_parts(self) -> None:
        self.list = RecordList(COMMITTEE)
        self.view = self.cards = CommitteeView(self.shell, COMMITTEE)

    def make_form(self) -> CommitteeForm:
        return CommitteeForm(self.shell, COMMITTEE)

    def lay_out(self) -> None:
        to_people = lambda: self.shell.show_page("people")  # noqa: E731
        back = Button(_("‹ People and cards"), to_people, look="link")
        self.new = Button(_("＋ One more committee"), self.begin)
        self.setLayout(column(row(back, None, self.new), self.sides))

    def lesson(self) -> QWidget:
        nothing = Label(_("No mediation committee is written down yet"), "headline")
        teach = Label(_(_LESSON), "quiet", wrap=True)
        for each in (teach, nothing):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first = Button(_(COMMITTEE.new), self.begin, look="primary", key="Ctrl N")
        hide_unless(COMMITTEE.may_enter, self.first)
        return Card("", None, nothing, teach, 8, row(None, self.first, None), None, margin=24)

    def keys(self) -> None:
        shortcut(self, "Ctrl+N", self._add, inside=True)

    def open(self, *wanted: Any, **given: Any) -> None:
        """Show a committee, the newest unless told."""
        super().open(*wanted, **given)
        self._arrange()
        if self.writes:
            return
        if self.stack.currentIndex() == 0:
            self.first.setFocus()
        elif self.list.isVisible():
            self.list.table.view.setFocus()
        else:
            self.view.correct.setFocus()

    def look_again(self) -> None:
        super().look_again()
        self._arrange()

    def saved(self, record: Committee, corrected: bool) -> None:
        super().saved(record, corrected)
        self._arrange()
        if not corrected and not committees.members(record):
            self.cards.ask_member()

    def take_back(self, record: Committee) -> object:
        return committees.restore(record)

    def _arrange(self) -> None:
        """Leave the list out where it has nothing to choose; show the newest unless one is."""
        found = committees.all_committees()
        self.new.setVisible(bool(found) and self.kind.may_enter)
        self.sides.leave_list_out(len(found) < 2 and not drafts.unfinished(self.kind.name))
        if found and not self.writes and self.stack.currentIndex() == 0:
            self.list.table.view.selectRow(0)

    def _add(self) -> None:
        if self.view.record is not None and self.stack.currentWidget() is self.view:
            self.cards.ask_member()
        else:
            self.begin()


COMMITTEE: Final = RecordKind(
    Committee,
    rows=ROWS,
    listed={},
    list_rows=lambda: CommitteeRows(Committee, {"name": 200}),
    heading=N_("Mediation committee"),
    new=N_("Enter the mediation committee"),
    labels={"name": N_("Name of the committee")},
    attaches=False,
    page=CommitteePage,
)
