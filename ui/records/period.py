"""A period to choose: of which kind, the one before and after, or one found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.stats import Period, periods
from app.store.session import current
from ui.widgets.chooser import Chooser, FixedChooser
from ui.widgets.lines import turners

RHYTHMS: Final = {
    "month": N_("Months"),
    "quarter": N_("Quarters"),
    "half": N_("Half years"),
    "year": N_("Years"),
}
SPAN: Final = "span"
_OFFERED: Final = 24


class PeriodChoice(QObject):
    """The buttons for a period; with `other`, which asks for them, any other days too."""

    chosen = Signal(object)
    """Another Period is wanted."""

    def __init__(
        self, parent: QWidget, period: Period, other: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.period, self._other = period, other
        kinds = [(each, _(label)) for each, label in RHYTHMS.items()]
        self.rhythm = FixedChooser([*kinds, *([(SPAN, _("Other days…"))] if other else [])])
        self.rhythm.chosen.connect(self.choose_rhythm)
        self.which = Chooser(self._offered)
        self.which.chosen.connect(self.chosen)
        before, after = turners(self._turn, _("The period before"), _("The next period"))
        self.buttons: Sequence[QWidget] = (self.rhythm, before, self.which, after)
        self.show(period)

    def show(self, period: Period) -> None:
        """Show which one is looked at."""
        self.period = period
        self.rhythm.set_value(period.rhythm or SPAN)
        self.which.show_choice(period, periods.words(period))

    def choose_rhythm(self, rhythm: str) -> None:
        """Look at a month, a quarter and so on around the end of what is looked at."""
        if rhythm != SPAN:
            self.chosen.emit(periods.of(self.period.last, rhythm))
        elif self._other is not None:
            self.show(self.period)  # until other days were given, this one is still looked at
            self._other()

    def _turn(self, by: int) -> None:
        self.chosen.emit(self.period.before() if by < 0 else self.period.after())

    def _offered(self) -> list[tuple[Period, str]]:
        rhythm = self.rhythm.value if self.rhythm.value != SPAN else "month"
        several = periods.recent(rhythm, current().today(), _OFFERED)
        return [(each, periods.words(each)) for each in several]
