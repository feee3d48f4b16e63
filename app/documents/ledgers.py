"""Ledgers (台账): any records as a ruled table on A4 across, by a description of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Protocol

from app.documents.design import LedgerDesign, load
from app.documents.fonts import SANS, SANS_BOLD
from app.documents.page import (
    A4_WIDE,
    MM,
    TRUE,
    Align,
    Calibration,
    Out,
    Paper,
    Progress,
    clean,
    measure,
)
from app.documents.table import PAD_Y, Cell, Row, cell, draw_rows, paginate
from app.documents.widths import LEFT, SAMPLE, WIDTH, Band, Column, fit
from app.language import _

__all__ = ["Column", "Sheet", "bound", "described", "ledger"]

_TOP, _TITLE, _INFO, _FOOT = 28.5 * MM, 19 * MM, 25.8 * MM, A4_WIDE[1] - 9.5 * MM
_BOTTOM = A4_WIDE[1] - 15.5 * MM
_RULE, _RULE_COLOR = 0.4, (0.35,)
_SHORT = 16  # characters: a text this short is likely to come again


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
) -> int:
    """Write several ledgers into one file, each with pages of its own; the number of all rows."""
    design = load("ledger", LedgerDesign)
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

            done += _draw(paper, sheet, design, masked, told)
    return done


def _draw(
    paper: Paper, sheet: Sheet, design: LedgerDesign, masked: bool, tell: Callable[[int], None]
) -> int:
    title, columns = clean(sheet.title), sheet.columns
    coming = iter(sheet.rows)
    sample = list(islice(coming, SAMPLE))
    size, bands = fit(columns, sample, masked, design.number)
    setter = _Setter(bands, size, masked)
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

    sums = [_Sum(column) for column in totals]
    pages = paper.later(SANS, 9)
    before = paper.pages
    running = 0
    for page, last in _looking_ahead(paginate(told(), room, room)):
        paper.page(A4_WIDE)
        if paper.pages == before + 1:
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
        mine = design.page.format(page=paper.pages - before)
        end = LEFT + WIDTH - 46
        paper.text(LEFT, _FOOT, mine, SANS, 9, align="right", width=end - LEFT - 4)
        paper.use(pages, end, _FOOT)
    paper.tell(pages, design.pages.format(pages=paper.pages - before))
    return done


def _looking_ahead(pages: Iterator[list[Row]]) -> Iterator[tuple[list[Row], bool]]:
    before = next(pages)
    for page in pages:
        yield before, False
        before = page
    yield before, True


def _heading(paper: Paper, title: str, place: str, period: str, design: LedgerDesign) -> None:
    size = 16.0
    while measure(title, SANS_BOLD, size, 0.08) > WIDTH and size > 7:
        size *= 0.95
    paper.text(LEFT, _TITLE, title, SANS_BOLD, size, align="center", width=WIDTH, tracking=0.08)
    if place:
        paper.text(LEFT, _INFO, design.room + clean(place), SANS, 9)
    if period:
        paper.text(LEFT, _INFO, design.period + period, SANS, 9, align="right", width=WIDTH)


def _footer(paper: Paper, design: LedgerDesign) -> None:
    x = LEFT
    for label in (design.filled_by, design.checked_by, design.filled_on):
        paper.text(x, _FOOT, label, SANS, 9)
        x += 42 * MM


class _Sum:
    """What a column comes to, on the page and so far."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.here: Any = 0
        self.so_far: Any = 0

    def page(self, rows: list[Mapping[str, Any]]) -> None:
        """Count the rows that begin on one page."""
        self.here = sum(row.get(self.column.key) or 0 for row in rows)
        self.so_far += self.here

    def lines(self) -> list[str]:
        """Both sums as they are shown."""
        return [self.column.show(self.here), self.column.show(self.so_far)]


class _Setter:
    """Sets rows in the widths that were found."""

    def __init__(self, bands: list[Band], size: float, masked: bool) -> None:
        self.bands = bands
        self.size = size
        self._known: dict[tuple[str, float], list[str]] = {}
        self._shows = [
            [column.mask if masked and column.mask else column.show for column in band.columns]
            for band in bands
        ]

    def head(self, design: LedgerDesign) -> list[Row]:
        """The rows that stand at the top of each page."""
        rows: list[Row] = []
        for number, band in enumerate(self.bands):
            labels = [design.number if number == 0 else "", *(c.label for c in band.columns)]
            cells = [
                cell(clean(label), width, SANS_BOLD, self.size, align="center")
                for label, width in zip(labels, band.widths, strict=True)
            ]
            rows.append(Row(cells, 8 * MM, whole=True))
        return rows

    def rows(self, number: int, values: Mapping[str, Any]) -> Iterator[Row]:
        """The rows of one record, one a band."""
        for place, (band, shows) in enumerate(zip(self.bands, self._shows, strict=True)):
            first = str(number) if place == 0 else ""
            cells = [self._cell(first, band.widths[0], "center")]
            for column, show, width in zip(band.columns, shows, band.widths[1:], strict=True):
                value = values.get(column.key)
                text = "" if value is None else show(value)
                cells.append(self._cell(text, width, column.align))
            yield Row(cells, 6.4 * MM, tag=values if place == 0 else None)

    def _cell(self, text: str, width: float, align: Align) -> Cell:
        if len(text) > _SHORT:
            return cell(text, width, SANS, self.size, align=align)
        lines = self._known.get((text, width))
        if lines is None:
            if len(self._known) > 20_000:
                self._known.clear()
            lines = cell(text, width, SANS, self.size).lines
            self._known[text, width] = lines
        return Cell(lines, width, SANS, self.size, self.size * 1.35, align)

    def foot(self, counted: list[str], sums: list[_Sum]) -> Row:
        """The row below a page's last: how many, and what the summed columns come to."""
        leading = self.size * 1.35
        band = next((b for b in self.bands if any(c.total for c in b.columns)), None)
        if band is None:
            words = "　　".join(counted)
            return Row([Cell([words], WIDTH, SANS_BOLD, self.size, leading)])
        first = next(i for i, c in enumerate(band.columns, start=1) if c.total)
        cells = [Cell(counted, sum(band.widths[:first]), SANS_BOLD, self.size, leading)]
        told = {id(one.column): one.lines() for one in sums}
        for column, width in zip(band.columns[first - 1 :], band.widths[first:], strict=True):
            lines = told.get(id(column), [])
            cells.append(Cell(lines, width, SANS_BOLD, self.size, leading, "right"))
        return Row(cells)
