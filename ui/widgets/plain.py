"""The plain parts of every page: words, buttons, cards, and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
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
from ui.widgets.keys import draw_key, key_height, key_width

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
            self.setMinimumHeight(0)  # else wider would not mean lower: Qt reckons with it
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def say(self, text: str, look: str | None = None) -> None:
        """Change the words, and how they look."""
        self.setText(text)
        if look is not None and look != self.property("look"):
            style.look(self, look=look)


class Note(Label):
    """Words that are there only while there are some."""

    def __init__(self, look: str = "") -> None:
        super().__init__("", look, wrap=True)
        self.hide()

    def say(self, text: str, look: str | None = None) -> None:
        super().say(text, look)
        self.setVisible(bool(text))


def hint(text: str = "") -> Label:
    """A quiet explanation, on as many lines as it needs."""
    return Label(text, "quiet", wrap=True)


class Button(QPushButton):
    """A button in words; `look` is primary, large, link or nothing; `key` is shown inside it.

    Enter presses it, as space does. `menu` gives it a list of (words, function) to open; with
    `checkable` it stays down until pressed again. `tip` says more, and what a mere sign stands for.
    """

    def __init__(
        self,
        text: str,
        clicked: Callable[[], object] | None = None,
        *,
        look: str = "",
        key: str = "",
        menu: Sequence[tuple[str, Callable[[], object]]] | None = None,
        checkable: bool = False,
        tip: str = "",
    ) -> None:
        super().__init__(text)
        self.key = key
        self.setCheckable(checkable)
        self.setToolTip(tip)
        if tip and not any(map(str.isalpha, text)):
            self.setAccessibleName(tip)
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
        return hint + QSize(key_width(self.key) + style.gap(6), 0) if self.key else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
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
        wide = key_width(self.key)
        left = (self.width() - words - style.gap(6) - wide) // 2
        painter.setPen(ink)
        painter.drawText(
            QRect(left, 0, words + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        tall = key_height()
        box = QRect(left + words + style.gap(6), (self.height() - tall) // 2, wide, tall)
        draw_key(painter, box, self.key, filled=filled)


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


def row(
    *children: type_of_child, spacing: int = 10, margins: Margins = 0, stretch: int | None = None
) -> QHBoxLayout:
    """Things side by side; the one at `stretch` takes what room is left."""
    return _spaced(QHBoxLayout(), spacing, margins, stretch, children)


def column(
    *children: type_of_child, spacing: int = 8, margins: Margins = 0, stretch: int | None = None
) -> QVBoxLayout:
    """Things below each other; the one at `stretch` takes what room is left."""
    return _spaced(QVBoxLayout(), spacing, margins, stretch, children)


def _spaced(
    layout: Box,
    spacing: int,
    margins: Margins,
    stretch: int | None,
    children: Sequence[type_of_child],
) -> Box:
    around = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*map(style.gap, around))
    layout.setSpacing(style.gap(spacing))
    fill(layout, *children)
    if stretch is not None:
        layout.setStretch(stretch % layout.count(), 1)
    return layout


def grid(
    lines: Iterable[Sequence[QWidget]],
    *,
    across: int = 14,
    below: int = 7,
    stretch: int | None = 1,
) -> QGridLayout:
    """Lines of widgets below each other in columns; one takes what is left, or all alike."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(style.gap(across))
    made.setVerticalSpacing(style.gap(below))
    if stretch is not None:
        made.setColumnStretch(stretch, 1)
    for at, line in enumerate(lines):
        for place, each in enumerate(line):
            made.addWidget(each, at, place)
    return made


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


def leave_out(owner: QWidget, *widgets: QWidget) -> None:
    """Let what is laid out nowhere go with its owner.

    Without a parent it would outlive the page, and what is connected to it would, too.
    """
    if nowhere := [each for each in widgets if each.parent() is None]:
        aside = QWidget(owner)
        aside.hide()
        for each in nowhere:
            each.setParent(aside)


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
        self._titled = bool(title)
        if title:
            self.body.addWidget(Label(title, "title"))
        fill(self.body, *children)

    def append(self, *children: type_of_child) -> None:
        """Put more below what is there."""
        fill(self.body, *children)

    def clear(self) -> None:
        """Take everything below the title away."""
        clear(self.body, keep=int(self._titled))

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


def emptied(menu: QMenu) -> QMenu:
    """A menu to be filled anew; Qt leaves in it what led on from what it held."""
    menu.clear()
    for each in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        each.deleteLater()
    return menu


def clear(layout: QLayout, *, keep: int = 0) -> None:
    """Delete what a layout holds, but for the first things in it."""
    while layout.count() > keep:
        empty(layout.takeAt(keep))
