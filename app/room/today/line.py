"""A line of what is to be done: what every such line is made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from app.records.days import left

AHEAD: Final = datetime.timedelta(days=3)
"""How soon something is due that is shown already."""
SHORT: Final = 24
"""Characters of a matter that fit on a line."""
_NAMED: Final = 4
"""Names that stand in one line for several records."""


@dataclass(frozen=True)
class Due:
    """One line: in how many days, what, and where it leads."""

    words: str
    verb: str
    page: str
    """Where it is done: a page by its name, or a kind of record that a page shows."""
    days: int | None = None
    state: str = ""
    """Stands in place of the days where there is no day."""
    wanted: dict[str, Any] = field(default_factory=dict)

    def when(self) -> tuple[str, str]:
        """How long there is still, or how late it is, or what stands in its place; its look."""
        if self.days is None:
            return self.state, "quiet"
        return left(self.days), "late" if self.days < 0 else "soon"


def names(several: Iterable[str]) -> str:
    """The first names of several records, each once."""
    return "、".join(dict.fromkeys(islice(several, _NAMED)))
