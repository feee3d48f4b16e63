"""The tables of certificates, and what a reply brings beside its receipt."""

from __future__ import annotations

from typing import Any

_STATEMENTS = """
CREATE TABLE certificate (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  kind TEXT, number TEXT, year INTEGER, sequence INTEGER, person TEXT, name TEXT, sex TEXT,
  village TEXT, what TEXT, since TEXT, until TEXT, ends INTEGER, hours INTEGER, issuer TEXT,
  day TEXT, photo TEXT, code TEXT, state TEXT, ended TEXT, end_reason TEXT, end_words TEXT,
  replaces TEXT, why TEXT, printed TEXT, request TEXT, received INTEGER, prints INTEGER
);
CREATE UNIQUE INDEX certificate_id ON certificate (id);
CREATE INDEX certificate_number ON certificate (number);
CREATE INDEX certificate_person ON certificate (person);
CREATE INDEX certificate_until ON certificate (until);
CREATE TABLE certificate_request (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  kind TEXT, person TEXT, name TEXT, sex TEXT, village TEXT, what TEXT, since TEXT, until
  TEXT, hours INTEGER, day TEXT, words TEXT, state TEXT, answered TEXT, answer TEXT,
  answer_words TEXT, certificate TEXT
);
CREATE UNIQUE INDEX certificate_request_id ON certificate_request (id);
CREATE INDEX certificate_request_person ON certificate_request (person);
CREATE INDEX certificate_request_state ON certificate_request (state);
CREATE TABLE certificate_answer (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  request TEXT, room TEXT, verdict TEXT, words TEXT, day TEXT, certificate TEXT, prints
  INTEGER
);
CREATE UNIQUE INDEX certificate_answer_id ON certificate_answer (id);
CREATE INDEX certificate_answer_request ON certificate_answer (request);
CREATE INDEX certificate_answer_room ON certificate_answer (room);
CREATE TABLE revocations (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  "key" TEXT, serial INTEGER, day TEXT, text TEXT, signature TEXT
);
CREATE UNIQUE INDEX revocations_id ON revocations (id);
CREATE INDEX revocations_key ON revocations ("key");
CREATE TABLE issuer (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  name TEXT, code TEXT, "key" TEXT, day TEXT
);
CREATE UNIQUE INDEX issuer_id ON issuer (id);
CREATE TABLE certificate_numbers (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER
  NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  kind TEXT, year INTEGER, last INTEGER, epoch TEXT
);
CREATE UNIQUE INDEX certificate_numbers_id ON certificate_numbers (id);
ALTER TABLE delivery ADD COLUMN brought TEXT;
"""


def up(migrator: Any, db: Any) -> None:
    """Make every table."""
    for statement in _STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
