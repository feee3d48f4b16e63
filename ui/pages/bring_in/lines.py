"""The rows of a workbook as a list shows them, with what was understood of each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from app.books.looking import Looking
from app.books.plan import LEFT_OUT
from app.records.listed import all_here
from ui.widgets.rows import Index, Rows

NUMBER, STATE, OWN = 0, 1, 2
"""The number of the row, how it stands, and how many columns come before those of the sheet."""
DOUBTED: Final = Qt.ItemDataRole.UserRole
"""Whether a cell needs a look."""


class Lines(Rows):
    """The rows of a sheet, with what a plan says of them; without a plan, the bare sheet."""

    typed = Signal(object)
    """A cell was written over: what it should have said, by row and meaning."""

    def __init__(self, looking: Looking, parent: QObject) -> None:
        rows = all_here(lambda _text: looking.items())
        super().__init__([], rows, identity=lambda item: item.row, parent=parent)
        self.looking = looking

    def reset(self) -> None:
        """Show what is wanted of the sheet now, all of it."""
        self.columns = self.looking.columns()
        self.reload(len(self.looking.items()))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        # Above each head stands the chooser of its meaning: the head says how it stands there.
        is_place = role == Qt.ItemDataRole.TextAlignmentRole
        return None if is_place else super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        named = index.isValid() and index.column() - OWN in self.looking.meaning
        fixed = not named or self.record(index.row()).state == LEFT_OUT
        return plain if fixed else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        looking, item, column = self.looking, self.record(index.row()), index.column() - OWN
        if role == Qt.ItemDataRole.ToolTipRole:
            of_state = looking.plan is not None and index.column() == STATE
            return looking.stands(item) if of_state else looking.notes(item, column) or None
        if role == Qt.ItemDataRole.EditRole:
            return looking.text(item.row, column)
        if role == DOUBTED:
            return bool(looking.doubts(item, column)) and item.row not in looking.accepted
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.record(index.row()).row, index.column() - OWN
        if str(value) != self.looking.text(row, column):
            self.typed.emit({row: {self.looking.meaning[column]: str(value)}})
        return True
