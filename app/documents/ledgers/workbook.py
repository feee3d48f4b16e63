"""Ledgers as workbooks: the same columns and rows as on paper, one sheet a ledger."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.books import lists_out
from app.books.lists_out import ListSheet
from app.documents.design import LedgerDesign, load
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import rows as ledger_rows
from app.documents.ledgers.kinds import Ledger, Rows
from app.fields import long_period
from app.records import visits
from app.records.visits import Visit
from app.store import Record
from app.store.session import current

Progress = Callable[[int, int], None]
VISIT_LIST = (
    "number", "day", "begin", "finish", "mode", "place", "name", "sex", "age_band", "phone",
    "address", "headcount", "groups", "category", "facts", "advice", "laws", "result", "follow_up",
    "satisfaction", "handler_name", "late", "paper_number", "paper_page",
)  # fmt: skip
"""What a workbook of visits holds, in this order."""
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


def list_rows(found: Iterable[Visit]) -> Iterator[dict[str, Any]]:
    """Rows of a workbook of visits, for `lists_out.write`."""
    known = {name: ledger_rows.described(Visit, name) for name in Visit.columns()}
    columns = {name: each for name, each in known.items() if each is not None}
    return ledger_rows.rows(found, columns, ("handler_name",))


def _write(
    path: Path,
    counted: Sequence[tuple[Ledger, int, Rows]],
    days: tuple[datetime.date | None, datetime.date | None],
    public: bool,
    progress: Progress | None,
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
            lists_out.headings(ledger.shown(public=public)),
            rows,
            masked=public,
            heading=_head(ledger.title + (design.public if public else ""), period, design),
            foot=_foot(design),
            total=True,
        )
        for ledger, _, rows in counted
    ]
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
