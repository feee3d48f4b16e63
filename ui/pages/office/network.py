"""The figures of the service network beside those of the report of 2017, and who is behind them."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.language import _
from app.records import report_table
from app.records.listed import all_here
from app.records.report_table import Behind, Line
from ui import style, work
from ui.shell import Shell
from ui.widgets.plain import Card, Label
from ui.widgets.split_view import SplitView
from ui.widgets.table import Table

_LEAST = 420
"""Pixels at 100 %: narrower, the numbers are cut off."""


class _Figures(Table):
    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(_LEAST), super().minimumSizeHint().height())


class NetworkFigures(Card):
    """How many serve where, places and meetings; yellow where the report says another number.

    Beside it stands whom or what the chosen figure counts.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__("", margin=14)
        self.shell = shell
        self._lines: list[Line] = []
        self._behind: list[Behind] = []
        self.figures = _Figures(
            report_table.columns(),
            all_here(lambda _text: self._lines),
            filter=False,
            empty=(_("Nothing to compare with"), _("The report says nothing of this area.")),
            identity=lambda line: line.figure.name,
        )
        self.behind = Table(
            report_table.behind_columns(),
            all_here(self._found),
            empty=(_("Nobody and nothing yet"), _("Choose a figure to see what it counts.")),
            identity=lambda each: (each.record, each.where),
        )
        self.sides = SplitView(self.figures, self.behind, share=0.56)
        self.figures.picked.connect(self._show_behind)
        self.figures.opened.connect(lambda _line: self.sides.show_record())
        self.behind.opened.connect(self._open)
        source = _("Compared with {report}.").format(report=report_table.report().source)
        self.append(Label(source, "quiet"), self.sides)

    def show_figures(self) -> None:
        """Count again."""
        work.read(self, report_table.lines, self._show)

    def _show(self, found: list[Line]) -> None:
        self._lines = found
        self.figures.reload()
        self._show_behind(self.figures.current())

    def _show_behind(self, line: Line | None) -> None:
        work.forget(self.behind)  # whom another one counts
        if line is None:
            self._list([])
        else:
            work.read(self.behind, lambda: report_table.behind(line.figure), self._list)

    def _list(self, found: list[Behind]) -> None:
        self._behind = found
        self.behind.reload()

    def _found(self, text: str) -> list[Behind]:
        return [each for each in self._behind if text in each.name or text in each.where]

    def _open(self, each: Behind) -> None:
        self.shell.show_kind(each.kind, record_id=each.record)
