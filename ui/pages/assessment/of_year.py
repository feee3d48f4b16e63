"""A year that is assessed: a list at the left, cards beside it, at an office and in a room."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.records import assessment
from app.records.assessment import Scored, Scores, freezing
from app.store.session import current
from ui import work
from ui.pages.assessment.sheet import result_card, statements_card
from ui.records.aside import AsidePage
from ui.records.latest import YearChooser
from ui.shell import Shell


class OfYear(AsidePage):
    """A page of its own shows the scores of the year, or none where they cannot be counted."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.scores: Scores | None = None
        self.rows: list[Any] = []
        """What the list holds."""
        self.years = YearChooser(self.look_again)

    def look_again(self) -> None:
        """Count again, beside the window's thread."""
        year = self.years.value
        work.read(self, lambda: assessment.scores(year), self.show_scores, failed=self._none)

    def show_scores(self, scores: Scores) -> None:
        """Show what was counted."""
        raise NotImplementedError

    def results(self, scores: Scores, scored: Scored) -> list[QWidget]:
        """What was frozen of somebody, and what they say to it."""
        result = freezing.result_of(scores.of.year, scored)
        frozen = [result_card(result, scored)] if result is not None else []
        return [*frozen, statements_card(self.shell, scores, scored, self.look_again)]

    def print(self, item: str, *ids: str) -> None:
        """Print something of the year."""
        day = current().today().replace(year=self.years.value, month=1, day=1)
        self.shell.show_page("printing", item=item, since=day, **({"ids": ids} if ids else {}))

    def _none(self, error: Exception) -> None:
        self.scores, self.rows = None, []
        self.show_again()
        self.shell.fail(error)
