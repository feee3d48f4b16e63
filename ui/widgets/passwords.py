"""A new password, typed twice, with a word on how good it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, PasswordsDiffer
from app.fields import Text
from app.language import N_, _
from app.store import keys, weak
from ui.widgets.form import Form, refused_beside
from ui.widgets.input import Entry
from ui.widgets.inputs import PasswordInput
from ui.widgets.plain import Label, column, hint


class NewPassword(QWidget):
    """Two fields; `value()` is the password once both are the same."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        described = {
            "password": Entry(Text(), N_("Password"), required=True),
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
            self.form.refuse(errors)
            raise
        return typed["password"]

    def clear(self) -> None:
        """Forget what was typed."""
        self.form.clear()
        self._judge()

    def _judge(self) -> None:
        self.strength.say(*judged(self.form.input("password").line.text()))


def judged(password: str) -> tuple[str, str]:
    """What one would say of a password, and the look of it."""
    if not password:
        least = keys.LEAST_PASSWORD
        return _("At least {least} characters; letters, digits, Chinese, anything.").format(
            least=least
        ), "quiet"
    if len(password.strip()) < keys.LEAST_PASSWORD:
        missing = keys.LEAST_PASSWORD - len(password.strip())
        return _("{missing} more characters are needed.").format(missing=missing), "quiet"
    if weak.is_weak(password):
        return _("Anybody would guess this one. Add a word that only you would think of."), "soon"
    # A Chinese character is one out of thousands, a digit one out of ten.
    worth = sum(3 if c > "\u2e80" else 1 if c.isdigit() else 1.5 for c in password)
    if worth < 10:
        return _("It will do. A few more characters make it better."), "quiet"
    return _("A good password."), "safe"


class CapsLock(QObject):
    """Watches lines of text for capitals typed without Shift, and says so in `words`."""

    def __init__(self, parent: QWidget, *lines: QWidget) -> None:
        super().__init__(parent)
        self.words = Label("", "soon", wrap=True)
        self.words.hide()
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
        self.words.setText(_("Caps Lock is on: what you type comes out in capitals."))
        self.words.setVisible(on)
