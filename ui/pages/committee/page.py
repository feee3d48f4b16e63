"""Mediation committees: mostly one, shown at once; a list beside it where there are more."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt

from app.language import _
from app.records import places
from app.records.cases import committees
from app.records.cases.model import Committee
from app.store.session import current
from ui.pages.committee.sheets import CommitteeSheet
from ui.pages.committee.view import CommitteeView
from ui.shell import Page, Shell
from ui.widgets.arrange import Sides
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Words, column, row
from ui.widgets.stack import OneOf
from ui.widgets.table import Shown, Table

_KINDS: Final = {"committee", "committee_member", "person", "place"}


class CommitteePage(Page):
    """The committees that are known here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        back = Button(_("‹ People and cards"), lambda: shell.show_page("people"), look="link")
        self.new = Button(_("＋ One more committee"), self.start_new)
        self.table = Table(
            [Shown("name", _("Name of the committee"), lambda each: each.name, 200)],
            self._page,
        )
        self.view = CommitteeView(shell, self.reload)
        teach = Words(
            _(
                "Write down the village's mediation committee once: what it is called, who sits on"
                " it, until when. Its name stands under every paper, its short name in every"
                " number, and home says in time when a term ends."
            ),
            "quiet",
            wrap=True,
        )
        nothing = Words(_("No mediation committee is written down yet"), "headline")
        for each in (teach, nothing):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first = Button(
            _("Enter the mediation committee"), self.start_new, look="primary", key="Ctrl N"
        )
        self.first.setVisible(not current().is_office)
        empty = Card("", None, nothing, teach, 8, row(None, self.first, None), None, margin=60)
        self.sides = Sides(Card("", self.table, margin=0), self.view, share=0.34)
        self.stack = OneOf()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.sides)
        self.setLayout(column(row(back, None, self.new), self.stack))
        self.table.picked.connect(lambda each: each and self.view.show_committee(each))
        self.table.opened.connect(lambda _each: self.sides.show_record())
        shortcut(self, "Ctrl+N", self._add, inside=True)
        shortcut(self, "Ctrl+E", self.view.ask_change, inside=True)

    def open(self, record_id: str | None = None, **_wanted: Any) -> None:
        """Show a committee, the newest unless told."""
        self.reload()
        if record_id is not None and self.table.pick(record_id):
            self.sides.show_record()
        if self.stack.currentWidget() is not self.sides:
            self.first.setFocus()
        elif self.table.isVisible():
            self.table.view.setFocus()
        else:
            self.view.change.setFocus()

    def refresh(self, kinds: set[str]) -> None:
        """Look again where committees or their members were changed."""
        if kinds & _KINDS and self.isVisible():
            self.reload()

    def hasHeightForWidth(self) -> bool:
        # Else a line that may wrap makes the page as tall as all it holds.
        return False

    def reload(self) -> None:
        """Fetch again; the same committee stays in front where it is still there."""
        found = committees.all_committees()
        self.stack.setCurrentIndex(1 if found else 0)
        self.new.setVisible(bool(found) and not current().is_office)
        self.sides.leave_list_out(len(found) < 2)
        self.table.reload()
        if found and self.table.current() is None:
            self.table.view.selectRow(0)
        elif found:
            self.view.look_again()

    def start_new(self) -> None:
        """Enter a committee."""
        if not current().is_office:
            CommitteeSheet(self.shell, None, self._made)

    def _made(self, committee: Committee) -> None:
        self.reload()
        self.table.pick(committee.id)
        self.shell.notify(_("{name} is kept.").format(name=committee.name))
        if self.view.ours and not committees.members(committee):
            self.view.ask_member()

    def _add(self) -> None:
        if self.stack.currentWidget() is self.sides:
            self.view.ask_member()
        else:
            self.start_new()

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Committee, Any]]:
        found = [
            each
            for each in committees.all_committees()
            if text in each.name or text in places.name_of(each.place)
        ]
        start = after or 0
        return [(each, at) for at, each in enumerate(found, 1)][start : start + size]
