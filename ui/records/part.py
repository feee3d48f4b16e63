"""A list in a card, with words on its row and buttons below it: a part of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import _
from ui.records import columns
from ui.shell import Shell
from ui.widgets.plain import Button, Card, column, hide_unless, row, type_of_child
from ui.widgets.table import Table


class ListPart(QWidget):
    """A part overrides `say`; what can be shown besides is kept under `name`.

    The card holds the table alone, or what stands around it too (`inside`), above the foot.
    """

    def __init__(
        self,
        shell: Shell,
        name: str,
        table: Table,
        *foot: type_of_child,
        inside: Sequence[type_of_child] = (),
    ) -> None:
        super().__init__()
        self.shell, self.table = shell, table
        more = Button(_("Columns"), look="link", menu=[])
        columns.fill(more.menu(), table, name)
        hide_unless(bool(table.more), more)
        below = row(*foot, more, margins=(10, 5, 10, 10), stretch=0)
        self.card = Card("", *(inside or [table]), below, margin=0)
        self.card.body.setStretchFactor(table, 1)
        table.actors = lambda: [self.card]
        self.setLayout(column(self.card))
        table.picked.connect(lambda _row: self.say())
        table.ticked.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say what is to be said of the row and the ticked ones, and what can be done with them."""

    def chosen(self) -> list[Any]:
        """What is ticked; else the row that the cursor is on."""
        now = self.table.current()
        return self.table.checked() or ([now] if now is not None else [])

    def reload(self) -> None:
        """Fetch again."""
        self.table.reload()
        self.say()
