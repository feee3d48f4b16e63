"""Periods that numbers are given for: a month, quarter, half, year or any span of days."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.errors import AppError
from app.language import N_, _
from app.records import days
from app.records.calendar import add_months

_DAY: Final = datetime.timedelta(days=1)
_YEAR: Final = re.compile(r"(\d{4})")
_PART: Final = re.compile(r"(\d{4})\s*[-年]?\s*([QqHh])([1-4])")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_EARLIEST, _LATEST = 1950, 2099
RHYTHMS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months a period of each kind has."""


class NotAPeriod(AppError):
    """What was said is no period (typed)."""

    message = N_("“{typed}” is no period: write 2026-11, 2026Q4, 2026H2, 2026 or DAY..DAY.")


class PeriodEndsFirst(AppError):
    """A period ends before it begins (since, until)."""

    message = N_("The period ends on {until}, before it begins on {since}.")


@dataclass(frozen=True, order=True)
class Period:
    """From the first day to the last."""

    first: datetime.date
    last: datetime.date

    @property
    def months(self) -> int | None:
        """How many whole months it is made of; None where it is of other days."""
        if self.first.day != 1 or (self.last + _DAY).day != 1:
            return None
        years, months = self.last.year - self.first.year, self.last.month - self.first.month
        return 12 * years + months + 1

    @property
    def rhythm(self) -> str:
        """A month, quarter, half or year of the calendar; empty for any other span."""
        for name, months in RHYTHMS.items():
            if self.months == months and (self.first.month - 1) % months == 0:
                return name
        return ""

    @property
    def named_months(self) -> list[str]:
        """The months that it touches, such as 2026-11."""
        found, day = list[str](), self.first.replace(day=1)
        while day <= self.last:
            found.append(f"{day:%Y-%m}")
            day = add_months(day, 1)
        return found

    def before(self) -> Period:
        """The period of the same length right before (环比)."""
        last = self.first - _DAY
        if self.months is not None:
            return Period(add_months(self.first, -self.months), last)
        return Period(self.first - (self.last - self.first + _DAY), last)

    def after(self) -> Period:
        """The period of the same length right behind."""
        first = self.last + _DAY
        if self.months is not None:
            return Period(first, add_months(first, self.months) - _DAY)
        return Period(first, self.last + (self.last - self.first + _DAY))

    def year_before(self) -> Period:
        """The same days a year ago (同比)."""
        if self.months is not None:
            first = add_months(self.first, -12)
            return Period(first, add_months(first, self.months) - _DAY)
        return Period(_year_before(self.first), _year_before(self.last))

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def _year_before(day: datetime.date) -> datetime.date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


def words(period: Period) -> str:
    """A period as people say it: 2026年11月, 2026年第四季度."""
    year, month = period.first.year, period.first.month
    match period.rhythm:
        case "month":
            return _("{month}/{year}").format(year=year, month=month)
        case "quarter":
            return _("quarter {number} of {year}").format(year=year, number=(month + 2) // 3)
        case "half" if month == 1:
            return _("first half of {year}").format(year=year)
        case "half":
            return _("second half of {year}").format(year=year)
        case "year":
            return _("year {year}").format(year=year)
        case _:
            said = {"since": period.first.isoformat(), "until": period.last.isoformat()}
            return _("{since} to {until}").format(**said)


def of(day: datetime.date, rhythm: str) -> Period:
    """The month, quarter, half or year that a day lies in."""
    months = RHYTHMS[rhythm]
    first = datetime.date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, add_months(first, months) - _DAY)


def recent(rhythm: str, today: datetime.date, most: int = 12) -> Iterator[Period]:
    """The last periods of a kind, the running one first."""
    period = of(today, rhythm)
    for _number in range(most):
        yield period
        period = period.before()


def parse(typed: str, today: datetime.date) -> Period:
    """A period as it is typed; empty means last month, which is what is reported on.

    Raises NotAPeriod, PeriodEndsFirst.
    """
    said = typed.strip()
    if not said:
        return of(today, "month").before()
    since, dots, until = said.partition("..")
    if dots:
        first, last = _whole(since.strip(), today, typed), _whole(until.strip(), today, typed)
        if last.last < first.first:
            raise PeriodEndsFirst(since=first.first.isoformat(), until=last.last.isoformat())
        return Period(first.first, last.last)
    return _whole(said, today, typed)


def _whole(said: str, today: datetime.date, typed: str) -> Period:
    if found := _YEAR.fullmatch(said):
        return _checked(int(found[1]), 1, "year", typed)
    if found := _PART.fullmatch(said):
        rhythm, number = ("quarter" if found[2] in "Qq" else "half"), int(found[3])
        if rhythm == "quarter" or number <= 2:
            return _checked(int(found[1]), (number - 1) * RHYTHMS[rhythm] + 1, rhythm, typed)
    if (found := _MONTH.fullmatch(said)) and 1 <= int(found[2]) <= 12:
        return _checked(int(found[1]), int(found[2]), "month", typed)
    span = days.spanned(said, today)
    if span is None:
        raise NotAPeriod(typed=typed)
    return Period(*span)


def _checked(year: int, month: int, rhythm: str, typed: str) -> Period:
    if not _EARLIEST <= year <= _LATEST:
        raise NotAPeriod(typed=typed)
    return of(datetime.date(year, month, calendar.monthrange(year, month)[1]), rhythm)
