"""Inputs of one line that is typed and read by its kind, and of several."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.fields import identity_echo, in_words
from app.language import _
from ui import style
from ui.widgets.input import Input
from ui.widgets.line import Box, ChoiceLine, Line
from ui.widgets.plain import Button, column, row


class LineInput(Input):
    """One line, read by its kind; shown tidied up once the keyboard leaves it.

    With `private`, a value that was kept stays masked until somebody asks to see it.
    """

    unmasked = Signal()
    """A masked value was shown on request."""

    def __init__(
        self, kind: Any, *, private: bool = False, hint: str = "", line: Line | None = None
    ) -> None:
        super().__init__(kind)
        self.line = line or Line()
        self.line.setPlaceholderText(hint)
        self._kept: Any = None
        self._masked = False
        self._private = private
        self._show = Button(_("Show"), self.unmask, look="link")
        self._show.hide()
        layout = row(self.line, self._show, spacing=4)
        self.setLayout(layout)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edit)
        self.line.returnPressed.connect(self.go_on)
        self.line.editingFinished.connect(self._on_leave)

    def value(self) -> Any:
        if self._masked:
            return self._kept
        return self.kind.parse(self.line.text())

    def set_value(self, value: Any) -> None:
        self._kept = value
        self._mask(bool(self._private and value is not None))
        self.line.setText(self.kind.mask(value) if self._masked else self._words(value))
        self.line.setCursorPosition(0)
        self._note()

    def typed(self) -> Any:
        # A draft holds the true value; the file it lies in is as closed as the record itself.
        return self._words(self._kept) if self._masked else self.line.text()

    def set_typed(self, raw: Any) -> None:
        self._mask(False)
        self.line.setText(str(raw or ""))
        self._note()

    def set_wrong(self, wrong: bool) -> None:
        style.look(self.line, wrong=wrong)

    def set_fixed(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed or self._masked)

    def unmask(self) -> None:
        """Show the whole value and let it be changed."""
        self._mask(False)
        self.line.setText(self._words(self._kept))
        self.line.setFocus()
        self._note()
        self.unmasked.emit()

    def _mask(self, masked: bool) -> None:
        self._masked = masked
        self.line.setReadOnly(masked)
        self._show.setVisible(masked)

    def _words(self, value: Any) -> str:
        return self.kind.show(value)

    def _on_edit(self) -> None:
        self._note()
        self.edited.emit()

    def _on_leave(self) -> None:
        if not self._masked and not self.line.isReadOnly():
            value = self.value_or_none()
            if value is not None and self._words(value) != self.line.text():
                self.line.setText(self._words(value))
        self.left.emit()

    def _note(self) -> None:
        """Say beneath what the value means, where that helps."""


class IdentityInput(LineInput):
    """An identity number; what it says is asked back (1952年生，女，对吗？)."""

    def _note(self) -> None:
        value = self.value_or_none() if not self._masked else None
        asked = _("{said}, is that right?")
        self.noted.emit(asked.format(said=identity_echo(value)) if value else "")


class MoneyInput(LineInput):
    """An amount; in words beneath, as a receipt says it."""

    def _note(self) -> None:
        value = self.value_or_none()
        self.noted.emit(in_words(value) if value else "")


class DayInput(LineInput):
    """A day, typed in any way or taken from a calendar; Up and Down move it by one."""

    def __init__(self, kind: Any, *, private: bool = False) -> None:
        line = ChoiceLine(mark_only=True)
        super().__init__(
            kind, private=private, hint=_("e.g. {example}").format(example="2026-1-5"), line=line
        )
        self._calendar: QWidget | None = None
        line.opened.connect(self.open_calendar)
        self.line.installEventFilter(self)

    def value(self) -> Any:
        if self._masked:
            return self._kept
        return self.kind.parse(self.line.text(), year=datetime.date.today().year)

    def open_calendar(self) -> None:
        """Show the month."""
        from ui.widgets.calendar import open_calendar

        self._calendar = open_calendar(self.line, self.value_or_none(), self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and not self.line.isReadOnly():
            key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Down and alt:
                self.open_calendar()
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not alt:
                day = self.value_or_none() or datetime.date.today()
                step = 1 if key == Qt.Key.Key_Up else -1
                self._take(day + datetime.timedelta(days=step))
                return True
        return super().eventFilter(watched, event)

    def _take(self, day: datetime.date) -> None:
        self.line.setText(self._words(day))
        self.edited.emit()

    def _words(self, value: Any) -> str:
        # What is typed again most often is short, and sorts.
        return value.isoformat() if isinstance(value, datetime.date) else ""


class LongInput(Input):
    """Several lines, into which 常用语 go with Alt+Down once there are any to `offer`."""

    def __init__(self, kind: Any) -> None:
        super().__init__(kind)
        self.box = Box(2 if getattr(kind, "lines", 2) < 6 else 4)
        self.phrases: Callable[[str], Sequence[str]] | None = None
        self.phrases_kept_as = ""
        self.setLayout(column(self.box))
        self.setFocusProxy(self.box)
        self._quiet = False
        self.box.textChanged.connect(self._on_edit)
        self.box.left.connect(self.left)

    def offer(self, kept_as: str, phrases: Callable[[str], Sequence[str]]) -> None:
        """Offer what `phrases` finds for a beginning; new ones are kept under a name."""
        from ui.widgets.keys import shortcut

        if self.phrases is None:
            shortcut(self, "Alt+Down", self.open_phrases, inside=True)
        self.phrases, self.phrases_kept_as = phrases, kept_as

    def value(self) -> Any:
        return self.kind.parse(self.box.toPlainText())

    def set_value(self, value: Any) -> None:
        self._put(self.kind.show(value))

    def typed(self) -> Any:
        return self.box.toPlainText()

    def set_typed(self, raw: Any) -> None:
        self._put(str(raw or ""))

    def set_wrong(self, wrong: bool) -> None:
        style.look(self.box, wrong=wrong)

    def set_fixed(self, fixed: bool) -> None:
        self.box.setReadOnly(fixed)

    def open_phrases(self) -> None:
        """Offer the phrases of this field under the cursor."""
        if self.phrases is not None and not self.box.isReadOnly():
            from ui.widgets.phrases import Phrases

            Phrases(self.box, self.phrases, self.phrases_kept_as).rise()

    def _put(self, text: str) -> None:
        self._quiet = True
        self.box.setPlainText(text)
        self._quiet = False

    def _on_edit(self) -> None:
        # Composing changes the document too; only what was finished counts.
        if not self._quiet and not self.box.preedit:
            self.edited.emit()


class PasswordInput(LineInput):
    """A password, hidden unless asked for."""

    def __init__(self) -> None:
        super().__init__(None)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.show()

    def value(self) -> Any:
        return self.line.text() or None

    def set_value(self, value: Any) -> None:
        self.line.setText(value or "")

    def typed(self) -> Any:
        return ""  # a password is never kept in a draft

    def set_typed(self, raw: Any) -> None:
        self.line.clear()

    def unmask(self) -> None:
        """Show what was typed, or hide it again."""
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if hidden else modes.Password)
        self._show.setText(_("Hide") if hidden else _("Show"))

    def _on_leave(self) -> None:
        self.left.emit()
