"""The pages at the left, below the name of the room and its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.language import _
from app.messages import on_two_lines
from ui import style
from ui.pages import PageInfo
from ui.widgets.arrange import scrolled
from ui.widgets.lines import nav_button
from ui.widgets.plain import Button, Label, box, clear, column, row

_BESIDE: Final = 64
"""Pixels at 100 % that stand beside the words of a page, the bar of a long list with them."""


class Navigation(QFrame):
    """A button for each page, with a number beside those that have something to do."""

    wanted = Signal(str)
    """The name of the page that was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(_least())
        self.name = self.place = ""
        self._name, self._place = Label(wrap=True), Label(look="quiet", wrap=True)
        self._name.setObjectName("roomName")
        self._links, self._foot = column(spacing=2), column(spacing=2)
        self._buttons: dict[str, tuple[Button, QLabel]] = {}
        self.badges: dict[str, int] = {}
        heading = column(self._name, self._place, spacing=0, margins=(10, 0, 4, 0))
        # Large text makes the list longer than a screen is tall; what stands at its foot stays.
        self._pages = scrolled(box(self._links))
        self.setLayout(
            column(heading, 8, self._pages, self._foot, margins=(10, 16, 10, 12), stretch=2)
        )

    def settle(self, name: str, place: str, pages: Sequence[PageInfo]) -> None:
        """Show the pages of a room or an office, those at the foot last."""
        self.name, self.place = name, place
        self._name.setText(on_two_lines(name))
        self._place.setText(place)
        self._place.setVisible(bool(place))
        for each in (self._links, self._foot):
            clear(each)
        self._buttons.clear()
        bold = QFontMetrics(style.font(bold=True))  # as the page in front is written
        longest = max((bold.horizontalAdvance(_(page.label)) for page in pages), default=0)
        self.setFixedWidth(max(_least(), longest + style.gap(_BESIDE)))
        badges, self.badges = self.badges, {}
        for page in sorted(pages, key=lambda each: each.foot):
            self._add(page, self._foot if page.foot else self._links)
        self._links.addStretch(1)
        for beside, count in badges.items():
            self.set_badge(beside, count)

    def show_current(self, name: str) -> None:
        """Mark the page that is in front; none where that has no place here."""
        for each, (button, _badge) in self._buttons.items():
            # An exclusive button cannot be released but by another.
            button.setAutoExclusive(False)
            button.setChecked(each == name)
            button.setAutoExclusive(True)
            if each == name:
                self._pages.ensureWidgetVisible(button, 0, style.px(8))

    def set_badge(self, name: str, count: int) -> None:
        """The number beside a page; none for zero."""
        if name in self._buttons:
            self.badges[name] = count
            badge = self._buttons[name][1]
            badge.setText(str(count) if count < 100 else "99+")
            badge.setVisible(count > 0)

    def at(self, number: int) -> str | None:
        """The name of the page at a place, counted from 1."""
        names = list(self._buttons)
        return names[number - 1] if number <= len(names) else None

    def _add(self, page: PageInfo, among: QVBoxLayout) -> None:
        button = nav_button(_(page.label), lambda: self.wanted.emit(page.name), wide=False)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        badge = QLabel()
        badge.setObjectName("badge")
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.hide()
        button.setLayout(row(None, badge, margins=(0, 0, 10, 0)))
        among.addWidget(button)
        self._buttons[page.name] = (button, badge)
        button.setToolTip(f"Alt {len(self._buttons)}")


def _least() -> int:
    """Pixels that the name of a room asks for, which grows slower than its text as it can wrap."""
    return 188 + round((style.scale() - 100) * 0.8)
