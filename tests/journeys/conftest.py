"""What several days of work begin with."""

import pytest

from tests.journeys.district import CODES


@pytest.fixture
def two(district_after):
    """Two rooms that the office knows."""

    def known(district):
        for who, code in zip(("店子村", "山前村"), CODES, strict=False):
            district.room(who, code)
            district.log(who, f"{who}的事")
            district.round(who, f"first-{who}")

    return district_after("two rooms", known)
