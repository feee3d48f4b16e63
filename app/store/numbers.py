"""Running numbers: per installation, within a year or for ever, never used twice."""

from __future__ import annotations

from functools import cache

from app.store.columns import Record
from app.store.database import database
from app.store.session import current


def last_used(
    model: type[Record], column: str, *, year: int | None = None, day: str = "day"
) -> int:
    """The highest number of this installation, voided records counted; 0 when there is none.

    `day` is the column whose year counts when a `year` is given.
    """
    asked = [current().origin]
    if year is not None:
        asked += [f"{year}-01-01", f"{year}-12-31"]
    found = database.execute_sql(_query(model, column, day if year is not None else None), asked)
    row = found.fetchone()
    return row[0] if row else 0


@cache
def _query(model: type[Record], column: str, day: str | None) -> str:
    # Written once: a number is asked for at every save.
    within = f'AND "{day}" BETWEEN ? AND ? ' if day else ""
    return (
        f'SELECT "{column}" FROM "{model._meta.table_name}" '
        f'WHERE origin = ? AND "{column}" IS NOT NULL {within}'
        f'ORDER BY "{column}" DESC LIMIT 1'
    )
