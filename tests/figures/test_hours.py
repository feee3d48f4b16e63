"""Hours that overlap count once, whatever covers them and in whatever order."""

from __future__ import annotations

import datetime
import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.figures import hours

START = datetime.datetime(2026, 11, 2)
MINUTE = datetime.timedelta(minutes=1)
spans = st.lists(
    st.tuples(st.integers(0, 600), st.integers(0, 600)).map(
        lambda each: (START + each[0] * MINUTE, START + each[1] * MINUTE)
    ),
    max_size=12,
)


def covered(found):
    """The minutes that are covered, one by one."""
    whole = set()
    for begin, end in found:
        whole |= set(range(int((begin - START) / MINUTE), int((end - START) / MINUTE)))
    return whole


@given(spans)
def test_the_union_covers_the_same_minutes_once(found):
    assert covered(hours.union(found)) == covered(found)
    assert hours.minutes(found) == len(covered(found))


@given(spans)
def test_the_union_neither_touches_nor_overlaps(found):
    made = hours.union(found)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(made))
    assert hours.union(made) == made


@given(spans, st.randoms())
def test_the_order_does_not_matter(found, chance):
    mixed = list(found)
    chance.shuffle(mixed)
    assert hours.union(mixed) == hours.union(found)


@given(spans, spans)
def test_one_more_span_never_makes_it_less_and_what_is_proposed_never_adds_twice(first, second):
    assert hours.minutes(first + second) >= hours.minutes(first)
    left = hours.beyond(second, first)
    assert covered(left) == covered(second) - covered(first)
    assert hours.minutes(first) + hours.minutes(left) == hours.minutes(first + second)
