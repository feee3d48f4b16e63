"""The cells of a sheet that is typed into: its rows as Qt asks for them, and the text in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.records.listed import TableColumn
from ui import style
from ui.widgets import rows
from ui.widgets.keys import composing
from ui.widgets.line import Line
from ui.widgets.rows import Index, answers

TALL: Final = 38
"""How tall a cell is without an error, in pixels at 100 %."""
_BREAKS: Final = re.compile(r"(?<=[!-~“”])(?=.)")
"""Where a narrow cell may break what has no blanks in it, besides between Chinese characters."""


_BELOW: Final = "\N{LINE SEPARATOR}"
"""What Qt puts where one line of a cell ends."""


class SheetRows(rows.Rows):
    """The rows of a sheet, with what is wrong below what was typed."""

    def __init__(self, columns: Sequence[TableColumn] = ()) -> None:
        super().__init__(columns, lambda text, after, size: [])

    @property
    def names(self) -> list[str]:
        """What the columns are called."""
        return [each.name for each in self.columns]

    @property
    def lines(self) -> list[Any]:
        """What each row holds."""
        return self._rows

    def hold(self, lines: list[Any]) -> None:
        """Hold these rows."""
        self.beginResetModel()
        self._rows = lines
        self.endResetModel()

    def start(self, lines: list[Any]) -> None:
        """Hold these rows, and what a sheet has below them."""
        self.hold(lines)

    def grow(self, least: int = 0) -> None:
        """Have a row to type into at the end; at least so many in all."""
        raise NotImplementedError

    def redraw_row(self, at: int) -> None:
        """Show a row again."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, at, at)

    def append(self, line: Any) -> None:
        """One row more."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.append(line)
        self.endInsertRows()

    @answers
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return Qt.AlignmentFlag.AlignTop | side
        if error := line.errors.get(column.name):
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{line.shown(column.name)}\n{error}"
            if role == Qt.ItemDataRole.BackgroundRole:
                return style.colour("rose")
        return super().data(index, role)


class Cells(QStyledItemDelegate):
    """Paints what is wrong on a ground of its own, which a style sheet takes from cells.

    Words are cut where a line ends, never through their middle, and what is wrong is never cut:
    else “2026-13-40”不是日期 would lose its 不. Beneath the text that is typed nothing is painted.
    """

    def __init__(self, grid: QTableView, here: Callable[[], tuple[int, int]]) -> None:
        super().__init__(grid)
        self._here = here
        self._paints = False
        """Whether a cell is painted, and not only asked for how tall it would be."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Qt's own types do not show what an option holds.
        bare: Any = option
        if ground := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(bare.rect, ground)
        if (index.row(), index.column()) != self._here():
            self._paints = True
            super().paint(painter, option, index)
            self._paints = False

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        bare: Any = option
        low = self._paints and bare.rect.height() <= style.px(TALL)
        if index.data(Qt.ItemDataRole.BackgroundRole):
            # Where a row has no line for what is wrong, what was typed stands without dots.
            typed = bare.text.partition(_BELOW)[0] if low else bare.text
            bare.text = _BREAKS.sub("\u200b", typed)
        if low:
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
