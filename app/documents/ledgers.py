"""Ledgers (台账): any records as a ruled table on A4 across, by a description of columns."""

from __future__ import annotations

import re
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
from app.documents.table import PAD_X, PAD_Y, Cell, Row, cell, draw_rows, paginate
from app.language import _

LEFT = 15 * MM
WIDTH = A4_WIDE[0] - 2 * LEFT
_TOP, _TITLE, _INFO, _FOOT = 28.5 * MM, 19 * MM, 25.8 * MM, A4_WIDE[1] - 9.5 * MM
_BOTTOM = A4_WIDE[1] - 15.5 * MM
_SIZES = (9.0, 8.5, 8.0, 7.5)
_RULE, _RULE_COLOR = 0.4, (0.35,)
_SAMPLE = 300
_SHORT = 16  # characters: a text this short is likely to come again
# Ems: a column of running text reads well from here on, and needs no more than that.
_NARROW, _WIDE = 5.0, 24.0
# Up to so many ems a value stays on one line where it can, and longer text has at least so many.
_COMPACT, _EASY = 11.0, 8.0
# Numbers and foreign words, which are not to be cut.
_UNBROKEN = re.compile(r"[0-9A-Za-z.,:*/@_\-]{2,40}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: which value of a row, how it is shown, how masked; `weight` 0 derives its width.

    `total` adds the values of a page and of all, shown like any value.
    """

    key: str
    label: str
    show: Callable[[Any], str] = str
    mask: Callable[[Any], str] | None = None
    weight: float = 0.0
    align: Align = "left"
    total: bool = False


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


@dataclass(slots=True)
class _Band:
    """The columns that stand side by side; many columns take several bands a row."""

    columns: list[Column]
    widths: list[float]


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
    title = clean(title) + (design.public if masked else "")
    coming = iter(rows)
    sample = list(islice(coming, _SAMPLE))
    size, bands = _fit(columns, sample, masked, design)
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
            if progress:
                progress(done, total)

    sums = [_Sum(column) for column in totals]
    with Paper(out, title=title, author=place, subject=period, calibration=calibration) as paper:
        pages = paper.later(SANS, 9)
        running = 0
        for page, last in _looking_ahead(paginate(told(), room, room)):
            paper.page(A4_WIDE)
            if paper.pages == 1:
                paper.bookmark(title)
            _heading(paper, title, place, period, design)
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
            mine = design.page.format(page=paper.pages)
            end = LEFT + WIDTH - 46
            paper.text(LEFT, _FOOT, mine, SANS, 9, align="right", width=end - LEFT - 4)
            paper.use(pages, end, _FOOT)
        paper.tell(pages, design.pages.format(pages=paper.pages))
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

    def __init__(self, bands: list[_Band], size: float, masked: bool) -> None:
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


def _fit(
    columns: Sequence[Column],
    sample: list[Mapping[str, Any]],
    masked: bool,
    design: LedgerDesign,
) -> tuple[float, list[_Band]]:
    """The largest type in which all columns stand side by side, else bands of them."""
    needs = [_need(column, sample, masked) for column in columns]
    digits = max(len(str(len(sample))) + (2 if len(sample) == _SAMPLE else 0), 2)
    number = max(measure(design.number, SANS_BOLD, 1), measure("0" * digits, SANS, 1)) + 0.2
    air = 2 * PAD_X
    for size in _SIZES[:-1]:
        room = WIDTH - number * size - air
        easy = [(best if best <= _COMPACT else max(least, _EASY), best) for least, best in needs]
        if sum(least * size + air for least, _ in easy) <= room:
            widths = _share(columns, easy, size, room)
            return size, [_Band(list(columns), [number * size + air, *widths])]
    for size in _SIZES:
        room = WIDTH - number * size - air
        if sum(least * size + air for least, _ in needs) <= room:
            widths = _share(columns, needs, size, room)
            return size, [_Band(list(columns), [number * size + air, *widths])]
    size = _SIZES[1]
    room = WIDTH - number * size - air
    bands: list[_Band] = []
    rest = list(zip(columns, needs, strict=True))
    # As even as can be: the fewest bands, filled to the same measure.
    whole = sum(least * size + air for _, (least, _) in rest)
    target = whole / max(-(-whole // room), 1)
    while rest:
        taken, filled = 0, 0.0
        while taken < len(rest):
            wide = min(rest[taken][1][0] * size + air, room)
            if taken and (filled + wide > room or filled >= target):
                break
            filled += wide
            taken += 1
        part, rest = rest[:taken], rest[taken:]
        chosen = [column for column, _ in part]
        widths = _share(chosen, [need for _, need in part], size, room)
        bands.append(_Band(chosen, [number * size + air, *widths]))
    return size, bands


def _need(column: Column, sample: list[Mapping[str, Any]], masked: bool) -> tuple[float, float]:
    """The least and the best width of a column in ems, by its label and what stands in it."""
    show = column.mask if masked and column.mask else column.show
    label = clean(column.label)
    half = label[: -(-len(label) // 2)] if len(label) > 4 else label
    least, best = measure(half, SANS_BOLD, 1), measure(label, SANS_BOLD, 1)
    for row in sample:
        value = row.get(column.key)
        if value is None:
            continue
        text = clean(show(value))[:200]
        natural = max((measure(line, SANS, 1) for line in text.split("\n")), default=0.0)
        best = max(best, min(natural, _WIDE))
        least = max(least, min(natural, _NARROW))
        for word in _UNBROKEN.findall(text):
            least = max(least, min(measure(word, SANS, 1), _WIDE))
    return least + 0.1, max(best, least) + 0.1


def _share(
    columns: Sequence[Column], needs: list[tuple[float, float]], size: float, room: float
) -> list[float]:
    """The widths of columns that fill `room` points."""
    if columns and all(column.weight for column in columns):
        whole = sum(column.weight for column in columns)
        return [room * column.weight / whole for column in columns]
    least = [need[0] * size + 2 * PAD_X for need in needs]
    best = [need[1] * size + 2 * PAD_X for need in needs]
    spare = room - sum(least)
    if spare < 0:
        return [width * room / sum(least) for width in least]
    wish = sum(best) - sum(least)
    if wish > spare:
        return [a + (b - a) * spare / wish for a, b in zip(least, best, strict=True)]
    spread = (room - sum(best)) / max(sum(best), 1)
    return [width * (1 + spread) for width in best]
