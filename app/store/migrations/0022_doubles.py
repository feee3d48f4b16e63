"""What an office has decided of disputes that may be one; the keys by which they are found."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make the tables."""
    named = ("one", "other", "same", "day")
    stored = {name: "INTEGER" if name == "same" else "TEXT" for name in named}
    migrating.record_table(db, "double", stored, index=["one", "other"])
    db.execute_sql(
        "CREATE TABLE pair_key (key INTEGER NOT NULL, day TEXT NOT NULL, record TEXT NOT NULL, "
        "PRIMARY KEY (key, day, record)) WITHOUT ROWID"
    )
    db.execute_sql(
        "CREATE TABLE likely_pair (one TEXT NOT NULL, other TEXT NOT NULL, day TEXT NOT NULL, "
        "weight INTEGER NOT NULL, waits INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID"
    )
    db.execute_sql('CREATE INDEX likely_pair_other ON likely_pair ("other")')
    db.execute_sql('CREATE INDEX likely_pair_waits ON likely_pair ("waits", "weight", "day")')
