"""Which file or folder: asked in the system's own way."""

from __future__ import annotations

from pathlib import Path

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
