"""Rules of duties that an office sends down, and what a room was excused from."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables."""
    named = ("name", "rule")
    migrating.record_table(db, "duty_rule", dict.fromkeys(named, "TEXT"), index=("name",))
    named = ("place", "rule", "first", "reason", "asked", "answer", "words")
    migrating.record_table(
        db, "excuse", dict.fromkeys(named, "TEXT"), index=("place", "rule", "asked")
    )
