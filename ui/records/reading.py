"""A page to read the records of a kind on: the list, and beside it one record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import NotFound
from app.language import _
from app.records import inspections
from app.store import Record
from ui.records.kind import RecordKind
from ui.records.listing import NarrowedList
from ui.records.printing import PrintingPage
from ui.records.returning import ReturnSheet
from ui.records.view import RecordView
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.keys import shortcut
from ui.widgets.plain import Card, Label, box, column
from ui.widgets.split_view import SplitView
from ui.widgets.stack import OneOf
from ui.widgets.table import clear_filter

_PICK = "pick"


def to_pick(words: Label) -> Label:
    """Words that are there only while the list has something to pick."""
    words.setObjectName(_PICK)
    return words


class Beside(Chips):
    """A chip for each kind that shares a place in the navigation; the one here stays marked."""

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        super().__init__([(each.name, _(each.heading)) for each in kind.together()], kind.name)
        self._shell, self._here = shell, kind.name
        self.chosen.connect(self._go)

    def _go(self, name: str) -> None:
        self.set_value(self._here)
        if name != self._here:
            self._shell.show_page(name)


class ReadingPage(PrintingPage):
    """List and view of a kind; a page of its own overrides what makes its parts."""

    list: NarrowedList
    view: RecordView
    share = 0.5
    """How much of the width the list has."""
    framed = True
    """Whether what stands beside the list is one card; else it is made of cards itself."""
    scrolls = True

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        super().__init__(shell)
        self.kind, self.model = kind, kind.model
        self.shows = frozenset(self.kinds())
        self.make_parts()
        self.put_together()
        self.lay_out()
        self.list.table.picked.connect(self._picked)
        self.list.table.opened.connect(self._opened)
        self.list.table.actors = self._actors
        self.list.table.rows.modelReset.connect(self._ask_to_pick)
        self.view.another.connect(self.show_id)
        self.view.to_return.connect(self.ask_return)
        shortcut(self.view, "Escape", self.show_list, inside=True)
        self.keys()

    # What a page of its own says

    def kinds(self) -> set[str]:
        """The kinds of record whose change this page wants to hear of."""
        own = {self.model.kind_name, "attachment", "receipt", "delivery"}
        return own | self.kind.related()

    def make_parts(self) -> None:
        """Make the list, the view, and what else there is."""
        raise NotImplementedError

    def beside_list(self) -> list[QWidget]:
        """What stands beside the list, one at a time: the lesson, the view."""
        return [self.lesson(), self.view]

    def put_together(self) -> None:
        """Put the list beside what is read."""
        # A month needs more room than a record does, and shall not take it from one that is read.
        self.stack = OneOf() if self.kind.overview is not None else QStackedWidget()
        for each in self.beside_list():
            self.stack.addWidget(each)
        right = Card("", self.stack) if self.framed else self.stack
        left, whole = Card("", self.list, margin=0), self.list.table.whole_width
        self.sides = SplitView(left, right, share=self.share, whole=whole)

    def keys(self) -> None:
        """The keys that hold anywhere on the page."""
        shortcut(self, "Ctrl+P", self.print_ledger, inside=True)

    def lay_out(self) -> None:
        """Arrange the two sides, and what stands above them."""
        above = [Beside(self.shell, self.kind)] if len(self.kind.together()) > 1 else []
        self.setLayout(column(*above, self.sides, stretch=len(above)))

    def lesson(self) -> QWidget:
        """What stands there while no record is picked."""
        title = to_pick(Label(_("Pick one on the left to read it"), "strong"))
        teach = to_pick(Label(self.kind.teaches(), "quiet", wrap=True))
        return box(column(None, title, teach, None))

    def _ask_to_pick(self) -> None:
        """Ask to pick a record where there is one; what an empty list teaches stands in it."""
        for each in self.stack.widget(0).findChildren(Label, _PICK):
            each.setVisible(bool(self.list.table.rows.rowCount()))

    # Reading

    def look_again(self) -> None:
        """Fetch list and record again."""
        shown = self.shown_by(self.list.reload)
        if self.stack.currentWidget() is self.view and not shown:
            self.view.look_again()

    def shown_by(self, move: Callable[[], object]) -> bool:
        """Move in the list; whether that has shown a record, which takes long, already."""
        before = self.view.times_shown
        move()
        return self.view.times_shown != before

    def show_one(self, record: Record | None) -> None:
        """Show a record at the right side, or what to do where there is none."""
        if record is None:
            self.stack.setCurrentIndex(0)
            return
        self.view.show_record(record)
        self.stack.setCurrentWidget(self.view)

    def show_id(self, record: str) -> None:
        """Show a record by its identity, in the list too."""
        found = self.model.get_or_none(self.model.id == record)
        if found is None:
            self.list.reload()
            self.shell.fail(NotFound())
            return
        if not self.make_way():
            return
        self.show_listed(found)
        self.sides.show_record()
        self.list.table.view.setFocus()

    def show_listed(self, record: Record) -> None:
        """Show a record, and move to it in the list."""
        shown = self.shown_by(lambda: self.list.show_record(record))
        if not shown or self.view.record.id != record.id:
            self.show_one(record)

    def ask_return(self, record: Record) -> None:
        """Ask what is to be put right in a record, or in all that are picked beside it."""
        picked = self.list.table.selection() if self.list.isVisible() else []
        together = len(picked) > 1 and any(each.id == record.id for each in picked)
        found = [each for each in picked if inspections.may_be_returned(each)]
        records = found if together and found else [record]
        ReturnSheet(self.shell, records, self.look_again, self.lacks(records))

    def lacks(self, records: Sequence[Record]) -> str:
        """What is seen to be missing in what is to be returned; empty where nothing is."""
        return ""

    def make_way(self) -> bool:
        """Put aside what stands where a record is to be read; False where it has to stay."""
        return True

    def go_back(self) -> bool:
        """Clear the filter, or go from a record to the list; a form is not left so."""
        if clear_filter(self):
            return True
        reads = self.stack.currentWidget() is self.view
        if reads:
            self.show_list()
        return reads

    def show_list(self) -> None:
        """Go back to the list, away from a record that is not in it (any more)."""
        self.sides.show_list()
        if self.list.table.current() is None:
            self.show_one(None)
        self.list.table.view.setFocus()

    def _actors(self) -> list[QWidget]:
        return [self.view]

    def _picked(self, record: Record | None) -> None:
        self.show_one(record)

    def _opened(self, record: Any) -> None:
        if not self.make_way():
            return
        self.show_one(record)
        self.sides.show_record()
        view = self.view
        (view.correct if view.correct.isVisible() else view.other).setFocus()
