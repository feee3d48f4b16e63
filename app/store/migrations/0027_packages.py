"""What a reply says of each package, and the record that a refusal is about."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Add the columns."""
    migrating.add_columns(db, "receipt", {"packages": "TEXT"})
    migrating.add_columns(db, "received_package", {"record": "TEXT"})
