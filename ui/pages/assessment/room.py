"""自评: what this room has by the table of the year, what it still lacks and where to go."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import places
from app.records.assessment import Scored, Scores, listed, sheet
from app.records.assessment.sheet import Line
from app.records.listed import all_here
from ui import style
from ui.pages.assessment.of_year import OfYear
from ui.pages.assessment.sheet import Behind, heading
from ui.shell import Shell
from ui.widgets.plain import Button, Card, fill
from ui.widgets.table import Table

_LEAST: Final = 400
"""Pixels at 100 % that the list of indicators needs."""


class OwnScore(OfYear):
    """A line an indicator; beside it the sum, and what lies behind the chosen line."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.scored: Scored | None = None
        print_it = Button(_("Print"), lambda: self.print("assessment"))
        self.table = Table(
            listed.sheet_columns(),
            all_here(lambda _text: self.rows),
            empty=(
                _("Nothing is assessed here yet"),
                _("A village is assessed; add it under Places."),
            ),
            extra=[self.years, None, print_it],
            filter=False,
            identity=lambda line: line.indicator.name,
        )
        self.lay_out(_LEAST, most=style.px(_LEAST), share=0.5)

    def open(self, **_wanted: Any) -> None:
        """Show how it stands now."""
        self.look_again()
        self.table.view.setFocus()

    def show_scores(self, scores: Scores) -> None:
        home = places.own_village()
        self.scores = scores
        self.scored = scores.one(home.id) if home is not None else None
        self.rows = sheet.lines(scores, self.scored) if self.scored is not None else []
        self.show_again()

    def show_row(self, picked: Line | None) -> None:
        if self.scores is None or self.scored is None:
            return
        scores, scored = self.scores, self.scored
        behind = Behind(self.shell, scores, scored, self.look_again)
        cards: list[QWidget] = [heading(scores, scored)]
        if picked is not None:
            cards.append(Card(str(picked.indicator.title), *behind.of(picked)))
        if beside := behind.beside():
            cards.append(Card(_("Added and taken off"), *beside))
        fill(self.about, *cards, *self.results(scores, scored))
