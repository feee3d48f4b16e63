"""An attachment may keep an original beside the copy that travels, or stay here altogether."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make room to say so."""
    columns = {"original": "TEXT", "original_sha256": "TEXT", "here_only": "INTEGER"}
    migrating.add_columns(db, "attachment", columns)
