"""On which day the receipt code of a delivery was given."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Add its column."""
    migrating.add_columns(db, "delivery", {"told": "TEXT"})
