"""Cells to type into that are kept as a draft, with what is to be said of the current one."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout

from app.language import n_
from ui.records.drafted import DraftedForm
from ui.shell import Shell
from ui.widgets.delay import Settling
from ui.widgets.lines import Elided
from ui.widgets.plain import Label, row, type_of_child
from ui.widgets.typed_grid import TypedGrid
from ui.widgets.whole import WholeWords

G = TypeVar("G", bound=TypedGrid)


class DraftedSheet(DraftedForm, Generic[G]):
    """A sheet to type into: what is typed becomes a draft once it has settled.

    A sheet of its own lays out its `head`, the grid and its `foot`.
    """

    def __init__(self, shell: Shell, name: str, grid: G) -> None:
        super().__init__(shell, name)
        self.grid = grid
        self.says = Label("", "quiet", wrap=True)
        self.settling = Settling(self, self.keep)
        grid.typed.connect(self.settling.changed)
        grid.moved.connect(self.say)
        grid.pasted.connect(self._say_pasted)

    def head(self, title: str, explain: str, *others: type_of_child) -> QHBoxLayout:
        """What it is, in a line, and what can be done with all of it."""
        return row(Label(title, "title"), 12, Elided(explain, "quiet"), *others)

    def foot(self, *keys: type_of_child) -> WholeWords:
        """What is said of the current cell, beside the keys."""
        return WholeWords(self.says, keys)

    def mark_clean(self) -> None:
        self.settling.forget()

    def say(self) -> None:
        """Say what is wrong with the current cell, or what is known of it."""
        line, name = self.grid.here()
        self.says.say(*line.said(name))

    def _say_pasted(self, count: int) -> None:
        said = n_("{count} row is filled in. Look through it; Ctrl ↵ keeps it.",
                  "{count} rows are filled in. Look through them; Ctrl ↵ keeps them.",
                  count)  # fmt: skip
        self.says.say(said.format(count=count), "answer")
