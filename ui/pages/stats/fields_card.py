"""The fields of one record, each to be copied; one button copies them one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.documents.transcription import Field, Part
from app.language import _
from app.records import unmasking
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, Label, Note, box, clear, column, hint, row

_LABEL = 124
"""Pixels at 100 % that the name of a field has."""


class FieldsCard(QWidget):
    """The fields in the platform's order; Enter and space copy the next one that says something.

    After the last the same button ticks the record.
    """

    ticked = Signal()
    unticked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._fields: list[Field] = []
        self._lines: dict[str, tuple[Label, Button]] = {}
        self._at = 0
        self._shown: object = None
        self.title = Label(look="title", wrap=True)
        self.state = Note()
        self.following = Button("", self.copy_next, look="primary", key="↵")
        self.again = Button(_("From the first field"), self.begin_again, look="link")
        self.untick = Button(_("Not typed over after all"), self.unticked.emit, look="link")
        self.parts = column(spacing=10)
        self.inside = scrolled(box(column(self.parts, None, margins=(0, 0, 8, 0))))
        above = column(
            self.title, self.state, row(self.following, None),
            row(self.again, self.untick, None), spacing=6,
        )  # fmt: skip
        self.setLayout(column(above, self.inside, spacing=8, stretch=1))

    def show_record(
        self, title: str, said: Sequence[Part], changed: Collection[str], state: str, look: str
    ) -> None:
        """Show the fields of a record; those that say something else since it was ticked first."""
        shown = (title, tuple(said), frozenset(changed), state)
        if shown == self._shown:
            return  # something else was written meanwhile; where one is stays
        self._shown = shown
        self.title.setText(title)
        self.state.say(state, look)
        self.untick.setVisible(bool(state))
        clear(self.parts)
        self._lines = {}
        every = [field for part in said for field in part.fields]
        wanted = [each for each in every if not changed or each.key in changed]
        self._fields, self._at = [each for each in wanted if each.text], 0
        for part in said:
            self.parts.addWidget(Card(part.title, *(self._line(f, changed) for f in part.fields)))
        self._go(0)

    def copy_next(self) -> None:
        """Copy the next field, or tick the record after the last."""
        if self._at < len(self._fields):
            self._copy(self._fields[self._at], lambda: self._go(self._at + 1))
        else:
            self.ticked.emit()

    def begin_again(self) -> None:
        """Begin again with the first field."""
        self._go(0)
        self.following.setFocus()

    # Inside

    def _line(self, field: Field, changed: Collection[str]) -> QWidget:
        name = hint(field.label)
        name.setFixedWidth(style.px(_LABEL))
        look = "soon" if field.key in changed else ""
        shown = Label(field.shown or "—", look, wrap=True)
        copy = Button(_("Copy"), partial(self._copy_one, field), look="link")
        copy.setAccessibleName(_("Copy {field}").format(field=field.label))
        copy.setEnabled(bool(field.text))
        self._lines[field.key] = shown, copy
        return box(row(name, shown, copy, spacing=8, stretch=1))

    def _copy_one(self, field: Field) -> None:
        def copied() -> None:
            if field in self._fields:
                self._go(self._fields.index(field) + 1)

        self._copy(field, copied)

    def _copy(self, field: Field, copied: Callable[[], object]) -> None:
        """Put a field on the clipboard; that a masked one was taken is written down."""

        def put() -> None:
            QGuiApplication.clipboard().setText(field.text)
            self._lines[field.key][1].setText(_("Copied"))
            copied()

        if field.private:
            self.shell.act(
                lambda: unmasking.note(field.record, field.column), done=lambda _noted: put()
            )
        else:
            put()

    def _go(self, at: int) -> None:
        if self._at < len(self._fields):
            self._look_at(self._fields[self._at], "")
        self._at = at
        if at < len(self._fields):
            field = self._fields[at]
            self.following.setText(_("Copy: {field}").format(field=field.label))
            self._look_at(field, "strong")
            self.inside.ensureWidgetVisible(self._lines[field.key][0])
        else:
            self.following.setText(_("Typed over; the next"))
        self.following.updateGeometry()
        self.again.setVisible(at > 0)

    def _look_at(self, field: Field, look: str) -> None:
        """Show which field is the next; what has changed keeps its colour."""
        label = self._lines[field.key][0]
        if label.property("look") != "soon":
            label.say(label.text(), look)
