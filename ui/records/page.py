"""The page of any kind of record: the list, and beside it one record, read or being written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import NotFound
from app.language import N_, _
from app.records import keeping
from app.store import Record, drafts, journal
from app.store.drafts import Unfinished
from ui.records.beside import Beside
from ui.records.drafted import DraftedForm
from ui.records.form import RecordForm
from ui.records.kind import Overview, RecordKind
from ui.records.listing import NarrowedList, RecordList
from ui.records.printing import PrintingPage
from ui.records.sheets import ask_void
from ui.records.view import RecordView
from ui.shell import Shell
from ui.widgets.arrange import SplitView
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Label, box, column, hide_unless


class RecordPage(PrintingPage):
    """List, view and form of a kind; a page of its own overrides what makes its parts."""

    list: NarrowedList
    view: RecordView
    form: DraftedForm
    share = 0.5
    """How much of the width the list has."""
    framed = True
    """Whether what stands beside the list is one card; else it is made of cards itself."""
    void_explained = N_("It stays in the list of void ones and can be brought back.")

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        super().__init__(shell)
        self.kind, self.model = kind, kind.model
        self.shows = frozenset(self.kinds())
        self._left_at: str | None = None
        self.make_parts()
        self.put_together()
        self.lay_out()
        self.list.table.picked.connect(self._picked)
        self.list.table.opened.connect(self._opened)
        self.list.table.actors = self._actors
        self.list.resumed.connect(self._resume)
        self.view.to_correct.connect(self.correct)
        self.view.to_void.connect(self.ask_void)
        self.view.to_restore.connect(self.restore)
        self.view.another.connect(self.show_id)
        for form in self.forms():
            form.saved.connect(self.saved)
            form.closed.connect(self._form_closed)
            form.drafted.connect(self._show_drafts)
            form.brought_back.connect(self._resume)
        shortcut(self.view, "Escape", self.show_list, inside=True)
        self.keys()

    # What a page of its own says

    def kinds(self) -> set[str]:
        """The kinds of record whose change this page wants to hear of."""
        own = {self.model.kind_name, "attachment", "receipt", "delivery"}
        return own | self.kind.related()

    def make_parts(self) -> None:
        """Make the list, the view and the form."""
        kind = self.kind
        new = Button("＋ " + _(kind.new), self.begin, look="primary", key="Ctrl N")
        hide_unless(kind.may_enter and bool(kind.new), new)
        self.prints = Button(_("Print"), menu=self.list_prints())
        over = Button(_(kind.overview_label), self.show_overview)
        hide_unless(kind.overview is not None, over)
        self.list = RecordList(kind, [over, self.prints, new])
        self.view = RecordView(self.shell, kind)
        self.form = RecordForm(self.shell, kind)

    def forms(self) -> Sequence[DraftedForm]:
        """Every form that something new is written in; `form` is the one in use."""
        return [self.form]

    def put_together(self) -> None:
        """Put the list beside the view and the form, of which one is seen."""
        self.stack = QStackedWidget()
        self._written = self.form if self.framed else Card("", self.form)
        for each in (self.lesson(), self.view, self._written):
            self.stack.addWidget(each)
        right = Card("", self.stack) if self.framed else self.stack
        self.sides = SplitView(Card("", self.list, margin=0), right, share=self.share)

    def keys(self) -> None:
        """The keys that hold anywhere on the page."""
        shortcut(self, "Ctrl+P", self.print_ledger, inside=True)

    def lay_out(self) -> None:
        """Arrange the two sides, and what stands above them."""
        above = [Beside(self.shell, self.kind)] if len(self.kind.together()) > 1 else []
        self.setLayout(column(*above, self.sides, stretch=len(above)))

    def lesson(self) -> QWidget:
        """What stands there while no record is picked."""
        if self.kind.overview is not None:
            return self.kind.overview(self)
        title = Label(_("Pick one on the left to read it"), "strong")
        teach = Label(_(self.kind.lesson), "quiet", wrap=True)
        return box(column(None, title, teach, None))

    def show_overview(self) -> None:
        """Show what there is of the whole kind, whatever record was picked."""
        if self.form.open_now:
            self.form.put_aside()
        self.stack.setCurrentIndex(0)
        self._look_over()
        self.sides.show_record()

    def _look_over(self) -> None:
        if isinstance(over := self.stack.currentWidget(), Overview):
            over.look_again()

    def saved(self, record: Any, corrected: bool) -> None:
        """Show what was stored, and say so."""
        self._list_again()
        self.list.show_record(record)
        self.show_one(record)
        self.list.table.view.setFocus()
        what = record.heading()
        said = _("{what} is corrected.") if corrected else _("{what} is kept.")
        self.say_saved(said.format(what=what), record)

    def say_saved(self, words: str, record: Any) -> None:
        """Say what was stored, with the way back."""
        undo = lambda: self.shell.act(  # noqa: E731
            lambda: keeping.undo(journal.get(self.model, record.id)),
            done=lambda _undone: self._undone(record),
        )
        self.shell.notify(words, undo)

    def _undone(self, record: Any) -> None:
        self.list.reload()
        self.show_one(journal.get(self.model, record.id))

    # What the window calls

    def open(
        self,
        record_id: str | None = None,
        new: bool = False,
        draft: str | None = None,
        asked: Any = None,
        **given: Any,
    ) -> None:
        """Show a record, go on with a draft, begin a new one, or show what a filter holds.

        What else is given is known of a new record already.
        """
        if asked is not None:
            self.list.narrow_to(asked)
        else:
            self.list.reload()
        self._show_drafts()
        if new or given:
            self.begin(**given)
        elif draft is not None:
            if (found := drafts.find(draft)) is not None:
                self._resume(found)
        elif record_id is not None:
            self.show_id(record_id)
        else:
            self.come_back()

    def come_back(self) -> None:
        """Go on where the page was left."""
        if self.form.open_now:
            self._show_form()
            self.form.start(self._left_at or "")
        elif self.kind.may_enter and (lost := self.form.interrupted()) is not None:
            self._resume(lost)
        else:
            if self.stack.currentWidget() is self.view:
                self.view.look_again()
            self.list.table.filter.setFocus()

    def look_again(self) -> None:
        """Fetch list and record again."""
        self.list.reload()
        self._look_over()
        if self.stack.currentWidget() is self.view:
            self.view.look_again()

    def can_leave(self) -> bool:
        """Keep what is being typed; nothing is ever in the way of leaving."""
        self._left_at = self.form.focused()
        for form in self.forms():
            form.flush()
        return True

    # Writing

    def begin(self, **given: Any) -> None:
        """Write a new record; one that is being written is kept among the unfinished."""
        if not self.kind.may_enter:
            return
        if self.form.has_content:
            self.form.put_aside()
        self._show_form()
        self.form.begin(**given)

    def correct(self, record: Record) -> None:
        """Correct a record, or go on correcting it."""
        self._show_form()
        if (lost := self.form.unfinished(record.id)) is not None:
            self.form.resume(lost)
        else:
            self.form.begin(journal.get(self.model, record.id))

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self._written)
        self.list.table.hide_discreet(True)
        self.sides.show_record()

    def _list_again(self) -> None:
        self.list.table.hide_discreet(False)
        self._show_drafts()

    def _form_closed(self, record: Record | None) -> None:
        self._list_again()
        now = record or self.list.table.current()
        self.show_one(now)
        if now is None:
            self.sides.show_list()
        self.list.table.view.setFocus()

    def _resume(self, draft: Unfinished) -> None:
        if self.form.has_content:
            self.form.put_aside()
        self._show_form()
        self.form.resume(draft)

    def _show_drafts(self) -> None:
        self.list.unfinished.show_but(self.form.draft if self.form.open_now else None)

    # Reading

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
            self.shell.fail(NotFound())
            return
        if self.form.open_now:
            self.form.put_aside()
        self.list.show_record(found)
        self.show_one(found)
        self.sides.show_record()
        self.list.table.view.setFocus()

    def _actors(self) -> list[QWidget]:
        return [] if self.form.open_now else [self.view]

    def _picked(self, record: Record | None) -> None:
        if not self.form.open_now:
            self.show_one(record)

    def _opened(self, record: Record) -> None:
        if self.form.open_now:
            self.form.put_aside()
        self.show_one(record)
        self.sides.show_record()
        view = self.view
        (view.correct if view.correct.isVisible() else view.other).setFocus()

    def show_list(self) -> None:
        """Go back to the list."""
        self.sides.show_list()
        self.list.table.view.setFocus()

    # Void and back

    def ask_void(self, record: Any) -> None:
        """Ask why a record is void; nothing is ever deleted."""
        what, says = self.kind.called(record), _(self.void_explained)
        ask_void(self, what, says, lambda reason, words: self.void(record, reason, words))

    def void(self, record: Any, reason: str, words: str = "") -> None:
        """Declare a record void, with a way back."""
        self.shell.act(
            lambda: self.make_void(record, reason, words),
            done=lambda _void: self._changed(),
            words=_("{what} is void.").format(what=self.kind.called(record)),
            undo=lambda _void: self.restore(record),
        )

    def make_void(self, record: Any, reason: str, words: str) -> object:
        """Declare a record void. Raises NotOurs."""
        return keeping.void(record, reason=reason, words=words)

    def restore(self, record: Any) -> None:
        """Take back that a record was declared void."""
        fresh = journal.get(self.model, record.id)
        if self.shell.act(lambda: self.take_back(fresh), done=lambda _back: self._changed()):
            self.show_id(record.id)

    def take_back(self, record: Any) -> object:
        """Make a void record valid again. Raises NotOurs."""
        return keeping.restore(record)

    def _changed(self) -> None:
        self.list.reload()
        self.view.look_again()
