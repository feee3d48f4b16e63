"""The bottom line: who sits here, and what is safe; always in the same place."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.language import _
from app.records.safety import Status
from ui import style
from ui.widgets.plain import Label, row

_EDGE: Final = 18
_GAP: Final = 26


class StatusLine(QFrame):
    """Says a `Status`, and how the screen is covered where there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self._who, self._saved = Label(), Label()
        self._waiting, self._backed = Label(look="safe"), Label(look="safe")
        self._hint = Label(_("F12 covers the screen"))
        shown = (self._who, self._saved, self._waiting, self._backed, None, self._hint)
        self.setLayout(row(*shown, spacing=_GAP, margins=(_EDGE, 3, _EDGE, 3)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_state(self, now: Status) -> None:
        """Show what is so now."""
        self._who.setText(now.who)
        self._saved.setText(_("Saved {time}").format(time=now.saved) if now.saved else "")
        self._waiting.say(now.waiting_words(), "soon" if now.waiting else "safe")
        backed = f"● {now.backed_up}" if now.backed_up else ""
        self._backed.say(backed, "soon" if now.backup_late else "safe")
        self._fit()

    def words(self) -> list[str]:
        """The words that are shown."""
        return [each.text() for each in (self._who, self._saved, self._waiting, self._backed)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what matters least where large text needs the room."""
        needed = [self._who, self._saved, self._waiting, self._backed, self._hint]
        shown = [each for each in needed if each.text()]
        # The stretch before the last one stands between two gaps.
        gap, edges = style.gap(_GAP), 2 * style.gap(_EDGE)
        for each in (self._hint, self._saved, self._who):
            wide = sum(label.sizeHint().width() for label in shown) + gap * len(shown)
            if each in shown and wide > self.width() - edges:
                shown.remove(each)
        for each in needed:
            if each.isHidden() == (each in shown):
                each.setVisible(each in shown)
