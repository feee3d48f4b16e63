"""Lists that go by day: the latest first, page by page."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final, TypeVar

from peewee import Expression, Tuple

from app.store import Record

R = TypeVar("R", bound=Record)

Key = tuple[datetime.date, int] | int
"""Where the next page of a list goes on: day and row, or the row alone of what a text finds."""

AT_ONCE: Final = 500


def latest(
    model: type[R], condition: Expression, after: Key | None, size: int
) -> list[tuple[R, Key]]:
    """A page of the records that a condition holds, each with the key to go on from."""
    day: Any = getattr(model, model.day_column())
    if isinstance(after, tuple):
        condition &= Tuple(day, model.row) < Tuple(day.db_value(after[0]), after[1])
    rows = model.select().where(condition).order_by(day.desc(), model.row.desc()).limit(size)
    return [(each, (getattr(each, day.name), each.row)) for each in rows]


def every(page: Callable[[Key | None], list[tuple[R, Key]]]) -> list[R]:
    """All that the pages of a list hold, in the order of a ledger: by day, then as entered."""
    found: list[R] = []
    key: Key | None = None
    while rows := page(key):
        found += [each for each, _key in rows]
        key = rows[-1][1]
    return sorted(found, key=lambda each: (getattr(each, each.day_column()), each.row))
