"""The clipboard forgets: what could be a telephone or identity number after a minute, all at lock.

A clipboard manager of the desktop may keep a history of its own, which no program can take back.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

_PRIVATE: Final = re.compile(r"\d[\d ]{5,}[\dXx]")
"""Seven digits or more together, as in every number that is masked on the screen."""

_REMEMBERED_FOR: Final = 60_000
"""Milliseconds, in which it can be pasted where it is needed."""


class Clipboard(QObject):
    """Watches what this program puts on the clipboard, and takes it away again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._ours = ""
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(_REMEMBERED_FOR)
        self._over.timeout.connect(self.forget)
        self._board.dataChanged.connect(self._look)

    @Slot()
    def forget(self) -> None:
        """Take away what came from this program; what others put there is theirs."""
        self._over.stop()
        # By the words, not by who holds them: the desktop's manager takes them over at once.
        if self._ours and self._board.text() == self._ours:
            self._board.clear()
        self._ours = ""

    @Slot()
    def _look(self) -> None:
        from_here = self._board.ownsClipboard() or QGuiApplication.focusWindow() is not None
        words = self._board.text() if from_here else ""
        if words and words == self._ours:
            return  # only somebody else who holds them now
        self._ours = words
        if _PRIVATE.search(words):
            self._over.start()
        else:
            self._over.stop()
