"""The month that is looked at."""

from __future__ import annotations

from collections.abc import Callable

from app.records.stats import periods
from app.records.subsidy import months
from app.store.session import current
from ui.records.latest import Latest


class MonthChooser(Latest):
    """One of the last months, the one before this at first; `tell` hears of another one."""

    def __init__(self, tell: Callable[[], object]) -> None:
        before = periods.of(current().today(), "month").before()
        super().__init__(before, months.offered, periods.words, tell)
