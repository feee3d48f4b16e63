"""The rows of a workbook as a list shows them, with what was understood of each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from app.books.looking import Looking
from app.books.plan import LEFT_OUT, LOOK, READY, Item
from app.language import _
from ui import style
from ui.widgets.rows import Index

NUMBER, STATE, OWN = 0, 1, 2
"""The number of the row, how it stands, and how many columns come before those of the sheet."""
LOOKS: Final = {READY: "safe", LOOK: "soon", LEFT_OUT: "quiet"}
_COLOURS: Final = {READY: "green", LOOK: "amber", LEFT_OUT: "quiet"}
DOUBTED: Final = Qt.ItemDataRole.UserRole
"""Whether a cell needs a look."""


class Lines(QAbstractTableModel):
    """The rows of a sheet, with what a plan says of them; without a plan, the bare sheet."""

    typed = Signal(int, str, str)
    """A cell was written over: row, meaning, text."""

    def __init__(self, looking: Looking, parent: QObject) -> None:
        super().__init__(parent)
        self.looking = looking
        self.items: list[Item] = []

    def reset(self) -> None:
        """Show what is wanted of the sheet now."""
        self.beginResetModel()
        self.items = self.looking.items()
        self.endResetModel()

    def find(self, row: int) -> int:
        """Where a row of the sheet stands in the list, or -1."""
        return next((at for at, item in enumerate(self.items) if item.row == row), -1)

    def redraw(self) -> None:
        """Say that what is shown has changed, though not the rows."""
        if self.items:
            last = self.index(len(self.items) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        sheet = self.looking.sheet
        wide = max((len(row) for row in sheet.rows), default=0) if sheet else 0
        return 0 if parent.isValid() else OWN + wide

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        plan = self.looking.plan
        headers = [_("Row"), _("How it stands"), *(plan.headers if plan else [])]
        return headers[section] if section < len(headers) else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        named = index.isValid() and index.column() - OWN in self.looking.meaning
        fixed = not named or self.items[index.row()].state == LEFT_OUT
        return plain if fixed else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column() - OWN
        if column < 0:
            return self._about(item, index.column(), role)
        looking = self.looking
        if role == Qt.ItemDataRole.EditRole:
            return looking.text(item.row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return looking.shown(item, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return looking.notes(item, column) or None
        if role == DOUBTED:
            return bool(looking.doubts(item, column)) and item.row not in looking.accepted
        if role == Qt.ItemDataRole.ForegroundRole:
            if looking.corrected(item, column):
                return style.colour("blue")
            if item.state == LEFT_OUT or (looking.plan and column not in looking.meaning):
                return style.colour("faint")
            return style.colour("amber") if looking.doubts(item, column) else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self.items[index.row()].row, index.column() - OWN
        if str(value) != self.looking.text(row, column):
            self.typed.emit(row, self.looking.meaning[column], str(value))
        return True

    def _about(self, item: Item, column: int, role: int) -> Any:
        is_shown = role == Qt.ItemDataRole.DisplayRole
        is_ink = role == Qt.ItemDataRole.ForegroundRole
        if column == NUMBER:
            if is_shown:
                return self.looking.where(item)
            return style.colour("quiet") if is_ink else None
        if self.looking.plan is None:
            return None
        if is_ink:
            return style.colour(_COLOURS[self.looking.state_of(item)])
        is_said = is_shown or role == Qt.ItemDataRole.ToolTipRole
        return self.looking.stands(item, short=is_shown) if is_said else None
