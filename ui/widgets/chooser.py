"""A button that says what is chosen and opens the rest: shorter than a line to type into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from ui import style
from ui.widgets.plain import Button
from ui.widgets.seeking import MANY, Seek

Offer = Sequence[tuple[Any, str]]


class Chooser(Button):
    """One of a few; `offer` gives (value, words), asked for when it is opened.

    `before` stands in front of what is chosen. Words too long for it end in dots. Among more than
    a menu holds one is found by typing.
    """

    chosen = Signal(object)

    def __init__(self, offer: Callable[[], Offer] | Offer = (), *, before: str = "") -> None:
        super().__init__("", look="chooser")
        self.offer = offer
        self._before = before
        self._value: Any = None
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    @cached_property
    def opened(self) -> QMenu:
        """The menu; most of them are never opened."""
        made = QMenu(self)
        made.aboutToShow.connect(self._fill)
        return made

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self._value

    def show_choice(self, value: Any, words: str, *, look: str = "chooser") -> None:
        """Show what is chosen."""
        self._value, self._shown = value, words
        self.setText(f"{self._before} {words}".strip())
        self.setToolTip(words)
        if look != self.property("look"):
            style.look(self, look=look)
        self.updateGeometry()
        self.update()

    def open(self) -> None:
        """Let one be chosen."""
        offered = self.options()
        if len(offered) > MANY:
            Seek(self, offered, self._value).chosen.connect(self.chosen)
            return
        self.opened.popup(self.mapToGlobal(QPoint(0, self.height())))

    def options(self) -> Offer:
        """What may be chosen now."""
        return self.offer() if callable(self.offer) else self.offer

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(f"{self._before} {self._shown}")
        return QSize(words + style.px(18) + 2 * style.gap(11), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(60), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # Qt's own types do not show what an option holds.
        bare: Any = option
        bare.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        bare.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        inside = self.rect().adjusted(style.gap(10), 0, -style.gap(10), 0)
        mark = style.px(16)
        soon = self.property("look") == "choose"
        painter.setPen(style.colour("faint" if not self.isEnabled() else "quiet"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")
        left = inside.adjusted(0, 0, -mark, 0)
        metrics = painter.fontMetrics()
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self._before:
            painter.drawText(left, place, self._before)
            left.adjust(metrics.horizontalAdvance(self._before + " "), 0, 0, 0)
        painter.setPen(style.colour("amber" if soon else "text" if self.isEnabled() else "faint"))
        shown = metrics.elidedText(self._shown, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, place, shown)

    def _fill(self) -> None:
        opened = self.opened
        opened.clear()
        for value, words in self.options():
            action = QAction(words, opened)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _on=False, v=value: self.chosen.emit(v))
            opened.addAction(action)
            if value == self._value:
                opened.setActiveAction(action)


class FixedChooser(Chooser):
    """One of a few that never change; the first unless told. It shows what was chosen."""

    def __init__(self, options: Offer, value: Any = None, *, before: str = "") -> None:
        super().__init__(options, before=before)
        self.set_value(options[0][0] if value is None else value)
        self.chosen.connect(self.set_value)

    def set_value(self, value: Any) -> None:
        """Choose without saying so."""
        self.show_choice(value, dict(self.options()).get(value, ""))
