"""What is claimed of a month: a list on the left, cards beside it, at a room and at an office."""

from __future__ import annotations

from typing import Any, Final

from app.records.subsidy import SubsidyClaim, listed
from ui.pages.subsidy.months import MonthChooser
from ui.records.aside import AsidePage
from ui.shell import Shell

MOST: Final = 720
"""Pixels that the list asks for at the largest text."""


class OfMonth(AsidePage):
    """A page of its own says what it is asked for a claim."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.months = MonthChooser(self.look_again)

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
