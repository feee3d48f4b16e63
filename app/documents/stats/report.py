"""The report of a period: the analysis in words, charts of its main figures, its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from app.documents.design import load
from app.documents.forms import laid, prose_blocks
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.prose_design import ProseDesign, ProseWording
from app.documents.ledgers import ledger
from app.documents.stats import charts, drafting, tables
from app.documents.stats.charts import Bar, Draw, Series
from app.documents.typeset.fonts import SANS_BOLD
from app.documents.typeset.page import A4, TRUE, Calibration, Official9704, Out, Paper, Progress
from app.fields import long_day
from app.records import stats
from app.records.stats import Cell, Counted, Period, Way, periods, rows, words
from app.store.session import current

MAIN: Final = (
    ("disputes", "accepted", "category"), ("visits", "visits", "category"),
    ("activities", "activities", "kind"),
)  # fmt: skip
"""The figures that are drawn: sheet, figure, and what it is split by."""
BARS: Final = 8
TREND: Final = 96.0
"""Points that the course over the months is tall."""
_GAP, _TOP = 16.0, 70.0


def write(
    out: Out,
    period: Period,
    path: Way = (),
    *,
    title: str = "",
    said: str = "",
    by: str = "",
    names: Sequence[str] = (),
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
) -> int:
    """Write the report of a period, its sheets or those named; the number of tables.

    Without words the draft stands in it; with `by` a table has a row for each district and so on.
    """
    title = title or drafting.title(period, path)
    said = said or drafting.running(drafting.draft(period, path))
    wanted = [each.name for each in stats.every() if each.name in (names or (each.name,))]
    with Paper(out, title=title, author=current().name, calibration=calibration) as paper:
        laid.draw(paper, analysis(title, said))
        _charts(paper, period, path)
        for at, name in enumerate(wanted):
            if progress is not None:
                progress(at, len(wanted))
            ledger.draw(paper, tables.comparison(name, period, path), lambda _done: None)
            if by:
                ledger.draw(paper, tables.by_rows(name, period, by, path), lambda _done: None)
    return len(wanted)


def analysis(title: str, said: str) -> LaidOutPaper:
    """The analysis in words as an official paper."""
    slots = {
        "title": title, "words": said, "day": long_day(current().today()),
        "issuer": current().name,
    }  # fmt: skip
    design = load("stats/report", ProseDesign)
    return prose_blocks.lay_out(design, slots, Printing(), load("inspections/shared", ProseWording))


def _charts(paper: Paper, period: Period, path: Way) -> None:
    left, width, bottom = Official9704.LEFT, Official9704.WIDTH, A4[1] - 60
    y = bottom
    for title, height, draw in _drawn(period, path):
        if y + height + 2 * _GAP > bottom:
            paper.page(A4)
            y = _TOP
        paper.text(left, y, title, SANS_BOLD, 11)
        with paper.at(left, y + _GAP / 2):
            draw(paper, width, height)
        y += height + 2.4 * _GAP


def _drawn(period: Period, path: Way) -> Iterator[tuple[str, float, Draw]]:
    """What there is to draw: its title, how tall it is, and the drawing."""
    year = periods.of(period.last, "year")
    for name, key, split in MAIN:
        now = stats.counted(name, period)
        cell = now.cells[now.at[key]]
        this, last = (stats.counted(name, each) for each in (year, year.before()))
        labels = [f"{month}月" for month in range(1, 13)]
        series = [Series(str(each.period.first.year), rows.course(each, path, cell))
                  for each in (this, last)]  # fmt: skip
        if not any(value for each in series for value in each.values):
            continue
        title = f"{cell.title.zh}逐月走势"
        yield title, TREND, charts.trend(labels, series, partial(words.short, cell.unit))
        parts = largest(now, path, cell, split)
        if parts:
            yield f"{cell.title.zh}构成", charts.bars_height(parts), charts.bars(parts)
        below = of_places(now, path, cell)
        if len(below) > 1:
            yield f"各地{cell.title.zh}", charts.bars_height(below), charts.bars(below)


def largest(now: Counted, path: Way, cell: Cell, split: str) -> list[Bar]:
    """The largest parts of a figure as bars."""
    numbers, prefix = now.numbers(path), f"{cell.key}/{split}/"
    parts = [each for each in now.cells if each.key.startswith(prefix) and each.depth == 1]
    return _bars([(each.title.zh, now.value(each, numbers)) for each in parts], cell)


def of_places(now: Counted, path: Way, cell: Cell) -> list[Bar]:
    """The districts, towns or places that have most, as bars."""
    below = now.lines(now.parting(path))
    return _bars([(rows.named(each), now.value(cell, each.numbers)) for each in below], cell)


def _bars(several: Sequence[tuple[str, int | None]], cell: Cell) -> list[Bar]:
    there = sorted(((n, v) for n, v in several if v), key=lambda each: -each[1])
    return [Bar(name, value, words.shown(cell.unit, value)) for name, value in there[:BARS]]
