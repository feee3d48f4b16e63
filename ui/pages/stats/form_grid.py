"""The sheet of a superior's workbook as a grid, merged cells as one, with what goes into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from app.books import guard
from app.books.superior.form import FormSheet, spelled
from ui import style
from ui.widgets.rows import Grid, Index, answers

_CHARACTER: Final = 8.2
"""Pixels at 100 % that a character of a workbook's columns is wide."""
_NARROWEST, _WIDEST = 44, 340
_NOTHING: Final = FormSheet("", False, 0, 0, {}, (), ())
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FormRows(QAbstractTableModel):
    """The cells of one sheet as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = _NOTHING
        self._filled: Mapping[str, tuple[str, str]] = {}
        self._wide: frozenset[str] = frozenset()

    def show_sheet(self, sheet: FormSheet) -> None:
        """Show another sheet, with nothing in its cells."""
        self.beginResetModel()
        self.sheet, self._filled = sheet, {}
        self._wide = frozenset(spelled(area[0], area[1]) for area in sheet.merged)
        self.endResetModel()

    def show_filled(self, filled: Mapping[str, tuple[str, str]]) -> None:
        """Show what goes into cells: the value, and what it is called."""
        self._filled = filled
        if self.sheet.rows:
            last = self.index(self.sheet.rows - 1, self.sheet.columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.sheet.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.sheet.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return spelled(1, section + 1)[:-1]

    @answers
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = spelled(index.row() + 1, index.column() + 1)
        cell, filled = self.sheet.cell(name), self._filled.get(name)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return filled[0] if filled is not None else cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return filled[1] if filled is not None else cell.text or None
            case Qt.ItemDataRole.FontRole:
                return style.font(bold=True) if filled is not None else None
            case Qt.ItemDataRole.ForegroundRole:
                if filled is not None:
                    return style.colour("blue")
                return style.colour("faint") if cell.formula else None
            case Qt.ItemDataRole.BackgroundRole:
                return style.colour("mint") if filled is not None else None
            case Qt.ItemDataRole.TextAlignmentRole:
                if name in self._wide:
                    return _MIDDLE
                return _LEFT if cell.words and filled is None else _RIGHT
            case _:
                return None


class FormGrid(Grid):
    """One sheet; `picked` is told of the cell that the cursor moved to."""

    picked = Signal(str)
    opened = Signal()
    """Enter, or a double click."""
    cleared = Signal()
    """Delete."""

    def __init__(self) -> None:
        super().__init__(space=14)
        self.setObjectName("tight")
        self.rows = FormRows()
        self.setModel(self.rows)
        self.setShowGrid(True)
        self.verticalHeader().show()
        self.verticalHeader().setMinimumWidth(style.px(40))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(_MIDDLE)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._move(now))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_sheet(self, sheet: FormSheet, cell: str = "") -> None:
        """Show a sheet, with the cursor in a cell."""
        self.clearSpans()
        self.rows.show_sheet(sheet)
        for top, left, bottom, right in sheet.merged:
            tall, wide = min(bottom, sheet.rows) - top + 1, min(right, sheet.columns) - left + 1
            if tall > 0 and wide > 0 and (tall, wide) != (1, 1):
                self.setSpan(top - 1, left - 1, tall, wide)
        for at, width in enumerate(sheet.widths):
            self.setColumnHidden(at, not width)
            pixels = max(_NARROWEST, min(_WIDEST, width * _CHARACTER))
            self.setColumnWidth(at, style.px(pixels))
        place = guard.place_of(cell) if cell and sheet.has(cell) else (0, 0)
        assert place is not None
        self.setCurrentIndex(self.rows.index(*place))

    def cell(self) -> str:
        """The cell that the cursor is on, of merged ones the first; empty where there is none."""
        now = self.currentIndex()
        if not now.isValid():
            return ""
        name = spelled(now.row() + 1, now.column() + 1)
        return self.rows.sheet.covered.get(name, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, now: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(self.cell())
