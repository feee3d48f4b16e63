"""Days and times as people write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadDate, BadTime, YearMissing
from app.fields import Clock, Day, Moment, long_day

THE_DAY = datetime.date(2025, 3, 4)


@pytest.mark.parametrize(
    "typed",
    [
        "2025.3.4",
        "2025-3-4",
        "2025/03/04",
        "2025年3月4日",
        "2025年3月4号",
        "２０２５．３．４",
        "20250304",
        20250304,
        20250304.0,
        "2025-03-04 15:30:00",
        "2025-03-04T15:30:00+08:00",
        "2025年3月4日15时30分",
        "2025年3月4日 上午",
        "2025年3月4日（星期二）",
        "2025。3。4",
        "2025.3.4.",
        "2025 年 3 月 4 日",
        "2025—3—4",
        "二〇二五年三月四日",
        "\u202d2025-3-4\u202c",
        45720,
        45720.5,
        datetime.datetime(2025, 3, 4, 9, 30),
        THE_DAY,
    ],
)
def test_one_day_in_many_spellings(typed):
    assert Day().parse(typed) == THE_DAY


@pytest.mark.parametrize("typed", ["3月4日", "3.4", "3月4号", "03-04", "三月四日"])
def test_a_day_without_year_takes_the_year_that_is_given(typed):
    assert Day().parse(typed, year=2025) == THE_DAY
    with pytest.raises(YearMissing):
        Day().parse(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2025.2.30",
        "2025-13-1",
        "去年",
        "20251340",
        "1850-1-1",
        7,
        2025,
        2025.3,
        True,
        float("nan"),
        float("inf"),
        "45720",
        "2025.3",
        "2025.3.4-3.6",
        "2025.3.4、3.9",
        "2025.3.4 5",
        "2025年3月4日（星期三）",
        "农历三月初四",
    ],
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(BadDate):
        Day().parse(typed)


@pytest.mark.parametrize("typed", ["25.3.4", "3.4.5", "12.3.4", "3.4-5", 3.1, "2025"])
def test_a_year_that_is_given_makes_no_day_out_of_anything(typed):
    with pytest.raises(BadDate):
        Day().parse(typed, year=2025)


def test_a_day_that_a_workbook_took_for_a_number_is_a_day_when_it_can_be_no_other():
    assert Day().parse(2.11, year=2025) == datetime.date(2025, 2, 11)
    assert Day().parse(3.9, year=2025) == datetime.date(2025, 3, 9)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("今天", 4), ("昨天", 3), ("前天", 2), ("today", 4), ("T", 4), ("明天", 5), ("后天", 6)],
)
def test_today_is_what_the_clock_of_the_kind_says(typed, day):
    assert Day(today=lambda: THE_DAY).parse(typed) == datetime.date(2025, 3, day)


def test_a_villager_of_a_hundred_years_has_a_birthday_in_a_workbook():
    assert Day().parse(8000) == datetime.date(1921, 11, 25)


def test_a_day_on_paper_has_no_leading_zeros():
    assert long_day(datetime.date(2026, 1, 5)) == "2026年1月5日"


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_showing_and_reading_a_day_are_inverse(day):
    kind = Day()
    assert kind.parse(kind.show(day)) == kind.parse(long_day(day)) == day
    assert kind.from_json(kind.to_json(day)) == day


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9:30", "09:30"),
        ("９：３０", "09:30"),
        ("0930", "09:30"),
        ("9点半", "09:30"),
        ("9点", "09:00"),
        ("九点一刻", "09:15"),
        ("十一点二十", "11:20"),
        ("9点5分", "09:05"),
        ("9:30pm", "21:30"),
        ("9:30:15", "09:30"),
        ("中午1点", "13:00"),
        ("中午12点", "12:00"),
        ("凌晨3点", "03:00"),
        ("下午12:30", "12:30"),
        (0.5, "12:00"),
        (45720.395833, "09:30"),
        ("下午3点20分", "15:20"),
        ("晚上8点", "20:00"),
        ("15", "15:00"),
        (datetime.datetime(2025, 3, 4, 9, 30, 12), "09:30"),
    ],
)
def test_times_are_taken_as_people_write_them(typed, kept):
    assert Clock().show(Clock().parse(typed)) == kept


@pytest.mark.parametrize(
    "typed", ["25:00", "24:00", "9:75", "下午", "9:5", "9.3", 9.3, "晚上12点", "晚上1点", "下午0点"]
)
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(BadTime):
        Clock().parse(typed)


@given(st.times())
def test_showing_and_reading_a_time_are_inverse(time):
    minute = time.replace(second=0, microsecond=0, tzinfo=None)
    assert Clock().parse(Clock().show(minute)) == minute


def test_a_moment_without_offset_is_local_time():
    shown = "2026-11-22 10:20"
    assert Moment().show(Moment().parse(shown)) == shown


def test_a_moment_keeps_its_offset():
    moment = datetime.datetime(2026, 11, 22, 10, 20, tzinfo=datetime.UTC)
    assert Moment().from_json(Moment().to_json(moment)) == moment
