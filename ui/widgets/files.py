"""Which file or folder: asked in the system's own way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget


def file_to_open(parent: QWidget, title: str, kinds: str = "", *, folder: str = "") -> Path | None:
    """A file that is there; `kinds` as Qt writes them: Name (*.ending *.other)."""
    path, _kind = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(path) if path else None


def file_to_write(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file; `name` is offered."""
    path, _kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(path) if path else None


def folder(parent: QWidget, title: str) -> Path | None:
    """A folder that is there."""
    path = QFileDialog.getExistingDirectory(parent, title)
    return Path(path) if path else None


def take_dropped(widget: QWidget, take: Callable[[Path], object]) -> None:
    """Let a file be dropped on a widget; several at once are none."""
    widget.setAcceptDrops(True)
    widget.installEventFilter(_Dropping(widget, take))


class _Dropping(QObject):
    def __init__(self, widget: QWidget, take: Callable[[Path], object]) -> None:
        super().__init__(widget)
        self._take = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(Path(urls[0].toLocalFile()))
        return True
