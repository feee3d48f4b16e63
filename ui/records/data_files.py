"""Files of rules and tables: one chosen to be read in, one written out to be changed elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.store.keys import write_whole
from ui.shell import Shell
from ui.widgets.files import file_to_open, file_to_write
from ui.widgets.preview import NotWritten

_JSON: Final = "JSON (*.json)"


def choose(parent: QWidget, title: str, take: Callable[[Path], object]) -> None:
    """Ask for a file, and let it be taken."""
    if (path := file_to_open(parent, title, _JSON)) is not None:
        take(path)


def write_out(shell: Shell, parent: QWidget, name: str, text: str) -> None:
    """Ask where to, and write what is called so there."""
    if (path := file_to_write(parent, _("Where to?"), f"{name}.json", _JSON)) is not None:
        shell.act(lambda: _write(path, text), words=_("Written."))


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise NotWritten(path=path) from error
