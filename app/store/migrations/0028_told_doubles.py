"""Which dispute of a room a notice is about."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Add the column."""
    migrating.add_columns(db, "notice", {"case": "TEXT"}, index=("case",))
