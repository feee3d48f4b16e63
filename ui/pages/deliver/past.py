"""Earlier deliveries, each with where it is now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.language import _
from app.records import delivered
from app.records.delivered import RECEIVED
from ui import style
from ui.widgets.plain import Button, Card, Label, box, hint

_SHOWN: Final = 6


class PastDeliveries(Card):
    """The deliveries so far, the newest first."""

    def __init__(self) -> None:
        super().__init__(_("Earlier deliveries"))
        self._all = False

    def show_past(self) -> None:
        """Read them again."""
        self.clear()
        past = delivered.all_past()
        if not past:
            self.append(
                hint(_("None yet. Once a month is enough, even when nothing happened.")), None
            )
            return
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.gap(16))
        grid.setVerticalSpacing(style.gap(10))
        grid.setColumnStretch(3, 1)
        for at, each in enumerate(past if self._all else past[:_SHOWN]):
            look = "safe" if each.state == RECEIVED else "soon"
            number, day, carried, state = each.words()
            grid.addWidget(Label(number), at, 0)
            grid.addWidget(Label(day, "quiet"), at, 1)
            grid.addWidget(Label(carried), at, 2)
            grid.addWidget(Label(f"● {state}", look), at, 3, Qt.AlignmentFlag.AlignRight)
        self.append(box(grid))
        if len(past) > _SHOWN and not self._all:
            self.append(Button(_("Show all"), self._show_all, look="link"))
        self.append(None)

    def _show_all(self) -> None:
        self._all = True
        self.show_past()
