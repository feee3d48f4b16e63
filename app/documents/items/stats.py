"""What is printed of numbers: the sheets of a period, as ruled tables and as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.documents import printers
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.ledgers import ledger
from app.documents.made import FinishedPaper, finish
from app.documents.stats import tables
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import stats
from app.records.stats import Period, periods
from app.store.session import current

_GROWN: Final = {"A4": 1.0, "A3": 2**0.5}
_BY: Final = "by-"


def _period(wanted: ItemRequest) -> Period:
    """From the first day to the last that was said; else last month."""
    today = current().today()
    if wanted.since is None and wanted.until is None:
        return periods.of(today, "month").before()
    last = wanted.until or today
    first = wanted.since or last.replace(month=1, day=1)
    return Period(min(first, last), last)


def _make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    period, by = _period(wanted), _by(wanted)
    sheets = [
        tables.by_rows(each.name, period, by) if by else tables.comparison(each.name, period)
        for each in stats.every()
        if each.name in (_names(wanted) or (each.name,))
    ]
    grown, mend = _GROWN[wanted.size or "A4"], printers.calibration()
    return finish(
        lambda out: ledger.bound(out, sheets, calibration=mend, progress=progress, grown=grown)
    )


def _book(wanted: ItemRequest, path: Path, _progress: Progress | None) -> int:
    return tables.book(path, _period(wanted), _by(wanted) or "town", names=_names(wanted))


def _names(wanted: ItemRequest) -> tuple[str, ...]:
    return tuple(each for each in wanted.parts if not each.startswith(_BY))


def _by(wanted: ItemRequest) -> str:
    return next((e.removeprefix(_BY) for e in wanted.parts if e.startswith(_BY)), "")


def _parts() -> tuple[Size, ...]:
    sheets = tuple(Size(each.name, str(each.title)) for each in stats.every())
    return (*sheets, *(Size(f"{_BY}{name}", label) for name, label in stats.BY.items()))


ITEMS = (
    Item("numbers", N_("Numbers of a period"), "ledger", _make,
         sizes=(Size("A4", N_("A4")), Size("A3", N_("A3"))),
         choices=frozenset({"period", "parts"}), parts=_parts, may_be_empty=True, book=_book),
)  # fmt: skip
