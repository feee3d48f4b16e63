"""Keys that act, never while an input method is composing a character; keys as they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from ui import style

_DRAWN: Final = (("Return", "↵"), ("Enter", "↵"), ("Down", "↓"), ("+", " "))
"""How keys are drawn on buttons, otherwise than Qt spells them."""


_SIZE: Final = 13
"""Of the words on a drawn key, in pixels at 100 %."""


def composing() -> bool:
    """Whether the input that has the keyboard holds letters not yet turned into characters."""
    return bool(getattr(QApplication.focusWidget(), "preedit", ""))


def is_esc(event: QEvent) -> bool:
    """Whether a key is Esc, be it pressed or still to be."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


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
        held = event.modifiers() != Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Space and held and isinstance(watched, QAbstractButton):
            # So an input method is turned on; Qt would press the button all the same.
            return event.type() == kinds.KeyPress
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


def key_width(key: str) -> int:
    """How wide the little drawing of a key is, in pixels."""
    return QFontMetrics(style.font(_SIZE)).horizontalAdvance(key) + style.gap(10)


def key_height() -> int:
    """How tall it is, in pixels."""
    return style.px(_SIZE) + style.gap(8)


def draw_key(painter: QPainter, box: QRect, key: str, *, filled: bool = False) -> None:
    """Draw the key of a shortcut, as it stands on the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(style.font(_SIZE))
    painter.setPen(QPen(style.colour("edge"), 1))
    painter.setBrush(style.colour("card"))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(style.colour("deep" if filled else "quiet"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class Key(QWidget):
    """The drawing of a key beside words."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._key), key_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_key(painter, self.rect(), self._key)
