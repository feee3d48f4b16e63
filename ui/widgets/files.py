"""Which file or folder: asked in the system's own way, beginning where people keep theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStandardPaths
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange import drive
from app.file_names import as_file_name, with_ending
from app.language import _

_OFFERED: Final = 80
"""Characters of a name that is offered at most: three bytes each, 255 with the ending."""
_BOOKS: Final = "*.xlsx *.xls *.et *.csv *.xlsm *.ods"
_PLACES: Final = (
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.HomeLocation,
)
Then = Callable[[Path], object]
"""What goes on with the file or folder that was chosen; nothing does where none was."""
_used: list[Path] = []
"""The folders that files were taken from or put into, the last one first."""


def file_to_open(
    parent: QWidget, title: str, kinds: str = "", then: Then | None = None
) -> Path | None:
    """A file that is there; `kinds` as Qt writes them: Name (*.ending *.other)."""
    return _taken(QFileDialog.getOpenFileName(parent, title, str(begins_at()), kinds)[0], then)


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Files that are there, as many as one likes."""
    found = QFileDialog.getOpenFileNames(parent, title, str(begins_at()), kinds)[0]
    return [path for each in found if (path := _taken(each)) is not None]


def workbook_to_open(parent: QWidget, then: Then | None = None) -> Path | None:
    """A workbook of any kind that can be read."""
    return file_to_open(parent, _("Choose the workbook"), _("Workbook") + f" ({_BOOKS})", then)


def file_to_write(
    parent: QWidget, title: str, name: str, kinds: str, then: Then | None = None
) -> Path | None:
    """Where to write a file; `name` is offered, and has the ending of one that is typed without.

    A number or a person in it may have what no file may be called by.
    """
    stem, _dot, ending = name.rpartition(".")
    offered = str(begins_at() / f"{as_file_name(stem, _OFFERED)}.{ending}")
    chosen = QFileDialog.getSaveFileName(parent, title, offered, kinds)[0]
    return _taken(chosen and str(with_ending(Path(chosen), name, kinds)), then)


def workbook_to_write(parent: QWidget, name: str) -> Path | None:
    """Where to write a workbook; `name` is offered, without its ending."""
    kinds = _("Workbook") + " (*.xlsx)"
    return file_to_write(parent, _("Keep the workbook as"), f"{name}.xlsx", kinds)


def folder(
    parent: QWidget, title: str, then: Then | None = None, *, on_stick: bool = False
) -> Path | None:
    """A folder that is there; looked for first on the stick where it is best kept `on_stick`."""
    begin = begins_at(on_stick=on_stick)
    return _taken(QFileDialog.getExistingDirectory(parent, title, str(begin)), then)


def begins_at(*, on_stick: bool = False) -> Path:
    """Where to look first: the folder used last, the stick, the desktop, the documents.

    With `on_stick` a stick that is in comes before all others.
    """
    sticks = [stick.folder for stick in drive.find_sticks()]
    if on_stick and sticks:
        return sticks[0]
    usual = [Path(QStandardPaths.writableLocation(each)) for each in _PLACES]
    # Without a folder Qt would begin where the program lies.
    return next((each for each in (*_used, *sticks, *usual) if each.is_dir()), Path.home())


def _taken(chosen: str, then: Then | None = None) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    _used[:] = [path if path.is_dir() else path.parent]
    if then is not None:
        then(path)
    return path


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
