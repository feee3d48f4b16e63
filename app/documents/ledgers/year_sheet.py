"""The duties of a year as a sheet: places down, months across."""

from __future__ import annotations

from typing import Any

from app.documents.ledgers.ledger import Column, Sheet
from app.records import duties
from app.records.duties import Line, State
from app.records.duties import listed as duty_list
from app.store.session import current

_MARKS = {State.MET: "✓", State.OVERDUE: "欠", State.EXCUSED: "免", State.TO_COME: ""}


def sheets(year: int) -> list[Sheet]:
    """A sheet for each duty in an office, one for all of them in a room."""
    lines = duties.year_sheet(year)
    if not current().is_office:
        return [_sheet("年度职责任务完成情况", "职责任务", year, lines)]
    rules = dict.fromkeys(line.rule.name for line in lines)
    return [
        _sheet(f"{mine[0].rule.title.zh}完成情况", "村（居）", year, mine)
        for name in rules
        if (mine := [line for line in lines if line.rule.name == name])
    ]


def _sheet(title: str, first: str, year: int, lines: list[Line] | tuple[Line, ...]) -> Sheet:
    months = [Column(str(month), f"{month}月", align="center") for month in range(1, 13)]
    whole = [Column("name", first), *months, Column("sum", "完成", align="center")]
    rows = [_row(line) for line in lines]
    return Sheet(title, whole, rows, place=current().name, period=f"{year}年")


def _row(line: Line) -> dict[str, Any]:
    name = line.subject.name if current().is_office else line.rule.title.zh
    cells = {str(month): _cell(line, month) for month in range(1, 13)}
    owed = sum(each.state != State.EXCUSED for each in line.duties)
    return {"name": name, **cells, "sum": f"{line.count(State.MET)}/{owed}"}


def _cell(line: Line, month: int) -> str:
    duty = duty_list.at(line, month)
    if duty is None:
        return ""
    return duties.amount_words(duty) if duty.state == State.UNDER_WAY else _MARKS[duty.state]
