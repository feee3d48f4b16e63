"""Keys that act, and never while an input method is composing a character."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def composing() -> bool:
    """Whether the input that has the keyboard holds letters not yet turned into characters."""
    return bool(getattr(QApplication.focusWidget(), "preedit", ""))


def shortcut(
    widget: QWidget,
    keys: str,
    function: Callable[[], object],
    *,
    inside: bool = False,
) -> QShortcut:
    """Let keys call a function in the whole window, or with `inside` only within a widget."""
    made = QShortcut(QKeySequence(keys), widget)
    made.setAutoRepeat(False)
    if inside:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def pressed() -> None:
        if not composing():
            function()

    made.activated.connect(pressed)
    made.activatedAmbiguously.connect(pressed)
    return made
