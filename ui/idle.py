"""When nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget


def _seconds() -> float:
    """A clock that nobody sets and that goes on while the computer sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()  # on Windows it counts the sleep too


class Idle(QObject):
    """Calls a function once nobody has touched keyboard or mouse for so many minutes."""

    def __init__(self, parent: QObject, window: QWidget, function: Callable[[], object]) -> None:
        super().__init__(parent)
        self._window = window
        self._touched = _seconds()
        self._watched: QWindow | None = None
        self._wait = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(5_000)
        self._clock.timeout.connect(self._look)
        self._function = function

    def start(self, minutes: int) -> None:
        """Count from now."""
        self._wait, self._touched = minutes * 60.0, _seconds()
        self.watch()
        self._clock.start()

    def watch(self) -> None:
        """See what is touched, whether or not anything follows from it."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            # The window of the system sees what people do, and little else.
            self._watched = handle
            handle.installEventFilter(self)
            QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._touch)

    def seconds(self) -> float:
        """For how long nobody has touched anything."""
        return _seconds() - self._touched

    def stop(self) -> None:
        """Count no more."""
        self._clock.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.KeyPress, kinds.MouseMove, kinds.MouseButtonPress, kinds.Wheel):
            self._touch()
        return False

    def _touch(self) -> None:
        self._touched = _seconds()

    def _look(self) -> None:
        if self.seconds() >= self._wait:
            self._function()  # asked again soon where it cannot be done just now
