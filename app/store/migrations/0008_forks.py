"""The table of what an office decides about computers that were copied."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make the table."""
    named = ("room", "epoch", "here", "other", "true", "code", "name", "day")
    columns = {**dict.fromkeys(named, "TEXT"), "after": "INTEGER"}
    migrating.record_table(db, "fork", columns, index=("room",))
