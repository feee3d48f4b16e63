"""What a returned record was as the office saw it, and whether its whole volume is meant."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Add the columns."""
    migrating.add_columns(db, "remark", {"of_entry": "INTEGER", "volume": "INTEGER"})
