"""A line that is pressed to open what it speaks of, as long as there is room for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui import style
from ui.widgets.plain import Button


class Line(Button):
    """One visit in a line: when and what about; pressing it opens it."""

    def __init__(self, said: str, more: str, function: Callable[[], object]) -> None:
        super().__init__("", function, look="link")
        self._words = f"{said}　{' '.join(more.split())}"
        self.setStyleSheet("text-align: left")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - style.gap(12)
        short = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(short.replace("&", "&&"))
