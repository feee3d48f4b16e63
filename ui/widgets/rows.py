"""The rows of a list as Qt asks for them, fetched one page after another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, Final, ParamSpec

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.records.listed import Source, TableColumn
from app.store import sounds
from ui import style

Index = QModelIndex | QPersistentModelIndex
PAGE: Final = 60
_AT_ONCE: Final = 1_000
"""Rows that are fetched at once where nobody looks at them."""
MOST_SORTED: Final = 5_000
"""Longer lists are narrowed by the filter first; nobody reads more."""
_HIDDEN: Final = "· · ·"
_DISPLAY, _TOOLTIP, _ALIGNMENT, _CHECK, _FONT, _INK = (
    int(each)
    for each in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
    )
)
_SAID: Final = frozenset((_DISPLAY, _TOOLTIP, _ALIGNMENT, _CHECK, _FONT, _INK))
_SIDES: Final = {
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}
_INKS: Final = {"late": "red", "soon": "amber", "safe": "green"}

P = ParamSpec("P")


def answers(data: Callable[P, Any]) -> Callable[P, Any]:
    """Let a model's `data` answer nothing where it fails, and tell of that afterwards.

    An error that leaves it while a column is measured never comes out again, and PySide keeps
    Python's lock from then on: no worker runs any more, and a loop within a loop never ends.
    """

    @wraps(data)
    def answer(*asked: P.args, **named: P.kwargs) -> Any:
        try:
            return data(*asked, **named)
        except Exception as error:
            raised, model = (type(error), error, error.__traceback__), asked[0]
            assert isinstance(model, QObject)
            QTimer.singleShot(0, model, lambda: sys.excepthook(*raised))
            return None

    return answer


class Grid(QTableView):
    """How every list looks; a row is as tall as its text and so much `space`."""

    def __init__(self, *, space: int) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.px(style.TEXT) + style.gap(space))

    def selectRow(self, row: int) -> None:
        """Move to a row and pick it alone.

        Qt's own adds the row while Ctrl is held, as after a form is saved by Ctrl+Enter, and picks
        none while Shift is.
        """
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: letters belong to the filter, or to the cells."""


class Rows(QAbstractTableModel):
    """The rows fetched so far, as Qt asks for them."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        source: Source,
        *,
        checks: bool = False,
        identity: Callable[[Any], Any] = lambda record: record.id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns, self.source, self.identity = list(columns), source, identity
        self.text = ""
        self.discreet = False
        self.checks = checks
        self.checked: dict[Any, Any] = {}
        self._rows: list[Any] = []
        self._after: Any = None
        self._ended = True
        self._changing = False

    def reload(self, at_least: int = PAGE) -> None:
        """Fetch again from the start."""
        fetched = self.source(self.text, None, max(PAGE, at_least))
        self.beginResetModel()
        self._rows = [record for record, _key in fetched]
        self._after = fetched[-1][1] if fetched else None
        self._ended = len(fetched) < max(PAGE, at_least)
        self._end_reset()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort everything that the filter leaves; with column -1 go back to the source's order."""
        if column < 0:
            self.reload()
            return
        self.fetch_all()
        described = self.columns[column]
        by = described.order or described.show

        def place(record: Any) -> tuple[bool, Any]:
            value = by(record)
            return value in (None, ""), sounds.order(value) if isinstance(value, str) else value

        self.beginResetModel()
        self._rows.sort(key=place, reverse=order == Qt.SortOrder.DescendingOrder)
        self._end_reset()

    def fetch_all(self) -> None:
        """Fetch everything that the filter leaves, as far as anybody reads."""
        while not self._ended and len(self._rows) < MOST_SORTED:
            self.fetchMore(QModelIndex())

    def every(self) -> Iterator[Any]:
        """Everything that the filter leaves, fetched or not, however much that is."""
        yield from self._rows
        after, ended = self._after, self._ended
        while not ended:
            fetched = self.source(self.text, after, _AT_ONCE)
            yield from (record for record, _key in fetched)
            ended = len(fetched) < _AT_ONCE
            after = fetched[-1][1] if fetched else None

    def record(self, at: int) -> Any:
        """The row at a place, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def find(self, identity: Any) -> int:
        """Where a row stands among those fetched, or -1."""
        return next((i for i, r in enumerate(self._rows) if self.identity(r) == identity), -1)

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Show these columns of the same rows."""
        self.beginResetModel()
        self.columns = list(columns)
        self._end_reset()

    def redraw(self) -> None:
        """Say that what is shown has changed, though not the rows."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._ended or self._changing:
            return
        fetched = self.source(self.text, self._after, PAGE)
        self._ended = len(fetched) < PAGE
        if fetched:
            self._changing = True
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fetched) - 1)
            self._rows += [record for record, _key in fetched]
            self._after = fetched[-1][1]
            self.endInsertRows()
            self._changing = False

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        tick = self.checks and index.isValid() and index.column() == 0
        return plain | Qt.ItemFlag.ItemIsUserCheckable if tick else plain

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].label
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _SIDES[self.columns[section].right]
        return None

    @answers
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # Qt asks this thousands of times before a list stands, mostly for what is not said here.
        if role not in _SAID or not index.isValid():
            return None
        described, record = self.columns[index.column()], self._rows[index.row()]
        if role in (_DISPLAY, _TOOLTIP):
            if self.discreet and described.discreet:
                return _HIDDEN if role == _DISPLAY else None
            return described.show(record)
        if role == _ALIGNMENT:
            return _SIDES[described.right]
        if role == _CHECK:
            if not self.checks or index.column() != 0:
                return None
            ticked = self.identity(record) in self.checked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        look = described.look(record) if callable(described.look) else described.look
        if role == _FONT:
            return style.font(bold=True) if "strong" in look else None
        ink = look.removesuffix("strong").strip()
        return style.colour(_INKS.get(ink, ink)) if ink else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.checks or index.column() != 0:
            return False
        record = self._rows[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.checked[self.identity(record)] = record
        else:
            self.checked.pop(self.identity(record), None)
        self.dataChanged.emit(index, index)
        return True

    def _end_reset(self) -> None:
        # Whoever hears of a change may ask for more before everybody has heard of it.
        self._changing = True
        self.endResetModel()
        self._changing = False
