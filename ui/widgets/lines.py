"""Lines of a list in a card: words that give way, and lines that open something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import style
from ui.widgets.plain import Words, row


class Elided(Words):
    """Words on one line that end in … where there is no room for all of them."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text, look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(60), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class Opens(QPushButton):
    """A line of a list that opens something, with a click or Enter."""

    def __init__(self, function: Callable[[], object], *children: QWidget) -> None:
        super().__init__()
        self.setObjectName("line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: function())
        layout = row(*children, spacing=12)
        edge = style.gap(8)
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        for child in children:
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(" ".join(c.text() for c in children if isinstance(c, Words)))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: object) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


def fixed(text: str, width: float, look: str = "") -> Words:
    """Words in a column of their own, so many pixels wide at 100 %."""
    made = Words(text, look)
    made.setFixedWidth(max(style.px(width), made.sizeHint().width()))
    return made
