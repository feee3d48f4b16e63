"""Earlier deliveries, each with where it is now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.language import N_, _, n_
from app.records import delivered
from app.records.delivered import PACKED, RECEIVED, UNFINISHED
from ui import style
from ui.widgets.plain import Button, Card, Label, box, hint

_SHOWN: Final = 6
_STATES: Final = {
    UNFINISHED: (N_("Not finished; goes with the next"), "soon"),
    PACKED: (N_("On the stick, waiting for an answer"), "soon"),
    RECEIVED: (N_("The office has it"), "safe"),
}


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
            state, look = _STATES[each.state]
            grid.addWidget(Label(_("No. {serial}").format(serial=each.serial)), at, 0)
            grid.addWidget(Label(each.day.strftime("%m-%d"), "quiet"), at, 1)
            count = n_("{count} record", "{count} records", each.records)
            records = count.format(count=each.records) if each.records else _("nothing new")
            grid.addWidget(Label(records), at, 2)
            grid.addWidget(Label(f"● {_(state)}", look), at, 3, Qt.AlignmentFlag.AlignRight)
        self.append(box(grid))
        if len(past) > _SHOWN and not self._all:
            self.append(Button(_("Show all"), self._show_all, look="link"))
        self.append(None)

    def _show_all(self) -> None:
        self._all = True
        self.show_past()
