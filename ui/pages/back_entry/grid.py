"""A sheet to type the paper book into: cells, one line of text that moves among them."""

from __future__ import annotations

import datetime
from typing import Any, Final, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.language import N_, _
from app.store.session import current
from ui import style
from ui.pages.back_entry.rows import COLUMNS, Line, following, offered
from ui.widgets.keys import composing
from ui.widgets.line import Line as TextLine
from ui.widgets.suggest import Suggestion, Suggestions

Index = QModelIndex | QPersistentModelIndex
_LABELS: Final = {
    "day": N_("Day"), "name": N_("Visitor"), "category": N_("Matter"),
    "facts": N_("What it is about"), "advice": N_("Advice"), "result": N_("Result"),
    "handler_name": N_("Handled by"), "paper_number": N_("Old No."), "paper_page": N_("Page"),
}  # fmt: skip
_WIDTHS: Final = (108, 82, 86, 176, 148, 90, 80, 82, 46)


class Rows(QAbstractTableModel):
    """The rows of the sheet; the last one is always empty."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def start(self, lines: list[Line]) -> None:
        """Hold these rows and an empty one below."""
        self.beginResetModel()
        self.lines = lines or [following(None)]
        if not self.lines[-1].empty:
            self.lines.append(following(self.lines[-1]))
        self.endResetModel()

    def grow(self) -> None:
        """Have an empty row at the end, with what is carried down."""
        if not self.lines[-1].empty:
            at = len(self.lines)
            self.beginInsertRows(QModelIndex(), at, at)
            self.lines.append(following(self.lines[-1]))
            self.endInsertRows()

    def redraw(self, at: int) -> None:
        """Show a row again."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, at, at)

    def year(self, at: int) -> int:
        """The year that a day without one belongs to: that of the row above."""
        for line in reversed(self.lines[:at]):
            try:
                return datetime.date.fromisoformat(line.typed.get("day", "")).year
            except ValueError:
                continue
        return current().today().year

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, name = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.shown(name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.errors.get(name) or line.shown(name)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return _(_LABELS[COLUMNS[section]]) if role == Qt.ItemDataRole.DisplayRole else None
        line = self.lines[section] if section < len(self.lines) else None
        if line is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ForegroundRole,
        ):
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return style.colour("red" if line.errors else "green")
        if line.errors:
            return "!"
        if line.visit is not None and not line.fresh:
            return f"✓ {line.number}"
        return "" if line.empty else "…"


class _Cells(QStyledItemDelegate):
    """Paints a cell, and beneath its text what is wrong with it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        line, name = model.lines[index.row()], COLUMNS[index.column()]
        error = line.errors.get(name, "")
        area = cast("QRect", option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        painter.save()
        if error:
            painter.fillRect(area, style.colour("rose"))
        painter.setPen(style.colour("hair"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        inner = area.adjusted(style.gap(8), 0, -style.gap(6), 0)
        metrics = painter.fontMetrics()
        top = QRect(inner.left(), inner.top(), inner.width(), style.px(38))
        ink = "amber" if name in line.unclear else "quiet" if line.empty else "text"
        painter.setPen(style.colour(ink))
        words = metrics.elidedText(line.shown(name), Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, words)
        if error:
            painter.setPen(style.colour("red"))
            below = QRect(inner.left(), top.bottom(), inner.width(), area.bottom() - top.bottom())
            painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, error)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, Rows)
        error = model.lines[index.row()].errors.get(COLUMNS[index.column()], "")
        if not error:
            return QSize(60, style.px(38))
        grid = self.parent()
        assert isinstance(grid, QTableView)
        wide = grid.columnWidth(index.column()) - style.gap(8) - style.gap(6)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        metrics = QFontMetrics(style.font())
        tall = metrics.boundingRect(QRect(0, 0, wide, 0), wrap, error).height()
        return QSize(60, style.px(38) + tall + style.gap(6))


class _Text(TextLine):
    """The line that stands in the current cell."""

    moved = Signal(int, int)
    """To the right by, down by; Enter is (0, 1) as in other sheets."""
    unclear = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not composing():
                self.moved.emit(1 if key == Qt.Key.Key_Tab else -1, 0)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.moved.emit(0, 1)
        elif key == Qt.Key.Key_Up:
            self.moved.emit(0, -1)
        elif key == Qt.Key.Key_F4:
            self.unclear.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Grid(QTableView):
    """The sheet. A row is kept when it is left; nothing pops up but what may be chosen."""

    typed = Signal()
    """Something was typed that a draft should hold."""
    kept = Signal(object)
    """The Line that was made a visit."""
    moved = Signal()
    """Another cell is current."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setObjectName("tight")
        # Room for a tick and a number of four digits.
        self.verticalHeader().setFixedWidth(style.px(64))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(style.px(38))
        self.line = _Text()
        self.line.setParent(self.viewport())
        self.line.setProperty("look", "cell")
        self.suggestions = Suggestions(self.line, self._offer)
        self.suggestions.chosen.connect(self._take)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.moved.connect(self._move)
        self.line.unclear.connect(self._turn_unclear)
        self.at, self._began = (0, 0), 0
        self._changed = False
        self.clicked.connect(self._go_to)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._place())

    def begin(self, lines: list[Line], at: tuple[int, int]) -> None:
        """Hold rows, with the keyboard in a cell."""
        self.rows.start(lines)
        self.at = (min(at[0], len(self.rows.lines) - 1), min(at[1], len(COLUMNS) - 1))
        self._began = self.at[1]
        self._show_cell()
        self.resizeRowsToContents()

    def here(self) -> tuple[Line, str]:
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
        line.take(name, self.line.text(), self.rows.year(self.at[0]))
        self.rows.redraw(self.at[0])
        self.resizeRowToContents(self.at[0])
        self.typed.emit()

    def keep(self, at: int) -> None:
        """Make a row a visit, unless it is empty or as it was."""
        line = self.rows.lines[at]
        if not line.empty and line.fresh and line.keep():
            self.kept.emit(line)
        self.rows.redraw(at)
        self.resizeRowToContents(at)
        self.typed.emit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        least = [style.px(width) * 4 // 5 for width in _WIDTHS]
        spare = max(0, wide - sum(least) - len(least))
        policies = Qt.ScrollBarPolicy
        fits = policies.ScrollBarAlwaysOff if spare else policies.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(fits)
        for at, width in enumerate(least):
            self.setColumnWidth(at, width + spare * _WIDTHS[at] // sum(_WIDTHS))
        self._place()

    def _move(self, right: int, down: int) -> None:
        row, column = self.at
        name = COLUMNS[column]
        picked = self.suggestions.current()
        pinyin = self.line.text().isascii()
        if right > 0 and picked is not None and (name != "name" or pinyin):
            self.suggestions.take(self.suggestions.offered().index(picked))
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

    def _offer(self, text: str) -> list[Suggestion]:
        return list(offered(COLUMNS[self.at[1]], text))

    def _take(self, suggestion: Suggestion) -> None:
        line, name = self.here()
        words = suggestion.title or suggestion.beside
        self.line.setText(words)
        self._changed = True
        self.commit()
        if name == "name":
            line.person = suggestion.value
        self._move(1, 0)

    def _edited(self) -> None:
        self._changed = True
        self.typed.emit()

    def _turn_unclear(self) -> None:
        line, name = self.here()
        self._changed = False
        line.mark(name, name not in line.unclear)
        self.rows.redraw(self.at[0])
        self.typed.emit()
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
        self.line.setGeometry(area.left(), area.top(), area.width(), style.px(38))
        self.line.setVisible(self.viewport().rect().intersects(area))
