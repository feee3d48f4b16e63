"""Days whose year, month and day stand in columns of their own, put together in the first one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from app.books.sheet import EMPTY, Cell, Sheet, plain
from app.books.table import legacy_words
from app.fields import numerals

_NAMES = (("年", "月", "日"), ("月", "日"))
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_NUMBER = re.compile(r"([0-9]{1,4}|[〇零一二三四五六七八九十]{1,4})[年月日号]?")
_ENOUGH = 2
"""So many other headings in its row, or in the one above, tell that it is a head."""

_BLANK, _SAME, _WORDS = 0, -1, -2
"""What a part may be beside a number: nothing, 同上, something else."""


@dataclass(slots=True)
class _Day:
    """A day in parts: its first column, their names, the year over them.

    `before` are year, month and day of the row (from 1) that said them last.
    """

    column: int
    names: tuple[str, ...]
    year: int
    before: tuple[int, int, int] = (0, 0, 0)
    row: int = 0


def whole(sheet: Sheet, known: Collection[str], is_head: Callable[[Sequence[Cell]], bool]) -> Sheet:
    """A sheet with such days whole; `known` are headings, `is_head` knows the head of a table.

    A year or month that is written once holds below, as long as the days go on; else it stays out
    of the day, so that it is asked about.
    """
    rows: list[list[Cell]] = []
    days: list[_Day] = []
    for at, row in enumerate(sheet.rows):
        above = sheet.rows[at - 1] if at else []
        if found := list(_parts(row, above, known)):
            rows = rows or [list(each) for each in sheet.rows]
            days = found
            for day in days:
                _name(rows, at, day, known)
        elif days and is_head(row):
            days = []
        for day in days if not found else ():
            _join(rows[at], day, at + 1)
    return replace(sheet, rows=rows) if rows else sheet


def _parts(row: Sequence[Cell], above: Sequence[Cell], known: Collection[str]) -> Iterator[_Day]:
    texts = [plain(cell.text) if isinstance(cell.value, str) else "" for cell in row]
    if "日" not in texts or max(_known(row, known), _known(above, known)) < _ENOUGH:
        return
    at = 0
    while at < len(texts):
        names = next((each for each in _NAMES if tuple(texts[at : at + len(each)]) == each), ())
        if names:
            over = _YEAR.fullmatch(plain(above[at].text) if at < len(above) else "")
            yield _Day(at, names, int(over[1]) if over else 0)
        at += len(names) or 1


def _known(row: Sequence[Cell], known: Collection[str]) -> int:
    return sum(plain(cell.text) in known for cell in row if cell.text and cell.above is None)


def _name(rows: list[list[Cell]], at: int, day: _Day, known: Collection[str]) -> None:
    """Let one heading stand over the day, in the row that says what the other columns are."""
    one, head = "".join(day.names), rows[at]
    above = rows[at - 1] if at else []
    for column in range(day.column, day.column + len(day.names)):
        head[column] = EMPTY
    if _known(above, known) <= _known(head, known):
        head[day.column] = Cell(one, one)
    elif plain(above[day.column].text) not in known:
        above[day.column] = Cell(one, one)


def _join(row: list[Cell], day: _Day, number: int) -> None:
    end = day.column + len(day.names)
    said = [_said(cell) for cell in row[day.column : end]]
    if _WORDS in said or not any(said):
        return
    year, month, one = [_BLANK, *said][-3:]
    whole_day = _whole(year, month, one, day)
    text = "".join(f"{part}{name}" for part, name in zip(whole_day, "年月日", strict=True) if part)
    carried = whole_day[1:] != (month, one) or (whole_day[0] != year and not day.year)
    row[day.column] = Cell(text, text, above=day.row if carried else None)
    row[day.column + 1 : end] = [EMPTY] * (end - day.column - 1)
    if month and one:
        day.before, day.row = whole_day, number


def _whole(year: int, month: int, one: int, day: _Day) -> tuple[int, int, int]:
    """The parts of a day with what stands once above it; 0 is what nobody knows."""
    before = day.before
    one = before[2] if one == _SAME else one
    if month in (_BLANK, _SAME):
        month = before[1] if one >= before[2] else 0
    year = year + 2000 if 0 < year < 100 else year or day.year
    if year in (_BLANK, _SAME):
        year = before[0] if month >= before[1] else 0
    return year, month, one


def _said(cell: Cell) -> int:
    """A part of a day as a number."""
    text = plain(cell.text)
    if not text:
        return _BLANK
    if text in legacy_words().ditto:
        return _SAME
    found = _NUMBER.fullmatch(text)
    if not found:
        return _WORDS
    digits = [numerals.digit(each) for each in found[1]]
    if None not in digits:
        return int("".join(map(str, digits)))
    value = numerals.number(found[1])
    return _WORDS if value is None else int(value)
