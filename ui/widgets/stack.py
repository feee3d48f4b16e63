"""Several widgets in one place, of which one is seen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class OneOf(QStackedWidget):
    """A stack that needs as much room as what is seen, not as the largest of what is not."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)
        for each in widgets:
            self.addWidget(each)

    def minimumSizeHint(self) -> QSize:
        now = self.currentWidget()
        return now.minimumSizeHint() if now is not None else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        now = self.currentWidget()
        return now.sizeHint() if now is not None else super().sizeHint()

    def heightForWidth(self, width: int) -> int:
        now = self.currentWidget()
        # What lies behind would else ask for a bar to scroll by.
        return now.heightForWidth(width) if now is not None and now.hasHeightForWidth() else -1
