"""A sheet to type into, as in a workbook: cells, and one line of text that moves among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from app.fields.suggestion import Suggestion
from app.records.pasted import block as block_of
from ui import style
from ui.widgets import rows
from ui.widgets.cells import TALL, Cells, CellText, SheetRows
from ui.widgets.suggest import Suggestions


class TypedGrid(rows.Grid):
    """The sheet; nothing pops up but what may be chosen.

    A sheet of its own says what a cell takes (`read`), what is offered there (`offered`) and what
    becomes of a row that is left (`left`).
    """

    typed = Signal()
    """Something was typed that a draft should hold."""
    moved = Signal()
    """Another cell is current."""
    pasted = Signal(int)
    """So many rows were filled in from a block."""

    block = staticmethod(block_of)
    """The cells of a block, row by row."""

    def __init__(self, held: SheetRows) -> None:
        super().__init__(space=16)
        self.rows = held
        self.at, self._began = (0, 0), 0
        self._changed = False
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self, lambda: self.at))
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("paper")
        self.verticalHeader().setDefaultSectionSize(style.px(TALL))
        self.line = CellText()
        self.line.setParent(self.viewport())
        self.line.setProperty("look", "cell")
        self.suggestions = Suggestions(self.line, self.offered)
        self.suggestions.chosen.connect(self.take)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.moved.connect(self.move_by)
        self.line.block.connect(self.paste)
        self.clicked.connect(self._go_to)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._place())

    # What a sheet of its own says

    def read(self, at: int, name: str, text: str) -> None:
        """Take what was typed into a cell of a row."""
        raise NotImplementedError

    def offered(self, text: str) -> Sequence[Suggestion]:
        """What the current cell may be."""
        raise NotImplementedError

    def take(self, suggestion: Suggestion) -> None:
        """Take what was chosen of it."""
        raise NotImplementedError

    def takes_marked(self) -> bool:
        """Whether Tab takes what is marked of what is offered."""
        return True

    def asks(self) -> bool:
        """Whether something is asked before Tab leaves a cell."""
        return False

    def left(self, at: int) -> None:
        """A row was left for another one."""

    def returns_to(self, column: int) -> int:
        """The column in which Enter goes down."""
        return column

    # What all do

    def begin(self, lines: list[Any], at: tuple[int, int]) -> None:
        """Hold rows, with the keyboard in a cell."""
        self.rows.start(lines)
        self.at = (min(at[0], len(self.rows.lines) - 1), min(at[1], len(self.rows.columns) - 1))
        self._began = self.at[1]
        self._show_cell()
        self.fit(*range(len(self.rows.lines)))

    def here(self) -> tuple[Any, str]:
        """The row and the column that are current."""
        return self.rows.lines[self.at[0]], self.rows.columns[self.at[1]].name

    def _go_to(self, index: QModelIndex) -> None:
        self.go(index.row(), index.column())

    def go(self, row: int, column: int) -> None:
        """Move to a cell."""
        self.commit()
        before = self.at[0]
        self.at = (row, column)
        if row != before:
            self.left(before)
            self._began = column
        self.rows.grow()
        self._show_cell()
        self.moved.emit()

    def commit(self) -> None:
        """Read what stands in the current cell."""
        if not self._changed:
            return
        self._changed = False
        self.read(self.at[0], self.here()[1], self.line.text())
        self.redraw(self.at[0])

    def paste(self, text: str) -> None:
        """Fill cells from the current one on with a block copied from a sheet."""
        cells_of, (top, left) = self.block(text), self.at
        self.rows.grow(top + len(cells_of))
        for at, cells in enumerate(cells_of, top):
            for name, cell in zip(self.rows.names[left:], cells, strict=False):
                if cell.strip():
                    self.read(at, name, cell)
        self.rows.grow()
        self.fit(*range(len(self.rows.lines)))
        self._show_cell()
        self.typed.emit()
        self.pasted.emit(len(cells_of))

    def fit(self, *rows: int) -> None:
        """Make rows as tall as what is said to be wrong in them; long words are cut.

        None takes more than half of the sheet: below it stands all that is wrong in a cell. Where
        not even one line of it goes there, the cell is red and says nothing.
        """
        low, line = style.px(TALL), self.fontMetrics().lineSpacing()
        whole = (self.viewport().height() // 2 - low) // line  # lines below what was typed
        for at in rows:
            hint = self.sizeHintForRow(at) if self.rows.lines[at].errors else 0
            self.setRowHeight(at, max(low, min(hint, low + whole * line)))

    def redraw(self, at: int) -> None:
        """Show a row again, in which something was typed."""
        self.rows.redraw_row(at)
        self.fit(at)
        self.typed.emit()

    def go_to_error(self) -> None:
        """Go to the first cell that is refused."""
        names = self.rows.names
        lines = enumerate(self.rows.lines)
        wrong = ((at, c) for at, line in lines for c, n in enumerate(names) if n in line.errors)
        if (first := next(wrong, None)) is not None:
            self.go(*first)

    def forget(self) -> None:
        """Leave the current cell as it is, whatever was typed in it."""
        self._changed = False

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column its part of the width; where there is not enough, the sheet scrolls."""
        wide = self.viewport().width()
        widths = [each.width for each in self.rows.columns]
        least = [style.px(each.width) * (5 if each.whole else 4) // 5 for each in self.rows.columns]
        spare = max(0, wide - sum(least) - len(least))
        policies = Qt.ScrollBarPolicy
        fits = policies.ScrollBarAlwaysOff if spare else policies.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(fits)
        for at, width in enumerate(least):
            self.setColumnWidth(at, width + spare * widths[at] // sum(widths))
        if self.rows.lines:
            self._place()

    def move_by(self, right: int, down: int) -> None:
        """Move to the right or down; behind the last cell of a row is the first of the next."""
        if right > 0 and (self._take_marked() or self.asks()):
            return
        row, column = self.at
        if down:
            column = self.returns_to(column) if down > 0 and right == 0 else column
            row = max(0, row + down)
        else:
            column += right
        if column >= len(self.rows.columns):
            row, column = row + 1, 0
        elif column < 0:
            row, column = (row - 1, len(self.rows.columns) - 1) if row else (0, 0)
        self.commit()
        if row >= len(self.rows.lines):
            self.rows.grow()
            row = min(row, len(self.rows.lines) - 1)
        began = self._began
        self.go(row, column)
        self._began = began if right else column

    def _take_marked(self) -> bool:
        marked = self.suggestions.current()
        if marked is None or not self.takes_marked():
            return False
        self.suggestions.take(self.suggestions.offered().index(marked))
        return True

    def _edited(self) -> None:
        self._changed = True
        self.typed.emit()

    def show_text(self) -> tuple[str, str]:
        """What stands in the current cell, and what is said there while it is empty."""
        line, name = self.here()
        return line.shown(name), ""

    def _show_cell(self) -> None:
        self.scrollTo(self.rows.index(*self.at))
        self.suggestions.close()
        text, hint = self.show_text()
        self.line.setText(text)
        self.line.setPlaceholderText(hint)
        self._changed = False
        self._place()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _place(self) -> None:
        area = self.visualRect(self.rows.index(*self.at))
        self.line.setGeometry(area.left(), area.top(), area.width(), style.px(TALL))
        self.line.setVisible(self.viewport().rect().intersects(area))
