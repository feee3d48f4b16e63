"""The line in which an office publishes, and the kinds of record that begin with it."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Mark such lines, say how far they came, and make the tables."""
    db.execute_sql('ALTER TABLE epoch ADD COLUMN "published" INTEGER')
    migrating.add_columns(db, "receipt", {"published_to": "INTEGER", "published_hash": "TEXT"})
    migrating.add_columns(db, "delivery", {"published_first": "INTEGER", "published_to": "INTEGER"})
    migrating.add_columns(db, "office", {"line": "TEXT"})
    named = ("list", "code", "zh", "en", "since", "until", "maps_to")
    migrating.record_table(db, "code_entry", dict.fromkeys(named, "TEXT"), index=("list",))
    named = ("day", "kind", "title", "words", "room", "until")
    migrating.record_table(db, "notice", dict.fromkeys(named, "TEXT"), index=("day",))
    named = ("notice", "day", "by")
    migrating.record_table(db, "notice_read", dict.fromkeys(named, "TEXT"), index=("notice",))
    named = ("title", "issuer", "number", "day", "until", "words")
    migrating.record_table(db, "governing_paper", dict.fromkeys(named, "TEXT"), index=("day",))
