"""A function called a little later, and never once the store that it was meant for is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.store import session

_SETTLED: Final = 700
_AT_LATEST: Final = 1_800
"""Milliseconds: a draft is asked for so long after the last change, and the first, at most."""


def _store() -> object | None:
    return session.current() if session.is_open() else None


class Delay(QTimer):
    """Calls a function so many milliseconds after `start`; it ends with its parent or the store."""

    def __init__(self, parent: QObject, milliseconds: int, function: Callable[[], object]) -> None:
        super().__init__(parent)
        self._function, self._store = function, _store()
        self.setSingleShot(True)
        self.setInterval(milliseconds)
        self.timeout.connect(self._call)

    def start(self) -> None:  # type: ignore[override]
        """Begin to wait, from now on anew."""
        self._store = _store()
        super().start()

    def _call(self) -> None:
        if self._store is _store():
            self._function()


class Settling:
    """Calls a function once changes have settled, and less than two seconds after the first."""

    def __init__(self, parent: QObject, function: Callable[[], object]) -> None:
        self._function = function
        self._settled = Delay(parent, _SETTLED, self.flush)
        self._latest = Delay(parent, _AT_LATEST, self.flush)

    def changed(self) -> None:
        """Something was changed."""
        self._settled.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Call the function now if something was changed since it was called."""
        if self._latest.isActive() or self._settled.isActive():
            self.forget()
            self._function()

    def forget(self) -> None:
        """Forget what was changed."""
        self._settled.stop()
        self._latest.stop()
