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
        45720,
        45720.5,
        datetime.datetime(2025, 3, 4, 9, 30),
        THE_DAY,
    ],
)
def test_one_day_in_many_spellings(typed):
    assert Day().parse(typed) == THE_DAY


@pytest.mark.parametrize("typed", ["3月4日", "3.4", "3月4号", "03-04"])
def test_a_day_without_year_takes_the_year_that_is_given(typed):
    assert Day().parse(typed, year=2025) == THE_DAY
    with pytest.raises(YearMissing):
        Day().parse(typed)


@pytest.mark.parametrize("typed", ["2025.2.30", "2025-13-1", "去年", "20251340", "1850-1-1", 7])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(BadDate):
        Day().parse(typed)


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
        ("下午3点20分", "15:20"),
        ("晚上8点", "20:00"),
        ("15", "15:00"),
        (datetime.datetime(2025, 3, 4, 9, 30, 12), "09:30"),
    ],
)
def test_times_are_taken_as_people_write_them(typed, kept):
    assert Clock().show(Clock().parse(typed)) == kept


@pytest.mark.parametrize("typed", ["25:00", "九点", "9:75", "下午"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(BadTime):
        Clock().parse(typed)


@given(st.times())
def test_showing_and_reading_a_time_are_inverse(time):
    minute = time.replace(second=0, microsecond=0, tzinfo=None)
    assert Clock().parse(Clock().show(minute)) == minute


def test_a_moment_keeps_its_offset():
    moment = datetime.datetime(2026, 11, 22, 10, 20, tzinfo=datetime.timezone.utc)
    assert Moment().from_json(Moment().to_json(moment)) == moment
