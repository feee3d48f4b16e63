"""Lines and boxes of text that leave input methods alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui import style
from ui.widgets.keys import is_esc


class Line(QLineEdit):
    """One line of text; `preedit` holds what an input method has not finished."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.preedit = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.preedit = ""
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()  # nothing typed is lost to a stray Esc
            return
        super().keyPressEvent(event)


class Filter(Line):
    """A line that narrows, or looks through, what is shown; Ctrl+F leads to it, Esc empties it."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.text() and is_esc(event):
            event.accept()  # else whatever Esc means on the page would be done instead
            return True
        return super().event(event)


class ChoiceLine(Line):
    """A line with a mark that more can be chosen; a click opens it (`mark_only`: on the mark)."""

    opened = Signal()

    def __init__(self, *, mark_only: bool = False) -> None:
        super().__init__()
        self._mark_only = mark_only
        self.setTextMargins(0, 0, style.px(18), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        hit = not self._mark_only or event.position().x() > self.width() - style.px(30)
        if event.button() == Qt.MouseButton.LeftButton and hit and not self.isReadOnly():
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isReadOnly() or not self.isEnabled():
            return
        painter = QPainter(self)
        painter.setPen(style.colour("quiet"))
        place = QRect(self.width() - style.px(26), 0, style.px(16), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "▾")


class Box(QPlainTextEdit):
    """Several lines of text, as tall as they need between `lines` and `most`, else four times."""

    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, lines: int = 3, most: int = 0) -> None:
        super().__init__()
        self.preedit = ""
        self._lines, self._most = lines, most or lines * 4
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.preedit = ""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            event.ignore()  # saves the form
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            # Lines are counted as they are laid; those set at the width before stay counted so.
            layout, block = self.document().documentLayout(), self.document().firstBlock()
            while block.isValid():
                layout.blockBoundingRect(block)
                block = block.next()
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(style.px(240), self.height())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        wanted = int(self.document().size().height())
        shown = min(max(wanted, self._lines), self._most)
        self.setFixedHeight(shown * line + style.gap(12) + 8)
