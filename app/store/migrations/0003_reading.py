"""Who cannot read, why a record was corrected, and of which record an original lies in a volume.

And no search finds a confidential dispute by who has it or what it is about any more.
"""

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

_HANGING = (
    "party", "agent", "case_mediator", "inquiry", "session", "agreement", "signature", "instalment",
    "payment", "urging", "confirmation", "extension", "police_report", "revisit", "suggestion",
    "paper_original", "printed_paper", "case_note",
)  # fmt: skip
_SECRET = 'SELECT id FROM "case" WHERE confidential = 1'
_KEYS = "SELECT row FROM searchable WHERE record IN"


def up(migrator: Any, db: Any) -> None:
    """Add the columns; take what is confidential out of the search."""
    for table, column, kind in _COLUMNS:
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}')
    db.execute_sql(f"UPDATE search SET names = '', text = '' WHERE rowid IN ({_KEYS} ({_SECRET}))")
    for table in _HANGING:
        hanging = f'SELECT id FROM "{table}" WHERE "case" IN ({_SECRET})'
        db.execute_sql(f"DELETE FROM search WHERE rowid IN ({_KEYS} ({hanging}))")
