"""Ledgers (台账): any records as a ruled table on A4 across, by a description of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Protocol

from app.documents.design import LedgerDesign, load
from app.documents.ledgers.layout import Setter, Sum
from app.documents.typeset.folio import PageNumber
from app.documents.typeset.fonts import SANS, SANS_BOLD
from app.documents.typeset.page import (
    A4_WIDE,
    MM,
    TRUE,
    Calibration,
    Out,
    Paper,
    Progress,
    clean,
    fitted,
    measure,
)
from app.documents.typeset.table import PAD_Y, Row, cell, draw_rows, paginate
from app.documents.typeset.widths import LEFT, SAMPLE, WIDTH, Column, fit
from app.language import _

__all__ = ["Column", "Sheet", "bound", "described", "draw", "ledger"]

_TOP, _TITLE, _INFO, _FOOT = 28.5 * MM, 19 * MM, 25.8 * MM, A4_WIDE[1] - 9.5 * MM
_BOTTOM = A4_WIDE[1] - 15.5 * MM
_RULE, _RULE_COLOR = 0.4, (0.35,)


class _Kind(Protocol):
    def show(self, value: Any) -> str: ...
    def mask(self, value: Any) -> str: ...


class _Described(Protocol):
    @property
    def kind(self) -> _Kind: ...
    @property
    def label(self) -> str: ...
    @property
    def private(self) -> bool: ...


def described(columns: Mapping[str, _Described]) -> list[Column]:
    """Ledger columns of a record's own description (`Model.columns()`, all or some of it).

    Amounts of money are right-aligned and added up.
    """
    made: list[Column] = []
    for key, column in columns.items():
        money = type(column.kind).__name__ == "Money"
        mask = column.kind.mask if column.private else None
        made.append(
            Column(
                key,
                _(column.label),
                column.kind.show,
                mask,
                align="right" if money else "left",
                total=money,
            )
        )
    return made


@dataclass(frozen=True)
class Sheet:
    """One ledger of several: its heading, its columns, its rows."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Any]]
    place: str = ""
    period: str = ""


def ledger(
    out: Out,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    *,
    place: str = "",
    period: str = "",
    masked: bool = False,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write a ledger as its rows come and return how many there were.

    `masked` makes the public variant, `progress(done, total)` may raise Cancelled. Columns that
    would be too narrow side by side are set in several bands under each other.
    """
    design = load("ledger", LedgerDesign)
    sheet = Sheet(clean(title) + (design.public if masked else ""), columns, rows, place, period)
    return bound(
        out, [sheet], masked=masked, calibration=calibration, progress=progress, total=total
    )


def bound(
    out: Out,
    sheets: Sequence[Sheet],
    *,
    masked: bool = False,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
    grown: float = 1.0,
) -> int:
    """Write several ledgers into one file, each with pages of its own; the number of all rows.

    Paper and type are so many times as large as on A4.
    """
    first = sheets[0]
    done = 0
    with Paper(
        out,
        title=clean(first.title),
        author=first.place,
        subject=first.period,
        calibration=calibration,
    ) as paper:
        for sheet in sheets:
            before = done

            def told(part: int, before: int = before) -> None:
                if progress:
                    progress(before + part, total)

            done += draw(paper, sheet, told, masked=masked, grown=grown)
    return done


def draw(
    paper: Paper,
    sheet: Sheet,
    tell: Callable[[int], None],
    *,
    masked: bool = False,
    folio: PageNumber | None = None,
    grown: float = 1.0,
) -> int:
    """Put a ledger on paper from a new page on and return its number of rows.

    Its pages are numbered for themselves, or on where it is bound with others.
    """
    design = load("ledger", LedgerDesign)
    title, columns = clean(sheet.title), sheet.columns
    coming = iter(sheet.rows)
    sample = list(islice(coming, SAMPLE))
    size, bands = fit(columns, sample, masked, design.number)
    setter = Setter(bands, size, masked)
    head = setter.head(design)
    totals = [column for column in columns if column.total]
    foot = (2 if totals else 1) * size * 1.35 + 2 * PAD_Y
    room = _BOTTOM - _TOP - sum(row.height for row in head) - foot
    done = 0

    def told() -> Iterator[Row]:
        nonlocal done
        for done, values in enumerate(chain(sample, coming), start=1):
            yield from setter.rows(done, values)
            tell(done)

    sums = [Sum(column) for column in totals]
    numbers = folio or PageNumber(paper, (design.page, design.pages))
    first = paper.pages + 1
    running = 0
    for page, last in _looking_ahead(paginate(told(), room, room)):
        paper.page((A4_WIDE[0] * grown, A4_WIDE[1] * grown))
        with paper.scaled(0, 0, grown) if grown != 1 else nullcontext():
            if paper.pages == first:
                paper.bookmark(title)
            _heading(paper, title, sheet.place, sheet.period, design)
            paper.lines([(LEFT, _TOP, LEFT + WIDTH, _TOP)], _RULE, _RULE_COLOR)
            y = draw_rows(paper, head, LEFT, _TOP, _RULE, _RULE_COLOR)
            y = draw_rows(paper, page, LEFT, y, _RULE, _RULE_COLOR)
            starts = [row.tag for row in page if row.tag is not None]
            running += len(starts)
            for summed in sums:
                summed.page(starts)
            words = design.total_count if last else design.running_count
            if running or not last:
                counted = [
                    design.page_count.format(count=f"{len(starts):,}"),
                    words.format(count=f"{running:,}"),
                ]
                draw_rows(paper, [setter.foot(counted, sums)], LEFT, y, _RULE, _RULE_COLOR)
            else:
                empty = cell(design.none, WIDTH, SANS, size, align="center")
                draw_rows(paper, [Row([empty], 12 * MM)], LEFT, y, _RULE, _RULE_COLOR)
            _footer(paper, design)
            numbers.put(LEFT, _FOOT, WIDTH, "right")
    if folio is None:
        numbers.end()
    return done


def _looking_ahead(pages: Iterator[list[Row]]) -> Iterator[tuple[list[Row], bool]]:
    before = next(pages)
    for page in pages:
        yield before, False
        before = page
    yield before, True


def _heading(paper: Paper, title: str, place: str, period: str, design: LedgerDesign) -> None:
    title, size = fitted(title, SANS_BOLD, 16.0, WIDTH, 0.08)
    paper.text(LEFT, _TITLE, title, SANS_BOLD, size, align="center", width=WIDTH, tracking=0.08)
    room = WIDTH
    if period:
        words, size = fitted(design.period + clean(period), SANS, 9, WIDTH / 2)
        paper.text(LEFT, _INFO, words, SANS, size, align="right", width=WIDTH)
        room -= measure(words, SANS, size) + 12
    if place:
        words, size = fitted(design.room + clean(place), SANS, 9, room)
        paper.text(LEFT, _INFO, words, SANS, size)


def _footer(paper: Paper, design: LedgerDesign) -> None:
    x = LEFT
    for label in (design.filled_by, design.checked_by, design.filled_on):
        paper.text(x, _FOOT, label, SANS, 9)
        x += 42 * MM
