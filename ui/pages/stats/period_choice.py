"""Which period: a month, quarter, half year, year, or any other days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.stats import Period, periods
from app.store.session import current
from ui.pages.stats.span import ask_span
from ui.shell import Shell
from ui.widgets.chooser import Chooser, FixedChooser
from ui.widgets.lines import turners

SPAN: Final = "span"
RHYTHMS: Final = {
    "month": N_("Months"),
    "quarter": N_("Quarters"),
    "half": N_("Half years"),
    "year": N_("Years"),
    SPAN: N_("Other days…"),
}
_OFFERED: Final = 24


class PeriodChoice:
    """What a period is chosen with; `chosen` is told of another one."""

    def __init__(self, shell: Shell, chosen: Callable[[Period], object]) -> None:
        self._shell, self._chosen = shell, chosen
        self.period = periods.of(current().today(), "month")
        self.rhythm = FixedChooser([(each, _(label)) for each, label in RHYTHMS.items()])
        self.rhythm.chosen.connect(self._choose_rhythm)
        self.which = Chooser(self._offered)
        self.which.chosen.connect(chosen)
        before, after = turners(self._turn, _("The period before"), _("The next period"))
        self.parts: list[QWidget] = [self.rhythm, before, self.which, after]

    def show_period(self, period: Period) -> None:
        """Show which one it is."""
        self.period = period
        self.which.show_choice(period, periods.words(period))

    def _turn(self, by: int) -> None:
        self._chosen(self.period.before() if by < 0 else self.period.after())

    def _choose_rhythm(self, rhythm: str) -> None:
        if rhythm == SPAN:
            ask_span(self._shell, self.period, self._chosen)
        else:
            self._chosen(periods.of(self.period.last, rhythm))

    def _offered(self) -> list[tuple[Period, str]]:
        rhythm = self.rhythm.value if self.rhythm.value != SPAN else "month"
        several = periods.recent(rhythm, current().today(), _OFFERED)
        return [(each, periods.words(each)) for each in several]
