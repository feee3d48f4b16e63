"""The pages of remarks do not grow with those that are done."""

from __future__ import annotations

import datetime
import functools

import pytest

from app import store
from app.records import inspections
from app.records.inspections.lists import RemarkNarrowing, RemarkRows
from tests.growth.growing import NOW, SIZE, remark
from tests.growth.steps import FEW, MANY, Works, grown, measured, told


@pytest.fixture(scope="module")
def offices(grow):
    """The folders of two offices, the one with ten times as many remarks; few of either wait."""
    return grow(functools.partial(remark, published=True), FEW // 10, MANY // 10)


def asked_of_remarks() -> Works:
    """What the page of remarks asks for, home and the office's first page."""
    # In a room they came down in a line that is not its own.
    store.current().lines |= {store.current().origin}
    rows = RemarkRows()
    works: Works = {
        "to answer": inspections.open_here,
        "past their day": inspections.overdue,
        "to check": inspections.to_check,
        "what presses": inspections.pressing,
        "what presses of one room": lambda: inspections.pressing(store.current().origin),
    }
    narrowed = {standing: RemarkNarrowing(standing=standing) for standing in inspections.STANDINGS}
    narrowed |= {
        "all": RemarkNarrowing(),
        "a month": RemarkNarrowing(since=datetime.date(2026, 11, 1), until=NOW.date()),
        "void ones": RemarkNarrowing(voided=True),
        "a word": RemarkNarrowing(text="照片"),
    }
    for words, narrowing in narrowed.items():
        works[f"list of {words}"] = lambda n=narrowing: rows.page(n, None, SIZE)
    return works


@pytest.mark.parametrize("where", ["rooms", "offices"])
def test_no_page_of_remarks_takes_more_steps_among_more_that_are_done(where, request):
    folders = request.getfixturevalue(where)
    few, most = (measured(folders[count], asked_of_remarks) for count in sorted(folders))
    assert not grown(few, most), told(grown(few, most))
    waiting = few["list of waiting"].total()
    assert waiting > 0
