"""Days and times as people write them, and as papers show them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from app.errors import BadDate, BadTime, YearMissing
from app.fields.kind import Kind, plain

_EARLIEST, _LATEST = datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)
_EXCEL_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)
"""Excel day numbers from 1927 to 2099; smaller numbers are years or nothing."""

_FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_CLOCK = re.compile(r"(\d{1,2})\s*[:.点时]\s*(半|\d{1,2})?\s*分?(?::(\d{2}))?")


@dataclass(frozen=True)
class Day(Kind[datetime.date]):
    """A day of the calendar."""

    def read(self, typed: object, year: int | None) -> datetime.date | None:
        """Take 2025.3.4, 2025年3月4日, 20250304, 3月9日 with a year, Excel day numbers, 今天."""
        if isinstance(typed, datetime.datetime):
            return typed.date()
        if isinstance(typed, datetime.date):
            return typed
        if isinstance(typed, (int, float)) and int(typed) in _SERIALS:
            return _EXCEL_EPOCH + datetime.timedelta(days=int(typed))
        text = plain(int(typed) if isinstance(typed, float) and typed.is_integer() else typed)
        back = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}.get(text.lower())
        if back is not None:
            return datetime.date.today() - datetime.timedelta(days=back)
        if text.isdigit() and len(text) == 8:
            return _day(text[:4], text[4:6], text[6:], text)
        # A workbook's cell may carry the time of day behind the day.
        head = re.split(r"[T ]+(?=\d{1,2}:)", text, maxsplit=1)[0]
        if found := _FULL.fullmatch(head):
            return _day(found[1], found[2], found[3], text)
        if found := _SHORT.fullmatch(head):
            if year is None:
                raise YearMissing(typed=text)
            return _day(str(year), found[1], found[2], text)
        raise BadDate(typed=text)

    def check(self, value: datetime.date) -> None:
        """Raise BadDate outside 1900 to 2099."""
        if not _EARLIEST <= value <= _LATEST:
            raise BadDate(typed=value.isoformat())

    def show(self, value: datetime.date | None) -> str:
        """2026-01-05."""
        return "" if value is None else value.isoformat()

    def to_json(self, value: datetime.date | None) -> object:
        """ISO 8601."""
        return None if value is None else value.isoformat()

    def from_json(self, raw: object) -> datetime.date | None:
        """The day."""
        return None if raw is None else datetime.date.fromisoformat(str(raw))


def _day(year: str, month: str, day: str, typed: str) -> datetime.date:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadDate(typed=typed) from error


def long_day(day: datetime.date) -> str:
    """2026年1月5日: a day on an official paper (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True)
class Clock(Kind[datetime.time]):
    """A time of day, to the minute."""

    def read(self, typed: object, year: int | None) -> datetime.time | None:
        """Take 9:30, 9点半, 下午3点, 0930."""
        if isinstance(typed, datetime.datetime):
            return typed.time().replace(second=0, microsecond=0)
        if isinstance(typed, datetime.time):
            return typed.replace(second=0, microsecond=0)
        text = plain(typed)
        later = 12 if text.startswith(("下午", "晚上", "傍晚")) else 0
        bare = text.removeprefix("上午").removeprefix("早上").removeprefix("中午")
        bare = bare.removeprefix("下午").removeprefix("晚上").removeprefix("傍晚").strip()
        if bare.isdigit() and len(bare) in (3, 4):
            bare = f"{bare[:-2]}:{bare[-2:]}"
        elif bare.isdigit() and len(bare) <= 2:
            bare += ":00"
        found = _CLOCK.fullmatch(bare)
        if found is None:
            raise BadTime(typed=text)
        hour, minute = int(found[1]), 30 if found[2] == "半" else int(found[2] or 0)
        try:
            return datetime.time(hour + later if hour < 12 else hour, minute)
        except ValueError as error:
            raise BadTime(typed=text) from error

    def show(self, value: datetime.time | None) -> str:
        """09:30."""
        return "" if value is None else value.strftime("%H:%M")

    def to_json(self, value: datetime.time | None) -> object:
        """09:30."""
        return None if value is None else value.strftime("%H:%M")

    def from_json(self, raw: object) -> datetime.time | None:
        """The time."""
        return None if raw is None else datetime.time.fromisoformat(str(raw))


@dataclass(frozen=True)
class Moment(Kind[datetime.datetime]):
    """A point in time with its offset from UTC."""

    def read(self, typed: object, year: int | None) -> datetime.datetime | None:
        """Take ISO 8601; without an offset it is local time."""
        if isinstance(typed, datetime.datetime):
            return typed if typed.tzinfo else typed.astimezone()
        try:
            return datetime.datetime.fromisoformat(plain(typed)).astimezone()
        except ValueError as error:
            raise BadDate(typed=plain(typed)) from error

    def check(self, value: datetime.datetime) -> None:
        """Raise BadDate without an offset."""
        if value.tzinfo is None:
            raise BadDate(typed=value.isoformat())

    def show(self, value: datetime.datetime | None) -> str:
        """2026-11-22 10:20."""
        return "" if value is None else value.strftime("%Y-%m-%d %H:%M")

    def to_json(self, value: datetime.datetime | None) -> object:
        """ISO 8601 with offset."""
        return None if value is None else value.isoformat()

    def from_json(self, raw: object) -> datetime.datetime | None:
        """The moment."""
        return None if raw is None else datetime.datetime.fromisoformat(str(raw))
