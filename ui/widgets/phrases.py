"""常用语: words used often, put into long text at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.language import _
from ui import style
from ui.widgets.floating import Floating
from ui.widgets.line import Line
from ui.widgets.plain import column, hint
from ui.widgets.suggest import Rows, Suggestion


class Phrases(Floating):
    """A list under a box of text; typing narrows it, Enter puts a phrase in, Esc goes back."""

    def __init__(self, box: QPlainTextEdit, phrases: Callable[[str], Sequence[str]]) -> None:
        super().__init__(box)
        self._box, self._phrases = box, phrases
        self.line = Line()
        self.line.setPlaceholderText(_("Type to narrow the phrases"))
        self.rows = Rows()
        self._none = hint(_("No phrase kept for this yet."))
        self.setLayout(column(self.line, self._none, self.rows, spacing=4, margins=6))
        self.line.textEdited.connect(self._fill)
        self.line.installEventFilter(self)
        self.rows.chosen.connect(self.take)

    def rise(self) -> None:
        """Show it and take the keyboard."""
        self._fill()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self, at: int) -> None:
        """Put a phrase in where the cursor stands."""
        words = self.rows.rows[at].value
        self._leave()
        self._box.insertPlainText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._leave(back=False)
        elif event.type() == QEvent.Type.KeyPress and not self.line.preedit:
            key = event.key()  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Escape:
                self._leave()
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.rows.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows.rows:
                self.take(self.rows.current)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        found = self._phrases(self.line.text().strip())
        self.rows.show_rows([Suggestion(each, "", beside=each) for each in found], 0)
        self.rows.setVisible(bool(found))
        self._none.setVisible(not found)
        tall = self.line.sizeHint().height() + style.gap(20)
        tall += self.rows.sizeHint().height() if found else self._none.sizeHint().height()
        self.place(self._box.width(), tall)

    def _leave(self, *, back: bool = True) -> None:
        self.line.removeEventFilter(self)
        self.leave(back=back)
