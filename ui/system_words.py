"""The words of Qt's own windows (printing, choosing a file) in the language of the program."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from app import language

_installed: Final[list[QTranslator]] = []


def speak(app: QApplication) -> None:
    """Let Qt speak as the program does; may be called again when the language changes."""
    for each in _installed:
        app.removeTranslator(each)
    _installed.clear()
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language.current()}", folder):
        app.installTranslator(words)
        _installed.append(words)
