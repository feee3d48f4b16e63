"""How widgets stand: beside each other while they fit, else below or one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from ui import style
from ui.widgets.focus import let_go, takes_keyboard
from ui.widgets.plain import row

_RELEASED: Final = 50
"""Milliseconds between two looks whether the mouse was let go."""


def scrolled(widget: QWidget) -> QScrollArea:
    """Room to scroll up and down around a widget; what gets the focus is brought into view."""
    return _Scroll(widget)


def tall(widget: QWidget, parent: QWidget) -> QWidget:
    """A widget with room to scroll, as tall as it would like while the window holds it."""
    return _Scroll(widget, parent.window())


def least(widget: QWidget) -> QSize:
    """How much room a widget needs, by what it holds and by what it was told."""
    return widget.minimumSizeHint().expandedTo(widget.minimumSize())


def to_top(widget: QWidget) -> None:
    """Scroll up whatever a widget stands in, so that its beginning is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.verticalScrollBar().setValue(0)
        above = above.parentWidget()


class Following(QScrollArea):
    """Bars around what is larger than its place; what gets the keyboard is brought into view."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        widget.setObjectName(widget.objectName() or "scrolled")
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt brings into view what Tab reaches, but not what the program itself turns to."""
        inside = self.widget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return

        def show(turns: int) -> None:
            # What is being pressed must not move under the mouse: it would not be pressed.
            if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
                QTimer.singleShot(_RELEASED, self, lambda: show(turns))
                return
            # What had the keyboard for a moment only, as what goes away hands it on, is passed by.
            stays = isValid(self) and isValid(now) and QApplication.focusWidget() is now
            if stays and inside.isAncestorOf(now):
                self._bring(now)
                if turns:
                    QTimer.singleShot(0, self, lambda: show(turns - 1))

        # Once the layout has settled; what grew inside is heard of above one turn later.
        QTimer.singleShot(0, self, lambda: show(2))

    def _bring(self, now: QWidget) -> None:
        """Show it whole, a field with its label; Qt is content once it sees the caret."""
        inside = self.widget()
        needed = QRect(now.mapTo(inside, QPoint()), now.size())
        seen = QRect(-inside.pos(), self.viewport().size())
        if isinstance(now, QLineEdit | QPlainTextEdit):
            needed.adjust(0, -style.px(28), 0, 0)
        elif needed.top() <= seen.top() and needed.bottom() >= seen.bottom():
            return  # a page that takes the keyboard itself fills its place already
        if seen.contains(needed):
            return
        around = now.height() // 2 + style.px(32)
        if 2 * around > self.viewport().height():
            self.ensureWidgetVisible(now, 0, style.px(32))
            return
        middle = now.mapTo(inside, now.rect().center())
        self.ensureVisible(middle.x(), middle.y(), 0, around)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return let_go() or super().focusNextPrevChild(forward)


class _Scroll(Following):
    def __init__(self, widget: QWidget, window: QWidget | None = None) -> None:
        self._window = window
        """What it grows in; None where it is given its height."""
        super().__init__(widget)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # Qt keeps the width that was needed before
            self._fit()
        if watched is self.widget() and event.type() in (
            QEvent.Type.LayoutRequest,
            QEvent.Type.Resize,
        ):
            self._reach()
        return done

    def _reach(self) -> None:
        """Take the keyboard where nothing inside does, so that arrows scroll what is read there."""
        inside = self.widget()
        # Nothing of what is not shown yet takes the keyboard; that says nothing of what it holds.
        more = self.isVisible() and inside.height() > self.viewport().height()
        read = more and not any(map(takes_keyboard, inside.findChildren(QWidget)))
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if read else policies.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reach()

    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        wide = least(inside).width() if inside is not None else 0
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), style.px(80))

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def _fit(self) -> None:
        if self._window is None:
            return
        inside = self.widget()
        wanted = inside.sizeHint().height()
        if inside.hasHeightForWidth() and self.isVisible():
            wanted = max(wanted, inside.heightForWidth(self.viewport().width()))
        most = self._window.height() - style.px(230)
        self.setMinimumHeight(max(style.px(80), min(wanted + 8, most)))


class SideBySide(QWidget):
    """Widgets side by side while they fit, else below each other."""

    def __init__(
        self,
        widgets: Sequence[QWidget],
        shares: Sequence[int] = (),
        *,
        spacing: int = 10,
        least: int = 0,
    ) -> None:
        super().__init__()
        self.widgets, self._least = widgets, style.px(least)
        """How wide one must be at least to stand beside others; by itself where that is 0."""
        self.beside = row(*widgets, spacing=spacing)
        for at, share in enumerate(shares or [1] * len(widgets)):
            self.beside.setStretch(at, share)
        self.setLayout(self.beside)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(self._least, whole.height()) if self._least else whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # what is inside may need more room now
            self._arrange()
        return done

    def needs(self, widget: QWidget) -> int:
        """How wide a widget must be to stand beside others."""
        return self._least or least(widget).width()

    def _arrange(self) -> None:
        shown = [self.needs(each) for each in self.widgets if not each.isHidden()]
        need = sum(shown) + (0 if self._least else self.beside.spacing() * (len(shown) - 1))
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self.width() >= need else ways.TopToBottom
        if way != self.beside.direction():
            self.beside.setDirection(way)
            self.updateGeometry()


class Columns(SideBySide):
    """Columns of cards, for a page of them; beside others none is narrower than `least`."""

    def __init__(self, *columns: QWidget, shares: tuple[int, ...] = (), least: int = 0) -> None:
        super().__init__(columns, shares, spacing=12, least=least)

    def needs(self, widget: QWidget) -> int:
        return max(self._least, least(widget).width())

    def minimumSizeHint(self) -> QSize:
        hints = [least(each) for each in self.widgets]
        tall = max(hint.height() for hint in hints)
        if self.beside.direction() == QBoxLayout.Direction.TopToBottom:
            tall = sum(hint.height() for hint in hints)
        return QSize(max(hint.width() for hint in hints), tall)


class Flow(QLayout):
    """Things one after another, going on below where the line is full."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._shown: list[tuple[QLayoutItem, QSize]] | None = None
        self._least: QSize | None = None
        self.gap = style.gap(spacing)

    def invalidate(self) -> None:
        self._shown = self._least = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        # Qt asks until it is given nothing.
        taken = self._items.pop(index) if 0 <= index < len(self._items) else None
        self.invalidate()
        return taken  # type: ignore[return-value]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            found = QSize(0, 0)
            for item in self._items:
                found = found.expandedTo(item.minimumSize())
            self._least = found
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top, line, taken = rect.top() - self.gap, list[tuple[QLayoutItem, QSize]](), 0
        if self._shown is None:
            # The others are hidden. Each is asked once how large it would be: lines are many, and
            # a page is laid out several times until it stands.
            self._shown = [(each, each.sizeHint()) for each in self._items if not each.isEmpty()]
        shown = self._shown
        for at, each in enumerate(shown):
            line.append(each)
            taken += each[1].width() + self.gap
            if at + 1 < len(shown) and taken + shown[at + 1][1].width() <= rect.width():
                continue
            top, tall = top + self.gap, max(size.height() for _item, size in line)
            left = rect.left()
            for item, size in line if move else ():
                # Words and the buttons beside them stand on one line of type.
                item.setGeometry(QRect(QPoint(left, top + (tall - size.height()) // 2), size))
                left += size.width() + self.gap
            top, line, taken = top + tall, [], 0
        return max(0, top - rect.top())


class Flowing(QWidget):
    """Widgets in a flow that takes the height it needs, however little there is."""

    def __init__(self, *widgets: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self.flow = Flow(spacing)
        for each in widgets:
            self.flow.addWidget(each)
        self.setLayout(self.flow)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.flow.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.flow.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # other words, or one of them hidden
            self.setFixedHeight(self.flow.heightForWidth(self.width()))
        return done
