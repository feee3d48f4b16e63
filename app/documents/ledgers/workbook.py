"""Ledgers as workbooks: the same columns and rows as on paper, one sheet a ledger."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from app.books import lists_out
from app.books.lists_out import ListSheet
from app.documents.design import LedgerDesign, load
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import rows as ledger_rows
from app.documents.ledgers.kinds import Ledger, Rows
from app.fields import Reference, long_period
from app.records import visits
from app.store import Record, registry
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
    found = [ledger_kinds.named(name) for name in names]
    counted = [(each, *each.rows(since, until, public=public)) for each in found]
    return _write(path, counted, (since, until), public, progress)


def write_visits(
    path: Path, asked: visits.Filter, *, public: bool = False, progress: Progress | None = None
) -> int:
    """Write the ledger of the visits that a narrowing leaves; as `write`."""
    asked = asked.read()
    days = asked.since, asked.until
    return write_records(path, "visit", visits.every(asked), days, public=public, progress=progress)


def write_records(
    path: Path,
    name: str,
    found: Sequence[Record],
    days: tuple[datetime.date | None, datetime.date | None] = (None, None),
    *,
    public: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write the ledger of these records, which are of these days; as `write`."""
    ledger = ledger_kinds.named(name)
    rows = ledger_rows.rows(found, ledger.shown(public=public), ledger.choice.open)
    return _write(path, [(ledger, len(found), rows)], days, public, progress)


def write_whole(
    path: Path,
    name: str,
    found: Sequence[Record],
    days: tuple[datetime.date | None, datetime.date | None] = (None, None),
    *,
    progress: Progress | None = None,
) -> int:
    """Write all that these records hold but links to others, private numbers masked; as `write`."""
    held = registry[name].columns().items()
    columns = [n for n, each in held if each.listed or not isinstance(each.kind, Reference)]
    ledger = ledger_kinds.named(name).showing(columns)
    rows = ledger_rows.rows(found, ledger.shown(), ledger.choice.open)
    return _write(path, [(ledger, len(found), rows)], days, False, progress, masked=True)


def _write(
    path: Path,
    counted: Sequence[tuple[Ledger, int, Rows]],
    days: tuple[datetime.date | None, datetime.date | None],
    public: bool,
    progress: Progress | None,
    *,
    masked: bool = False,
) -> int:
    design = load("ledger", LedgerDesign)
    period = long_period(*days)
    total = sum(count for _, count, _ in counted)

    def told(done: int) -> None:
        if progress:
            progress(done, total)

    lists = [
        ListSheet(
            ledger.title,
            ledger.shown(public=public),
            rows,
            masked=public or masked,
            heading=_head(ledger.title + (design.public if public else ""), period, design),
            foot=_foot(design),
            total=True,
        )
        for ledger, _, rows in counted
    ]
    return lists_out.write(path, lists, progress=told)


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
