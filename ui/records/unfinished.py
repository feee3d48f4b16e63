"""The forms that were not finished, above a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.language import _
from app.messages import shortened
from app.store import drafts
from app.store.drafts import Unfinished
from ui import style
from ui.widgets.arrange import Flow
from ui.widgets.plain import Button, Label, clear, column


class UnfinishedForms(QWidget):
    """The forms that were not finished, each a button: who, never what about."""

    resumed = Signal(object)
    """A draft to go on with (Unfinished)."""

    def __init__(self, forms: Sequence[str], name: Callable[[Unfinished], str]) -> None:
        super().__init__()
        self._forms, self._name = forms, name
        self._flow = Flow(spacing=6)
        inside, edge = column(self._flow), style.gap(12)
        inside.setContentsMargins(edge, edge, edge, 0)
        self.setLayout(inside)
        self.hide()

    def show_but(self, draft: str | None) -> None:
        """Show all but the one that is open."""
        clear(self._flow)
        unfinished = [each for each in drafts.unfinished() if each.form in self._forms]
        found = [each for each in unfinished if each.id != draft]
        if found:
            self._flow.addWidget(Label(_("Unfinished:"), "quiet"))
        for each in found:
            name = shortened(self._name(each), 12) or _("No name yet")
            words = f"{name} {each.changed_at[5:16].replace('T', ' ')}"
            button = Button(words, lambda each=each: self.resumed.emit(each), look="chip")
            self._flow.addWidget(button)
        self.setVisible(bool(found))
