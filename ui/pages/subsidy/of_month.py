"""What is claimed of a month: a list on the left, cards beside it, at a room and at an office."""

from __future__ import annotations

from typing import Any, Final

from app.records.stats import periods
from app.records.subsidy import SubsidyClaim, listed, months
from app.store.session import current
from ui.records.aside import AsidePage
from ui.records.latest import Latest
from ui.shell import Shell

MOST: Final = 720
"""Pixels that the list asks for at the largest text."""


class OfMonth(AsidePage):
    """A page of its own says what it is asked for a claim."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        before = periods.of(current().today(), "month").before()
        self.months = Latest(before, months.offered, periods.words, self.look_again)

    def open(self, record_id: str = "", **_wanted: Any) -> None:
        """Show last month, or that of a claim."""
        kept = SubsidyClaim.where_equal("id", record_id, void=True)
        if kept:
            self.aside = None
            self.want(kept[0])
            self.months.choose(listed.month_of(kept[0]))
            self.sides.show_record()
            return
        self.look_again()
        self.table.view.setFocus()

    def want(self, claim: SubsidyClaim) -> None:
        """Remember the claim that is to be shown once its month is read."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Read the month again, beside the window's thread."""
        raise NotImplementedError
