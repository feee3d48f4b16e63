"""The month that is looked at."""

from __future__ import annotations

from collections.abc import Callable

from app.records.stats import Period, periods
from app.records.subsidy import months
from app.store.session import current
from ui.widgets.chooser import Chooser


class MonthChooser(Chooser):
    """One of the last months, the one before this at first; `tell` hears of another one."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__(months.offered)
        self.month = periods.of(current().today(), "month").before()
        self._tell = tell
        self.chosen.connect(self.choose)
        self._say()

    def choose(self, month: Period) -> None:
        """Look at another month."""
        self.begin_with(month)
        self._tell()

    def begin_with(self, month: Period) -> None:
        """Show the month that was read without being chosen."""
        self.month = month
        self._say()

    def _say(self) -> None:
        self.show_choice(self.month, periods.words(self.month))
        self.setMinimumWidth(self.sizeHint().width())
