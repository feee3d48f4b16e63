"""Days and times as people write them, and as papers show them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from app.errors import BadDate, BadTime, YearMissing
from app.fields import numerals
from app.fields.kind import Kind, plain

_EARLIEST, _LATEST = datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)
_EXCEL_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(3_654, 73_051)
"""Excel day numbers from 1910 to 2099; smaller numbers are years, or a 3.9 that lost its zero."""

_FROM_TODAY = {
    "今天": 0, "today": 0, "t": 0, "昨天": -1, "yesterday": -1, "前天": -2, "明天": 1, "后天": 2,
}  # fmt: skip
_STOPS = str.maketrans("。、‐‑‒–—―−", "..-------")
_NUMERALS = re.compile(
    "[〇零一二三四五六七八九十]+(?=[年月日号点时分])|(?<=[点时])[一二三四五六七八九十]+$"
)
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_DAY = re.compile(
    r"(?:(\d{4})([-./年]))?(\d{1,2})[-./月](\d{1,2})(?!\d)[日号]?\.?|(\d{4})(\d\d)(\d\d)(?!\d)",
    re.ASCII,
)
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)([一二三四五六日天])\)?")
_PARTS = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|am|pm"
_CLOCK = re.compile(
    rf"(?P<part>{_PARTS})?(?P<hour>\d{{1,2}})"
    r"(?:[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?|[点时](?:(?P<spoken>\d{1,2})分?|(?P<quarter>半|[一三]刻))?)?"
    r"(?:z|[-+]\d\d:?\d\d)?(?P<half>am|pm)?",
    re.ASCII,
)


def _serial(typed: object) -> float | None:
    """The number of a workbook's day and time, if it is one."""
    if isinstance(typed, bool) or not isinstance(typed, int | float):
        return None
    return typed if _SERIALS.start <= typed < _SERIALS.stop else None


def _written(typed: object) -> str:
    """What was typed with its stops, blanks and numerals made alike."""
    text = re.sub(r"\s*([-./:年月日号点时])\s*", r"\1", plain(typed).translate(_STOPS))
    return _NUMERALS.sub(lambda found: _figures(found[0]), text)


def _figures(said: str) -> str:
    value = numerals.number(said) if "十" in said else None
    return said.translate(_DIGITS) if value is None else str(int(value))


@dataclass(frozen=True)
class Day(Kind[datetime.date]):
    """A day of the calendar; `today` tells what 今天 means."""

    today: Callable[[], datetime.date] = field(default=datetime.date.today, compare=False)

    def read(self, typed: object, year: int | None) -> datetime.date | None:
        """Take 2025.3.4, 2025年3月4日, 20250304, 3月9日 with a year, Excel day numbers, 今天."""
        if isinstance(typed, datetime.datetime):
            return typed.date()
        if isinstance(typed, datetime.date):
            return typed
        if (serial := _serial(typed)) is not None:
            return _EXCEL_EPOCH + datetime.timedelta(days=int(serial))
        said = plain(typed)
        if tells_from_today(said):
            return self.today() + datetime.timedelta(days=_FROM_TODAY[said.lower()])
        text = _written(typed)
        found = _DAY.match(text)
        # The number 3.1 may have been 3月1日 or 3月10日.
        if found is None or (isinstance(typed, float) and re.fullmatch(r"\d+\.[123]", said)):
            raise BadDate(typed=said)
        if found[5]:
            day = _day(found[5], found[6], found[7], said)
        elif found[1] or year is not None:
            day = _day(found[1] or str(year), found[3], found[4], said)
        else:
            raise YearMissing(typed=said)
        if not _may_follow(text[found.end() :], day):
            raise BadDate(typed=said)
        return day

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


def tells_from_today(typed: object) -> bool:
    """Whether a day is told by how far from today it is, as in 昨天."""
    return isinstance(typed, str) and plain(typed).lower() in _FROM_TODAY


def _day(year: str, month: str, day: str, typed: str) -> datetime.date:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadDate(typed=typed) from error


def _may_follow(rest: str, day: datetime.date) -> bool:
    """Whether what stands behind a day is its weekday or a time, which a day does not keep."""
    rest = rest.removeprefix("T").strip()
    if found := _WEEKDAY.fullmatch(rest):
        return "一二三四五六日".find(found[1].replace("天", "日")) == day.weekday()
    # A lone number behind a day may mean anything.
    is_time = bool(re.search("[:点时]", rest)) and _time(rest) is not None
    return not rest or rest in _PARTS.split("|") or is_time


def time_behind(typed: str) -> datetime.time | None:
    """The time that stands behind a written day; midnight is only how a workbook fills it up."""
    text = _written(typed)
    found = _DAY.match(text)
    rest = text[found.end() :].removeprefix("T").strip() if found else ""
    time = _time(rest) if re.search("[:点时]", rest) else None
    return time if time != datetime.time() else None


def long_day(day: datetime.date | None) -> str:
    """2026年1月5日: a day on an official paper (GB/T 9704-2012); empty where there is none."""
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def long_period(since: datetime.date | None, until: datetime.date | None) -> str:
    """2026年1月1日至2026年1月31日; one day alone as itself, empty where there are no bounds."""
    if since is None and until is None:
        return ""
    if since == until and since is not None:
        return long_day(since)
    return f"{long_day(since) if since else ''}至{long_day(until) if until else '今'}"


@dataclass(frozen=True)
class Clock(Kind[datetime.time]):
    """A time of day, to the minute."""

    def read(self, typed: object, year: int | None) -> datetime.time | None:
        """Take 9:30, 9点半, 下午3点, 0930, and the part of a day that a workbook keeps."""
        if isinstance(typed, datetime.datetime):
            typed = typed.time()
        if isinstance(typed, datetime.time):
            return typed.replace(second=0, microsecond=0, tzinfo=None)
        if isinstance(typed, float) and not typed.is_integer():
            return _time_of_cell(typed)
        text = _written(typed)
        if re.fullmatch("[0-9]{3,4}", text):
            text = f"{text[:-2]}:{text[-2:]}"
        time = _time(text)
        if time is None:
            raise BadTime(typed=plain(typed))
        return time

    def show(self, value: datetime.time | None) -> str:
        """09:30."""
        return "" if value is None else value.strftime("%H:%M")

    def to_json(self, value: datetime.time | None) -> object:
        """09:30."""
        return None if value is None else value.strftime("%H:%M")

    def from_json(self, raw: object) -> datetime.time | None:
        """The time."""
        return None if raw is None else datetime.time.fromisoformat(str(raw))


def _time_of_cell(typed: float) -> datetime.time:
    """The time of a workbook's day number, or of a part of a day."""
    minutes = round(typed % 1 * 1440) if 0 <= typed < 1 or _serial(typed) is not None else 1440
    if minutes == 1440:
        raise BadTime(typed=typed)
    return datetime.time(*divmod(minutes, 60))


def _time(text: str) -> datetime.time | None:
    """The time that is written; None if it is none, or if it may be one of two."""
    found = _CLOCK.fullmatch(text.replace(" ", "").lower())
    if found is None or (found["part"] and found["half"]):
        return None
    hour = _hour(int(found["hour"]), found["part"] or found["half"])
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(
        found["quarter"], int(found["minute"] or found["spoken"] or 0)
    )
    return None if hour is None or hour > 23 or minute > 59 else datetime.time(hour, minute)


def _hour(hour: int, part: str | None) -> int | None:
    """The hour of the day; None where the part of the day does not say which."""
    if part in ("下午", "傍晚", "pm"):
        return hour + 12 if 1 <= hour < 12 else hour or None
    if part in ("晚上", "夜里"):
        # 晚上12点 belongs to the next day, and 晚上1点 is no evening.
        return hour + 12 if 5 <= hour < 12 else hour if hour > 12 else None
    if part == "中午":
        return hour + 12 if hour in (1, 2) else hour if 11 <= hour <= 14 else None
    if part in ("凌晨", "am"):
        return hour % 12 if hour <= 12 else None
    return hour if part is None or hour <= 12 else None


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
