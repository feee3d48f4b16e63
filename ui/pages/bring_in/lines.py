"""The rows of a workbook as a list shows them, with what was understood of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from app.books.plan import LEFT_OUT, LOOK, READY, Item, Plan, masked
from app.books.sheet import Sheet
from app.books.table import Form
from app.language import N_, _, listed
from ui import style
from ui.widgets.rows import Index

NUMBER, STATE, OWN = 0, 1, 2
"""The number of the row, how it stands, and how many columns come before those of the sheet."""

STATES: Final = {
    READY: (N_("Can come in"), "safe"),
    LOOK: (N_("Needs a look"), "soon"),
    LEFT_OUT: (N_("Stays out"), "quiet"),
}
_COLOURS: Final = {"safe": "green", "soon": "amber", "quiet": "quiet"}
DOUBTED: Final = Qt.ItemDataRole.UserRole
"""Whether a cell needs a look."""
AS_SHOWN: Final = 24
"""Longer cells are cut off on screen, not in the record."""


class Lines(QAbstractTableModel):
    """The rows of a sheet, with what a plan says of them; without a plan, the bare sheet."""

    typed = Signal(int, str, str)
    """A cell was written over: row, meaning, text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.plan: Plan | None = None
        self.form: Form | None = None
        self.corrected: Mapping[int, Mapping[str, str]] = {}
        self.accepted: set[int] = set()
        self.masked = True
        self.meaning: dict[int, str] = {}
        self.items: list[Item] = []

    def show_sheet(
        self,
        sheet: Sheet,
        plan: Plan | None,
        form: Form,
        wanted: Callable[[Item], bool],
    ) -> None:
        """Show what is wanted of a sheet."""
        self.beginResetModel()
        self.sheet, self.plan, self.form = sheet, plan, form
        self.meaning = {at: name for name, at in (plan.columns if plan else {}).items()}
        bare = [Item(at, READY) for at in range(1, len(sheet.rows) + 1)]
        self.items = [item for item in plan.items if wanted(item)] if plan else bare
        self.endResetModel()

    def find(self, row: int) -> int:
        """Where a row of the sheet stands in the list, or -1."""
        return next((at for at, item in enumerate(self.items) if item.row == row), -1)

    def text(self, row: int, column: int) -> str:
        """What a cell of the sheet says, or was said to say."""
        name = self.meaning.get(column)
        typed = self.corrected.get(row, {})
        if name is not None and name in typed:
            return typed[name]
        cells = self.sheet.rows[row - 1] if self.sheet else []
        return cells[column].text if column < len(cells) else ""

    def redraw(self) -> None:
        """Say that what is shown has changed, though not the rows."""
        if self.items:
            last = self.index(len(self.items) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        wide = max((len(row) for row in self.sheet.rows), default=0) if self.sheet else 0
        return 0 if parent.isValid() else OWN + wide

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < OWN:
            return (_("Row"), _("How it stands"))[section]
        headers = self.plan.headers if self.plan else []
        return headers[section - OWN] if section - OWN < len(headers) else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        own = index.isValid() and index.column() >= OWN
        named = own and index.column() - OWN in self.meaning
        fixed = not named or self.items[index.row()].state == LEFT_OUT
        return plain if fixed else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column()
        if column < OWN:
            return self._about(item, column, role)
        column -= OWN
        name = self.meaning.get(column, "")
        if role == Qt.ItemDataRole.EditRole:
            return self.text(item.row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(item, column, name)
        doubts = [each for each in item.reasons if name and each.column == name]
        if role == Qt.ItemDataRole.ToolTipRole:
            notes = [*doubts, *(each for each in item.remarks if name and each.column == name)]
            said = "\n".join(each.words() for each in notes)
            return (masked(said) if self.masked else said) or None
        if role == DOUBTED:
            return bool(doubts) and item.row not in self.accepted
        if role == Qt.ItemDataRole.ForegroundRole:
            if name and name in self.corrected.get(item.row, {}):
                return style.colour("blue")
            if item.state == LEFT_OUT or (self.plan is not None and not name):
                return style.colour("faint")
            return style.colour("amber") if doubts else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = self.items[index.row()].row, index.column() - OWN
        if str(value) != self.text(row, column):
            self.typed.emit(row, self.meaning[column], str(value))
        return True

    def _about(self, item: Item, column: int, role: int) -> Any:
        if column == NUMBER:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.plan.where(item.row) if self.plan else str(item.row)
            return style.colour("quiet") if role == Qt.ItemDataRole.ForegroundRole else None
        if self.plan is None:
            return None
        state = READY if item.row in self.accepted else item.state
        words, look = STATES[state]
        if role == Qt.ItemDataRole.ForegroundRole:
            return style.colour(_COLOURS[look])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if state == LEFT_OUT:
                return "；".join(reason.words() for reason in item.reasons).rstrip("。.")
            if state == LOOK and role == Qt.ItemDataRole.DisplayRole:
                labels = listed(dict.fromkeys(each.label for each in item.reasons if each.label))
                if not labels:
                    return item.reasons[0].words()
                return _("Look: {what}").format(what=labels)
            return _(words)
        return None

    def _shown(self, item: Item, column: int, name: str) -> str:
        text = self.text(item.row, column).replace("\n", " ")
        if self.masked and text:
            meanings = self.form.meanings if self.form is not None and name else ()
            meaning = next((each for each in meanings if each.name == name), None)
            if meaning is not None and meaning.column.private and item.state != LEFT_OUT:
                return meaning.column.kind.mask(text)
            text = masked(text)
        return text if len(text) <= AS_SHOWN else text[:AS_SHOWN] + "…"
