"""Assessment: tables, points given by hand, statements, frozen years and their results."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables."""
    migrating.record_table(
        db, "assessment_table", {"name": "TEXT", "table": "TEXT"}, index=("name",)
    )
    whose = {"year": "INTEGER", "place": "TEXT", "person": "TEXT"}
    by_whom = ("year", "place", "person")
    named = ("indicator", "reason", "day", "room")
    migrating.record_table(
        db,
        "assessment_points",
        {**whose, "points": "INTEGER", **dict.fromkeys(named, "TEXT")},
        index=by_whom,
    )
    named = ("day", "agrees", "words", "by")
    migrating.record_table(
        db, "assessment_statement", {**whose, **dict.fromkeys(named, "TEXT")}, index=by_whom
    )
    named = ("day", "table", "rules", "heads")
    migrating.record_table(
        db, "assessment_year", {"year": "INTEGER", **dict.fromkeys(named, "TEXT")}, index=("year",)
    )
    named = (
        "frozen", "name", "level", "level_words", "table_name", "table_hash", "lines", "day",
        "room",
    )  # fmt: skip
    migrating.record_table(
        db,
        "assessment_result",
        {**whose, "points": "INTEGER", **dict.fromkeys(named, "TEXT")},
        index=(*by_whom, "frozen"),
    )
