"""One of the last years or months, chosen from a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.store.session import current
from ui.widgets.chooser import Chooser, Offer

_YEARS: Final = 10
"""Years back that can be looked at."""


class Latest(Chooser):
    """One of what is `offered`, called by `words` and never cut; `tell` hears of another one."""

    def __init__(
        self,
        now: Any,
        offered: Callable[[], Offer],
        words: Callable[[Any], str],
        tell: Callable[[], object],
    ) -> None:
        super().__init__(offered)
        self._words, self._tell = words, tell
        self.chosen.connect(self.choose)
        self.begin_with(now)

    def choose(self, value: Any) -> None:
        """Look at another one."""
        self.begin_with(value)
        self._tell()

    def begin_with(self, value: Any) -> None:
        """Show the one that is read without being chosen."""
        self.show_choice(value, self._words(value))
        self.setMinimumWidth(self.sizeHint().width())


class YearChooser(Latest):
    """One of the last years, this one first."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__(current().today().year, _years, str, tell)


def _years() -> Offer:
    this = current().today().year
    return [(each, str(each)) for each in range(this, this - _YEARS, -1)]
