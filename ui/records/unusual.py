"""Asked before somebody becomes a person whose name nobody bears."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.language import _
from app.messages import words
from app.records import people
from app.records.people import UnusualName
from ui.widgets.message import Sheet, ask


class UnusualNames:
    """The names of newcomers that hold letters or digits, asked about one by one."""

    def __init__(self) -> None:
        self._meant: set[str] = set()

    def require(self, name: str) -> None:
        """Raise UnusualName unless the name is usual, or was said to be meant so."""
        if name not in self._meant:
            people.require_usual(name)

    def ask(
        self,
        parent: QWidget,
        refusal: UnusualName,
        go_on: Callable[[], object],
        correct: Callable[[], object],
    ) -> Sheet:
        """Ask whether the name is meant so; then go on, else have it corrected."""
        name = str(refusal.data["name"])

        def meant() -> None:
            self._meant.add(name)
            go_on()

        question = _("Make a new person “{name}”?").format(name=name)
        yes, no = _("Make a new person"), _("Correct the name")
        explain = words(refusal)
        return ask(parent, question, yes, meant, explain=explain, no=no, otherwise=correct)
