"""What hides everything from whoever steps up to the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.language import _
from ui.widgets.plain import Label, column


class Cover(QWidget):
    """Covers the window with its name until F12 is pressed again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        name = Label(window.windowTitle(), "headline")
        hint = Label(_("F12 brings everything back"), "quiet")
        for each in (name, hint):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, name, hint, None))
        self.hide()

    def turn(self) -> None:
        """Cover the window, or uncover it and go on where the keyboard was."""
        window = self._window
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus()
            return
        self._before = window.focusWidget()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # nothing typed here reaches what is behind

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return True
