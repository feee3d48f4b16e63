"""What fcitx and Qt say to each other, put into the other's words.

The flags are those of fcitx-utils/capabilityflags.h and fcitx-utils/textformatflags.h, the symbols
those of X11/keysymdef.h.
"""

from __future__ import annotations

from enum import IntFlag
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QTextCharFormat,
)

Pieces = list[tuple[str, int]]
"""What is being composed: each piece of text with its `TextFormat`."""


class Capability(IntFlag):
    """What a field can show and what is typed into it."""

    PREEDIT = 1 << 1
    FORMATTED_PREEDIT = 1 << 4
    UNFOCUS_COMMITS = 1 << 5
    NUMBER = 1 << 11
    DIGIT = 1 << 12
    DIALABLE = 1 << 13
    URL = 1 << 14
    EMAIL = 1 << 15


class TextFormat(IntFlag):
    """How a piece of what is being composed looks."""

    HIGHLIGHT = 1 << 4
    DO_NOT_COMMIT = 1 << 5


_HINTS: Final = {
    Qt.InputMethodHint.ImhDigitsOnly: Capability.DIGIT,
    Qt.InputMethodHint.ImhPreferNumbers: Capability.NUMBER,
    Qt.InputMethodHint.ImhFormattedNumbersOnly: Capability.NUMBER,
    Qt.InputMethodHint.ImhDialableCharactersOnly: Capability.DIALABLE,
    Qt.InputMethodHint.ImhUrlCharactersOnly: Capability.URL,
    Qt.InputMethodHint.ImhEmailCharactersOnly: Capability.EMAIL,
}
_BACK_TO_QT: Final = {
    0xFF08: (Qt.Key.Key_Backspace, "\b"),
    0xFF09: (Qt.Key.Key_Tab, "\t"),
    0xFF0D: (Qt.Key.Key_Return, "\r"),
    0xFF8D: (Qt.Key.Key_Enter, "\r"),
    0xFF1B: (Qt.Key.Key_Escape, ""),
    0xFFFF: (Qt.Key.Key_Delete, ""),
    0xFF50: (Qt.Key.Key_Home, ""),
    0xFF51: (Qt.Key.Key_Left, ""),
    0xFF52: (Qt.Key.Key_Up, ""),
    0xFF53: (Qt.Key.Key_Right, ""),
    0xFF54: (Qt.Key.Key_Down, ""),
    0xFF55: (Qt.Key.Key_PageUp, ""),
    0xFF56: (Qt.Key.Key_PageDown, ""),
    0xFF57: (Qt.Key.Key_End, ""),
}
"""Key symbols that stand for no character, and what Qt takes them for."""
_MODIFIERS: Final = {
    1: Qt.KeyboardModifier.ShiftModifier,
    4: Qt.KeyboardModifier.ControlModifier,
    8: Qt.KeyboardModifier.AltModifier,
}


_UNICODE: Final = 0x1000000
_LAST_CHARACTER: Final = 0xFE00


def capabilities(hints: int) -> int:
    """What a field with these hints of Qt can show and takes, as fcitx counts it."""
    able = Capability.PREEDIT | Capability.FORMATTED_PREEDIT | Capability.UNFOCUS_COMMITS
    for hint, capability in _HINTS.items():
        if hints & hint.value:
            able |= capability
    return int(able)


def key_event(kind: QEvent.Type, symbol: int, state: int) -> QKeyEvent:
    """The key that an X11 symbol and the state of the modifiers stand for."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for bit, modifier in _MODIFIERS.items():
        if state & bit:
            modifiers |= modifier
    key, text = _BACK_TO_QT.get(symbol, (None, ""))
    if key is None:
        code = symbol - _UNICODE if symbol > _UNICODE else symbol
        text = chr(code) if code < _LAST_CHARACTER or symbol > _UNICODE else ""
    upper = text.upper()
    number = key.value if key is not None else ord(upper) if len(upper) == 1 else 0
    return QKeyEvent(kind, number, modifiers, 0, symbol, state, text)


def preedit_event(pieces: Pieces, cursor: int) -> QInputMethodEvent:
    """What is being composed, shown in the field; the cursor is counted in bytes of UTF-8."""
    kinds = QInputMethodEvent.AttributeType
    attributes: list[QInputMethodEvent.Attribute] = []
    palette, at = QGuiApplication.palette(), 0
    for piece, flags in pieces:
        look, length = QTextCharFormat(), _utf16(piece)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        if flags & TextFormat.HIGHLIGHT:
            look.setBackground(palette.color(QPalette.ColorRole.Highlight))
            look.setForeground(palette.color(QPalette.ColorRole.HighlightedText))
        attributes.append(QInputMethodEvent.Attribute(kinds.TextFormat, at, length, look))
        at += length
    text = "".join(piece for piece, _look in pieces)
    before = text.encode()[: max(cursor, 0)].decode("utf-8", "ignore")
    attributes.append(
        QInputMethodEvent.Attribute(kinds.Cursor, _utf16(before), int(cursor >= 0), QColor())
    )
    return QInputMethodEvent(text, attributes)


def kept_text(pieces: Pieces) -> str:
    """What stays of a composition that is broken off."""
    return "".join(piece for piece, flags in pieces if not flags & TextFormat.DO_NOT_COMMIT)


def _utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
