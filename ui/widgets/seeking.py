"""One of many, found by typing a part of its name: where a menu would be longer than the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.fields.suggestion import Suggestion
from app.language import _
from app.messages import shortened
from ui import style
from ui.widgets.floating import Floating
from ui.widgets.keys import composing
from ui.widgets.line import Line
from ui.widgets.plain import Note, column
from ui.widgets.suggest import Rows

MANY: Final = 15
"""More than so many are not offered in a menu."""
_WIDE: Final = 300
"""Pixels at 100 %."""
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Narrowing(Floating):
    """A line to type into below a widget, and the rows that it leaves.

    Enter and the mouse take one, Esc and a click elsewhere leave. One of its own fills the rows
    (`fill`) and takes one (`take`).
    """

    def __init__(self, anchor: QWidget, hint: str, *foot: QLayout) -> None:
        super().__init__(anchor)
        self.line, self.rows, self._none = Line(), Rows(), Note("quiet")
        self.line.setPlaceholderText(hint)
        self._inside = column(self.line, self._none, self.rows, *foot, spacing=4, margins=6)
        self.setLayout(self._inside)
        self.line.textEdited.connect(lambda _text: self.fill())
        self.line.installEventFilter(self)
        self.rows.chosen.connect(self.take)

    def rise(self) -> None:
        """Show it and take the keyboard."""
        self.fill()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def fill(self) -> None:
        """Show the rows that what was typed leaves."""
        raise NotImplementedError

    def take(self, at: int) -> None:
        """Take a row."""
        raise NotImplementedError

    def leave(self, *, back: bool = True) -> None:
        self.line.removeEventFilter(self)
        super().leave(back=back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.leave(back=False)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not composing() and self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.rows.step(_STEPS[key])
        elif key in _TAKES:
            self.take(self.rows.current)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True


class Seek(Narrowing):
    """One of what is offered; at first all of it is shown. It is made anew each time."""

    chosen = Signal(object)

    def __init__(
        self, anchor: QWidget, offered: Sequence[tuple[Any, str]], value: Any = None
    ) -> None:
        super().__init__(anchor, _("Part of the name, or initials"))
        self._offered, self._value = offered, value
        self.rise()

    def fill(self) -> None:
        from app.store.sounds import holds  # brings the whole store with it

        text = self.line.text().strip()
        found = [each for each in self._offered if holds(text, each[1])]
        at = next((n for n, (value, _words) in enumerate(found) if value == self._value), 0)
        self.rows.show_rows([Suggestion(*each, plain=True) for each in found], at)
        self.rows.setVisible(bool(found))
        nothing = _("Nothing found for “{text}”").format(text=shortened(text))
        self._none.say("" if found else nothing)
        layout = self._inside
        beside = layout.sizeHint().height() - self.rows.sizeHint().height() if found else 0
        self.rows.fit(self.room() - beside)
        hint = layout.sizeHint()
        self.place(max(style.px(_WIDE), self.anchor.width(), hint.width() + 2), hint.height())

    def take(self, at: int) -> None:
        if 0 <= at < len(self.rows.rows):
            value = self.rows.rows[at].value
            self.leave()
            self.chosen.emit(value)
