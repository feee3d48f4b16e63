"""What the office will ask about what goes on the stick, each with the way there."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.room import quality
from app.room.quality import LikelyQuestion
from ui import work
from ui.shell import Shell
from ui.widgets.lines import first_lines
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row

_SHOWN: Final = 3


class LikelyQuestions(Card):
    """The questions, the first ones at once; hidden while there are none."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("The office will probably ask"))
        self.shell = shell
        self.found: list[LikelyQuestion] = []
        self._whole: set[str] = set()
        self._lines = column()
        self.append(
            hint(_("Put right what you can now. It can be delivered all the same.")),
            box(self._lines),
        )
        self.hide()

    def look_again(self) -> None:
        """Look through what will go, beside everything else."""
        work.read(self, quality.likely_questions, self._show)

    def _show(self, found: list[LikelyQuestion]) -> None:
        self.found = found
        clear(self._lines)
        self._lines.addLayout(first_lines(found, self._line, _SHOWN, self._whole))
        self.setVisible(bool(found))

    def _line(self, question: LikelyQuestion) -> QWidget:
        look = "late" if question.look == "late" else ""
        go = Button(_("Go there"), partial(self._go, question))
        return box(row(Label(question.words, look, wrap=True), go, stretch=0))

    def _go(self, question: LikelyQuestion) -> None:
        page = self.shell.page_of(question.page) or question.page
        self.shell.show_page(page, **question.wanted)
