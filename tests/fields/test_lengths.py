"""Lengths read off a ruler."""

import pytest

from app.errors import BadLength, OutOfRange
from app.fields import Millimetres


@pytest.mark.parametrize(
    ("typed", "tenths"),
    [("1.5", 15), ("－2", -20), ("+0.3", 3), ("−1，5", -15), ("3毫米", 30), ("0", 0), ("", None)],
)
def test_a_length_is_read_as_people_write_it(typed, tenths):
    assert Millimetres().parse(typed) == tenths


def test_a_length_is_shown_without_a_needless_nought():
    assert [Millimetres().show(each) for each in (15, -20, 0, 1000)] == ["1.5", "-2", "0", "100"]


def test_what_is_no_length_is_refused():
    with pytest.raises(BadLength):
        Millimetres().parse("右边一点")
    with pytest.raises(OutOfRange):
        Millimetres().parse("25")
