"""Numbers as ruled tables and as a workbook: figures beside each other, places below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.books.lists_out import ListSheet, write
from app.documents.ledgers.ledger import Column, Sheet
from app.documents.stats.drafting import period_words, where
from app.fields import Hours, Kind, Money, Text, Whole
from app.records import stats
from app.records.stats import Cell, Counted, Line, Period, Way, rows, words
from app.records.stats.by_hand import State
from app.records.stats.sheets import Unit
from app.store import Column as Described
from app.store.session import current

_HEADS: Final = {
    "district": "区（市）", "town": "镇街", "place": "服务点", "body": "机构类别", "month": "月份",
}  # fmt: skip
_UNKNOWN: Final = "地点不明"
_NAMED: Final = 6
"""Places whose numbers are by hand that are named; of more how many there are."""


@dataclass(frozen=True)
class _Share(Whole):
    """Tenths of a percent, which a workbook has as percent."""

    def to_cell(self, value: int | None) -> str | int | float | None:
        """Percent."""
        return None if value is None else value / 10


_KINDS: Final[Mapping[Unit, Kind[Any]]] = {
    "times": Whole(), "people": Whole(), "money": Money(), "hours": Hours(), "share": _Share(),
}  # fmt: skip


def comparison(name: str, period: Period, path: Way = ()) -> Sheet:
    """A sheet figure by figure, beside the period before and the same a year ago."""
    columns = [
        Column("figure", "指标"), Column("now", "本期", align="right"),
        Column("before", "上期", align="right"), Column("change", "环比", align="right"),
        Column("ago", "去年同期", align="right"), Column("year", "同比", align="right"),
    ]  # fmt: skip
    now, before, ago = _three(name, period)
    found: list[dict[str, Any]] = []
    for cell in now.cells:
        values = [each.value(cell, each.numbers(path)) for each in (now, before, ago)]
        if cell.depth and not any(values):
            continue
        indent = "　" * cell.depth
        shown = [words.shown(cell.unit, value) for value in values]
        found.append({
            "figure": f"{indent}{_called(cell)}",
            "now": shown[0], "before": shown[1], "ago": shown[2],
            "change": words.change(cell.unit, values[0], values[1]),
            "year": words.change(cell.unit, values[0], values[2]),
        })  # fmt: skip
    title = f"{now.sheet.title.zh}统计表"
    return Sheet(title, columns, found, current().name, _said(now, path))


def by_rows(name: str, period: Period, by: str, path: Way = ()) -> Sheet:
    """A sheet with a row for each district, town, place, body or month, and one for all."""
    now = stats.counted(name, period)
    cells = shown_cells(now, path)
    columns = [Column("name", _HEADS[by]), *(
        Column(cell.key, _called(cell), align="right") for cell in cells
    )]  # fmt: skip
    found = [
        {"name": line.name or _UNKNOWN,
         **{cell.key: words.shown(cell.unit, now.value(cell, line.numbers)) for cell in cells}}
        for line in _lines(now, by, path)
    ]  # fmt: skip
    title = f"{now.sheet.title.zh}统计表（{_HEADS[by]}）"
    return Sheet(title, columns, found, current().name, _said(now, path))


def book(path: Path, period: Period, by: str, way: Way = (), names: Sequence[str] = ()) -> int:
    """A workbook: every sheet, or those named, with all columns, a row for each and one for all."""
    wanted = [each.name for each in stats.every() if each.name in (names or (each.name,))]
    return write(path, [_list_sheet(each, period, by, way) for each in wanted])


def _list_sheet(name: str, period: Period, by: str, path: Way) -> ListSheet:
    now = stats.counted(name, period)
    columns = {"name": Described(Text(max=200), _HEADS[by])}
    columns |= {cell.key: Described(_KINDS[cell.unit], _called(cell)) for cell in now.cells}
    heading = f"&C{where(path)}{period_words(period)}{now.sheet.title.zh}统计表"
    _period, _bracket, hands = _said(now, path).partition("（")
    return ListSheet(
        now.sheet.title.zh, columns, _cells(now, by, path), heading=heading,
        foot=f"&L{hands.removesuffix('）')}" if hands else "",
    )  # fmt: skip


def _cells(now: Counted, by: str, path: Way) -> Iterator[dict[str, Any]]:
    for line in _lines(now, by, path):
        values = {cell.key: now.value(cell, line.numbers) for cell in now.cells}
        yield {"name": line.name or _UNKNOWN, **values}


def _said(now: Counted, path: Way) -> str:
    """The period, of which district or town, and of which places numbers are by hand."""
    period = period_words(now.period)
    words_ = f"{where(path)}　{period}" if path else period
    hands = (e for e in now.hands if e.state == State.COUNTS and e.where.path[: len(path)] == path)
    names = list(dict.fromkeys(each.where.name or _UNKNOWN for each in hands))
    if not names:
        return words_
    more = f"等 {len(names)} 处" if len(names) > _NAMED else ""
    return f"{words_}　（含手工数：{'、'.join(names[:_NAMED])}{more}）"


def _lines(now: Counted, by: str, path: Way) -> list[Line]:
    return [*rows.rows(now, by, path), Line(path, "合计", now.numbers(path))]


def shown_cells(now: Counted, path: Way) -> list[Cell]:
    """The figures of a sheet and those of their parts of which there is any."""
    numbers = now.numbers(path)
    return [
        cell for cell in now.cells if not cell.depth or (cell.depth == 1 and
                                                         now.value(cell, numbers))
    ]  # fmt: skip


def _three(name: str, period: Period) -> tuple[Counted, Counted, Counted]:
    spans: Sequence[Period] = (period, period.before(), period.year_before())
    now, before, ago = (stats.counted(name, each) for each in spans)
    return now, before, ago


def _called(cell: Cell) -> str:
    """What a column is called on official papers."""
    if cell.split is None or cell.depth == 2:
        return cell.title.zh
    return f"{cell.split.zh}：{cell.title.zh}"
