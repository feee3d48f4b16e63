"""A form that is kept as a draft while it is written, until it is stored or given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError, FieldErrors, NotFound
from app.language import _
from app.store import drafts, session
from app.store.drafts import ASIDE, Unfinished
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.message import ask
from ui.widgets.plain import Button, Label, column, row, type_of_child


def interrupted(name: str) -> Unfinished | None:
    """The form of this name that was being typed when the program ended."""
    found = drafts.unfinished(name)
    return next((each for each in found if not each.typed.get(ASIDE)), None)


class DraftedForm(QWidget):
    """One form at a time: begun, resumed, kept, put aside, given up, stored.

    A form of its own overrides `store`, and what differs of `usual`, `fill`, `typed`, `restore`,
    `focused`, `start`, `fetch`, `refuse` and `refused`. `name` is what its drafts are kept under.
    """

    saved = Signal(object, bool)
    """What was stored, and whether it was a correction."""
    closed = Signal(object)
    """The form was put aside or given up: the record that was corrected, or None."""
    brought_back = Signal(object)
    """A form that was thrown away is wanted after all: its draft (Unfinished)."""
    drafted = Signal()
    """What is kept as unfinished has changed."""

    form: Form
    """What is written in; a page with a sheet of its own overrides what asks it."""
    question = ""
    """Asked before much that was typed is thrown away; without it the toast is enough."""

    def __init__(self, shell: Shell, name: str, form: Form | None = None) -> None:
        super().__init__()
        self.shell, self.name = shell, name
        self.record: Any = None
        """What is corrected; None where something new is written."""
        self.draft: str | None = None
        self.open_now = False
        self._at_first: dict[str, Any] = {}
        """What it began with; while no more is typed, there is nothing to keep."""
        self._of: session.Store | None = None
        self.unkept = False
        """Whether something was typed that could not be kept."""
        self.kept = Label("", "safe")
        self._drop: Button | None = None
        """What gives up what is written, on a page; a sheet is closed."""
        if form is not None:
            self.form = form
            form.draft.connect(self.keep)
            form.submitted.connect(self.save)

    def frame(
        self,
        head: Sequence[type_of_child],
        *body: QWidget,
        done: Button,
        beside: Sequence[Button | None] = (None,),
    ) -> QVBoxLayout:
        """The form on a page: what is said above it, the form last of its body, what ends it."""
        self._drop = Button(self._giving_up(), self.give_up, look="link")
        self.aside = Button(_("Keep it, finish later"), self.put_aside)
        ends = row(self._drop, *beside, self.aside, done, spacing=8)
        return column(row(*head, self.kept), *body, ends, stretch=len(body))

    def _giving_up(self) -> str:
        return _("Leave it as it was") if self.corrects else _("Give up")

    # What a form of its own says

    @property
    def corrects(self) -> bool:
        """Whether something that is kept already is changed."""
        return self.record is not None

    def store(self, values: dict[str, Any]) -> Any:
        """Store the values of the form; what was made of them. Raises FieldErrors, AppError."""
        raise NotImplementedError

    def usual(self) -> dict[str, Any]:
        """What a new record is most likely to be."""
        return {}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values that were kept; columns not given become empty."""
        self.form.fill(values)

    def typed(self) -> dict[str, Any]:
        """What a draft keeps; where it is empty, none is kept."""
        return self.form.typed()

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        """Go back to what a draft kept, with the keyboard where it was."""
        self.form.restore(typed)
        self.start(focus)

    def focused(self) -> str | None:
        """The field that has the keyboard, to be given to `start`."""
        return self.form.focused()

    def start(self, name: str = "") -> None:
        """Put the keyboard into a field, the first where no such is known (any more)."""
        self.form.start(name if name in self.form.fields else "")

    def about(self) -> str | None:
        """The identity of the record that a draft of this form belongs to."""
        return self.record.id if self.record is not None else None

    def fetch(self, record: str) -> Any:
        """What a draft corrects, by what `about` said. Raises NotFound."""
        raise NotImplementedError

    def mark_clean(self) -> None:
        """Keep nothing until something more is typed."""
        self.form.mark_clean()

    def unfinished(self, record: str | None) -> Unfinished | None:
        """The newest draft of this form that belongs to a record."""
        found = drafts.unfinished(self.name)
        return next((each for each in found if each.record == record), None)

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Show each refusal beside its field; whether every one found its field."""
        return self.form.refuse(errors)

    def refused(self, error: AppError) -> None:
        """Say a refusal that no field can say: above the page."""
        self.shell.fail(error)

    # Which one

    def begin(self, record: Any = None, **given: Any) -> None:
        """Write something new, with what is known of it already, or correct a record."""
        values = record.values() if record is not None else self.usual()
        self._open(record, {**values, **given})

    def resume(self, draft: Unfinished) -> None:
        """Go on where a form was left; without the record that it corrects there is nothing to."""
        try:
            record = self.fetch(draft.record) if draft.record else None
        except NotFound as error:
            drafts.discard(draft.id)
            self._leave()
            self.shell.fail(error)
            return
        self._open(record, record.values() if record is not None else {})
        self.restore(draft.typed, draft.focus or "")
        self.draft = draft.id
        self._say_kept(draft.changed_at)
        if draft.typed.get(ASIDE):
            self.keep()
        self.drafted.emit()

    def _open(self, record: Any, values: Mapping[str, Any]) -> None:
        self.record, self.draft, self.open_now, self.unkept = record, None, True, False
        self._of = session.current()
        if self._drop is not None:
            self._drop.setText(self._giving_up())
        self.kept.setText("")
        self.fill(values)
        self._at_first = self.typed()

    # Drafts

    @property
    def has_content(self) -> bool:
        """Whether something was written that is worth keeping."""
        touched = self.open_now and (self.form.dirty or self.draft is not None)
        return touched and self.typed() not in ({}, self._at_first)

    def keep(self, *, aside: bool = False) -> bool:
        """Keep the form as it stands, while the store is open that it was begun in; False where
        it could not be kept, which is said.
        """
        if not self.open_now or not session.is_open() or session.current() is not self._of:
            return True
        typed, first = self.typed(), self.draft is None
        if typed in ({}, self._at_first):
            self.forget()
            if not first:
                self.drafted.emit()
            return True

        def write() -> str:
            marked = {**typed, ASIDE: True} if aside else typed
            now, focus = self.about(), self.focused()
            return drafts.save(self.name, marked, draft=self.draft, record=now, focus=focus)

        def written(draft: str) -> None:
            self.draft = draft
            self._say_kept(session.current().clock().isoformat())
            if first or aside:
                self.drafted.emit()

        self.unkept = not self.shell.act(write, done=written, refused=self.refused)
        return not self.unkept

    def flush(self) -> bool:
        """Keep what was typed since the last draft, when the form is left; whether all is kept."""
        self.form.flush()
        return not self.unkept or self.keep()

    def put_aside(self) -> bool:
        """Keep the form for later and close it; where it cannot be kept, it stays."""
        if self.has_content:
            if not self.keep(aside=True):
                return False
            self.shell.notify(_("Kept. It stands above the list until it is finished."))
        self._leave()
        return True

    def give_up(self) -> None:
        """Throw the form away, after a question where it has one."""
        if self.question and self.has_content:
            away, no = _("Throw away"), _("Go on writing")
            ask(self, _(self.question), away, self.throw_away, no=no)
        else:
            self.throw_away()

    def throw_away(self) -> None:
        """Throw the form away; the toast brings it back."""
        if self.has_content:
            self.keep(aside=True)
            lost = drafts.find(self.draft)
            self.forget()
            if lost is not None:
                changes, form = _("The changes are thrown away."), _("The form is thrown away.")
                words = changes if self.corrects else form
                self.shell.notify(words, undo=partial(self._bring_back, lost))
        self._leave()

    def discard(self) -> None:
        """Close the form and forget its draft."""
        self.forget()
        self._close()

    def _bring_back(self, lost: Unfinished) -> None:
        def write() -> str:
            kept, record = lost.typed, lost.record
            return drafts.save(lost.form, kept, draft=lost.id, record=record, focus=lost.focus)

        def written(_draft: str) -> None:
            self.drafted.emit()
            self.brought_back.emit(lost)

        self.shell.act(write, done=written)

    def forget(self) -> None:
        """Forget the draft, and leave the form open; what waits to be kept is not kept."""
        self.mark_clean()
        self.unkept = False
        # What cannot be forgotten, as on a full disk, stands above the list: nothing else may fail.
        if self.shell.act(lambda: drafts.discard(self.draft)):
            self.draft = None

    def _leave(self) -> None:
        record = self.record
        self._close()
        self.closed.emit(record)

    def _close(self) -> None:
        self.open_now, self.draft, self.record = False, None, None
        self.drafted.emit()

    def _say_kept(self, moment: str) -> None:
        self.kept.setText(_("Draft kept {time}").format(time=moment[11:19]))

    # Storing

    def save(self) -> None:
        """Store what was written; a refusal leaves everything as it is."""
        self.shell.act(
            lambda: self.store(self.form.values()),
            form=self,
            done=self.finish,
            refused=self.refused,
        )

    def finish(self, made: Any) -> None:
        """Close the form once what was written in it is stored."""
        corrected = self.record is not None
        self.discard()
        self.saved.emit(made, corrected)
