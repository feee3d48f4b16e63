"""A page with a list at the left, and cards beside it that say what lies behind a row."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.store import registry
from ui import style
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, box, column
from ui.widgets.split_view import SplitView
from ui.widgets.table import Table

_MOST: Final = 780
"""Pixels that the list asks for at the largest text."""


class ListPage(Page):
    """A page of its own makes the list and lays it out, and puts its cards into `about`."""

    shows = frozenset(registry)

    table: Table
    sides: SplitView

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.about = column(spacing=10)

    def lay_out(
        self,
        least: int,
        *foot: QWidget,
        most: int = _MOST,
        share: float = 0.56,
        ahead: Button | None = None,
    ) -> None:
        """Put the list, `least` pixels wide at 100 %, with what is below it beside the cards."""
        self.table.setMinimumWidth(min(style.px(least), most))
        self.table.opened.connect(self.open_row)
        left = Card("", self.table, *foot, margin=0)
        right = scrolled(box(column(self.about, None)))
        self.sides = SplitView(left, right, share=share, ahead=ahead)
        self.setLayout(column(self.sides))

    def open_row(self, row: Any) -> None:
        """Bring the cards of a row to the front, or what a page of its own has for it."""
        del row
        self.sides.show_record()
