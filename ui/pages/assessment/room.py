"""自评: what this room has by the table of the year, what it still lacks and where to go."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import assessment, places
from app.records.assessment import Scored, Scores, freezing, listed, sheet
from app.records.assessment.sheet import Line
from app.records.listed import all_here
from app.store import registry
from app.store.session import current
from ui import style, work
from ui.pages.assessment.sheet import Behind, heading, result_card, statements_card
from ui.records.latest import YearChooser
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, box, clear, column
from ui.widgets.split_view import SplitView
from ui.widgets.table import Table

_LEAST: Final = 400
"""Pixels at 100 % that the list of indicators needs."""


class OwnScore(Page):
    """A line an indicator; beside it the sum, and what lies behind the chosen line."""

    shows = frozenset(registry)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.scores: Scores | None = None
        self.scored: Scored | None = None
        self._lines: list[Line] = []
        self.years = YearChooser(self.look_again)
        print_it = Button(_("Print"), self._print)
        self.table = Table(
            listed.sheet_columns(),
            all_here(lambda _text: self._lines),
            empty=(
                _("Nothing is assessed here yet"),
                _("A village is assessed; add it under Places."),
            ),
            extra=[self.years, None, print_it],
            filter=False,
            identity=lambda line: line.indicator.name,
        )
        self.table.setMinimumWidth(style.px(_LEAST))
        self.table.picked.connect(self._show_line)
        self.table.opened.connect(lambda _line: self.sides.show_record())
        self.about = column(spacing=10)
        right = scrolled(box(column(self.about, None)))
        self.sides = SplitView(Card("", self.table, margin=0), right, share=0.5)
        self.setLayout(column(self.sides))
        shortcut(self, "Escape", self.sides.show_list, inside=True)

    def open(self, **_wanted: Any) -> None:
        """Show how it stands now."""
        self.look_again()
        self.table.view.setFocus()

    def look_again(self) -> None:
        """Count again, beside the window's thread."""
        year = self.years.value
        work.read(self, lambda: assessment.scores(year), self._show, failed=self._none)

    def _none(self, error: Exception) -> None:
        self.scores = self.scored = None
        self._lines = []
        self.table.reload()
        clear(self.about)
        self.shell.fail(error)

    def _show(self, scores: Scores) -> None:
        home = places.own_village()
        self.scores = scores
        self.scored = scores.one(home.id) if home is not None else None
        self._lines = sheet.lines(scores, self.scored) if self.scored is not None else []
        self.table.reload()
        if self.table.current() is None and self._lines:
            self.table.view.selectRow(0)
        self._show_line(self.table.current())

    def _show_line(self, line: Line | None) -> None:
        clear(self.about)
        if self.scores is None or self.scored is None:
            return
        scores, scored = self.scores, self.scored
        behind = Behind(self.shell, scores, scored, self.look_again)
        self.about.addWidget(heading(scores, scored))
        if line is not None:
            self.about.addWidget(Card(str(line.indicator.title), *behind.of(line)))
        beside: list[QWidget] = behind.beside()
        if beside:
            self.about.addWidget(Card(_("Added and taken off"), *beside))
        result = freezing.result_of(scores.of.year, scored)
        if result is not None:
            self.about.addWidget(result_card(result, scored))
        self.about.addWidget(statements_card(self.shell, scores, scored, self.look_again))

    def _print(self) -> None:
        day = current().today().replace(year=self.years.value, month=1, day=1)
        self.shell.show_page("printing", item="assessment", since=day)
