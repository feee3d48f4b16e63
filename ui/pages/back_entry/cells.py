"""The cells of the paper book: its rows as Qt asks for them, and the text in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.records.visits import paper_book
from app.records.visits.paper_book import COLUMNS, Row, following
from ui import style
from ui.widgets import rows
from ui.widgets.keys import composing
from ui.widgets.line import Line

Index = QModelIndex | QPersistentModelIndex
TALL: Final = 38
"""How tall a cell is without an error, in pixels at 100 %."""
_BREAKS: Final = re.compile(r"(?<=[!-~“”])(?=.)")
"""Where a narrow cell may break what has no blanks in it, besides between Chinese characters."""


class Rows(rows.Rows):
    """The rows of the sheet; the last one is always empty."""

    def __init__(self) -> None:
        super().__init__(paper_book.columns(), lambda text, after, size: [])

    @property
    def lines(self) -> list[Row]:
        """What each row holds."""
        return self._rows

    def start(self, lines: list[Row]) -> None:
        """Hold these rows and an empty one below."""
        self.beginResetModel()
        self._rows = lines or [following([])]
        if not self._rows[-1].empty:
            self._rows.append(following(self._rows))
        self.endResetModel()

    def grow(self, least: int = 0) -> None:
        """Have an empty row at the end, with what is carried down; at least so many in all."""
        while len(self.lines) < least or not self.lines[-1].empty:
            at = len(self.lines)
            self.beginInsertRows(QModelIndex(), at, at)
            self.lines.append(following(self.lines))
            self.endInsertRows()
        if len(self.lines) > 1 and not self.lines[-1].fresh:
            # What is carried down may have been put right meanwhile.
            self.lines[-1] = following(self.lines[:-1])
            self.redraw_row(len(self.lines) - 1)

    def redraw_row(self, at: int) -> None:
        """Show a row again."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, at, at)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, name = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        if error := line.errors.get(name):
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{line.shown(name)}\n{error}"
            if role == Qt.ItemDataRole.BackgroundRole:
                return style.colour("rose")
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal or section >= len(self.lines):
            return super().headerData(section, orientation, role)
        line = self.lines[section]
        if role == Qt.ItemDataRole.ForegroundRole:
            return style.colour("red" if line.errors else "green")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if line.errors:
            return "!"
        if line.visit is not None and not line.fresh:
            return f"✓ {line.number}"
        return "" if line.empty else "…"


class Cells(QStyledItemDelegate):
    """Paints what is wrong on a ground of its own, which a style sheet takes from cells.

    Words are cut where a line ends, never through their middle, and what is wrong is never cut:
    else “2026-13-40”不是日期 would lose its 不. Beneath the text that is typed nothing is painted.
    """

    def __init__(self, grid: QTableView, here: Callable[[], tuple[int, int]]) -> None:
        super().__init__(grid)
        self._here = here

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Qt's own types do not show what an option holds.
        bare: Any = option
        if ground := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(bare.rect, ground)
        if (index.row(), index.column()) != self._here():
            super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        bare: Any = option
        if index.data(Qt.ItemDataRole.BackgroundRole):
            bare.text = _BREAKS.sub("\u200b", bare.text)
        if bare.rect.height() <= style.px(TALL):
            bare.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class CellText(Line):
    """The line that stands in the current cell."""

    moved = Signal(int, int)
    """To the right by, down by; Enter is (0, 1) as in other sheets."""
    unclear = Signal()
    block = Signal(str)
    """Several cells of another sheet are to be pasted."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not composing():
                self.moved.emit(1 if key == Qt.Key.Key_Tab else -1, 0)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        text = QApplication.clipboard().text().rstrip("\r\n")
        if event.matches(QKeySequence.StandardKey.Paste) and ("\t" in text or "\n" in text):
            self.block.emit(text)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.moved.emit(0, 1)
        elif key == Qt.Key.Key_Up:
            self.moved.emit(0, -1)
        elif key == Qt.Key.Key_F4:
            self.unclear.emit()
        else:
            super().keyPressEvent(event)
