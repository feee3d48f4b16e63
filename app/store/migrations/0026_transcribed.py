"""What was typed over into the platform of the province."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make its table."""
    named = ("of_kind", "record", "day", "marks")
    migrating.record_table(db, "transcribed", dict.fromkeys(named, "TEXT"), index=["record"])
