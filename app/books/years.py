"""Of which year the days of a ledger are: what its titles say, and how the months go on."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Sequence

from app.books.sheet import plain
from app.errors import Unacceptable
from app.fields import Day

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_WORD = re.compile(r"年|届")
_NOT_OF_THE_LEDGER = re.compile(
    # A document number, an edition, and the day on which somebody filled in or printed the sheet.
    r"[〔\[(【](?:19|20)\d\d[〕\])】](?:第?\d+号)?"
    r"|(?:19|20)\d\d年?(?:\d{1,2}月)?(?:第[一二三四五六七八九十\d]+)?"
    r"(?:次?修订|修正|新?版|印[制发刷]|监?制[^度]|制\Z|试行|启用|发布)"
    r"|(?:填[表报写]?|制[表定]|打印|印制|报送|上报|截[至止]|启用|更新)"
    r"(?:日期|时间|于|到|至)?[:]?(?:19|20)\d\d[年.\-/]?\d{0,2}[月.\-/]?\d{0,2}日?"
)
_MONTH = re.compile(r"(?:(?:19|20)?\d\d[-./年])?(\d{1,2})[-./月]\d{1,2}")
_LATE, _EARLY = 10, 3


def said(text: str) -> list[int]:
    """The years that a title says its ledger is of, in order; none of an edition or a number."""
    bare = plain(text).replace("〔", "[").replace("〕", "]")
    left = _NOT_OF_THE_LEDGER.sub(" ", bare)
    last = datetime.date.today().year + 1
    found = sorted({int(each) for each in _YEAR.findall(left) if 1949 <= int(each) <= last})
    if len(found) == 2 and 1 < found[1] - found[0] < 10:
        return list(range(found[0], found[1] + 1))
    return found


def above(texts: Sequence[str]) -> list[int]:
    """The years that the lines above a table say."""
    for text in texts:
        if _YEAR_WORD.search(text) and (found := said(text)):
            return found
    for text, following in itertools.pairwise(texts):
        is_year = _YEAR_WORD.search(text) and _YEAR.fullmatch(plain(following))
        if is_year and not _NOT_OF_THE_LEDGER.search(f"{plain(text)}{plain(following)}"):
            return said(following)
    return []


class Calendar:
    """The year that a day without one is of, row by row.

    `year` is what it would be of now; `sure` whether the ledger says so. January after December is
    of the next year, where the ledger says that it has one, else it may be.
    """

    def __init__(self, years: Sequence[int], *, newest_first: bool = False) -> None:
        self.years = list(years)
        self._back = newest_first
        self._now: int | None = None
        if self.years:
            self._now = self.years[-1] if newest_first else self.years[0]
        self._month = 0

    @property
    def year(self) -> int | None:
        """The year of the row that was seen last."""
        return self._now

    @property
    def sure(self) -> bool:
        """Whether the ledger says that it has this year."""
        return self._now in self.years

    def turn(self, month: int) -> None:
        """Go on to a row of this month, which says no year."""
        if self._now is not None and self._month:
            if self._month >= _LATE and month <= _EARLY:
                self._now += not self._back or self._now < self.years[-1]
            elif self._month <= _EARLY and month >= _LATE:
                self._now -= self._back or self._now > self.years[0]
        self._month = month

    def see(self, day: datetime.date) -> None:
        """Go on to a row that says its year."""
        if day.year in self.years:
            self._now, self._month = day.year, day.month


def newest_first(cells: Iterable[object]) -> bool:
    """Whether the days of a column go backwards."""
    months = [month for each in cells if (month := month_of(each))]
    up = sum(0 < b - a < 6 for a, b in itertools.pairwise(months))
    down = sum(0 < a - b < 6 for a, b in itertools.pairwise(months))
    return down > up


def month_of(value: object) -> int:
    """The month that a cell names, 0 where it names none."""
    if isinstance(value, datetime.date):
        return value.month
    if value is None or isinstance(value, bool):
        return 0
    try:
        day = Day().parse(value, year=2000)
    except Unacceptable:
        found = _MONTH.match(plain(str(value)))
        return int(found[1]) if found and 1 <= int(found[1]) <= 12 else 0
    return day.month if day else 0


def names_year(value: object) -> bool:
    """Whether a cell says a whole date, with its year."""
    if isinstance(value, datetime.date):
        return True
    try:
        Day().parse(value)
    except Unacceptable:
        return False
    return True
