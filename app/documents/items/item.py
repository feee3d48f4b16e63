"""One thing that can be printed, described once for the Printing page and the command."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_

Group = Literal[
    "uniform", "certificate", "visit", "case", "activity", "inspection", "network", "ledger",
    "guide", "printer",
]  # fmt: skip
Choice = Literal[
    "blank", "ruled", "public", "copies", "day", "period", "year", "narrow", "roster", "black",
    "parts",
]  # fmt: skip
"""`day`: mostly of one day; `year`: the period is a whole year; `narrow`: only records with words
or a category."""


GROUPS: Final[dict[Group, str]] = {
    "uniform": N_("Seven uniform items"),
    "certificate": N_("Certificates"),
    "visit": N_("Visits"),
    "case": N_("Disputes"),
    "activity": N_("Activities"),
    "inspection": N_("Inspections and circulars"),
    "network": N_("Service network"),
    "ledger": N_("Ledgers"),
    "guide": N_("Guides"),
    "printer": N_("Printer"),
}
"""What each group is called, in the order in which they are offered."""


@dataclass(frozen=True)
class Size:
    """One of the sizes or shapes that an item comes in.

    `safe` is how many millimetres from the edge of the paper it leaves white, where that differs
    from the others of the item.
    """

    name: str
    label: str
    safe: float | None = None


@dataclass(frozen=True)
class ItemRequest:
    """What is to be printed; empty things mean all, the usual, or today."""

    ids: tuple[str, ...] = ()
    roster: tuple[Mapping[str, str], ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    size: str = ""
    look: str = ""
    copies: int = 1
    first: int | None = None
    blank: bool = False
    ruled: bool = False
    public: bool = False
    black: bool = False
    parts: tuple[str, ...] = ()
    text: str = ""
    category: str = ""


Make = Callable[[ItemRequest, Progress | None], FinishedPaper]
WriteBook = Callable[[ItemRequest, Path, Progress | None], int]
After = Callable[[ItemRequest, FinishedPaper, tuple[str, ...]], None]
"""Enters in a register what came out of the printer well: the records, or rows of the roster
counted from 0. Raises what the register refuses."""


@dataclass(frozen=True)
class Item:
    """A thing that can be printed.

    `name` is its word in the command, `of` the kind of record that is chosen for it (empty: a
    period or nothing), `looks` the designs it comes in, the usual one first, `choices` what else
    may be said, `parts` which of several papers, which `parts_label` calls; where none
    is chosen `all_parts` says what is printed, else the first is. Without
    `named` it is of all, or of the usual ones, when no record is chosen. `having` is a column
    and its value that alone are meant among the records. `safe` is how many
    millimetres from the edge of the paper all its ink stays. After printing it is asked what came
    out well, and `after` is told, where there is one. `book` writes the same as a workbook, whole
    or not at all, and gives its number of rows. `office_only` ones no room offers.
    """

    name: str
    label: str
    group: Group
    make: Make
    of: str = ""
    sizes: tuple[Size, ...] = ()
    looks: tuple[Size, ...] = ()
    choices: frozenset[Choice] = frozenset()
    parts: Callable[[], tuple[Size, ...]] | None = None
    parts_label: str = N_("Papers")
    all_parts: str = ""
    may_be_empty: bool = False
    named: bool = False
    office_only: bool = False
    having: tuple[str, str] | None = None
    safe: float = 8.0
    two_sided: bool = False
    after: After | None = None
    book: WriteBook | None = None

    def printable_edge(self, size: str = "") -> float:
        """How many millimetres from its edge a printer must reach to print all of it."""
        chosen = next((each for each in self.sizes if each.name == size), None)
        return self.safe if chosen is None or chosen.safe is None else chosen.safe

    def usual(self, edge: float = 0.0) -> str:
        """The first of its sizes that a printer prints whole which reaches to `edge` mm.

        Where none is, the one that keeps furthest from the edge.
        """
        names = [each.name for each in self.sizes]
        whole = (name for name in names if self.printable_edge(name) >= edge)
        return next(whole, max(names, key=self.printable_edge, default=""))
