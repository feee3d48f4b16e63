"""Days on which offices are shut: the bundled table, and what an office says otherwise.

民法典 art. 201-203: the first day does not count; a term whose last day is a holiday ends with the
next working day.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

import msgspec

from app import codes
from app.errors import FieldErrors, Unacceptable
from app.fields import Code, Day, Text
from app.language import N_, _
from app.records.listed import TableColumn
from app.resources import resource
from app.store import Column, Record, journal

HOLIDAY, WORKDAY = "holiday", "workday"
_WEEK = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_SATURDAY = 5
_ONE = datetime.timedelta(days=1)
_once: ContextVar[dict[datetime.date, str] | None] = ContextVar("once", default=None)
_LONGEST = datetime.timedelta(days=30)
"""Nothing that the State Council announces is longer; a slip of the pen is."""


class DayBefore(Unacceptable):
    """A last day before the first."""

    message = N_("Not before {day}.")


class TooManyDays(Unacceptable):
    """More days at once than any holiday has."""

    message = N_("At most {most} days at once.")


class Holiday(Record):
    """A day off, or a weekend day that is worked; it overrules the bundled table."""

    kind_name = "holiday"
    label = N_("Day off or worked")
    ours_only = True
    comes_down = True
    in_ledgers = False

    day = Column(Day(), N_("Date"), required=True, index=True)
    kind = Column(Code(list="day_kind"), N_("Day is"), required=True)
    name = Column(Text(max=40), N_("Name"))


class BundledDay(msgspec.Struct, frozen=True):
    """One day of the bundled table (notices of the State Council)."""

    day: datetime.date
    kind: str
    name: str


@cache
def bundled() -> dict[datetime.date, BundledDay]:
    """The days off and worked that came with the program, by day."""
    data = resource("calendar", "holidays.json").read_bytes()
    return {each.day: each for each in msgspec.json.decode(data, type=list[BundledDay])}


@dataclass(frozen=True)
class CalendarDay:
    """A day as it holds here: `listed` in the bundled table, `said` here, or both."""

    day: datetime.date
    kind: str
    name: str
    listed: BundledDay | None = None
    said: Holiday | None = None

    def day_words(self) -> str:
        """The day with its day of the week."""
        return f"{self.day.isoformat()}　{_(_WEEK[self.day.weekday()])}"

    def kind_words(self) -> str:
        """Whether it is off or worked."""
        return codes.load("day_kind").label(self.kind)

    def festival_words(self) -> str:
        """The holiday that it is off or worked for."""
        listed = codes.load("festival")
        code = listed.read(self.name)
        return listed.label(code) if code is not None else self.name

    def source_words(self) -> str:
        """Where it is known from."""
        if self.said is None:
            return _("came with the program")
        if self.listed is None:
            return _("written in here")
        was = codes.load("day_kind").label(self.listed.kind)
        return _("{changed} (was: {kind})").format(changed=_("changed here"), kind=was)


def year(number: int) -> list[CalendarDay]:
    """The days off and worked of a year as they hold here, in order."""
    found = {
        day: CalendarDay(day, each.kind, each.name, each)
        for day, each in bundled().items()
        if day.year == number
    }
    for said in _said(datetime.date(number, 1, 1), datetime.date(number, 12, 31)):
        listed = bundled().get(said.day)
        found[said.day] = CalendarDay(said.day, said.kind, said.name or "", listed, said)
    return [found[day] for day in sorted(found)]


def columns() -> list[TableColumn]:
    """The columns of a list of them."""

    def holds(day: CalendarDay) -> str:
        return "safe" if day.kind == HOLIDAY else "soon"

    def source(day: CalendarDay) -> str:
        return "quiet" if day.said is None else "strong"

    return [
        TableColumn("day", _("Date"), CalendarDay.day_words, 150),
        TableColumn("kind", _("Day is"), CalendarDay.kind_words, 110, look=holds),
        TableColumn("name", _("Holiday"), CalendarDay.festival_words, 120),
        TableColumn("from", _("Where from"), CalendarDay.source_words, 200, look=source),
    ]


def missing_festivals(number: int) -> list[str]:
    """The festivals (codes of the list `festival`) of which a year has no day off yet.

    None of a year in the bundled table: there a festival may lie within another.
    """
    known = year(number)
    if any(each.listed for each in known):
        return []
    named = "、".join(each.name for each in known if each.kind == HOLIDAY)
    return [each.code for each in codes.load("festival").current() if each.zh not in named]


def is_off(day: datetime.date) -> bool:
    """Whether offices are shut on a day."""
    once = _once.get()
    if once is not None:
        kind = once.get(day)
    else:
        said = Holiday.where_equal("day", day.isoformat())
        kind = said[-1].kind if said else None
    if kind is not None:
        return kind == HOLIDAY
    listed = bundled().get(day)
    if listed is not None:
        return listed.kind == HOLIDAY
    return day.weekday() >= _SATURDAY


@contextmanager
def read_once() -> Generator[None]:
    """While this holds, what was said of days has been read once; for many terms at a time."""
    stands = Holiday.select().where(Holiday.voided.is_null()).order_by(Holiday.row)
    held = _once.set({each.day: each.kind for each in stands})
    try:
        yield
    finally:
        _once.reset(held)


def _said(first: datetime.date, last: datetime.date) -> list[Holiday]:
    within = Holiday.voided.is_null() & (Holiday.day >= first) & (Holiday.day <= last)
    return list(Holiday.select().where(within).order_by(Holiday.row))


def working_day(day: datetime.date) -> datetime.date:
    """The day itself, or the first working day after it."""
    while is_off(day):
        day += _ONE
    return day


def last_day(start: datetime.date, days: int) -> datetime.date:
    """The last day of a term in days; the day it starts with does not count."""
    return working_day(start + datetime.timedelta(days=days))


def same_day_next_month(day: datetime.date) -> datetime.date:
    """The same day of the next month, or its last one (民法典 art. 202)."""
    number, month = divmod(day.year * 12 + day.month, 12)
    return datetime.date(number, month + 1, min(day.day, calendar.monthrange(number, month + 1)[1]))


def add_months(month: datetime.date, count: int) -> datetime.date:
    """The first day of the month so many months after that of a day."""
    year, at = divmod(month.year * 12 + month.month - 1 + count, 12)
    return datetime.date(year, at + 1, 1)


Saying = tuple[str, str]
"""What is said of a day: HOLIDAY or WORKDAY, and the name of the festival."""


def enter(*, day: datetime.date, kind: str, name: str = "") -> Holiday:
    """Enter a day off or worked; what was said of that day before is overruled. Raises FieldErrors.

    `kind` is HOLIDAY or WORKDAY.
    """
    with journal.action("holiday.say", published=journal.goes_down(Holiday)) as act:
        return _say(act, day, kind, name)


def _say(act: journal.Action, day: datetime.date, kind: str, name: str) -> Holiday:
    for each in _said(day, day):
        if each.origin == act.origin:
            return act.change(each, kind=kind, name=name or None)
    return act.add(Holiday, day=day, kind=kind, name=name or None)


def say_all(wanted: Mapping[datetime.date, Saying | None]) -> None:
    """Enter many days at once; None lets the bundled table hold again. Raises FieldErrors."""
    with journal.action("holiday.say", published=journal.goes_down(Holiday)) as act:
        for day, saying in wanted.items():
            if saying is not None:
                _say(act, day, *saying)
            else:
                for each in _said(day, day):
                    if each.origin == act.origin:
                        act.void(each, "other")


def span(
    first: datetime.date, last: datetime.date, kind: str, name: str = ""
) -> dict[datetime.date, Saying | None]:
    """The same said of every day from one to another, for `say_all`. Raises FieldErrors."""
    if last < first:
        raise FieldErrors({"until": DayBefore(day=first.isoformat())})
    if last - first > _LONGEST:
        raise FieldErrors({"until": TooManyDays(most=_LONGEST.days + 1)})
    count = (last - first).days + 1
    return {first + number * _ONE: (kind, name) for number in range(count)}


def said_of(wanted: Iterable[datetime.date]) -> dict[datetime.date, Saying | None]:
    """What was said here of some days until now, so that `say_all` can bring it back."""
    found: dict[datetime.date, Saying | None] = {}
    for day in wanted:
        said = _said(day, day)
        found[day] = (said[-1].kind, said[-1].name or "") if said else None
    return found


def take_back(holiday: Holiday) -> Holiday:
    """Let the bundled table hold again for a day. Raises NotOurs."""
    with journal.action("holiday.void", published=journal.goes_down(holiday)) as act:
        return act.void(holiday, "other")
