"""The year that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.store.session import current
from ui.widgets.chooser import Chooser

_YEARS: Final = 10
"""Years back that can be looked at."""


class YearChooser(Chooser):
    """One of the last years, this one first; `chosen_year` is told of another one."""

    def __init__(self, chosen_year: Callable[[int], object]) -> None:
        super().__init__(self._offered)
        self.year = current().today().year
        self._tell = chosen_year
        self.chosen.connect(self._choose)
        self._say()

    def _offered(self) -> list[tuple[int, str]]:
        this = current().today().year
        return [(each, str(each)) for each in range(this, this - _YEARS, -1)]

    def _choose(self, year: int) -> None:
        self.year = year
        self._say()
        self._tell(year)

    def _say(self) -> None:
        self.show_choice(self.year, str(self.year))
        self.setMinimumWidth(self.sizeHint().width())  # four digits are never cut
