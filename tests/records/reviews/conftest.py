"""An office with volumes to review, and a way to make many of them at once."""

import datetime

import pytest

from app.records import reviews
from app.records.cases.model import Case
from app.store import journal

FIRST, LAST = datetime.date(2026, 7, 1), datetime.date(2026, 9, 30)


def put(count, *, closed=LAST, **values):
    """So many closed disputes, as an office has them."""
    said = {
        "state": "closed", "day": FIRST, "source": "apply", "category": "02", "facts": "滴水檐",
        "closed": closed,
    }  # fmt: skip
    with journal.action("test.put") as act:
        return [act.add(Case, number=f"{n:05}", **{**said, **values}).id for n in range(count)]


def asked(**values):
    said = {"since": FIRST, "until": LAST, "percent": 10, "seed": "20261122"}
    return reviews.Asked(**{**said, **values})


def decided(review, *, vetoes=(), **lost):
    """Full points but what is lost of some items, with a note each."""
    sheet = reviews.sheet_of(review)
    points = {each.name: round(each.points * 100) - lost.get(each.name, 0) for each in sheet.items}
    return reviews.Typed(points, dict.fromkeys(lost, "没签名"), vetoes)


@pytest.fixture
def volumes(office):
    return put(40)
