"""How the words of a workbook were understood, each with what else it may mean."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import codes
from app.books.looking import Looking
from app.books.plan import Plan, masked
from app.language import _
from ui.widgets.arrange import scrolled
from ui.widgets.chooser import Chooser
from ui.widgets.plain import Label, box, clear, column, fill, grid, hint, row

_SAMPLE = 20


class WordsRead(QWidget):
    """The words of a plan and the codes they were read as, the unknown ones first."""

    changed = Signal()
    """A word, or a column that nothing takes, was said to mean something."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self._looking = looking
        self.columns: dict[int, Chooser] = {}
        self.choosers: dict[tuple[str, str], Chooser] = {}
        self._body = column(spacing=6)
        self.setLayout(column(scrolled(box(self._body))))

    def show_plan(self, plan: Plan) -> tuple[int, int]:
        """Show the words of a plan; how many there are and how many of them nobody knows."""
        clear(self._body)
        self.choosers = {}
        self._ask_columns(plan)
        unknown = total = len(plan.asked)
        for meaning, listed, words in self._looking.words():
            lines = [
                (Label(word), self._chooser(meaning.name, listed, word, code))
                for word, code in words.items()
            ]
            label = Label(_(meaning.column.label), "quiet")
            fill(self._body, label, grid(lines, across=6, below=6), 6)
            total += len(words)
            unknown += sum(code is None for code in words.values())
        if not total:
            self._body.addWidget(Label(_("No words that stand for something."), "quiet"))
        self._body.addStretch(1)
        return total, unknown

    def _ask_columns(self, plan: Plan) -> None:
        """The columns that nothing takes, each with some of its cells."""
        self.columns = {}
        if plan.asked:
            self._body.addWidget(Label(_("What do these columns hold?"), "quiet"))
        for at in plan.asked:
            made = Chooser(lambda column=at: self._looking.meanings(column))
            made.show_choice(None, _("What does it mean?"), look="choose")
            made.chosen.connect(partial(self._choose, self._looking.choose_column, at))
            cells = "、".join(masked(each)[:_SAMPLE] for each in plan.layout.samples(at))
            self._body.addLayout(row(Label(plan.headers[at] or "—"), None, made))
            self._body.addWidget(hint(cells))
            self.columns[at] = made

    def _chooser(self, name: str, listed: str, word: str, code: str | None) -> Chooser:
        known = codes.load(listed)
        made = Chooser([(each.code, each.label) for each in known.current()])
        if code is None:
            made.show_choice(None, _("What does it mean?"), look="choose")
        else:
            made.show_choice(code, known.label(code))
        made.chosen.connect(partial(self._choose, self._looking.choose_word, name, word))
        self.choosers[name, word] = made
        return made

    def _choose(self, choose: Callable[..., None], *chosen: Any) -> None:
        choose(*chosen)
        self.changed.emit()
