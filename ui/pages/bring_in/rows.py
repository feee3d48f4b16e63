"""The rows of a workbook as they stand there, each column with what it means above it."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.books.looking import AS_SHOWN, Looking
from app.books.plan import LEFT_OUT, Item
from app.language import _
from app.records.listed import all_here
from ui import style
from ui.widgets.chooser import Chooser
from ui.widgets.line import Line
from ui.widgets.rows import Grid, Index, Rows, answers

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

    @answers
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


class _Head(QHeaderView):
    """Above each column what the sheet calls it, and what it was taken for."""

    chosen = Signal()

    def __init__(self, parent: QTableView, looking: Looking) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._looking = looking
        self.choosers: dict[int, Chooser] = {}
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(style.px(40))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.sectionResized.connect(self._place)
        parent.horizontalScrollBar().valueChanged.connect(self._place)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), style.px(22) * 2 + style.gap(28))

    def fill(self, columns: int) -> None:
        """One chooser for each column of the sheet."""
        for column in range(columns):
            if column not in self.choosers:
                made = Chooser(lambda at=column: self._looking.meanings(at))
                made.setParent(self.viewport())
                made.chosen.connect(partial(self._choose, column))
                self.choosers[column] = made
            meaning = self._looking.meaning_of(self._looking.meaning.get(column, ""))
            label = _(meaning.column.label) if meaning else _("Not used")
            self.choosers[column].show_choice(meaning.name if meaning else None, label)
        for column in [each for each in self.choosers if each >= columns]:
            self.choosers.pop(column).deleteLater()
        self._place()

    def _choose(self, column: int, name: str | None) -> None:
        self._looking.choose_column(column, name)
        self.chosen.emit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def _place(self, *_what: object) -> None:
        edge = style.gap(5)
        for column, chooser in self.choosers.items():
            section = column + OWN
            if section >= self.count():
                continue
            tall = chooser.sizeHint().height()
            left = self.sectionViewportPosition(section) + edge
            wide = self.sectionSize(section) - 2 * edge
            chooser.setGeometry(left, self.height() - tall - edge, wide, tall)
            chooser.show()


class _Cells(QStyledItemDelegate):
    """Writes over a cell in a line that leaves input methods alone."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        # Qt's own types do not show what an option holds.
        if index.data(DOUBTED):
            painter.fillRect(option.rect, style.colour("cream"))
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> Line:
        line = Line()
        line.setParent(parent)
        line.setProperty("look", "cell")
        return line


class Sheetful(Grid):
    """The rows of a sheet to look through; a double click writes over a cell."""

    picked = Signal(object)
    """The Item the cursor moved to, or None."""
    opened = Signal()
    """Enter was pressed: whoever answers for the row may take the keyboard."""
    changed = Signal()
    """A column of the sheet was said to mean something else, or nothing."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(space=18)
        self.looking, self.lines = looking, Lines(looking, self)
        self._shape: Any = None
        self.head = _Head(self, looking)
        self.setHorizontalHeader(self.head)
        self.head.chosen.connect(self.changed)
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.selectionModel().currentRowChanged.connect(self._move)

    def show_rows(self) -> None:
        """Show what is wanted of the sheet; the cursor stays at its row, or where it was."""
        now, at = self.current(), self.currentIndex().row()
        with QSignalBlocker(self.selectionModel()):
            self.lines.reset()
        self.head.fill(self.lines.columnCount() - OWN)
        before, self._shape = self._shape, (self.looking.sheet, dict(self.looking.meaning))
        other = before != self._shape
        if other:
            self._widths()
        found = self.lines.find(now.row) if now is not None else -1
        if found < 0:
            found = min(max(at, 0), self.lines.rowCount() - 1)
        if found >= 0:
            self.selectRow(found)  # which tells of it
        else:
            self.picked.emit(None)
        if other:
            self.horizontalScrollBar().setValue(0)
        else:
            self.show_doubt()

    def current(self) -> Item | None:
        """The row the cursor is on."""
        return self.lines.record(self.currentIndex().row())

    def pick(self, row: int) -> None:
        """Move to a row of the sheet."""
        at = self.lines.find(row)
        if at >= 0:
            self.selectRow(at)
            self.scrollTo(self.lines.index(at, 0))

    def show_doubt(self) -> None:
        """Bring the first cell that needs a look into view."""
        item = self.current()
        for reason in item.reasons if item is not None else ():
            for column, name in self.looking.meaning.items():
                if name == reason.column:
                    self.scrollTo(self.lines.index(self.currentIndex().row(), column + OWN))
                    return

    def _move(self, *_index: object) -> None:
        self.picked.emit(self.current())
        self.show_doubt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _widths(self) -> None:
        metrics = self.fontMetrics()
        numbers = [self.lines.index(at, NUMBER).data() for at in range(self.lines.rowCount())]
        longest = max(numbers, key=len, default="")
        self.setColumnWidth(
            NUMBER, max(style.px(46), metrics.horizontalAdvance(longest) + style.gap(22))
        )
        self.setColumnWidth(STATE, style.px(150) if self.looking.plan else style.px(4))
        items = self.looking.items()
        some = items[:: max(1, len(items) // 40)]
        for column in range(self.lines.columnCount() - OWN):
            index = column + OWN
            texts = [self.looking.text(item.row, column)[:AS_SHOWN] for item in some]
            wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            chooser = self.head.choosers[column].sizeHint().width() + style.gap(10)
            most = style.px(220)
            self.setColumnWidth(index, max(chooser, min(wide + style.gap(26), most)))
