"""Reviews of volumes: score sheets, what was drawn, how volumes scored."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables."""
    migrating.record_table(db, "review_sheet", {"name": "TEXT", "sheet": "TEXT"}, index=("name",))
    named = (
        "day", "title", "since", "until", "how", "least", "seed", "who", "due", "table", "pool",
        "drawn", "added",
    )  # fmt: skip
    migrating.record_table(
        db,
        "review",
        {**dict.fromkeys(named, "TEXT"), "percent": "INTEGER", "count": "INTEGER"},
    )
    named = (
        "day", "review", "case", "level", "level_words", "vetoes", "who", "words", "remark",
        "lines",
    )  # fmt: skip
    migrating.record_table(
        db,
        "review_score",
        {**dict.fromkeys(named, "TEXT"), "points": "INTEGER"},
        index=("review", "case", "remark"),
    )
