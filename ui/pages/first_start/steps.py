"""One card at a time in the middle of the page, as at the first start and when locked."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import style
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.focus import in_reading_order
from ui.widgets.plain import box, column


class Steps(Page):
    """Cards of which one is shown; those not shown keep what was typed into them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.shown: QWidget | None = None
        self._had: dict[QWidget, QWidget] = {}
        self._inside = QHBoxLayout()
        self._inside.addStretch(1)
        self._inside.addStretch(1)
        self.setLayout(column(scrolled(box(column(None, self._inside, None, None)))))

    def add(self, card: QFrame, *, width: int = 560) -> QFrame:
        """Take a card in, so many pixels wide at 100 % where there is room."""
        card.setMinimumWidth(min(style.px(width), style.room_on_screen(self).width() - 80))
        card.setMaximumWidth(style.px(width))
        card.hide()
        self._inside.insertWidget(self._inside.count() - 1, card)
        return card

    def turn_to(self, card: QWidget) -> None:
        """Show one card in place of the one before, and put the keyboard where it was in it."""
        before, had = self.shown, self.focusWidget()
        if before is not None and had is not None and before.isAncestorOf(had):
            self._had[before] = had
        self.shown = card
        card.show()
        # While the card before is still shown: Qt would hand the keyboard on to its next button,
        # and Enter would press that, hidden or not.
        there = self._had.get(card) or card.focusProxy()
        (there or next(in_reading_order(card), card)).setFocus()
        if before is not None and before is not card:
            before.hide()
