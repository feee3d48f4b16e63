"""The bottom line: who sits here, and what is safe; always in the same place."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy

from app.language import _
from app.records.safety import Status
from ui import style
from ui.widgets.plain import Label, row


class StatusLine(QFrame):
    """Says a `Status`, and how the screen is covered where there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self._who, self._saved = Label(), Label()
        self._waiting, self._backed = Label(look="safe"), Label(look="safe")
        self._hint = Label(_("F12 covers the screen"))
        shown = (self._who, self._saved, self._waiting, self._backed, None, self._hint)
        self.setLayout(row(*shown, spacing=26, margins=(18, 3, 18, 3)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_state(self, now: Status) -> None:
        """Show what is so now."""
        self._who.setText(now.who)
        self._saved.setText(_("Saved {time}").format(time=now.saved) if now.saved else "")
        self._waiting.setVisible(now.waiting is not None)
        self._waiting.say(now.waiting_words(), "soon" if now.waiting else "safe")
        backed = f"● {now.backed_up}" if now.backed_up else ""
        self._backed.say(backed, "soon" if now.backup_late else "safe")

    def words(self) -> list[str]:
        """The words that are shown."""
        return [each.text() for each in (self._who, self._saved, self._waiting, self._backed)]

    def set_room(self, width: int) -> None:
        """Keep to what matters where the window is narrow for its text."""
        self._hint.setVisible(width > 60 * style.px(style.TEXT))
