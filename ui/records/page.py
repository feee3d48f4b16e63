"""The page of any kind of record: the list, and beside it one record, read or being written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import keeping
from app.store import Record, drafts, journal
from app.store.drafts import Unfinished
from ui.records.drafted import DraftedForm, interrupted
from ui.records.form import RecordForm
from ui.records.kind import Overview, RecordKind
from ui.records.listing import RecordList
from ui.records.reading import ReadingPage
from ui.records.sheets import ask_void
from ui.records.view import RecordView
from ui.shell import Shell, named
from ui.widgets.plain import Button, Card, hide_unless

F = TypeVar("F", bound=DraftedForm)


class RecordPage(ReadingPage):
    """List, view and form of a kind; a page of its own overrides what makes its parts.

    A form takes as long to make as all the rest, and most who open a page only read.
    """

    void_explained = N_("It stays in the list of void ones and can be brought back.")

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        self._left_at: str | None = None
        self._made: dict[DraftedForm, QWidget] = {}
        """The forms so far, each with what it stands in."""
        super().__init__(shell, kind)
        self.list.resumed.connect(self._resume)
        self.list.table.view.pressed.connect(self._pressed)
        self.view.to_correct.connect(self.correct)
        self.view.proposed.connect(self._propose)
        self.view.to_void.connect(self.ask_void)
        self.view.to_restore.connect(self.restore)

    # What a page of its own says

    def make_parts(self) -> None:
        """Make the list and the view."""
        kind = self.kind
        new = Button("＋ " + _(kind.new), self.begin, look="primary", key="Ctrl N")
        hide_unless(kind.may_enter and bool(kind.new), new)
        self.prints = Button(_("Print"), menu=self.list_prints())
        over = Button(_(kind.overview_label), self.show_overview)
        hide_unless(kind.overview is not None, over)
        # Above they would leave a record no room beside the list, at the usual size of text.
        self.list = RecordList(kind, [new], [over, self.prints])
        self.view = (named(kind.view) if kind.view else RecordView)(self.shell, kind)

    def make_form(self) -> DraftedForm:
        """Make the form, once it is wanted."""
        return RecordForm(self.shell, self.kind)

    @cached_property
    def form(self) -> DraftedForm:
        """What is written in, made when it is first asked for."""
        return self.join(self.make_form())

    def join(self, form: F) -> F:
        """Put a form beside the list, and hear of what becomes of it."""
        self._made[form] = frame = form if self.framed else Card("", form)
        self.stack.addWidget(frame)
        form.saved.connect(self.saved)
        form.closed.connect(self._form_closed)
        form.drafted.connect(self._show_drafts)
        form.brought_back.connect(self._resume)
        return form

    @property
    def writes(self) -> bool:
        """Whether something is being written."""
        return bool(self._made) and self.form.open_now

    def lesson(self) -> QWidget:
        return self.kind.overview(self) if self.kind.overview is not None else super().lesson()

    def show_overview(self) -> None:
        """Show what there is of the whole kind, whatever record was picked."""
        if not self.make_way():
            return
        self.stack.setCurrentIndex(0)
        self._look_over()
        self.sides.show_record()

    def _look_over(self) -> None:
        if isinstance(over := self.stack.currentWidget(), Overview):
            over.look_again()

    def saved(self, record: Any, corrected: bool) -> None:
        """Show what was stored, and say so."""
        self._list_again()
        self.show_listed(record)
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
        over: bool = False,
        **given: Any,
    ) -> None:
        """Show a record, go on with a draft, begin a new one, what a filter holds, or the whole.

        What else is given is known of a new record already.
        """
        if asked is not None:
            self.list.narrow_to(asked)
        elif record_id is None:  # else the list is fetched with the record
            self.list.reload()
        self._show_drafts()
        if over:
            self.show_overview()
        elif new or given:
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
        if self.writes:
            self._show_form()
            self.form.start(self._left_at or "")
        elif self.kind.may_enter and (lost := interrupted(self.kind.name)) is not None:
            self._resume(lost)
        else:
            if self.stack.currentWidget() is self.view:
                self.view.look_again()
            self.list.table.filter.setFocus()

    def look_again(self) -> None:
        super().look_again()
        self._look_over()
        if self.kind.waiting is not None:
            self.shell.set_badge(self.kind.model.kind_name, self.kind.waiting())

    def can_leave(self) -> bool:
        """Keep what is being typed; nothing else is ever in the way of leaving."""
        self._left_at = self.form.focused() if self._made else None
        kept = [form.flush() for form in self._made]
        return all(kept)

    # Writing

    def begin(self, **given: Any) -> None:
        """Write a new record; one that is being written is kept among the unfinished."""
        if not self.kind.may_enter:
            return
        if self.form.has_content and not self.form.put_aside():
            return
        self._show_form()
        self.form.begin(**given)

    def correct(self, record: Record) -> None:
        """Correct a record, or go on correcting it."""
        self._show_form()
        if (lost := self.form.unfinished(record.id)) is not None:
            self.form.resume(lost)
        else:
            self.form.begin(journal.get(self.model, record.id))

    def _propose(self, values: Mapping[str, Any], focus: str) -> None:
        self.correct(self.view.record)
        for name, value in values.items():
            self.form.form.input(name).set_value(value)
        self.form.form.start(focus)

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self._made[self.form])
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
        if self.form.has_content and not self.form.put_aside():
            return
        self._show_form()
        self.form.resume(draft)

    def _show_drafts(self) -> None:
        self.list.unfinished.show_but(self.form.draft if self.writes else None)

    # Reading

    def make_way(self) -> bool:
        return not self.writes or self.form.put_aside()

    def _actors(self) -> list[QWidget]:
        return [] if self.writes else super()._actors()

    def _picked(self, record: Record | None) -> None:
        if not self.writes:
            super()._picked(record)

    def _pressed(self, _row: object) -> None:
        # Where nobody has begun to write, whoever presses a row wants to read it.
        if self.writes and not self.form.has_content:
            self.make_way()

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
        if not self.shown_by(self.list.reload):
            self.view.look_again()
