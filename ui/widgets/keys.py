"""Keys that act, and never while an input method is composing a character."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

_DRAWN: Final = (("Return", "↵"), ("Enter", "↵"), ("Down", "↓"), ("+", " "))
"""How keys are drawn on buttons, otherwise than Qt spells them."""


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


class ShownKeys(QObject):
    """Lets a key press the button that shows it, whatever beside the button has the keyboard.

    Fields of text take Ctrl+E, Ctrl+Enter and Ctrl+Z for themselves before any QShortcut is asked;
    so this listens at whatever has the keyboard. `scopes` are where buttons are looked for: the
    first within which one shows the key. `typed` is called when something is written meanwhile.
    """

    def __init__(
        self,
        window: QWidget,
        scopes: Callable[[], Sequence[QWidget]],
        typed: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._window, self._scopes, self._typed = window, scopes, typed
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before) and before is not self._window:
            before.removeEventFilter(self)
        if now is not None and self._window.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() not in (kinds.ShortcutOverride, kinds.KeyPress) or composing():
            return False
        assert isinstance(event, QKeyEvent)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.text().isprintable() and event.text():
                self._typed()
            return False
        button = self._shown(watched, _drawn(event))
        if button is None:
            return False
        event.accept()
        if event.type() == kinds.KeyPress and not event.isAutoRepeat():
            button.click()
        return True

    def _shown(self, watched: QObject, key: str) -> QPushButton | None:
        """The button that shows a key, the nearest to what has the keyboard."""
        for scope in self._scopes():
            inside = watched if isinstance(watched, QWidget) else scope
            inside = inside if scope.isAncestorOf(inside) else scope
            while inside is not None:
                for each in inside.findChildren(QPushButton):
                    if getattr(each, "key", "") == key and each.isVisible() and each.isEnabled():
                        return each
                inside = inside.parentWidget() if inside is not scope else None
        return None


def _drawn(event: QKeyEvent) -> str:
    """The keys of an event as a button shows them."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    words = QKeySequence(held.value | event.key()).toString()
    for spelled, drawn in _DRAWN:
        words = words.replace(spelled, drawn)
    return words
