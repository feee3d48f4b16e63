"""Running numbers: per installation, within a year or for ever, never used twice."""

from __future__ import annotations

from functools import cache

from peewee import SQL

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
        asked.append(str(year))
    found = database.execute_sql(_query(model, column, day if year is not None else None), asked)
    row = found.fetchone()
    return row[0] if row else 0


def rows_with(
    model: type[Record], column: str, number: int, *, origin: str = "", day: str = "day"
) -> list[int]:
    """The rows that have this number of an installation (this one), one of each year at most."""
    mine = current()
    # Every year is named, so that the index leads from year to number; left to itself, SQLite
    # would walk all rows of the installation along an index that is in the order asked for.
    years = [str(year) for year in range(_FIRST_YEAR, mine.today().year + 1)]
    asked = (
        f'SELECT row FROM "{model._meta.table_name}" INDEXED BY {_index(model, column)} '
        f'WHERE origin = ? AND {_year(day)} IN ({", ".join("?" * len(years))}) AND "{column}" = ?'
    )
    found = database.execute_sql(asked, (origin or mine.origin, *years, number))
    return [row for (row,) in found]


_FIRST_YEAR = 1950


def keep_at_hand(model: type[Record], column: str, *, day: str = "day") -> None:
    """Give a model the index by which the last number of a year is one step away."""
    table = model._meta.table_name
    of_year = (
        f'CREATE INDEX {_index(model, column)} ON "{table}" ("origin", {_year(day)}, "{column}")'
    )
    model.add_index(SQL(of_year))


def _index(model: type[Record], column: str) -> str:
    return f'"{model._meta.table_name}_{column}"'


def _year(day: str) -> str:
    return f'substr("{day}", 1, 4)'


@cache
def _query(model: type[Record], column: str, day: str | None) -> str:
    # Written once: a number is asked for at every save.
    within = f"AND {_year(day)} = ? " if day else ""
    return (
        f'SELECT "{column}" FROM "{model._meta.table_name}" '
        f'WHERE origin = ? AND "{column}" IS NOT NULL {within}'
        f'ORDER BY "{column}" DESC LIMIT 1'
    )
