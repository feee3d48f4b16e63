"""The way between kinds of record that share one place in the navigation."""

from __future__ import annotations

from app.language import _
from ui.records.kind import RecordKind
from ui.shell import Shell
from ui.widgets.chips import Chips


class Beside(Chips):
    """A chip for the page of each; the one that is here stays marked."""

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        super().__init__([(each.name, _(each.heading)) for each in kind.together()], kind.name)
        self._shell, self._here = shell, kind.name
        self.chosen.connect(self._go)

    def _go(self, name: str) -> None:
        self.set_value(self._here)
        if name != self._here:
            self._shell.show_page(name)
