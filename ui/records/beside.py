"""A page with a list at the left, and beside it what lies behind a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.store import registry
from ui import style
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, box, column, type_of_child
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
        right: QWidget | None = None,
        head: Sequence[type_of_child] = (),
        above: Sequence[type_of_child] = (),
        most: int = _MOST,
        margin: int = 0,
        share: float = 0.56,
        ahead: Button | None = None,
        whole: Callable[[], int] = lambda: 0,
    ) -> None:
        """Put the list, `least` pixels wide at 100 %, beside the cards, or beside what is `right`.

        In the card of the list stand a `head` and what is below it; `above` goes over both sides.
        """
        self.table.setMinimumWidth(min(style.px(least), most))
        self.table.opened.connect(self.open_row)
        left = Card("", *head, self.table, *foot, margin=margin)
        left.body.setStretchFactor(self.table, 1)
        right = right or scrolled(box(column(self.about, None)))
        self.sides = SplitView(left, right, share=share, ahead=ahead, whole=whole)
        self.setLayout(column(*above, self.sides, spacing=10, stretch=len(above)))

    def open_row(self, row: Any) -> None:
        """Bring the cards of a row to the front, or what a page of its own has for it."""
        del row
        self.sides.show_record()
