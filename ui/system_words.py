"""The words of Qt's own windows (printing, choosing a file) in the language of the program."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from app import language
from app.language import N_, _

_installed: Final[list[QTranslator]] = []
_FORGOTTEN: Final = {
    "Folder": N_("Folder"), "File": N_("File"), "File Folder": N_("Folder"), "Drive": N_("Drive"),
    "%1 File": N_("%1 file"), "Unknown": N_("File"),
}  # fmt: skip
"""What Qt's own catalog has no Chinese for: what stands behind each name where a file is chosen."""

_NOTHING: Any = None
"""An empty word would be shown; this lets Qt show its own."""


class _Words(QTranslator):
    """The catalog of Qt, and what it has forgotten."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - as Qt calls it
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        found = super().translate(context, sourceText, disambiguation, n)
        return found or (_(_FORGOTTEN[sourceText]) if sourceText in _FORGOTTEN else _NOTHING)


def speak(app: QApplication) -> None:
    """Let Qt speak as the program does; may be called again when the language changes."""
    for each in _installed:
        app.removeTranslator(each)
    _installed.clear()
    words = _Words(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language.current()}", folder):
        app.installTranslator(words)
        _installed.append(words)
