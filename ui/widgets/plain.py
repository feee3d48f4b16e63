"""The plain parts of every page: words, buttons, cards, and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui import style

_KEY_SIZE: Final = 13

Box = TypeVar("Box", bound=QBoxLayout)

type_of_child = QWidget | QLayout | str | int | None


class Label(QLabel):
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


def hint(text: str = "") -> Label:
    """A quiet explanation, on as many lines as it needs."""
    return Label(text, "quiet", wrap=True)


class Button(QPushButton):
    """A button in words; `look` is primary, large, link or nothing; `key` is shown inside it.

    Enter presses it, as space does. `menu` gives it a list of (words, function) to open; with
    `checkable` it stays down until pressed again.
    """

    def __init__(
        self,
        text: str,
        clicked: Callable[[], object] | None = None,
        *,
        look: str = "",
        key: str = "",
        menu: list[tuple[str, Callable[[], object]]] | None = None,
        checkable: bool = False,
    ) -> None:
        super().__init__(text)
        self.key = key
        self.setCheckable(checkable)
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
        if self.property("look") == "chip":
            # What is chosen turns bold, and must not lose its ends.
            wide = QFontMetrics(style.font(bold=True)).horizontalAdvance(self.text())
            hint += QSize(max(0, wide - self.fontMetrics().horizontalAdvance(self.text())), 0)
        return hint + QSize(self._key_width() + style.gap(6), 0) if self.key else hint

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
        if not self.key:
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
        draw_key(painter, box, self.key, filled=filled)

    def _key_width(self) -> int:
        return key_width(self.key)


def nav_button(text: str, clicked: Callable[[], object], *, wide: bool = True) -> Button:
    """A line of a navigation; one that is not `wide` is as narrow as the navigation makes it."""
    made = Button(text, clicked)
    made.setObjectName("nav")
    sizes = QSizePolicy.Policy
    made.setSizePolicy(sizes.Expanding if wide else sizes.Ignored, sizes.Fixed)
    return made


def key_width(key: str) -> int:
    """How wide the little drawing of a key is, in pixels."""
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
            layout.addWidget(Label(child))
        elif isinstance(child, QLayout):
            layout.addLayout(child)
        else:
            layout.addWidget(child)
    return layout


Margins = int | tuple[int, int, int, int]
"""What is left free around things: everywhere the same, or left, above, right and below."""


def row(*children: type_of_child, spacing: int = 10, margins: Margins = 0) -> QHBoxLayout:
    """Things side by side."""
    return _spaced(QHBoxLayout(), spacing, margins, children)


def column(*children: type_of_child, spacing: int = 8, margins: Margins = 0) -> QVBoxLayout:
    """Things below each other."""
    return _spaced(QVBoxLayout(), spacing, margins, children)


def _spaced(layout: Box, spacing: int, margins: Margins, children: Sequence[type_of_child]) -> Box:
    around = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*map(style.gap, around))
    layout.setSpacing(style.gap(spacing))
    fill(layout, *children)
    return layout


def box(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def hide_unless(wanted: bool, *widgets: QWidget) -> None:
    """Hide what is not wanted, and leave the rest to be shown with what it is put into.

    Shown before it is put anywhere, a widget flashes by as a window of its own.
    """
    for each in widgets:
        if not wanted:
            each.hide()


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
        self.title = Label(title, "title")
        if title:
            self.body.addWidget(self.title)
        fill(self.body, *children)

    def append(self, *children: type_of_child) -> None:
        """Put more below what is there."""
        fill(self.body, *children)

    def clear(self) -> None:
        """Take everything below the title away."""
        clear(self.body, keep=1 if self.title.parent() is self else 0)

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
        clear(layout)


def clear(layout: QLayout, *, keep: int = 0) -> None:
    """Delete what a layout holds, but for the first things in it."""
    while layout.count() > keep:
        empty(layout.takeAt(keep))
