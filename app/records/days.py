"""Days as they are typed among words (11-22, 3月, 2025年, 昨天), and as they are said."""

from __future__ import annotations

import calendar
import datetime
import re

from app.language import N_, _, n_
from app.store.session import current

_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/月](\d{1,2})[日号]?")
_MONTH = re.compile(r"(?:(\d{4})[-/.年])(\d{1,2})月?|(\d{1,2})月份?")
_YEAR = re.compile(r"(\d{4})年")
_BACK = {"今天": 0, "昨天": 1, "前天": 2}
_EARLIEST, _LATEST = 1900, 2099

Span = tuple[datetime.date, datetime.date]

PERIODS = {
    "month": N_("This month"),
    "last": N_("Last month"),
    "year": N_("This year"),
    "before": N_("Last year"),
    "all": N_("All"),
}
"""The periods that lists are narrowed to, in words."""


def bounds(period: str, today: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of one of the PERIODS; None where it has no bound."""
    first = today.replace(day=1)
    if period == "month":
        return first, None
    if period == "last":
        last = first - datetime.timedelta(days=1)
        return last.replace(day=1), last
    if period == "year":
        return datetime.date(today.year, 1, 1), None
    if period == "before":
        return datetime.date(today.year - 1, 1, 1), datetime.date(today.year - 1, 12, 31)
    return None, None


def whole(period: str, today: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
    """The same, with the last day of this month or year too."""
    year = today.year
    words = {"month": "本月", "last": "上月", "year": f"{year}年", "before": f"{year - 1}年"}
    return (spanned(words[period], today) if period in words else None) or (None, None)


def narrowed(
    text: str, since: datetime.date | None, until: datetime.date | None
) -> tuple[str, datetime.date | None, datetime.date | None]:
    """Words without a day, month or year among them, and two bounds narrowed to what that spans."""
    rest, span = read(text, current().today()) if text else ("", None)
    if span is None:
        return text, since, until
    return rest, max(since or span[0], span[0]), min(until or span[1], span[1])


def read(text: str, today: datetime.date) -> tuple[str, Span | None]:
    """The words without the first day, month or year among them, and what that spans."""
    words = text.split()
    for at, word in enumerate(words):
        span = spanned(word, today)
        if span is not None:
            return " ".join(words[:at] + words[at + 1 :]), span
    return text, None


def spanned(word: str, today: datetime.date) -> Span | None:
    """The days that a word means, or None; without a year it lies in the past twelve months."""
    if word in _BACK:
        day = today - datetime.timedelta(days=_BACK[word])
        return day, day
    if word == "本月":
        return _month(today.year, today.month)
    if word == "上月":
        last = today.replace(day=1) - datetime.timedelta(days=1)
        return _month(last.year, last.month)
    if found := _YEAR.fullmatch(word):
        year = int(found[1])
        if _EARLIEST <= year <= _LATEST:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if found := _DAY.fullmatch(word):
        return _day(found[1], int(found[2]), int(found[3]), today)
    if found := _MONTH.fullmatch(word):
        month = int(found[2] or found[3])
        year = int(found[1]) if found[1] else today.year - (month > today.month)
        if 1 <= month <= 12 and _EARLIEST <= year <= _LATEST:
            return _month(year, month)
    return None


def _day(year: str | None, month: int, day: int, today: datetime.date) -> Span | None:
    try:
        if year:
            found = datetime.date(int(year), month, day)
        else:
            found = datetime.date(today.year, month, day)
            if found > today:
                found = datetime.date(today.year - 1, month, day)
    except ValueError:
        return None
    return (found, found) if _EARLIEST <= found.year <= _LATEST else None


def _month(year: int, month: int) -> Span:
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def short(day: datetime.date | None) -> str:
    """Month and day, with the year where it is another; nothing for no day."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == current().today().year else f"{day:%Y-%m-%d}"


def month_and_day(day: datetime.date) -> str:
    """Month and day as they are said in a sentence."""
    return _("{month}-{day}").format(month=day.month, day=day.day, year=day.year)


def left(days: int) -> str:
    """How long there is still, or how late it is."""
    if days < 0:
        return n_("{days} day late", "{days} days late", -days).format(days=-days)
    if not days:
        return _("due today")
    return n_("{days} day left", "{days} days left", days).format(days=days)
