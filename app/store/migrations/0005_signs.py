"""The tables of the print design of an office, and of what each place has put up."""

from __future__ import annotations

from typing import Any

_STATEMENTS = """
CREATE TABLE print_design (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  names TEXT, day TEXT, files TEXT, given_by TEXT
);
CREATE UNIQUE INDEX print_design_id ON print_design (id);
CREATE TABLE fixture (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  place TEXT, what TEXT, since TEXT, note TEXT
);
CREATE UNIQUE INDEX fixture_id ON fixture (id);
CREATE INDEX fixture_place ON fixture (place);
"""


def up(migrator: Any, db: Any) -> None:
    """Make every table."""
    for statement in _STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
