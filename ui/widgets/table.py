"""A list over a source that gives one page after another: filtered while one types, any length."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.language import _
from ui import style
from ui.widgets.keys import composing, shortcut
from ui.widgets.line import Line
from ui.widgets.plain import Words, column, row, type_of_child

Index = QModelIndex | QPersistentModelIndex
PAGE: Final = 60
MOST_SORTED: Final = 5_000
"""Longer lists are narrowed by the filter first; nobody reads more."""
_NARROWEST: Final = 0.75
_HIDDEN: Final = "· · ·"


class Source(Protocol):
    """Where rows come from: those after a key (None at first), each with its own key.

    `text` is what stands in the filter; a page shorter than `size` is the last.
    """

    def __call__(self, text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]: ...


@dataclass(frozen=True)
class Shown:
    """A column of a list. `look` gives a row its look there: strong, quiet, late, soon, safe."""

    name: str
    label: str
    show: Callable[[Any], str]
    width: int = 100
    """At 100 %, in pixels; columns share what is left over by it."""
    right: bool = False
    look: Callable[[Any], str] | None = None
    order: Callable[[Any], Any] | None = None
    """What a click on the header sorts by; the words unless told."""
    discreet: bool = False
    """Hidden while a record is being entered, because the visitor sees the screen."""


def shown(
    model: Any,
    names: Sequence[str],
    *,
    show: Mapping[str, Callable[[Any], str]] | None = None,
    look: Mapping[str, Callable[[Any], str]] | None = None,
    widths: Mapping[str, int] | None = None,
    discreet: Sequence[str] = (),
) -> list[Shown]:
    """Columns of a list from the columns of a model; private ones are masked."""
    described = model.columns()
    return [
        Shown(
            name,
            _(described[name].label),
            (show or {}).get(name) or _words(described[name], name),
            (widths or {}).get(name, 100),
            right=described[name].kind.storage == "INTEGER" and _number(described[name].kind),
            look=(look or {}).get(name),
            discreet=name in discreet or described[name].private,
        )
        for name in names
    ]


def _words(described: Any, name: str) -> Callable[[Any], str]:
    kind = described.kind
    say = kind.mask if described.private else kind.show
    return lambda record: say(getattr(record, name)).replace("\n", " ")


def _number(kind: Any) -> bool:
    return type(kind).__name__ in ("Whole", "Money")


class Rows(QAbstractTableModel):
    """The rows fetched so far, as Qt asks for them."""

    def __init__(
        self,
        columns: Sequence[Shown],
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
        while not self._ended and len(self._rows) < MOST_SORTED:
            self.fetchMore(QModelIndex())
        described = self.columns[column]
        by = described.order or described.show
        self.beginResetModel()
        self._rows.sort(
            key=lambda record: (by(record) in (None, ""), by(record)),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self._end_reset()

    def record(self, at: int) -> Any:
        """The row at a place, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def find(self, identity: Any) -> int:
        """Where a row stands among those fetched, or -1."""
        return next((i for i, r in enumerate(self._rows) if self.identity(r) == identity), -1)

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to fetch."""
        return self._ended

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
                return self._aligned(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        described, record = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if self.discreet and described.discreet:
                return _HIDDEN if role == Qt.ItemDataRole.DisplayRole else None
            return described.show(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and self.checks and index.column() == 0:
            ticked = self.identity(record) in self.checked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        look = described.look(record) if described.look is not None else ""
        if role == Qt.ItemDataRole.FontRole and look == "strong":
            return style.font(bold=True)
        if role == Qt.ItemDataRole.ForegroundRole and look not in ("", "strong"):
            return style.colour({"late": "red", "soon": "amber", "safe": "green"}.get(look, look))
        return None

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

    def _aligned(self, section: int) -> Any:
        side = (
            Qt.AlignmentFlag.AlignRight
            if self.columns[section].right
            else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter


class Table(QWidget):
    """A filter, a list, and what stands there while the list is empty.

    `empty` is (title, what to do about it). Enter or a double click emits `opened`; moving
    emits `picked`. With `checks` rows can be ticked (space). Letters typed in the list go to the
    filter; Ctrl+F goes there too. `extra` stands beside the filter.
    """

    picked = Signal(object)
    """The row the cursor moved to, or None."""
    opened = Signal(object)
    ticked = Signal()
    filtered = Signal(str)

    def __init__(
        self,
        columns: Sequence[Shown],
        source: Source,
        *,
        empty: tuple[str, str] = ("", ""),
        extra: Sequence[type_of_child] = (),
        checks: bool = False,
        filter: bool = True,  # noqa: A002
        identity: Callable[[Any], Any] = lambda record: record.id,
    ) -> None:
        super().__init__()
        self.rows = Rows(columns, source, checks=checks, identity=identity, parent=self)
        self.filter = Line()
        self.filter.setPlaceholderText(_("Type here to filter"))
        self.filter.setClearButtonEnabled(True)
        self.view = _View()
        self.view.setModel(self.rows)
        self._empty = empty
        self._nothing = Words(look="strong")
        self._lesson = Words(look="quiet", wrap=True)
        for each in (self._nothing, self._lesson):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._teach = QWidget(self.view.viewport())
        self._teach.setLayout(column(None, self._nothing, self._lesson, None))
        self._teach.hide()
        head = row(self.filter, *extra, spacing=8)
        head.setStretch(0, 1)
        edge = style.gap(12)
        head.setContentsMargins(edge, round(edge * 0.8), edge, round(edge * 0.8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        if filter or extra:
            layout.addLayout(head)
        self.filter.setVisible(filter)
        layout.addWidget(self.view, 1)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(150)
        self._clock.timeout.connect(self._filter_now)
        self.filter.textChanged.connect(self._clock.start)
        self.filter.installEventFilter(self)
        self.view.installEventFilter(self)
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._move)
        self.view.resized.connect(self._fit)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        header = self.view.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self.rows.dataChanged.connect(lambda: self.ticked.emit() if checks else None)
        shortcut(self, "Ctrl+F", self.filter.setFocus, inside=True)

    def reload(self) -> None:
        """Fetch again; the same row stays current where it still is."""
        now = self.current()
        keep = self.rows.identity(now) if now is not None else None
        self.view.selectionModel().blockSignals(True)
        self.rows.reload(min(max(PAGE, self.view.currentIndex().row() + PAGE), 2_000))
        self.view.selectionModel().blockSignals(False)
        if self._sorted is not None:
            self.rows.sort(*self._sorted)
        at = self.rows.find(keep) if keep is not None else -1
        if at >= 0:
            self.view.selectRow(at)
        elif keep is not None:
            self.picked.emit(None)
        self._show_lesson()

    def current(self) -> Any:
        """The row the cursor is on, or None."""
        return self.rows.record(self.view.currentIndex().row())

    def pick(self, identity: Any) -> bool:
        """Move to a row by its identity; False where it is not among those fetched."""
        at = self.rows.find(identity)
        if at >= 0:
            self.view.selectRow(at)
            self.view.scrollTo(self.rows.index(at, 0))
        return at >= 0

    def checked(self) -> list[Any]:
        """The rows that are ticked, in the order in which they were."""
        return list(self.rows.checked.values())

    def check_all(self, on: bool = True) -> None:
        """Tick every row that is fetched, or none at all."""
        self.rows.checked = (
            {self.rows.identity(r): r for r in map(self.rows.record, range(self.rows.rowCount()))}
            if on
            else {}
        )
        self.rows.redraw()

    def lesson(self) -> str:
        """What stands there instead of rows."""
        return f"{self._nothing.text()}\n{self._lesson.text()}"

    def hide_discreet(self, hidden: bool) -> None:
        """Hide what others at the desk must not read."""
        self.rows.discreet = hidden
        self.rows.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or composing():
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.filter:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._filter_now()
                if self.rows.rowCount():
                    self.view.setFocus()
                    if not self.view.currentIndex().isValid():
                        self.view.selectRow(0)
                return True
            if key == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().strip() and plain and self.filter.isVisibleTo(self):
            self.filter.setFocus()
            self.filter.insert(event.text())
            return True
        return False

    def _filter_now(self) -> None:
        self._clock.stop()
        text = self.filter.text().strip()
        if text != self.rows.text and not self.filter.preedit:
            self.rows.text = text
            self.reload()
            self.filtered.emit(text)

    def _sort(self, section: int) -> None:
        """Up, down, and back to the order of the source."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        now = self.current()
        following = {None: (section, up), (section, up): (section, down), (section, down): None}
        self._sorted = following.get(self._sorted, (section, up))
        header = self.view.horizontalHeader()
        header.setSortIndicatorShown(self._sorted is not None)
        if self._sorted is None:
            self.rows.sort(-1)
        else:
            header.setSortIndicator(*self._sorted)
            self.rows.sort(*self._sorted)
        if now is not None:
            self.pick(self.rows.identity(now))

    def _open(self, *_index: object) -> None:
        if (record := self.current()) is not None:
            self.opened.emit(record)

    def _move(self, *_index: object) -> None:
        self.picked.emit(self.current())

    def _show_lesson(self) -> None:
        title, lesson = self._empty
        if self.rows.text:
            title = _("Nothing found for “{text}”").format(text=self.rows.text)
            lesson = _("Esc clears the filter.")
        self._nothing.setText(title)
        self._lesson.setText(lesson)
        self._teach.setVisible(not self.rows.rowCount() and bool(title))
        self._fit()

    def _fit(self) -> None:
        area = self.view.viewport().rect()
        self._teach.setGeometry(area.adjusted(style.gap(24), 0, -style.gap(24), 0))
        wanted = [style.px(each.width) for each in self.rows.columns]
        # A little narrower is better than a bar to scroll.
        squeeze = max(_NARROWEST, min(1.0, area.width() / max(1, sum(wanted))))
        wanted = [int(wide * squeeze) for wide in wanted]
        spare = max(0, area.width() - sum(wanted))
        header = self.view.horizontalHeader()
        left = area.width() if spare else sum(wanted)
        for at, wide in enumerate(wanted):
            share = left if at == len(wanted) - 1 else wide + spare * wide // sum(wanted)
            header.resizeSection(at, share)
            left -= share


class _View(QTableView):
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.px(style.TEXT) + style.gap(24))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(style.px(30))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: letters belong to the filter."""
