"""Earlier deliveries, each with where it is now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from app.language import _
from app.records import delivered
from app.records.delivered import RECEIVED, PastDelivery
from ui.widgets.plain import Button, Card, Label, box, grid, hint

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
        lines = [_line(each) for each in (past if self._all else past[:_SHOWN])]
        self.append(box(grid(lines, across=16, below=10, stretch=3)))
        if len(past) > _SHOWN and not self._all:
            self.append(Button(_("Show all"), self._show_all, look="link"))
        self.append(None)

    def _show_all(self) -> None:
        self._all = True
        self.show_past()


def _line(past: PastDelivery) -> list[Label]:
    number, day, carried, state = past.words()
    stands = Label(f"● {state}", "safe" if past.state == RECEIVED else "soon")
    stands.setAlignment(Qt.AlignmentFlag.AlignRight)
    return [Label(number), Label(day, "quiet"), Label(carried), stands]
