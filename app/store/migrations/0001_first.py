"""The first tables: journal, search, what is remembered, records of rooms and offices."""

from __future__ import annotations

from typing import Any

_STATEMENTS = """
CREATE TABLE epoch (
  id TEXT NOT NULL PRIMARY KEY, origin TEXT NOT NULL, rank INTEGER NOT NULL, parent TEXT,
  parent_number INTEGER, parent_hash TEXT, until INTEGER
);
CREATE INDEX epoch_origin ON epoch (origin);
CREATE TABLE entry (
  row INTEGER NOT NULL PRIMARY KEY, origin TEXT NOT NULL, epoch TEXT NOT NULL,
  number INTEGER NOT NULL, time TEXT NOT NULL, action TEXT NOT NULL, bytes BLOB NOT NULL,
  hash TEXT NOT NULL
);
CREATE UNIQUE INDEX entry_origin_epoch_number ON entry (origin, epoch, number);
CREATE TABLE version (
  row INTEGER NOT NULL PRIMARY KEY, entry INTEGER NOT NULL, kind TEXT NOT NULL,
  record TEXT NOT NULL, schema INTEGER NOT NULL, shared BLOB, shared_nonce BLOB, kept BLOB,
  kept_nonce BLOB, FOREIGN KEY (entry) REFERENCES entry (row)
);
CREATE INDEX version_entry ON version (entry);
CREATE INDEX version_record ON version (record);
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
);
CREATE TABLE secret (
  name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
);
CREATE TABLE stored_file (
  sha256 TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL
);
CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY, form TEXT NOT NULL, record TEXT, typed TEXT NOT NULL,
  focus TEXT, changed_at TEXT NOT NULL
);
CREATE TABLE phrase (
  row INTEGER NOT NULL PRIMARY KEY, field TEXT NOT NULL, words TEXT NOT NULL,
  uses INTEGER NOT NULL
);
CREATE UNIQUE INDEX phrase_field_words ON phrase (field, words);
CREATE TABLE searchable (
  row INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL
);
CREATE UNIQUE INDEX searchable_record ON searchable (record);
CREATE TABLE installation (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, kind TEXT, code TEXT, name TEXT, start_day TEXT
);
CREATE UNIQUE INDEX installation_id ON installation (id);
CREATE TABLE "user" (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, name TEXT
);
CREATE UNIQUE INDEX user_id ON "user" (id);
CREATE TABLE attachment (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, owner_kind TEXT, owner TEXT, name TEXT, caption TEXT, media TEXT,
  size INTEGER, sha256 TEXT, file TEXT
);
CREATE UNIQUE INDEX attachment_id ON attachment (id);
CREATE INDEX attachment_owner ON attachment (owner);
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE TABLE place (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, code TEXT, type TEXT, name TEXT, town TEXT, district TEXT,
  population INTEGER, parent TEXT, note TEXT
);
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX place_code ON place (code);
CREATE TABLE person (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, name TEXT, nicknames TEXT, sex TEXT, birth TEXT, identity TEXT,
  identity_missing TEXT, phone TEXT, phone2 TEXT, village TEXT, team TEXT, address TEXT,
  household TEXT, groups TEXT, ethnic TEXT, education TEXT, unit TEXT, title TEXT,
  origin_kind TEXT, duty_days TEXT, photo TEXT, note TEXT
);
CREATE UNIQUE INDEX person_id ON person (id);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_identity ON person (identity);
CREATE INDEX person_phone ON person (phone);
CREATE TABLE same_as (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, person TEXT, other TEXT, reason TEXT
);
CREATE UNIQUE INDEX same_as_id ON same_as (id);
CREATE INDEX same_as_person ON same_as (person);
CREATE INDEX same_as_other ON same_as (other);
CREATE TABLE role (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, person TEXT, role TEXT, place TEXT, since TEXT, until TEXT, number TEXT
);
CREATE UNIQUE INDEX role_id ON role (id);
CREATE INDEX role_person ON role (person);
CREATE TABLE card_issue (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, person TEXT, holder TEXT, holder_name TEXT, household TEXT,
  group_label TEXT, day TEXT, first INTEGER, last INTEGER
);
CREATE UNIQUE INDEX card_issue_id ON card_issue (id);
CREATE INDEX card_issue_person ON card_issue (person);
CREATE INDEX card_issue_holder ON card_issue (holder);
CREATE TABLE delivery (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, serial INTEGER, epoch TEXT, first INTEGER, last INTEGER, day TEXT,
  file TEXT, records INTEGER, size INTEGER, head TEXT, receiver TEXT, planned INTEGER
);
CREATE UNIQUE INDEX delivery_id ON delivery (id);
CREATE INDEX delivery_serial ON delivery (serial);
CREATE TABLE receipt (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, delivered_to INTEGER, epoch TEXT, hash TEXT, day TEXT, office TEXT,
  office_epoch TEXT, serial INTEGER
);
CREATE UNIQUE INDEX receipt_id ON receipt (id);
CREATE TABLE office (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, installation TEXT, code TEXT, name TEXT, signer TEXT, recipient TEXT,
  given_code TEXT, token TEXT, day TEXT
);
CREATE UNIQUE INDEX office_id ON office (id);
CREATE TABLE visit (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, number INTEGER, day TEXT, begin TEXT, finish TEXT, mode TEXT, place TEXT,
  person TEXT, anonymous INTEGER, name TEXT, sex TEXT, age_band TEXT, phone TEXT, address TEXT,
  headcount INTEGER, companions TEXT, on_behalf TEXT, follows TEXT, groups TEXT, category TEXT,
  facts TEXT, advice TEXT, laws TEXT, result TEXT, follow_up TEXT, satisfaction TEXT,
  handler TEXT, handler_name TEXT, for_lawyer INTEGER, paper_number TEXT, paper_page TEXT,
  unclear TEXT, late INTEGER, batch TEXT, reason TEXT
);
CREATE UNIQUE INDEX visit_id ON visit (id);
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_person ON visit (person);
CREATE INDEX visit_follows ON visit (follows);
CREATE INDEX visit_follow_up ON visit (follow_up);
CREATE INDEX visit_handler ON visit (handler);
CREATE INDEX visit_for_lawyer ON visit (for_lawyer);
CREATE INDEX visit_batch ON visit (batch);
CREATE INDEX visit_number ON visit (origin, substr(day, 1, 4), number);
CREATE INDEX visit_origin_day ON visit (origin, day);
CREATE INDEX visit_category_day ON visit (category, day);
CREATE INDEX visit_result_day ON visit (result, day);
CREATE INDEX visit_mode_day ON visit (mode, day);
CREATE INDEX visit_place_day ON visit (place, day);
CREATE INDEX visit_handler_name_day ON visit (handler_name, day);
CREATE INDEX visit_voided ON visit (day) WHERE (voided IS NOT NULL);
CREATE INDEX visit_late ON visit (day) WHERE (late IS NOT NULL);
CREATE TABLE referral (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, visit TEXT, told INTEGER, documents TEXT, submitted TEXT, centre TEXT,
  decision TEXT, decided TEXT, number TEXT, lawyer TEXT, assigned TEXT, outcome TEXT
);
CREATE UNIQUE INDEX referral_id ON referral (id);
CREATE INDEX referral_visit ON referral (visit);
CREATE TABLE import_batch (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, file TEXT, sha256 TEXT, sheet TEXT, rows INTEGER, ready INTEGER,
  look INTEGER, left_out INTEGER
);
CREATE UNIQUE INDEX import_batch_id ON import_batch (id);
CREATE TABLE imported_row (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, mark TEXT, batch TEXT, made TEXT
);
CREATE UNIQUE INDEX imported_row_id ON imported_row (id);
CREATE INDEX imported_row_mark ON imported_row (mark);
CREATE INDEX imported_row_batch ON imported_row (batch);
CREATE TABLE invitation (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, code TEXT, name TEXT, token TEXT, day TEXT, used INTEGER
);
CREATE UNIQUE INDEX invitation_id ON invitation (id);
CREATE INDEX invitation_code ON invitation (code);
CREATE TABLE room (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, code TEXT, name TEXT, installation TEXT, signer TEXT, recipient TEXT,
  day TEXT, allowed TEXT
);
CREATE UNIQUE INDEX room_id ON room (id);
CREATE INDEX room_code ON room (code);
CREATE INDEX room_installation ON room (installation);
CREATE TABLE received_package (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, room TEXT, code TEXT, epoch TEXT, serial INTEGER, first INTEGER,
  last INTEGER, records INTEGER, sha256 TEXT, time TEXT, verdict TEXT, reason TEXT,
  missing TEXT, file TEXT
);
CREATE UNIQUE INDEX received_package_id ON received_package (id);
CREATE INDEX received_package_room ON received_package (room);
CREATE INDEX received_package_sha256 ON received_package (sha256);
CREATE VIRTUAL TABLE search USING fts5(
  names, text, facets, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co So Mn'"
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
"""


def up(migrator: Any, db: Any) -> None:
    """Make every table."""
    for statement in _STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
