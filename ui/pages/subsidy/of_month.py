"""What is claimed of a month: a list on the left, cards beside it, at a room and at an office."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.records.subsidy import SubsidyClaim, listed
from app.store import registry
from ui import style
from ui.pages.subsidy.months import MonthChooser
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, box, column
from ui.widgets.split_view import SplitView
from ui.widgets.table import Table

_MOST: Final = 720
"""Pixels that the list asks for at the largest text."""


class OfMonth(Page):
    """A page of its own makes the list and lays it out, and says what it is asked for a claim."""

    shows = frozenset(registry)

    table: Table
    sides: SplitView

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.months = MonthChooser(self.look_again)
        self.about = column(spacing=10)

    def lay_out(self, least: int, *foot: QWidget, ahead: Button | None = None) -> None:
        """Put the list, `least` pixels wide at 100 %, with what is below it beside the cards."""
        self.table.setMinimumWidth(min(style.px(least), _MOST))
        left = Card("", self.table, *foot, margin=0)
        right = scrolled(box(column(self.about, None)))
        self.sides = SplitView(left, right, share=0.56, ahead=ahead)
        self.setLayout(column(self.sides))
        shortcut(self, "Escape", self.sides.show_list, inside=True)

    def open(self, record_id: str = "", **_wanted: Any) -> None:
        """Show last month, or that of a claim."""
        kept = SubsidyClaim.where_equal("id", record_id, void=True)
        if kept:
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
