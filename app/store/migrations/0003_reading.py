"""Who cannot read, why a record was corrected, and of which record an original lies in a volume."""

from __future__ import annotations

from typing import Any

_COLUMNS = (
    ("party", "cannot_read", "INTEGER"),
    ("inquiry", "reason", "TEXT"),
    ("session", "reason", "TEXT"),
    ("urging", "reason", "TEXT"),
    ("police_report", "reason", "TEXT"),
    ("revisit", "reason", "TEXT"),
    ("suggestion", "reason", "TEXT"),
    ("case_note", "was", "TEXT"),
    ("case_note", "now", "TEXT"),
    ("case_note", "reason", "TEXT"),
    ("paper_original", "of", "TEXT"),
)


def up(migrator: Any, db: Any) -> None:
    """Add the columns."""
    for table, column, kind in _COLUMNS:
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}')
