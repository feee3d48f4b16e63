"""Whom an office calls, and what it told a room that it did not take in."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Add the columns."""
    migrating.add_columns(db, "person", {"public_phone": "TEXT"})
    migrating.add_columns(db, "room", {"contact": "TEXT", "phone": "TEXT"})
    migrating.add_columns(db, "receipt", {"not_taken": "TEXT"})
