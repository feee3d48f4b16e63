"""What hides everything from whoever steps up to the desk."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.language import _
from ui.widgets.plain import Label, column


class Cover(QWidget):
    """Covers the window with its name until F12 is pressed again.

    What comes meanwhile, such as pages that are set, stays behind it, and gets the keyboard once
    it is gone.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._behind: list[QWidget] = []
        """What had the keyboard, or was given it meanwhile, the last one at the end."""
        name = Label(window.windowTitle(), "headline")
        hint = Label(_("F12 brings everything back"), "quiet")
        for each in (name, hint):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, name, hint, None))
        self.hide()

    def turn(self) -> None:
        """Cover the window, or uncover it and go on where the keyboard was."""
        window, app = self._window, QApplication.instance()
        assert isinstance(app, QApplication)
        beside = [each for each in window.children() if isinstance(each, QWidget)]
        watched = [window, *(each for each in beside if each is not self)]
        if self.isVisible():
            app.focusChanged.disconnect(self._keep_keyboard)
            for each in watched:
                each.removeEventFilter(self)
            self.hide()
            there = [each for each in self._behind if isValid(each) and each.isVisible()]
            if there:
                there[-1].setFocus()
            return
        now = window.focusWidget()
        self._behind = [now] if now is not None else []
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        for each in watched:
            each.installEventFilter(self)
        app.focusChanged.connect(self._keep_keyboard)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.Show, kinds.ZOrderChange) and watched is not self._window:
            self.raise_()
        elif event.type() == kinds.ChildPolished and isinstance(event, QChildEvent):
            event.child().installEventFilter(self)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # nothing typed here reaches what is behind

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return True

    def _keep_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and self._window.isAncestorOf(now):
            self._behind.append(now)
            self.setFocus()
