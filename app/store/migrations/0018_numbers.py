"""What disputes and risks were kept from; locked periods."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their columns and table."""
    for table in ("case", "risk"):
        migrating.add_columns(db, table, {"prevented": "TEXT"})
    named = ("first", "last", "day", "heads", "numbers")
    migrating.record_table(db, "closing", dict.fromkeys(named, "TEXT"), index=["first"])
