"""Lines of a list in a card: words that give way, and lines that open something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from app.language import _
from ui import style
from ui.widgets.plain import Button, Label, column, fill, hint, row, type_of_child

T = TypeVar("T")


class Elided(Label):
    """Words on one line that end in … where there is no room for all of them.

    What is cut is shown whole under the mouse.
    """

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text, look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(60), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._say_whole()

    # Not in `event`, which would be asked about every event, the one that takes it away included.
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_whole()

    def _say_whole(self) -> None:
        cut = self.width() < self.fontMetrics().horizontalAdvance(self.text())
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class OpeningLine(QFrame):
    """A line of a list that opens something, with a click, Enter or space."""

    def __init__(
        self, function: Callable[[], object], *children: QWidget, margins: int = 8
    ) -> None:
        super().__init__()
        self.setObjectName("line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._function = function
        self.setLayout(row(*children, spacing=12, margins=margins))
        self.setAccessibleName(" ".join(each.text() for each in self.findChildren(Label)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._function()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._function()
        else:
            super().keyPressEvent(event)


def first_lines(
    found: Sequence[T],
    line: Callable[[T], type_of_child],
    most: int,
    whole: set[str],
    key: str = "",
) -> QBoxLayout:
    """The first `most` lines below each other, and a button that shows all the others.

    Those that were shown whole stay so: their `key` is remembered in `whole`.
    """
    shown = found if key in whole else found[:most]
    lines = column(*map(line, shown))
    if rest := found[len(shown) :]:

        def show_all() -> None:
            whole.add(key)
            more.hide()
            fill(lines, *map(line, rest))

        more = Button(_("and {count} more").format(count=len(rest)), show_all, look="link")
        fill(lines, row(more, None))
    return lines


def limited(found: Sequence[T], line: Callable[[T], QWidget], most: int) -> list[QWidget]:
    """The first `most` lines, and how many more there are."""
    lines = [line(each) for each in found[:most]]
    if len(found) > most:
        lines.append(hint(_("and {count} more").format(count=len(found) - most)))
    return lines


def turners(
    turn: Callable[[int], object], before: str, after: str, look: str = ""
) -> tuple[Button, Button]:
    """Buttons to what comes before and after, with what they say to who asks."""
    back = Button("‹", lambda: turn(-1), look=look, tip=before)
    return back, Button("›", lambda: turn(1), look=look, tip=after)


class Turning(QWidget):
    """Which one of several is shown, such as a year, between the buttons to those beside it."""

    def __init__(
        self,
        turn: Callable[[int], object],
        before: str,
        after: str,
        *,
        look: str = "title",
        spacing: int = 10,
    ) -> None:
        super().__init__()
        self.before, self.after = turners(turn, before, after)
        self.shown = Label("", look)
        self.setLayout(row(self.before, self.shown, self.after, spacing=spacing))

    def say(self, words: str, *, first: bool = False, last: bool = False) -> None:
        """Say which one is shown, and that none comes before or after it."""
        self.shown.setText(words)
        self.before.setEnabled(not first)
        self.after.setEnabled(not last)


def fixed(text: str, width: float, look: str = "") -> Label:
    """Words in a column of their own, so many pixels wide at 100 %."""
    made = Label(text, look)
    made.setFixedWidth(max(style.px(width), made.sizeHint().width()))
    return made


def nav_button(text: str, clicked: Callable[[], object], *, wide: bool = True) -> Button:
    """A line of a navigation; one that is not `wide` is as narrow as the navigation makes it."""
    made = Button(text, clicked)
    made.setObjectName("nav")
    sizes = QSizePolicy.Policy
    made.setSizePolicy(sizes.Expanding if wide else sizes.Ignored, sizes.Fixed)
    if wide:
        # The page in front is written bold, with as much room behind its words as before them.
        bold = QFontMetrics(style.font(bold=True)).horizontalAdvance(text)
        made.setMinimumWidth(bold + style.gap(22))
    return made
