"""Lines and boxes of text that leave input methods alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui import style


class Line(QLineEdit):
    """One line of text; `preedit` holds what an input method has not finished."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.preedit = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        self.preedit = ""
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()  # nothing typed is lost to a stray Esc
            return
        super().keyPressEvent(event)


class Box(QPlainTextEdit):
    """Several lines of text, as tall as they need between `lines` and three times that."""

    grown = Signal()

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self.preedit = ""
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        self.preedit = ""
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            event.ignore()  # saves the form
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(style.px(240), self.height())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        wanted = int(self.document().size().height())
        shown = min(max(wanted, self._lines), self._lines * 3)
        self.setFixedHeight(shown * line + style.gap(12) + 6)
