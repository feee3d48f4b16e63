"""A certificate or two, ready to be looked at."""

import datetime

import pytest

from app.records import certificates

DAY = datetime.date(2026, 11, 22)
TERM = {"since": DAY, "until": datetime.date(2028, 11, 21)}


@pytest.fixture
def appointed(office):
    """Three letters of appointment."""
    return certificates.issue(
        kind="appointment",
        what="法治副主任",
        holders=[{"name": name} for name in ("王建国", "李海涛", "赵淑珍")],
        **TERM,
    )
