"""The numbers of a year that no dispute goes by: void ones, and those that lie on paper only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.cases import numbering
from app.records.cases.model import Case
from app.records.cases.titles import void_title
from app.store.session import current
from ui.widgets.arrange import tall
from ui.widgets.lines import OpeningLine, Turning
from ui.widgets.message import Sheet
from ui.widgets.plain import Label, box, clear, column, fill, hint, row


class NumbersSheet(Sheet):
    """Lists them year by year; a void dispute opens."""

    def __init__(self, parent: QWidget, show: Callable[[str], object]) -> None:
        super().__init__(parent, _("Void and unused numbers"))
        self._show = show
        self._years = numbering.years() or [current().today().year]
        self._at = len(self._years) - 1
        before, after = _("The year before"), _("The year after")
        self.years = Turning(self._turn, before, after, look="strong")
        self._lines = column(spacing=6)
        self.add(row(self.years, None))
        self.add(tall(box(self._lines), parent))
        self._fill()
        self.show_to_read(width=560)

    def _turn(self, by: int) -> None:
        self._at += by
        self._fill()

    def _fill(self) -> None:
        year = self._years[self._at]
        last = len(self._years) - 1
        self.years.say(str(year), first=self._at == 0, last=self._at == last)
        clear(self._lines)
        voided, unused = numbering.voided(year), numbering.unused(year)
        said = [hint(_("Void, not given again")), *map(self._line, voided)] if voided else []
        if unused:
            ranges = Label(numbering.ranges_words(unused), wrap=True)
            said += [hint(_("No dispute here; on paper only")), ranges]
        every = hint(_("Every number of this year has its dispute."))
        fill(self._lines, *(said or [every]), None)

    def _line(self, case: Case) -> QWidget:
        words = Label(case.number or "", "strong"), hint(void_title(case))
        to = self.then(partial(self._show, case.id))
        return OpeningLine(to, box(column(*words, spacing=1)))
