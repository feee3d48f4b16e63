"""Numbers that an office typed for rooms still on paper."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their table."""
    named = dict.fromkeys(("place", "first", "last", "sheet", "cell"), "TEXT")
    columns = {**named, "number": "INTEGER"}
    migrating.record_table(db, "hand_number", columns, index=["place", "first"])
