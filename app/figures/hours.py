"""Spans of time put together: what is covered counts once, however many cover it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

Span = tuple[datetime.datetime, datetime.datetime]
"""From when to when; one that ends before it begins covers nothing."""

T = TypeVar("T", datetime.datetime, str)


def union(spans: Iterable[tuple[T, T]]) -> list[tuple[T, T]]:
    """The same time in spans that neither touch nor overlap, the earliest first.

    Of one day they may be spelled as clocks, 09:30.
    """
    found: list[tuple[T, T]] = []
    for begin, end in sorted(each for each in spans if each[0] < each[1]):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def minutes(spans: Iterable[Span]) -> int:
    """How many whole minutes are covered."""
    whole = sum((end - begin for begin, end in union(spans)), datetime.timedelta())
    return int(whole.total_seconds()) // 60


def minutes_of_a_day(spans: Iterable[tuple[str, str]]) -> int:
    """How many minutes of one day are covered by spans spelled as clocks, 09:30."""
    return sum(_minute(end) - _minute(begin) for begin, end in union(spans))


@cache
def _minute(clock: str) -> int:
    # A clock is spelled in one way only, so there are no more than a day has minutes.
    return int(clock[:2]) * 60 + int(clock[3:5])


def beyond(proposed: Iterable[Span], recorded: Iterable[Span]) -> list[Span]:
    """The parts of what is proposed that are not covered by what is recorded."""
    left = union(proposed)
    for begin, end in union(recorded):
        left = [
            part
            for first, last in left
            for part in ((first, min(last, begin)), (max(first, end), last))
            if part[0] < part[1]
        ]
    return left
