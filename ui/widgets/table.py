"""A list over a source that gives one page after another: filtered while one types, any length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from app.language import _
from app.messages import shortened
from app.records.listed import NARROWEST, Source, TableColumn
from ui import style
from ui.widgets.delay import Delay
from ui.widgets.keys import composing
from ui.widgets.line import Filter
from ui.widgets.plain import Label, box, column, leave_out, row, type_of_child
from ui.widgets.row_menu import Actors, copy, offer
from ui.widgets.rows import PAGE, Grid, Rows
from ui.widgets.whole import WholeWords
from ui.widgets.widths import Widths

_BAR: Final = 16
"""Pixels of the bar that scrolls down, and of the edges."""
_BOX: Final = 18
"""How wide the box to tick is, as in the style sheet."""
_BY_KEYS: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""How the keyboard comes to a list that somebody means to go through by keys."""


class Table(QWidget):
    """A filter, a list, and what stands there while the list is empty.

    `empty` is (title, what to do about it), or gives it. Enter or a double click emits `opened`;
    moving emits `picked`. With `checks` rows can be ticked (space). Letters typed in the list go to
    the filter; Esc clears it, then goes back to the list. `extra` stands beside the filter.
    `more` are columns that can be shown besides. The other mouse button offers what the buttons
    in the `actors` do.
    """

    picked = Signal(object)
    """The row the cursor moved to, or None."""
    opened = Signal(object)
    ticked = Signal()

    def __init__(
        self,
        columns: Sequence[TableColumn],
        source: Source,
        *,
        empty: tuple[str, str] | Callable[[], tuple[str, str]] = ("", ""),
        extra: Sequence[type_of_child] = (),
        more: Sequence[TableColumn] = (),
        checks: bool = False,
        filter: bool = True,  # noqa: A002
        identity: Callable[[Any], Any] = lambda record: record.id,
    ) -> None:
        super().__init__()
        self.rows = Rows(columns, source, checks=checks, identity=identity, parent=self)
        self.more = list(more)
        self._usual = list(columns)
        self.filter = Filter(_("Type to filter"))
        self.view = _View()
        self.view.setModel(self.rows)
        self._empty = empty
        self._nothing = Label(look="strong", wrap=True)
        self._lesson = Label(look="quiet", wrap=True)
        for each in (self._nothing, self._lesson):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._teach = QWidget(self.view.viewport())
        self._teach.setLayout(column(None, self._nothing, self._lesson, None))
        self._teach.hide()
        head = WholeWords(self.filter, extra) if filter else box(row(*extra, spacing=8))
        edge = style.gap(12)
        head.setContentsMargins(edge, round(edge * 0.8), edge, round(edge * 0.8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        if filter or extra:
            layout.addWidget(head)
        self.filter.setVisible(filter)
        leave_out(self, self.filter, head)
        layout.addWidget(self.view, 1)
        self._clock = Delay(self, 150, self._filter_now)
        self.filter.textChanged.connect(self._clock.start)
        self.filter.installEventFilter(self)
        self.view.installEventFilter(self)
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._move)
        self.view.resized.connect(self._fit)
        self._told: Any = None
        """The identity of the row that was told of last."""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        header = self.view.horizontalHeader()
        self.widths = Widths(self.view, columns, lambda: self.rows.columns, self._fit)
        self.actors: Actors = list
        offer(self)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self.rows.dataChanged.connect(lambda: self.ticked.emit() if checks else None)
        self._needs: dict[tuple[int, int, int], int] = {}
        for changed in (self.rows.modelReset, self.rows.rowsInserted, self.rows.dataChanged):
            changed.connect(self._needs.clear)

    def reload(self, wanted: Any = None) -> None:
        """Fetch again; the row of the identity that is wanted becomes current where it is there,
        else the same row stays it where it still is, of which nothing is told.
        """
        now = self.current()
        keep = self.rows.identity(now) if now is not None else None
        self.view.selectionModel().blockSignals(True)
        self.rows.reload(min(max(PAGE, self.view.currentIndex().row() + PAGE), 2_000))
        self.view.selectionModel().blockSignals(False)
        if self._sorted is not None:
            self.rows.sort(*self._sorted)
        at = self.rows.find(wanted) if wanted is not None else -1
        if at < 0 and keep is not None:
            at = self.rows.find(keep)
        if at >= 0:
            self.view.selectRow(at)
        else:
            self._move()
        self._show_lesson()

    def relist(self, wanted: Any = None, *, at: int = 0) -> bool:
        """Fetch again as `reload` does, the row `at` a place current where else none were; nobody
        is told, since nobody picked anything. Whether the one that is wanted is there.
        """
        with QSignalBlocker(self):
            self.reload(wanted)
            there = wanted is not None and self.pick(wanted)
            last = self.rows.rowCount() - 1
            if self.current() is None and last >= 0:
                self.view.selectRow(min(at, last))
        return there

    def whole_width(self) -> int:
        """Pixels in which all columns are seen, without a bar to scroll across."""
        return round(sum(style.px(each.width) for each in self.rows.columns) * NARROWEST) + _BAR

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

    def stand_at(self, identity: Any) -> bool:
        """Move to a row, or to none where it is not among those fetched; whether it is."""
        there = self.pick(identity)
        if not there:
            self.view.setCurrentIndex(QModelIndex())
        return there

    def forget_filter(self) -> None:
        """Leave nothing out any more, once it is fetched again."""
        self.filter.clear()
        self.rows.text = ""

    def selection(self) -> list[Any]:
        """The rows that are picked, from the top."""
        places = sorted(each.row() for each in self.view.selectionModel().selectedRows())
        return [self.rows.record(each) for each in places]

    def checked(self) -> list[Any]:
        """The rows that are ticked, in the order in which they were."""
        return list(self.rows.checked.values())

    def check_all(self, on: bool = True) -> None:
        """Tick every row that the filter leaves, or none at all."""
        if on:
            every = {self.rows.identity(each): each for each in self.rows.every()}
            self.rows.checked.update(every)
        else:
            self.rows.checked = {}
        self.rows.redraw()

    def show_more(self, names: Sequence[str]) -> None:
        """Show these of the columns that can be shown besides, after the usual ones."""
        wanted = [*self._usual, *(each for each in self.more if each.name in names)]
        if wanted == self.rows.columns:
            return
        now = self.current()
        self._sorted = None
        self.view.horizontalHeader().setSortIndicatorShown(False)
        self.rows.set_columns(wanted)
        if now is not None:
            self.pick(self.rows.identity(now))
        self._fit()

    def lesson(self) -> str:
        """What stands there instead of rows."""
        return f"{self._nothing.text()}\n{self._lesson.text()}"

    def hide_discreet(self, hidden: bool) -> None:
        """Hide what others at the desk must not read."""
        self.rows.discreet = hidden
        self.rows.redraw()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or composing():
            return super().eventFilter(watched, event)
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride:
            # Whatever Esc means on the page comes after what it means here.
            event.setAccepted(key == Qt.Key.Key_Escape and bool(self.filter.text()))
            return event.isAccepted()
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self.filter:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._filter_now()
                if self.rows.rowCount():
                    self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key == Qt.Key.Key_Escape and not self.filter.text():
                self.view.setFocus()
                return True
            if key == Qt.Key.Key_Escape:
                self.filter.clear()
                return True
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            copy(self)
            return True
        keys, text = Qt.KeyboardModifier, event.text()
        plain = not event.modifiers() & ~(keys.ShiftModifier | keys.KeypadModifier)
        # Esc, Delete and Backspace have a text, too, but none that can be read.
        if text.strip() and text.isprintable() and plain and self.filter.isVisibleTo(self):
            self.filter.setFocus()
            self.filter.insert(text)
            return True
        return False

    def _filter_now(self) -> None:
        self._clock.stop()
        text = self.filter.text().strip()
        if text != self.rows.text and not self.filter.preedit:
            self.rows.text = text
            self.reload()

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
        now = self.current()
        told = self.rows.identity(now) if now is not None else None
        if told != self._told:
            self._told = told
            self.picked.emit(now)

    def _show_lesson(self) -> None:
        if self.rows.rowCount():
            self._teach.hide()
            self._fit()
            return
        title, lesson = self._empty() if callable(self._empty) else self._empty
        if self.rows.text:
            title = _("Nothing found for “{text}”").format(text=shortened(self.rows.text))
            lesson = _("Esc clears the filter.")
        self._nothing.setText(title)
        self._lesson.setText(lesson)
        self._teach.setVisible(bool(title))
        self._fit()

    def _fit(self) -> None:
        area = self.view.viewport().rect()
        self._teach.setGeometry(area.adjusted(style.gap(24), 0, -style.gap(24), 0))
        self.widths.share(area.width(), self._needed)

    def _needed(self, at: int) -> int:
        """What the head and the rows on the screen need of a column."""
        if self.rows.discreet and self.rows.columns[at].discreet:
            return style.px(self.rows.columns[at].width)
        # While a page is laid out its size changes several times, and what is on it does not.
        seen = (at, self.view.rowAt(0), self.view.rows_seen())
        if seen not in self._needs:
            header, words = self.view.horizontalHeader(), self.view.sizeHintForColumn(at)
            if self.rows.checks and at == 0:
                # Qt reckons with the box of its own style, which does not grow with the text.
                words += style.px(_BOX)
            self._needs[seen] = max(header.sectionSizeHint(at), words)
        return self._needs[seen]


class _View(Grid):
    resized = Signal()

    def __init__(self) -> None:
        super().__init__(space=24)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(style.px(30))
        header.setResizeContentsPrecision(0)  # what is on the screen is measured, no more

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes the first row the current one, and marks it only once keys move on from it.
        if event.reason() in _BY_KEYS and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def rows_seen(self) -> int:
        """How many rows there is room for, the last one in part."""
        return -(-self.viewport().height() // self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


def go_to_filter(within: QWidget) -> None:
    """Put the keyboard into the first filter that is seen in a widget."""
    for each in within.findChildren(Filter):
        if each.isVisible():
            each.setFocus(Qt.FocusReason.ShortcutFocusReason)
            each.selectAll()
            return


def clear_filter(within: QWidget) -> bool:
    """Clear the first filter in a widget that has one; whether there was one."""
    for each in within.findChildren(Filter):
        if each.isVisible() and each.text():
            each.clear()
            return True
    return False
