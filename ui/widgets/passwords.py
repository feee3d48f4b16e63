"""A new password, typed twice, with a word on how good it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, PasswordsDiffer, refused_beside
from app.fields import Entry, Text
from app.language import N_, _
from app.store import keys, passwords
from ui.widgets.form import Form
from ui.widgets.plain import Note, column, hint
from ui.widgets.typed import PasswordInput


class NewPassword(QWidget):
    """Two fields; `value()` is the password once both are the same."""

    submitted = Signal()

    def __init__(self, label: str = N_("Password")) -> None:
        super().__init__()
        described = {
            "password": Entry(Text(), label, required=True),
            "again": Entry(Text(), N_("The same once more"), required=True),
        }
        made = {name: PasswordInput() for name in described}
        self.form = Form(described, [("password", "again")], inputs=made)
        self.form.submitted.connect(self.submitted)
        self.strength = hint()
        self.caps = CapsLock(self, *(each.line for each in made.values()))
        self.setLayout(column(self.form, self.strength, self.caps.words))
        self.setFocusProxy(made["password"])
        made["password"].edited.connect(self._judge)
        made["again"].line.returnPressed.connect(self.submitted)
        self._judge()

    def value(self) -> str:
        """The password. Says what is wrong beside the field; raises FieldErrors."""
        typed = self.form.values()
        try:
            with refused_beside("password", AppError):
                keys.require_password(typed["password"])
            if typed["password"] != typed["again"]:
                raise FieldErrors({"again": PasswordsDiffer()})
        except FieldErrors as errors:
            if "password" in errors.fields:  # the same is said beside the field
                self.strength.say("")
            self.form.refuse(errors)
            raise
        return typed["password"]

    def clear(self) -> None:
        """Forget what was typed."""
        self.form.clear()
        self._judge()

    def _judge(self) -> None:
        self.strength.say(*passwords.judged(self.form.input("password").line.text()))


class CapsLock(QObject):
    """Watches lines of text for capitals typed without Shift, and says so in `words`."""

    def __init__(self, parent: QWidget, *lines: QWidget) -> None:
        super().__init__(parent)
        self.words = Note("soon")
        for line in lines:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            text = event.text()
            if event.key() == Qt.Key.Key_CapsLock:
                self._say(False)
            elif len(text) == 1 and text.isascii() and text.isalpha():
                self._say(text.isupper() != shift)
        return super().eventFilter(watched, event)

    def _say(self, on: bool) -> None:
        self.words.say(_("Caps Lock is on: what you type comes out in capitals.") if on else "")
