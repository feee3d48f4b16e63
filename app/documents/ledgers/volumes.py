"""All ledgers and logs of a period in one volume (装订本), from the records of the open room."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from typing import Any

from app.documents import printers
from app.documents.design import BoundDesign, LedgerDesign, load
from app.documents.ledgers import bound
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers.bound import Cover, Part
from app.documents.ledgers.kinds import Ledger
from app.documents.made import FinishedPaper, finish
from app.documents.typeset.page import Progress
from app.documents.visits import day_log
from app.fields import long_period
from app.store.session import current

LOGS = "log"
"""The logs of the days, among the parts of a bound volume."""


def volume(
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    *,
    masked: bool = False,
    names: Sequence[str] = (),
    progress: Progress | None = None,
) -> FinishedPaper:
    """All ledgers and logs of a period, or those named, bound into one volume.

    Where everybody may read it, the ledgers are masked and there are no logs.
    """
    parts: list[Part] = []
    for kind in ledger_kinds.filled(since, until):
        if not names or kind.name in names:
            parts.append(_bound_ledger(kind, since, until, masked))
    design = load("bound", BoundDesign)
    if not masked and (not names or LOGS in names):
        days = day_log.days_logged(since, until)
        logs = day_log.day_logs(since or datetime.date.min, until or datetime.date.max)
        parts.append(
            Part(
                design.logs, days,
                lambda paper, folio, tell: day_log.draw(paper, logs, tell, folio),
            )
        )  # fmt: skip
    cover = Cover(
        room=current().name,
        period=_volume_words(since, until, design),
        days=long_period(since, until),
        mark=load("ledger", LedgerDesign).public if masked else "",
    )
    mend = printers.calibration()

    def write(out: Any) -> int:
        bound.volume(out, cover, parts, calibration=mend, progress=progress)
        return sum(part.count for part in parts)

    return finish(write)


def of_month(
    since: datetime.date | None, until: datetime.date | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The period that is meant: this month where no day was named, all where the first there is."""
    if since is None and until is None:
        today = current().today()
        last = calendar.monthrange(today.year, today.month)[1]
        return today.replace(day=1), today.replace(day=last)
    return None if since == datetime.date.min else since, until


def _bound_ledger(
    kind: Ledger,
    since: datetime.date | None,
    until: datetime.date | None,
    masked: bool,
) -> Part:
    count, rows = kind.rows(since, until, public=masked)
    sheet = ledgers.Sheet(
        title=kind.title + (load("ledger", LedgerDesign).public if masked else ""),
        columns=kind.printed(public=masked),
        rows=rows,
        place=current().name,
        period=long_period(since, until),
    )
    return Part(
        kind.title, count,
        lambda paper, folio, tell: ledgers.draw(paper, sheet, tell, masked=masked, folio=folio),
    )  # fmt: skip


def _volume_words(
    since: datetime.date | None, until: datetime.date | None, design: BoundDesign
) -> str:
    if since and until and since.day == 1 and since.year == until.year:
        last = until.day == calendar.monthrange(until.year, until.month)[1]
        if last and since.month == until.month:
            return design.month.format(year=since.year, month=since.month)
        if (since.month, until.month, until.day) == (1, 12, 31):
            return design.year.format(year=since.year)
    return long_period(since, until)
