"""The plain parts of every page: words, buttons, cards, and how they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui import style

_KEY_SIZE: Final = 13

type_of_child = QWidget | QLayout | str | int | None


class Words(QLabel):
    """A label; `look` is one of title, headline, number, strong, quiet, late, soon, safe, error,
    answer, chip or nothing.
    """

    def __init__(self, text: str = "", look: str = "", *, wrap: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)
        if look == "chip":
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap():  # nested layouts forget that narrower means taller
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def say(self, text: str, look: str | None = None) -> None:
        """Change the words, and how they look."""
        self.setText(text)
        if look is not None and look != self.property("look"):
            style.look(self, look=look)


class Button(QPushButton):
    """A button in words; `look` is primary, large, link or nothing; `key` is shown inside it.

    Enter presses it, as space does. `menu` gives it a list of (words, function) to open.
    """

    def __init__(
        self,
        text: str,
        clicked: Callable[[], object] | None = None,
        *,
        look: str = "",
        key: str = "",
        menu: list[tuple[str, Callable[[], object]]] | None = None,
    ) -> None:
        super().__init__(text)
        self._key = key
        if look:
            self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())
        if menu is not None:
            self.setText(text + " ▾")
            opened = QMenu(self)
            for words, function in menu:
                opened.addAction(words, function)
            self.setMenu(opened)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(self._key_width() + style.gap(6), 0) if self._key else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.animateClick()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        look = self.property("look")
        filled = look in ("primary", "large")
        ink = style.colour("onblue" if filled else "card" if look == "dark" else "text")
        if not self.isEnabled():
            ink = style.colour("card" if filled else "faint")
        words = self.fontMetrics().horizontalAdvance(self.text())
        whole = words + style.gap(6) + self._key_width()
        left = (self.width() - whole) // 2
        painter.setPen(ink)
        painter.drawText(
            QRect(left, 0, words + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        painter.setFont(style.font(_KEY_SIZE))
        height = painter.fontMetrics().height() + style.gap(1)
        box = QRect(
            left + words + style.gap(6), (self.height() - height) // 2, self._key_width(), height
        )
        draw_key(painter, box, self._key, filled=filled)

    def _key_width(self) -> int:
        return key_width(self._key)


def key_width(key: str) -> int:
    """How wide the little drawing of a key is, in pixels."""
    from PySide6.QtGui import QFontMetrics

    return QFontMetrics(style.font(_KEY_SIZE)).horizontalAdvance(key) + style.gap(10)


def draw_key(painter: QPainter, box: QRect, key: str, *, filled: bool = False) -> None:
    """Draw the key of a shortcut, as it stands on the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(style.font(_KEY_SIZE))
    painter.setPen(QPen(style.colour("edge"), 1))
    painter.setBrush(style.colour("card"))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(style.colour("deep" if filled else "quiet"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class Key(QWidget):
    """The drawing of a key beside words."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._key), style.px(_KEY_SIZE) + style.gap(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_key(painter, self.rect(), self._key)


def fill(layout: QBoxLayout, *children: type_of_child) -> QBoxLayout:
    """Put widgets, layouts, words, gaps (a number) and stretches (None) one after another."""
    for child in children:
        if child is None:
            layout.addStretch(1)
        elif isinstance(child, int):
            layout.addSpacing(style.gap(child))
        elif isinstance(child, str):
            layout.addWidget(Words(child))
        elif isinstance(child, QLayout):
            layout.addLayout(child)
        else:
            layout.addWidget(child)
    return layout


def row(*children: type_of_child, spacing: int = 10) -> QHBoxLayout:
    """Things side by side."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(style.gap(spacing))
    fill(layout, *children)
    return layout


def column(*children: type_of_child, spacing: int = 8) -> QVBoxLayout:
    """Things below each other."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(style.gap(spacing))
    fill(layout, *children)
    return layout


def box(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    return line


class Card(QFrame):
    """A white card with a title; `mark` draws its left edge: late, soon, safe or nothing."""

    def __init__(
        self, title: str = "", *children: type_of_child, mark: str = "", margin: int = 18
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        if mark:
            self.setProperty("mark", mark)
        edge = style.gap(margin)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(edge, round(edge * 0.85), edge, round(edge * 0.85))
        self.body.setSpacing(style.gap(8))
        self.title = Words(title, "title")
        if title:
            self.body.addWidget(self.title)
        fill(self.body, *children)

    def clear(self) -> None:
        """Take everything below the title away."""
        keep = 1 if self.title.parent() is self else 0
        while self.body.count() > keep:
            empty(self.body.takeAt(keep))

    def mark(self, mark: str) -> None:
        """Change the left edge."""
        style.look(self, mark=mark)


def empty(item: QLayoutItem | None) -> None:
    """Delete what a layout item holds, with everything inside it."""
    if item is None:
        return
    if (widget := item.widget()) is not None:
        widget.hide()
        widget.deleteLater()
    elif (layout := item.layout()) is not None:
        while layout.count():
            empty(layout.takeAt(0))


def scrolled(widget: QWidget) -> QScrollArea:
    """Room to scroll up and down around a widget; what gets the focus is brought into view."""
    area = _Scroll()
    widget.setObjectName(widget.objectName() or "scrolled")
    area.setWidget(widget)
    return area


class _Scroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        wide = inside.minimumSizeHint().width() if inside is not None else 0
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), style.px(80))

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()


class Sides(QWidget):
    """A list and the record beside it; where both do not fit, one at a time.

    `show_record()` and `show_list()` say which is wanted when there is room for one only.
    """

    def __init__(self, left: QWidget, right: QWidget, *, share: float = 0.5) -> None:
        super().__init__()
        self.left, self.right = left, right
        self._share = share
        self._wants_record = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(style.gap(12))
        self._layout.addWidget(left, round(share * 100))
        self._layout.addWidget(right, round((1 - share) * 100))

    @property
    def narrow(self) -> bool:
        """Whether there is room for one side only."""
        need = self.left.minimumSizeHint().width() + self.right.minimumSizeHint().width()
        return self.width() < need + self._layout.spacing()

    def show_record(self) -> None:
        """Bring the right side to the front where both do not fit."""
        self._wants_record = True
        self._arrange()

    def show_list(self) -> None:
        """Bring the left side to the front where both do not fit."""
        self._wants_record = False
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        left, right = self.left.minimumSizeHint(), self.right.minimumSizeHint()
        return QSize(max(left.width(), right.width()), max(left.height(), right.height()))

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.narrow
        self.left.setVisible(not narrow or not self._wants_record)
        self.right.setVisible(not narrow or self._wants_record)


class Columns(QWidget):
    """Columns side by side while they fit, else below each other; for pages of cards."""

    def __init__(self, *columns: QWidget, shares: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(style.gap(12))
        self._columns = columns
        for at, each in enumerate(columns):
            self._layout.addWidget(each, shares[at] if shares else 1)

    def minimumSizeHint(self) -> QSize:
        hints = [each.minimumSizeHint() for each in self._columns]
        tall = max(hint.height() for hint in hints)
        if self._layout.direction() == QBoxLayout.Direction.TopToBottom:
            tall = sum(hint.height() for hint in hints)
        return QSize(max(hint.width() for hint in hints), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        need = sum(each.minimumSizeHint().width() for each in self._columns)
        need += self._layout.spacing() * (len(self._columns) - 1)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self.width() >= need else ways.TopToBottom
        if way != self._layout.direction():
            self._layout.setDirection(way)
            self.updateGeometry()


class Flow(QLayout):
    """Things one after another, going on below where the line is full."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = style.gap(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        # Qt asks until it is given nothing.
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        wide = max((item.minimumSize().width() for item in self._items), default=0)
        tall = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(wide, tall)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, line = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.right() + 1:
                left, top, line = rect.left(), top + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self._gap
            line = max(line, size.height())
        return top + line - rect.top()


class Floating(QFrame):
    """Something that floats over the window below (or above) a widget, and takes no focus."""

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self.anchor = anchor
        self.setObjectName("float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cast_shadow(self)
        self.hide()

    def place(self, width: int, height: int) -> None:
        """Show it beside its anchor, on the side where there is room."""
        window = self.anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        below = self.anchor.mapTo(window, QPoint(0, self.anchor.height() + 2))
        above = self.anchor.mapTo(window, QPoint(0, -2))
        width = min(width, window.width() - 16)
        left = max(8, min(below.x(), window.width() - width - 8))
        room_below, room_above = window.height() - below.y() - 8, above.y() - 8
        if height <= room_below or room_below >= room_above:
            self.setGeometry(left, below.y(), width, min(height, room_below))
        else:
            height = min(height, room_above)
            self.setGeometry(left, above.y() - height, width, height)
        self.show()
        self.raise_()


def cast_shadow(widget: QWidget) -> None:
    """A soft shadow, for what floats and nothing else."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(18)
    shadow.setOffset(0, 4)
    shadow.setColor(QColor(20, 28, 40, 60))
    widget.setGraphicsEffect(shadow)


def restyled(event: QEvent) -> bool:
    """Whether an event says that the size of text has changed."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
