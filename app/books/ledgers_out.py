"""Ledgers as workbooks: the same columns and rows as on paper, one sheet a ledger."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from app.books import lists_out
from app.books.lists_out import Listed
from app.documents import ledger_kinds, sources
from app.documents.design import LedgerDesign, load
from app.store.session import current

Progress = Callable[[int, int], None]
_ROOM = 60  # characters of a name on a printed page's head, which is short of room


def write(
    path: Path,
    names: Sequence[str],
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    *,
    public: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write ledgers of a period into one workbook, whole or not at all; the number of all rows.

    Raises NotFound, OSError, and whatever `progress` raises to stop.
    """
    design = load("ledger", LedgerDesign)
    period = sources.period_words(since, until)
    lists: list[Listed] = []
    total = 0
    for name in names:
        ledger = ledger_kinds.named(name)
        count, rows = ledger.rows(since, until, public=public)
        total += count
        title = ledger.title + (design.public if public else "")
        heads = lists_out.headings(ledger.shown(public=public))
        lists.append(
            Listed(
                ledger.title,
                heads,
                rows,
                masked=public,
                heading=_head(title, period, design),
                foot=_foot(design),
                total=True,
            )
        )

    def told(done: int) -> None:
        if progress:
            progress(done, total)

    return lists_out.write_all(path, lists, progress=told)


def _head(title: str, period: str, design: LedgerDesign) -> str:
    """What stands above each printed page; `&` begins a command there."""
    place, words = design.room + current().name[:_ROOM], design.period + period
    right = f"&R&9 {_plain(words)}" if period else ""
    return f"&L&9 {_plain(place)}&C&14 {_plain(title)}{right}"


def _foot(design: LedgerDesign) -> str:
    signed = "　　　　　　　　".join((design.filled_by, design.checked_by, design.filled_on))
    page = design.page.format(page="&P") + " " + design.pages.format(pages="&N")
    return f"&L&9 {signed}&R&9 {page}"


def _plain(text: str) -> str:
    return text.replace("&", "&&")
