"""What the choices of every printed thing have in common."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.documents.items.item import Item, ItemRequest
from app.documents.made import FinishedPaper
from app.fields import Whole
from app.language import _
from ui import style
from ui.records.printing import rows_written, save_workbook
from ui.shell import Shell
from ui.widgets.plain import Button, column, row, type_of_child
from ui.widgets.typed import LineInput
from ui.work import Work

if TYPE_CHECKING:
    from ui.pages.printing.page import PrintingPage

Maker = Work[FinishedPaper]
"""Makes the paper; told `progress`, on the thread that makes it."""


class Part(QFrame):
    """The choices for one printed thing, with the button that prints it at the foot."""

    changed = Signal()
    """Something was chosen that changes the paper."""

    def __init__(self, shell: Shell, page: PrintingPage, item: Item) -> None:
        super().__init__()
        self.shell, self.page, self.item = shell, page, item
        self.print_button = Button(_("Print…"), self.print_it, look="primary", key="Ctrl P")
        self.book_button = Button(_("Save as workbook…"), self.save_book)
        self.build()

    def build(self) -> None:
        """Make the choices and lay them out."""

    def lay_out(
        self, *children: type_of_child, foot: type_of_child = None, flush: bool = False
    ) -> QVBoxLayout:
        """Put the choices above the button; `flush` lets the first reach the edges.

        Gives the layout of the choices.
        """
        edge = style.gap(14)
        body = column(*children[1:] if flush else children)
        gap = [None] if isinstance(foot, QWidget) else []
        last = row(foot, *gap, self.book_button, self.print_button)
        self.book_button.setVisible(self.item.book is not None)
        body.addLayout(last)
        body.setContentsMargins(edge, edge // 2 if flush else edge, edge, edge)
        above = children[:1] if flush else ()
        self.setLayout(column(*above, body, spacing=0, stretch=0))
        return body

    def open(self, **_wanted: object) -> None:
        """Begin with what another page asks for."""

    def reload(self) -> None:
        """Fetch again what is chosen from."""

    def set_right(self) -> None:
        """Follow what is known of the printer now."""

    def wanted(self) -> ItemRequest | None:
        """What is chosen; None while nothing is."""
        return ItemRequest()

    def maker(self) -> Maker | None:
        """What makes the paper; None while nothing is chosen."""
        wanted, make = self.wanted(), self.item.make
        return None if wanted is None else lambda progress: make(wanted, progress)

    def printable_edge(self) -> float:
        """How many millimetres from its edge a printer must reach for what is chosen."""
        return self.item.printable_edge()

    def lesson(self) -> str:
        """What to do while nothing is chosen."""
        return ""

    def name(self) -> str:
        """What a saved file is called."""
        return _(self.item.label)

    def ready(self, on: bool) -> None:
        """The paper shown is what was chosen, or is being made."""
        self.print_button.setEnabled(on)
        self.book_button.setEnabled(on)

    def print_it(self) -> bool | None:
        """Print what is shown; whether it went to the printer."""
        if not self.print_button.isEnabled():
            return False
        return self.page.preview.print_document(two_sided=self.item.two_sided)

    def save_book(self) -> None:
        """Ask where to and write what is shown as a workbook."""
        wanted, write = self.wanted(), self.item.book
        if wanted is not None and write is not None:
            put = partial(write, wanted)
            save_workbook(self.shell, self.name(), put, rows_written)


class Count(LineInput):
    """How many, as a short line; Up and Down change it."""

    def __init__(self, most: int, value: int = 1) -> None:
        super().__init__(Whole(min=1, max=most))
        self.set_value(value)
        self.setMaximumWidth(style.px(76))
        self.edited.connect(lambda: self.set_wrong(self.number is None))

    @property
    def number(self) -> int | None:
        """The number, or None while what stands there is none."""
        return self.value_or_none()
