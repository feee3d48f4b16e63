"""A page with a list, beside which a card of its own may stand as well as what its rows say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.records.beside import ListPage
from ui.shell import Shell
from ui.widgets.plain import clear


class AsidePage(ListPage):
    """A page of its own says what it shows of a row; a card put aside stays until one is picked."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.aside: Callable[[], QWidget] | None = None
        """Makes the card that stands there instead of what the row says."""

    def lay_out(self, least: int, *foot: QWidget, **how: Any) -> None:
        super().lay_out(least, *foot, **how)
        self.table.picked.connect(self._pick)
        self.table.view.clicked.connect(lambda _index: self.leave_aside())

    def show_again(self, wanted: Any = None) -> None:
        """Fetch the list again, some row current where there are any; show what is beside it."""
        self.table.relist(wanted)
        self.show_beside()

    def show_beside(self) -> None:
        """Show anew what stands beside the list."""
        clear(self.about)
        if self.aside is not None:
            self.about.addWidget(self.aside())
        else:
            self.show_row(self.table.current())

    def show_row(self, picked: Any) -> None:
        """Put what there is to say of a row into `about`; of None where there is none."""
        raise NotImplementedError

    def put_aside(self, card: Callable[[], QWidget]) -> None:
        """Show a card until a row is picked, in front where there is room for one side only."""
        self.aside = card
        self.show_beside()
        self.sides.show_record()

    def leave_aside(self) -> None:
        """Show what the row says again, which may be the one that was current all along."""
        if self.aside is not None:
            self.aside = None
            self.show_beside()

    def open_row(self, row: Any) -> None:
        self.leave_aside()
        super().open_row(row)

    def _pick(self, row: Any) -> None:
        if row is not None:  # else the one that was current is gone, and none was picked
            self.aside = None
        self.show_beside()
