"""A disk without room, as the open database meets it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from app.store.database import database

_ANY: Final = 4_294_967_294
"""Pages that a database may have by itself."""
LONG: Final = "很长" * 15_000
"""What finds no room between other things."""


@contextlib.contextmanager
def no_room() -> Iterator[None]:
    """Let the database grow no further; SQLite says what it says of a full disk."""
    [pages] = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        database.execute_sql(f"PRAGMA max_page_count = {_ANY}")
