"""The superior's own workbook, and what goes into its cells."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables."""
    named = ("name", "day", "workbook", "sha256")
    migrating.record_table(db, "superior_book", dict.fromkeys(named, "TEXT"))
    named = ("book", "sheet", "cell", "counts", "figure", "path", "span")
    columns = {**dict.fromkeys(named, "TEXT"), "myriads": "INTEGER"}
    migrating.record_table(db, "superior_cell", columns, index=["book"])
