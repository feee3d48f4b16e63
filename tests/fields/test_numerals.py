"""Numbers in figures and characters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import numerals


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十五", 115),
        ("两千零五十", 2050),
        ("一万零三", 10003),
        ("三千五百万", 35_000_000),
        ("一亿零二十万", 100_200_000),
        ("壹仟零伍", 1005),
        ("1.25亿", 125_000_000),
        ("3千5", 3500),
        ("1万200", 10_200),
    ],
)
def test_numbers_are_read_as_they_are_said(written, number):
    assert numerals.number(written) == number


@pytest.mark.parametrize(
    "written", ["", "一十十", "三三", "百", "零一", "一千二千", "十百", "1百百", "1.2.3"]
)
def test_what_is_said_by_nobody_is_no_number(written):
    assert numerals.number(written) is None


@pytest.mark.parametrize("written", ["1,2", "12,34", "1234,567", "1 23", "1,234,5"])
def test_a_comma_that_parts_no_thousands_stays(written):
    assert numerals.number(numerals.together(written)) is None


@given(st.integers(0, 10**12))
def test_thousands_are_closed_up(number):
    assert numerals.number(numerals.together(f"{number:,}")) == Decimal(number)
