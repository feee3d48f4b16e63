"""Which version of the program an installation has, and for which computers it was made."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Add the columns, and show what others have said of themselves already."""
    migrating.add_columns(db, "installation", {"program": "TEXT", "platform": "TEXT"})
