"""Inspections of an office, its remarks and the answers of rooms; the number of a notice."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables, with the indexes of a list that is long."""
    named = ("day", "place", "who", "number", "summary", "reason")
    migrating.record_table(
        db, "inspection", dict.fromkeys(named, "TEXT"), index=["day", ("place", "day")]
    )
    named = (
        "day", "kind", "place", "item", "words", "until", "again", "done", "done_words",
        "inspection", "room", "of_kind", "of_record",
    )  # fmt: skip
    facets = [(each, "day") for each in ("kind", "place", "item")]
    migrating.record_table(
        db,
        "remark",
        {**dict.fromkeys(named, "TEXT"), "times": "INTEGER"},
        index=["day", *facets, "inspection", "room", "of_record"],
    )
    # What waits is little beside what was put right in all the years.
    db.execute_sql('CREATE INDEX remark_open ON remark ("day") WHERE "done" IS NULL')
    db.execute_sql('CREATE INDEX remark_open_of ON remark ("room") WHERE "done" IS NULL')
    named = ("remark", "day", "words", "done")
    migrating.record_table(
        db,
        "answer",
        {**dict.fromkeys(named, "TEXT"), "times": "INTEGER"},
        index=["remark", "day"],
    )
    for table in ("inspection", "remark", "answer"):
        where = 'WHERE "voided" IS NOT NULL'
        db.execute_sql(f'CREATE INDEX {table}_voided ON {table} ("day") {where}')
    migrating.add_columns(db, "notice", {"number": "TEXT"})
