"""Whole papers of the open room as PDF, for window and command alike."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from app.documents import printers, ruler
from app.documents.cards import card as cards
from app.documents.cards import sources as card_sources
from app.documents.cards.card import Look, Sheet
from app.documents.cases import printing as case_sources
from app.documents.forms import laid
from app.documents.forms.laid import LaidOutPaper, Way
from app.documents.ledgers import case_ledgers
from app.documents.ledgers import directory as directories
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers import receipt_codes as receipt_code_list
from app.documents.ledgers import rows as ledger_rows
from app.documents.ledgers import unreported as unreported_rooms
from app.documents.ledgers import year_sheet as year_sheets
from app.documents.ledgers.kinds import Ledger
from app.documents.made import FinishedPaper, finish
from app.documents.typeset.page import Progress, to_bytes
from app.documents.visits import day_log
from app.documents.visits import form as visit_form
from app.fields import long_period
from app.records import cards as register
from app.records import visits
from app.records.cards import Printed
from app.records.visits import Filter, Visit
from app.store import Record, journal
from app.store.session import current

A_SHEET: dict[Sheet, int] = {"ten": 10, "eight": 8, "single": 1}
"""How many cards there are on one sheet of paper."""


def contact_cards(
    printed: Printed,
    *,
    sheet: Sheet = "ten",
    look: Look = "plain",
    back: bool = False,
    black: bool = False,
    first: int | None = None,
    progress: Progress | None = None,
) -> FinishedPaper:
    """Contact cards with running numbers from `first` (the next free one). Raises NotFound."""
    items = card_sources.contact_cards(printed, first or register.next_number())
    return finish(
        lambda out: cards.cards(
            out,
            items,
            sheet=sheet,
            look=look,
            back=back,
            black=black,
            calibration=printers.calibration(),
            progress=progress,
            total=register.count(printed),
        )
    )


def visit_forms(ids: Sequence[str], *, progress: Progress | None = None) -> FinishedPaper:
    """The 法律咨询登记表 of each visit, to be signed. Raises NotFound."""
    found = (journal.get(Visit, each) for each in ids)
    return laid_out(visit_form.forms(found), progress, len(ids))


def blank_forms(copies: int = 1) -> FinishedPaper:
    """Copies of a 法律咨询登记表 to be filled in by hand."""
    return laid_out([visit_form.blank()] * copies)


def day_logs(
    since: datetime.date, until: datetime.date, *, progress: Progress | None = None
) -> FinishedPaper:
    """The 工作日志 of every day on which somebody came; of a single day in any case."""
    found = [day_log.day_log(since)] if since == until else day_log.day_logs(since, until)
    return laid_out(found, progress)


def visit_logs(ids: Sequence[str], *, progress: Progress | None = None) -> FinishedPaper:
    """A page of the 工作日志 for each visit alone. Raises NotFound."""
    found = (journal.get(Visit, each) for each in ids)
    return laid_out(day_log.alone(found), progress, len(ids))


def blank_day_logs(copies: int = 1) -> FinishedPaper:
    """Pages of the 工作日志 to be written by hand."""
    return laid_out([day_log.lay_out((), None)] * copies)


def laid_out(
    found: Iterable[LaidOutPaper], progress: Progress | None = None, total: int = 0
) -> FinishedPaper:
    """Papers one after the other, for the printer that is chosen."""
    mend = printers.calibration()
    return finish(
        lambda out: laid.write(out, found, calibration=mend, progress=progress, total=total)
    )


def ledger(
    name: str,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    *,
    masked: bool = False,
    progress: Progress | None = None,
) -> FinishedPaper:
    """The ledger of this name (`ledger_kinds.every`) of a period; masked for everybody to read.

    Raises NotFound.
    """
    kind = ledger_kinds.named(name)
    total, rows = kind.rows(since, until, public=masked)
    return _ledger(kind, rows, total, (since, until), masked, progress)


def visit_ledger(
    asked: Filter, *, masked: bool = False, progress: Progress | None = None
) -> FinishedPaper:
    """The ledger of the visits that a narrowing leaves; masked for everybody to read."""
    asked = asked.read()
    days = asked.since, asked.until
    return ledger_of("visit", visits.every(asked), days, masked=masked, progress=progress)


def ledger_of(
    name: str,
    found: Sequence[Record],
    days: tuple[datetime.date | None, datetime.date | None] = (None, None),
    *,
    masked: bool = False,
    progress: Progress | None = None,
) -> FinishedPaper:
    """The ledger of this name, of these records, which are of these days. Raises NotFound."""
    kind = ledger_kinds.named(name)
    rows = ledger_rows.rows(found, kind.shown(public=masked), kind.choice.open)
    return _ledger(kind, rows, len(found), days, masked, progress)


def _ledger(
    kind: Ledger,
    rows: Iterable[Mapping[str, Any]],
    total: int,
    days: tuple[datetime.date | None, datetime.date | None],
    masked: bool,
    progress: Progress | None,
) -> FinishedPaper:
    mend = printers.calibration()
    return finish(
        lambda out: ledgers.ledger(
            out,
            kind.title,
            kind.printed(public=masked),
            rows,
            place=current().name,
            period=long_period(*days),
            masked=masked,
            calibration=mend,
            progress=progress,
            total=total,
        )
    )


def case_papers(
    ids: Sequence[str],
    papers: Sequence[str],
    *,
    of: str = "",
    way: Way = "filled",
    progress: Progress | None = None,
) -> FinishedPaper:
    """Papers of disputes, their `volume` or `all` of them; counts the disputes.

    `of` is the record that a paper is of. Raises NotFound, NotYet.
    """
    borne: list[case_sources.PrintedCopy] = []

    def write(out: Any) -> int:
        borne.extend(
            case_sources.write_several(out, ids, papers, of=of, way=way, progress=progress)
        )
        return len(ids)

    return dataclasses.replace(finish(write), bears=tuple(borne))


def mediator_month(
    month: datetime.date, person: str = "", *, progress: Progress | None = None
) -> FinishedPaper:
    """A sheet for each mediator of a month, or for one: disputes closed and their files."""
    sheets = case_ledgers.month_sheets(month, person)
    if not sheets:
        return FinishedPaper(b"", 0, {})
    mend = printers.calibration()
    return finish(lambda out: ledgers.bound(out, sheets, calibration=mend, progress=progress))


def unreported(month: datetime.date, *, progress: Progress | None = None) -> FinishedPaper:
    """The rooms that have not reported on the month of a day, with whom to call."""
    found, mend = unreported_rooms.sheet(month), printers.calibration()
    return finish(lambda out: ledgers.bound(out, [found], calibration=mend, progress=progress))


def receipt_codes(*, progress: Progress | None = None) -> FinishedPaper:
    """The receipt code of what each room delivered last, with whom to call."""
    found, mend = receipt_code_list.sheet(), printers.calibration()
    return finish(lambda out: ledgers.bound(out, [found], calibration=mend, progress=progress))


def year_sheet(year: int, *, progress: Progress | None = None) -> FinishedPaper:
    """Which duties of a year each place has met."""
    sheets, mend = year_sheets.sheets(year), printers.calibration()
    return finish(lambda out: ledgers.bound(out, sheets, calibration=mend, progress=progress))


def directory(
    districts: Collection[str] = (),
    kinds: Collection[str] = (),
    *,
    progress: Progress | None = None,
) -> FinishedPaper:
    """Who serves which town and village of the area, or of some districts (6 digits)."""
    sheets, mend = directories.sheets(districts, kinds), printers.calibration()
    return finish(lambda out: ledgers.bound(out, sheets, calibration=mend, progress=progress))


def ruler_sheet(*, mended: bool = False) -> FinishedPaper:
    """The sheet that shows how far a printer is off; `mended` shows what the numbers did."""
    mend = {"calibration": printers.calibration()} if mended else {}
    return FinishedPaper(to_bytes(lambda out: ruler.ruler_sheet(out, **mend)), 1, {})
