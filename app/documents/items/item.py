"""One thing that can be printed, described once for the Printing page and the command."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.documents.made import Made
from app.documents.page import Progress

Group = Literal["uniform", "certificate", "visit", "case", "ledger", "printer"]
Choice = Literal["blank", "ruled", "public", "copies", "period", "roster", "black", "parts"]


@dataclass(frozen=True)
class Size:
    """One of the sizes or shapes that an item comes in."""

    name: str
    label: str


@dataclass(frozen=True)
class Wanted:
    """What is to be printed; empty things mean all, the usual, or today."""

    ids: tuple[str, ...] = ()
    roster: tuple[Mapping[str, str], ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    size: str = ""
    copies: int = 1
    first: int | None = None
    blank: bool = False
    ruled: bool = False
    public: bool = False
    black: bool = False
    parts: tuple[str, ...] = ()


Make = Callable[[Wanted, Progress | None], Made]
WriteBook = Callable[[Wanted, Path, Progress | None], int]


@dataclass(frozen=True)
class Item:
    """A thing that can be printed.

    `name` is its word in the command, `of` the kind of record that is chosen for it (empty: a
    period or nothing), `choices` what else may be said, `parts` which of several papers. `book`
    writes the same as a workbook, whole or not at all, and gives its number of rows.
    """

    name: str
    label: str
    group: Group
    make: Make
    of: str = ""
    sizes: tuple[Size, ...] = ()
    choices: frozenset[Choice] = frozenset()
    parts: Callable[[], tuple[Size, ...]] | None = None
    may_be_empty: bool = field(default=False)
    book: WriteBook | None = None
