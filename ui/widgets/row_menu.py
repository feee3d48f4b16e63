"""What a click with the other button offers on a list: what the buttons do, and to copy."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMetaMethod, QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app.language import _
from app.records.pasted import copied

if TYPE_CHECKING:
    from ui.widgets.table import Table

_SECONDARY: Final = ("link", "chip")
"""Buttons that lead on or narrow; they do nothing to a row."""


def offer(table: Table) -> None:
    """Let a list open such a menu."""
    view = table.view
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(lambda at: _open(table, at))
    header = view.horizontalHeader()
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.customContextMenuRequested.connect(
        lambda at: _rise(_of_heads(table), view.mapToGlobal(at))
    )


def menu_of(table: Table) -> QMenu:
    """The menu of the row that the cursor is on."""
    menu = QMenu(table)
    if table.isSignalConnected(QMetaMethod.fromSignal(table.opened)):
        menu.addAction(_("Open"), lambda: table.opened.emit(table.current()))
    for button in _buttons(table.actors()):
        words = button.text().removesuffix("▾").strip()
        if (inside := button.menu()) is not None:
            inside.setTitle(words)
            menu.addMenu(inside)
        else:
            menu.addAction(words, button.click)
    menu.addSeparator()
    action = menu.addAction(_("Copy"), lambda: copy(table))
    action.setShortcut("Ctrl+C")
    return menu


def copy(table: Table) -> None:
    """Put the rows that are picked on the clipboard, as text and as a table, as they are seen."""
    places = sorted({each.row() for each in table.view.selectionModel().selectedRows()})
    columns = range(table.rows.columnCount())
    lines = [[str(table.rows.index(row, at).data() or "") for at in columns] for row in places]
    if not lines:
        return
    text, html = copied([each.label for each in table.rows.columns], lines)
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    # It is Python's, and may not be taken away after Python is gone.
    atexit.unregister(_forget)
    atexit.register(_forget)


def _forget() -> None:
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


def _open(table: Table, at: QPoint) -> None:
    index = table.view.indexAt(at)
    if index.isValid():
        if not table.view.selectionModel().isRowSelected(index.row()):
            table.view.selectRow(index.row())
        _rise(menu_of(table), table.view.viewport().mapToGlobal(at))


def _rise(menu: QMenu, at: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def _of_heads(table: Table) -> QMenu:
    menu = QMenu(table)
    menu.addAction(_("Usual widths"), table.widths.forget)
    return menu


def _buttons(actors: list[QWidget]) -> Iterator[QPushButton]:
    for actor in actors:
        for each in actor.findChildren(QPushButton):
            shown = each.isVisibleTo(actor) and each.isEnabled()
            if shown and each.text() and each.property("look") not in _SECONDARY:
                yield each


Actors = Callable[[], list[QWidget]]
"""What holds the buttons that do something to the row the cursor is on."""
