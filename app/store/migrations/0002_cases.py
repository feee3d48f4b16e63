"""The tables of disputes, of committees, and of days off."""

from __future__ import annotations

from typing import Any

_STATEMENTS = """
CREATE TABLE holiday (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, day
  TEXT, kind TEXT, name TEXT
);
CREATE UNIQUE INDEX holiday_id ON holiday (id);
CREATE INDEX holiday_day ON holiday (day);
CREATE TABLE "case" (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, number
  TEXT, year INTEGER, sequence INTEGER, state TEXT, day TEXT, source TEXT, visit TEXT, referral
  TEXT, from_case TEXT, category TEXT, difficulty TEXT, names TEXT, title TEXT, facts TEXT,
  requests TEXT, amount INTEGER, place TEXT, committee TEXT, people INTEGER, confidential
  INTEGER, barred TEXT, consent_day TEXT, applied TEXT, accepted TEXT, declined TEXT,
  decline_reason TEXT, advised_route TEXT, notified TEXT, notified_how TEXT, investigating
  TEXT, mediating TEXT, round INTEGER, outcome TEXT, ended TEXT, end_reason TEXT, end_begin
  TEXT, end_finish TEXT, undisputed TEXT, routes_told TEXT, performance TEXT, performed TEXT,
  closed TEXT, archived TEXT, volume TEXT, retention TEXT, filed_by TEXT, checked_by TEXT,
  volume_state TEXT, on_the_spot INTEGER, paper_number TEXT, batch TEXT, reason TEXT
);
CREATE UNIQUE INDEX case_id ON "case" (id);
CREATE INDEX case_day ON "case" (day);
CREATE INDEX case_visit ON "case" (visit);
CREATE INDEX case_batch ON "case" (batch);
CREATE INDEX case_state_day ON "case" (state, day);
CREATE INDEX case_category_day ON "case" (category, day);
CREATE INDEX case_origin_day ON "case" (origin, day);
CREATE INDEX case_origin_year_sequence ON "case" (origin, year, sequence);
CREATE TABLE party (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, "order" INTEGER, role TEXT, type TEXT, person TEXT, name TEXT, sex TEXT, ethnic TEXT,
  birth TEXT, identity TEXT, occupation TEXT, phone TEXT, address TEXT, delivery_address TEXT,
  credit_code TEXT, represented_by TEXT, minor INTEGER
);
CREATE UNIQUE INDEX party_id ON party (id);
CREATE INDEX party_case ON party ("case");
CREATE INDEX party_person ON party (person);
CREATE TABLE agent (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, party TEXT, guardian INTEGER, person TEXT, name TEXT, identity TEXT, phone TEXT, powers
  TEXT, listed_powers TEXT, matter TEXT, since TEXT, until TEXT
);
CREATE UNIQUE INDEX agent_id ON agent (id);
CREATE INDEX agent_case ON agent ("case");
CREATE INDEX agent_party ON agent (party);
CREATE TABLE case_mediator (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, person TEXT, name TEXT, leading INTEGER, named_by TEXT, since TEXT, until TEXT,
  avoidance_asked TEXT, avoidance_reason TEXT, avoidance_decided TEXT
);
CREATE UNIQUE INDEX case_mediator_id ON case_mediator (id);
CREATE INDEX case_mediator_case ON case_mediator ("case");
CREATE INDEX case_mediator_person ON case_mediator (person);
CREATE TABLE inquiry (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, begin TEXT, finish TEXT, place TEXT, asked TEXT, present TEXT, words TEXT,
  "by" TEXT, clerk TEXT
);
CREATE UNIQUE INDEX inquiry_id ON inquiry (id);
CREATE INDEX inquiry_case ON inquiry ("case");
CREATE TABLE session (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, sequence INTEGER, round INTEGER, day TEXT, begin TEXT, finish TEXT, place TEXT, present
  TEXT, invited TEXT, told TEXT, statements TEXT, findings TEXT, result TEXT, next_day TEXT,
  clerk TEXT
);
CREATE UNIQUE INDEX session_id ON session (id);
CREATE INDEX session_case ON session ("case");
CREATE TABLE agreement (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, round INTEGER, number TEXT, form TEXT, partial INTEGER, day TEXT, place TEXT, facts
  TEXT, disputed TEXT, duties TEXT, clauses TEXT, manner TEXT, amount INTEGER, copies INTEGER,
  sealed TEXT, effective TEXT
);
CREATE UNIQUE INDEX agreement_id ON agreement (id);
CREATE INDEX agreement_case ON agreement ("case");
CREATE INDEX agreement_effective ON agreement (effective);
CREATE TABLE signature (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, agreement TEXT, party TEXT, agent TEXT, mediator TEXT, day TEXT, how TEXT
);
CREATE UNIQUE INDEX signature_id ON signature (id);
CREATE INDEX signature_case ON signature ("case");
CREATE INDEX signature_agreement ON signature (agreement);
CREATE TABLE instalment (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, agreement TEXT, due TEXT, amount INTEGER, payer TEXT, note TEXT
);
CREATE UNIQUE INDEX instalment_id ON instalment (id);
CREATE INDEX instalment_case ON instalment ("case");
CREATE INDEX instalment_agreement ON instalment (agreement);
CREATE INDEX instalment_due ON instalment (due);
CREATE TABLE payment (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, instalment TEXT, day TEXT, amount INTEGER, voucher TEXT
);
CREATE UNIQUE INDEX payment_id ON payment (id);
CREATE INDEX payment_case ON payment ("case");
CREATE INDEX payment_instalment ON payment (instalment);
CREATE TABLE urging (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, whom TEXT, words TEXT, answer TEXT
);
CREATE UNIQUE INDEX urging_id ON urging (id);
CREATE INDEX urging_case ON urging ("case");
CREATE TABLE confirmation (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, agreement TEXT, court TEXT, applied TEXT, result TEXT, decided TEXT, ruling TEXT,
  reason TEXT
);
CREATE UNIQUE INDEX confirmation_id ON confirmation (id);
CREATE INDEX confirmation_case ON confirmation ("case");
CREATE INDEX confirmation_agreement ON confirmation (agreement);
CREATE TABLE extension (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, kind TEXT, day TEXT, until TEXT, reason TEXT
);
CREATE UNIQUE INDEX extension_id ON extension (id);
CREATE INDEX extension_case ON extension ("case");
CREATE TABLE police_report (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, time TEXT, whom TEXT, words TEXT, answer TEXT
);
CREATE UNIQUE INDEX police_report_id ON police_report (id);
CREATE INDEX police_report_case ON police_report ("case");
CREATE TABLE revisit (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, whom TEXT, agreement_number TEXT, cause TEXT, performance TEXT, satisfaction
  TEXT, words TEXT, dangers TEXT, "by" TEXT
);
CREATE UNIQUE INDEX revisit_id ON revisit (id);
CREATE INDEX revisit_case ON revisit ("case");
CREATE TABLE suggestion (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, whom TEXT, words TEXT, answer TEXT, answered TEXT
);
CREATE UNIQUE INDEX suggestion_id ON suggestion (id);
CREATE INDEX suggestion_case ON suggestion ("case");
CREATE TABLE paper_original (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, paper TEXT, pages INTEGER, day TEXT, note TEXT
);
CREATE UNIQUE INDEX paper_original_id ON paper_original (id);
CREATE INDEX paper_original_case ON paper_original ("case");
CREATE TABLE printed_paper (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, paper TEXT, "of" TEXT, code TEXT, pages INTEGER, day TEXT, signed TEXT
);
CREATE UNIQUE INDEX printed_paper_id ON printed_paper (id);
CREATE INDEX printed_paper_case ON printed_paper ("case");
CREATE INDEX printed_paper_code ON printed_paper (code);
CREATE TABLE case_note (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, words TEXT, correction INTEGER
);
CREATE UNIQUE INDEX case_note_id ON case_note (id);
CREATE INDEX case_note_case ON case_note ("case");
CREATE TABLE committee (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, name
  TEXT, seal_name TEXT, short TEXT, place TEXT, since TEXT, until TEXT, village_until TEXT
);
CREATE UNIQUE INDEX committee_id ON committee (id);
CREATE TABLE committee_member (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT,
  committee TEXT, person TEXT, chair INTEGER, since TEXT, until TEXT
);
CREATE UNIQUE INDEX committee_member_id ON committee_member (id);
CREATE INDEX committee_member_committee ON committee_member (committee);
CREATE TABLE relative (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, person
  TEXT, other TEXT, how TEXT
);
CREATE UNIQUE INDEX relative_id ON relative (id);
CREATE INDEX relative_person ON relative (person);
CREATE INDEX relative_other ON relative (other);
CREATE TABLE numbers_on_paper (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, year
  INTEGER, last INTEGER, epoch TEXT
);
CREATE UNIQUE INDEX numbers_on_paper_id ON numbers_on_paper (id);
CREATE INDEX numbers_on_paper_year ON numbers_on_paper (year);
"""


def up(migrator: Any, db: Any) -> None:
    """Make every table."""
    for statement in _STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
