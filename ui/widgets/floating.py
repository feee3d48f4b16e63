"""What floats over the window: suggestions, a calendar, phrases."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

_EDGE: Final = 10
"""Pixels between it and its anchor and the edge of the window."""


class Floating(QFrame):
    """Something that floats over the window below (or above) a widget, and takes no focus.

    It stands in the window, and goes with the widget.
    """

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self.anchor = anchor
        self.setObjectName("float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cast_shadow(self)
        anchor.destroyed.connect(self.deleteLater)
        self.hide()

    def room(self) -> int:
        """How tall it can be on the side where there is more room."""
        window = self.anchor.window()
        above = self.anchor.mapTo(window, QPoint(0, 0)).y()
        return max(window.height() - above - self.anchor.height(), above) - _EDGE

    def place(self, width: int, height: int) -> None:
        """Show it beside its anchor, on the side where there is room."""
        window = self.anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        below = self.anchor.mapTo(window, QPoint(0, self.anchor.height() + 2))
        above = self.anchor.mapTo(window, QPoint(0, -2))
        width = min(width, window.width() - 16)
        left = max(8, min(below.x(), window.width() - width - 8))
        room_below, room_above = window.height() - below.y() - 8, above.y() - 8
        if height <= room_below or room_below >= room_above:
            self.setGeometry(left, below.y(), width, min(height, room_below))
        else:
            height = min(height, room_above)
            self.setGeometry(left, above.y() - height, width, height)
        self.show()
        self.raise_()

    def leave(self, *, back: bool = True) -> None:
        """Go away for good; the keyboard goes `back` to the anchor."""
        self.hide()
        self.deleteLater()
        if back:
            self.anchor.setFocus(Qt.FocusReason.PopupFocusReason)


def cast_shadow(widget: QWidget) -> None:
    """A soft shadow, for what floats and nothing else."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(18)
    shadow.setOffset(0, 4)
    shadow.setColor(QColor(20, 28, 40, 60))
    widget.setGraphicsEffect(shadow)
