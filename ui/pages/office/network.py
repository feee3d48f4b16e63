"""The figures of the service network beside those of the report of 2017."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView

from app.language import _
from app.records import report_table
from app.records.listed import all_here
from app.records.report_table import Line
from ui import work
from ui.widgets.plain import Card, Label
from ui.widgets.rows import Grid, Rows


class NetworkFigures(Card):
    """How many serve where, places and meetings; yellow where the report says another number."""

    def __init__(self) -> None:
        super().__init__("", margin=14)
        self._lines: list[Line] = []
        shown = all_here(lambda _text: self._lines)
        self.numbers = Rows(report_table.columns(), shown, parent=self)
        self.grid = Grid(space=12)
        self.grid.setModel(self.numbers)
        header = self.grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        source = _("Compared with {report}.").format(report=report_table.report().source)
        self.append(Label(source, "quiet"), self.grid)

    def show_figures(self) -> None:
        """Count again."""
        work.read(self, report_table.lines, self._show)

    def _show(self, found: list[Line]) -> None:
        self._lines = found
        self.numbers.reload()
