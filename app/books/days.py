"""The days of a ledger: their year, the time behind them, and what is doubted about them."""

from __future__ import annotations

import datetime
import re

from app.books import cells, years
from app.books.refusals import InFuture, NextYear, OtherYear, UnclearDay
from app.books.remarks import OutOfOrder, YearAdded
from app.books.sheet import Cell
from app.books.table import Meaning, Row
from app.errors import Unacceptable
from app.fields import time_behind

_LOST_ZERO = re.compile(r"[0-9]{1,2}\.[123]")


def read(row: Row, meaning: Meaning, cell: Cell, said: int | None = None) -> None:
    """Read a day; `said` is the year that the row names elsewhere.

    Where the ledger names one year only and its months begin again, the year is asked.
    """
    value, calendar = cell.value, row.sheetful.calendar
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, float) and _LOST_ZERO.fullmatch(cell.text):
        row.add_remark(meaning.name, UnclearDay(text=cell.text))
        return
    asked = None
    is_short = not years.names_year(value)
    if is_short and said is None and (month := years.month_of(value)):
        calendar.turn(month)
        asked = calendar.year if not calendar.sure else None
    year = said or calendar.year
    try:
        day = cells.parse(row, meaning, value, year)
    except Unacceptable as refusal:
        row.add_remark(meaning.name, refusal)
        return
    row.put(meaning.name, day)
    if not isinstance(day, datetime.date):
        return
    if asked is not None and meaning.name not in row.typed:
        other = meaning.column.kind.parse(value, year=calendar.years[0])
        row.add_remark(meaning.name, NextYear(day=str(day), other=str(other)))
    elif is_short:
        row.remark(meaning.name, YearAdded(year=year))
    else:
        calendar.see(day)


def time_of(cell: Cell) -> datetime.time | None:
    """The time of day that stands with a day; midnight is none."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        time = value.time().replace(second=0, microsecond=0)
        return time if time != datetime.time() else None
    return time_behind(value) if isinstance(value, str) else None


def check(row: Row, said: int | None = None) -> None:
    """Hold the day of a row against today, the years of the ledger and the row before."""
    day = row.get("day")
    if not isinstance(day, datetime.date):
        return
    sheetful = row.sheetful
    of_ledger = [said] if said else sheetful.calendar.years
    if "day" not in row.typed and not row.doubted("day"):
        if day > sheetful.today:
            row.add_remark("day", InFuture())
        elif of_ledger and day.year not in of_ledger:
            row.add_remark("day", OtherYear(year="、".join(map(str, of_ledger))))
    if sheetful.before is not None and day < sheetful.before[1]:
        row.remark("day", OutOfOrder(row=sheetful.layout.where(sheetful.before[0])))
    sheetful.before = (row.number, day)


def clock(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a time of day; midnight is what a workbook puts where there is none."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        value = value.time()
    if isinstance(value, str) and (behind := time_behind(value)):
        value = behind
    cells.by_kind(row, meaning, Cell(value, cell.text))
    if row.get(meaning.name) == datetime.time() and meaning.name not in row.typed:
        row.forget(meaning.name)
