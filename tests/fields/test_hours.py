"""Hours are typed as people say them and kept in minutes."""

import pytest

from app.errors import BadHours, OutOfRange
from app.fields import Hours


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2", 120), ("2.5", 150), ("２．５小时", 150), ("2小时30分", 150), ("40分钟", 40),
        ("半小时", 30), ("2个半小时", 150), ("1.25", 75), (8, 480), ("1h", 60), ("90min", 90),
    ],
)  # fmt: skip
def test_hours_are_read_as_they_are_said(typed, minutes):
    assert Hours().parse(typed) == minutes


@pytest.mark.parametrize("typed", ["两天", "-1", "2小时30", "99999", "1:30:00"])
def test_what_is_no_span_of_time_is_refused(typed):
    with pytest.raises(BadHours):
        Hours().parse(typed)


def test_more_than_a_thousand_hours_is_refused():
    with pytest.raises(OutOfRange):
        Hours().parse("1001")


def test_they_are_shown_in_hours():
    assert [Hours().show(each) for each in (150, 120, 40, None)] == [
        "2.5 小时", "2 小时", "0.67 小时", "",
    ]  # fmt: skip
    assert Hours().to_cell(150) == 2.5
