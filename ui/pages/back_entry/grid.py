"""A sheet to type the paper book into: cells, one line of text that moves among them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from app.language import _
from app.records.offers import ANOTHER, of_cell
from app.records.visits import paper_book
from app.records.visits.paper_book import COLUMNS, Row, year_below
from ui import style
from ui.pages.back_entry.cells import TALL, Cells, CellText, Rows
from ui.widgets import rows
from ui.widgets.suggest import Suggestion, Suggestions


class PaperGrid(rows.Grid):
    """The sheet. A row is kept when it is left; nothing pops up but what may be chosen."""

    typed = Signal()
    """Something was typed that a draft should hold."""
    kept = Signal(object)
    """The Row that was made a visit."""
    moved = Signal()
    """Another cell is current."""
    pasted = Signal(int)
    """So many rows were filled in from a block."""

    def __init__(self) -> None:
        super().__init__(space=16)
        self.rows = Rows()
        self.at, self._began = (0, 0), 0
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self, lambda: self.at))
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("paper")
        # Room for a tick and a number of four digits.
        self.verticalHeader().setFixedWidth(style.px(64))
        self.verticalHeader().setDefaultSectionSize(style.px(TALL))
        self.verticalHeader().show()
        self.line = CellText()
        self.line.setParent(self.viewport())
        self.line.setProperty("look", "cell")
        self.suggestions = Suggestions(self.line, lambda text: of_cell(self.here()[1], text))
        self.suggestions.chosen.connect(self._take)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.moved.connect(self._move)
        self.line.unclear.connect(self._turn_unclear)
        self.line.block.connect(self.paste)
        self._changed = False
        self._asked: Row | None = None
        """The row of which was asked already who it is."""
        self.clicked.connect(self._go_to)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._place())

    def begin(self, lines: list[Row], at: tuple[int, int]) -> None:
        """Hold rows, with the keyboard in a cell."""
        self.rows.start(lines)
        self.at = (min(at[0], len(self.rows.lines) - 1), min(at[1], len(COLUMNS) - 1))
        self._began = self.at[1]
        self._show_cell()
        self._fit(*range(len(self.rows.lines)))

    def here(self) -> tuple[Row, str]:
        """The row and the column that are current."""
        return self.rows.lines[self.at[0]], COLUMNS[self.at[1]]

    def _go_to(self, index: QModelIndex) -> None:
        self.go(index.row(), index.column())

    def go(self, row: int, column: int) -> None:
        """Move to a cell; the row that is left is kept."""
        self.commit()
        before = self.at[0]
        self.at = (row, column)
        if row != before:
            self.keep(before)
            self._began = column
        self.rows.grow()
        self._show_cell()
        self.moved.emit()

    def commit(self) -> None:
        """Read what stands in the current cell."""
        if not self._changed:
            return
        self._changed = False
        line, name = self.here()
        line.take(name, self.line.text(), year_below(self.rows.lines[: self.at[0]]))
        self._redraw(self.at[0])

    def paste(self, text: str) -> None:
        """Fill cells from the current one on with a block copied from a sheet; keep no row yet."""
        cells_of, (top, left) = paper_book.block(text), self.at
        self.rows.grow(top + len(cells_of))
        for at, cells in enumerate(cells_of, top):
            for name, cell in zip(COLUMNS[left:], cells, strict=False):
                if cell.strip():
                    self.rows.lines[at].take(name, cell, year_below(self.rows.lines[:at]))
        self.rows.grow()
        self._fit(*range(len(self.rows.lines)))
        self._show_cell()
        self.typed.emit()
        self.pasted.emit(len(cells_of))

    def _fit(self, *rows: int) -> None:
        """Make rows as tall as what is said to be wrong in them; long words are cut.

        None takes more than half of the sheet: below it stands all that is wrong in a cell.
        """
        most = self.viewport().height() // 2
        for at in rows:
            hint = self.sizeHintForRow(at) if self.rows.lines[at].errors else 0
            self.setRowHeight(at, max(style.px(TALL), min(hint, most)))

    def _redraw(self, at: int) -> None:
        self.rows.redraw_row(at)
        self._fit(at)
        self.typed.emit()

    def keep(self, at: int) -> None:
        """Make a row a visit, unless it is empty or as it was."""
        line = self.rows.lines[at]
        if not line.empty and line.fresh and line.keep():
            self.kept.emit(line)
        self._redraw(at)

    def keep_all(self) -> None:
        """Make every row that waits a visit, and go to the first cell that is refused."""
        self.commit()
        for at, line in enumerate(self.rows.lines):
            if line.waits:
                self.keep(at)
        self.rows.grow()
        lines = enumerate(self.rows.lines)
        wrong = ((at, c) for at, line in lines for c, n in enumerate(COLUMNS) if n in line.errors)
        if (first := next(wrong, None)) is not None:
            self.go(*first)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        widths = [each.width for each in self.rows.columns]
        least = [style.px(each.width) * (5 if each.whole else 4) // 5 for each in self.rows.columns]
        spare = max(0, wide - sum(least) - len(least))
        policies = Qt.ScrollBarPolicy
        fits = policies.ScrollBarAlwaysOff if spare else policies.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(fits)
        for at, width in enumerate(least):
            self.setColumnWidth(at, width + spare * widths[at] // sum(widths))
        self._place()

    def _move(self, right: int, down: int) -> None:
        row, column = self.at
        name = COLUMNS[column]
        picked = self.suggestions.current()
        pinyin = self.line.text().isascii()
        if right > 0 and picked is not None and (name != "name" or pinyin):
            self.suggestions.take(self.suggestions.offered().index(picked))
            return
        if right > 0 and name == "name" and self._asks_who():
            return
        if down:
            column = self._began if down > 0 and right == 0 else column
            row = max(0, row + down)
        else:
            column += right
        if column >= len(COLUMNS):
            row, column = row + 1, 0
        elif column < 0:
            row, column = (row - 1, len(COLUMNS) - 1) if row else (0, 0)
        self.commit()
        if row >= len(self.rows.lines):
            self.rows.grow()
            row = min(row, len(self.rows.lines) - 1)
        began = self._began
        self.go(row, column)
        self._began = began if right else column

    def _asks_who(self) -> bool:
        """Whether it is asked, once for a row, which of those of the same name it is."""
        self.commit()
        line = self.rows.lines[self.at[0]]
        if line is self._asked or not line.alike():
            return False
        self._asked = line
        self.suggestions.close()  # what was on its way would choose anew
        self.suggestions.ask()
        self.moved.emit()
        return True

    def _take(self, suggestion: Suggestion) -> None:
        line, name = self.here()
        if suggestion.value != ANOTHER:
            self.line.setText(suggestion.title or suggestion.beside)
        self._changed = True
        self.commit()
        if name == "name" and suggestion.value is not None:
            line.choose(suggestion.value if suggestion.value != ANOTHER else None)
            self._redraw(self.at[0])
        self._move(1, 0)

    def _edited(self) -> None:
        self._changed = True
        self.typed.emit()

    def _turn_unclear(self) -> None:
        line, name = self.here()
        self._changed = False
        line.mark(name, name not in line.unclear)
        self._redraw(self.at[0])
        self._show_cell()
        if name in line.unclear:
            self._move(1, 0)

    def _show_cell(self) -> None:
        line, name = self.here()
        self.scrollTo(self.rows.index(*self.at))
        self.suggestions.close()
        self.line.setText("" if name in line.unclear else line.typed.get(name, ""))
        self.line.setPlaceholderText(_("cannot be read") if name in line.unclear else "")
        self._changed = False
        self._place()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _place(self) -> None:
        area = self.visualRect(self.rows.index(*self.at))
        self.line.setGeometry(area.left(), area.top(), area.width(), style.px(TALL))
        self.line.setVisible(self.viewport().rect().intersects(area))
