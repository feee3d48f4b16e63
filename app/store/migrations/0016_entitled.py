"""Who is entitled to legal aid and was told of it; households that stay in the room."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make its table, and show of others' people no household any more."""
    named = (
        "since", "until", "group", "person", "name", "household", "place", "told", "told_how",
        "aid", "aid_day", "note", "reason",
    )  # fmt: skip
    facets = [(each, "since") for each in ("group", "place", "aid")]
    migrating.record_table(
        db,
        "entitled",
        {**dict.fromkeys(named, "TEXT"), "members": "INTEGER"},
        index=["person", "since", *facets],
    )
    db.execute_sql('CREATE INDEX entitled_voided ON entitled ("since") WHERE "voided" IS NOT NULL')
    db.execute_sql('CREATE INDEX entitled_waits ON entitled ("place") WHERE "told" IS NULL')
    migrating.project_again(db, "person", ["household"])
