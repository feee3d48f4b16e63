-- 0028_told_doubles;
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE TABLE epoch (
  id TEXT NOT NULL PRIMARY KEY, origin TEXT NOT NULL, rank INTEGER NOT NULL, parent TEXT,
  parent_number INTEGER, parent_hash TEXT, until INTEGER
, "published" INTEGER);
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
, "program" TEXT, "platform" TEXT);
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
, "original" TEXT, "original_sha256" TEXT, "here_only" INTEGER);
CREATE UNIQUE INDEX attachment_id ON attachment (id);
CREATE INDEX attachment_owner ON attachment (owner);
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE TABLE place (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, code TEXT, type TEXT, name TEXT, town TEXT, district TEXT,
  population INTEGER, parent TEXT, note TEXT
, "households" INTEGER, "grid" TEXT, "longitude" INTEGER, "latitude" INTEGER);
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX place_code ON place (code);
CREATE TABLE person (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, name TEXT, nicknames TEXT, sex TEXT, birth TEXT, identity TEXT,
  identity_missing TEXT, phone TEXT, phone2 TEXT, village TEXT, team TEXT, address TEXT,
  household TEXT, groups TEXT, ethnic TEXT, education TEXT, unit TEXT, title TEXT,
  origin_kind TEXT, duty_days TEXT, photo TEXT, note TEXT
, "public_phone" TEXT);
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
, "basis" TEXT, "duty_days" TEXT, "duty_hours" TEXT, "grid" TEXT, "household" TEXT, "partner" TEXT, "superior" TEXT, "chosen" TEXT);
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
, brought TEXT, "published_first" INTEGER, "published_to" INTEGER, "told" TEXT);
CREATE UNIQUE INDEX delivery_id ON delivery (id);
CREATE INDEX delivery_serial ON delivery (serial);
CREATE TABLE receipt (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, delivered_to INTEGER, epoch TEXT, hash TEXT, day TEXT, office TEXT,
  office_epoch TEXT, serial INTEGER
, "not_taken" TEXT, "published_to" INTEGER, "published_hash" TEXT, "packages" TEXT);
CREATE UNIQUE INDEX receipt_id ON receipt (id);
CREATE TABLE office (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, installation TEXT, code TEXT, name TEXT, signer TEXT, recipient TEXT,
  given_code TEXT, token TEXT, day TEXT
, "line" TEXT);
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
, "contact" TEXT, "phone" TEXT);
CREATE UNIQUE INDEX room_id ON room (id);
CREATE INDEX room_code ON room (code);
CREATE INDEX room_installation ON room (installation);
CREATE TABLE received_package (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL,
  entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT,
  void_words TEXT, room TEXT, code TEXT, epoch TEXT, serial INTEGER, first INTEGER,
  last INTEGER, records INTEGER, sha256 TEXT, time TEXT, verdict TEXT, reason TEXT,
  missing TEXT, file TEXT
, "record" TEXT);
CREATE UNIQUE INDEX received_package_id ON received_package (id);
CREATE INDEX received_package_room ON received_package (room);
CREATE INDEX received_package_sha256 ON received_package (sha256);
CREATE VIRTUAL TABLE search USING fts5(
  names, text, facets, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co So Mn'"
);
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
, "risk" TEXT, "prevented" TEXT);
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
, "cannot_read" INTEGER);
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
, "reason" TEXT);
CREATE UNIQUE INDEX inquiry_id ON inquiry (id);
CREATE INDEX inquiry_case ON inquiry ("case");
CREATE TABLE session (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, sequence INTEGER, round INTEGER, day TEXT, begin TEXT, finish TEXT, place TEXT, present
  TEXT, invited TEXT, told TEXT, statements TEXT, findings TEXT, result TEXT, next_day TEXT,
  clerk TEXT
, "reason" TEXT);
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
, "reason" TEXT);
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
, "reason" TEXT);
CREATE UNIQUE INDEX police_report_id ON police_report (id);
CREATE INDEX police_report_case ON police_report ("case");
CREATE TABLE revisit (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, whom TEXT, agreement_number TEXT, cause TEXT, performance TEXT, satisfaction
  TEXT, words TEXT, dangers TEXT, "by" TEXT
, "reason" TEXT);
CREATE UNIQUE INDEX revisit_id ON revisit (id);
CREATE INDEX revisit_case ON revisit ("case");
CREATE TABLE suggestion (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, day TEXT, whom TEXT, words TEXT, answer TEXT, answered TEXT
, "reason" TEXT);
CREATE UNIQUE INDEX suggestion_id ON suggestion (id);
CREATE INDEX suggestion_case ON suggestion ("case");
CREATE TABLE paper_original (
  row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT
  NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "case"
  TEXT, paper TEXT, pages INTEGER, day TEXT, note TEXT
, "of" TEXT);
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
, "was" TEXT, "now" TEXT, "reason" TEXT);
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
CREATE TABLE "fork" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "room" TEXT, "epoch" TEXT, "here" TEXT, "other" TEXT, "true" TEXT, "code" TEXT, "name" TEXT, "day" TEXT, "after" INTEGER);
CREATE UNIQUE INDEX "fork_id" ON "fork" ("id");
CREATE INDEX "fork_room" ON "fork" ("room");
CREATE TABLE "activity" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "until" TEXT, "begin" TEXT, "finish" TEXT, "kind" TEXT, "state" TEXT, "cancelled_why" TEXT, "theme" TEXT, "theme_day" TEXT, "place" TEXT, "venue" TEXT, "audiences" TEXT, "headcount" INTEGER, "speakers" TEXT, "organiser" TEXT, "materials" TEXT, "copies" INTEGER, "channels" TEXT, "agenda" TEXT, "outcome" TEXT, "reason" TEXT);
CREATE UNIQUE INDEX "activity_id" ON "activity" ("id");
CREATE INDEX "activity_kind_day" ON "activity" ("kind", "day");
CREATE INDEX "activity_state_day" ON "activity" ("state", "day");
CREATE INDEX "activity_theme_day_day" ON "activity" ("theme_day", "day");
CREATE INDEX "activity_place_day" ON "activity" ("place", "day");
CREATE INDEX "activity_day" ON "activity" ("day");
CREATE INDEX activity_voided ON activity ("day") WHERE "voided" IS NOT NULL;
CREATE INDEX activity_lasting ON activity ("until") WHERE "until" IS NOT NULL;
CREATE TABLE "activity_place" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "activity" TEXT, "place" TEXT, "headcount" INTEGER);
CREATE UNIQUE INDEX "activity_place_id" ON "activity_place" ("id");
CREATE INDEX "activity_place_activity" ON "activity_place" ("activity");
CREATE INDEX "activity_place_place" ON "activity_place" ("place");
CREATE TABLE "activity_person" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "activity" TEXT, "person" TEXT, "minutes" INTEGER, "task" TEXT);
CREATE UNIQUE INDEX "activity_person_id" ON "activity_person" ("id");
CREATE INDEX "activity_person_activity" ON "activity_person" ("activity");
CREATE INDEX "activity_person_person" ON "activity_person" ("person");
CREATE TABLE "attendance" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "activity" TEXT, "person" TEXT, "name" TEXT, "unit" TEXT, "role" TEXT, "minutes" INTEGER, "score" INTEGER, "request" TEXT);
CREATE UNIQUE INDEX "attendance_id" ON "attendance" ("id");
CREATE INDEX "attendance_activity" ON "attendance" ("activity");
CREATE INDEX "attendance_person" ON "attendance" ("person");
CREATE TABLE "finding" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "activity" TEXT, "object" TEXT, "facts" TEXT, "level" TEXT, "advice" TEXT, "adopted" TEXT, "look_again" TEXT, "looked" TEXT);
CREATE UNIQUE INDEX "finding_id" ON "finding" ("id");
CREATE INDEX "finding_activity" ON "finding" ("activity");
CREATE INDEX finding_waits ON finding ("look_again") WHERE "looked" IS NULL;
CREATE TABLE "resolution" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "activity" TEXT, "topic" TEXT, "decision" TEXT, "who" TEXT, "until" TEXT, "done" TEXT);
CREATE UNIQUE INDEX "resolution_id" ON "resolution" ("id");
CREATE INDEX "resolution_activity" ON "resolution" ("activity");
CREATE INDEX resolution_waits ON resolution ("until") WHERE "done" IS NULL;
CREATE TABLE "risk" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "level" TEXT, "category" TEXT, "place" TEXT, "parties" TEXT, "people" INTEGER, "facts" TEXT, "responsible" TEXT, "responsible_name" TEXT, "measures" TEXT, "next_look" TEXT, "defused" TEXT, "how" TEXT, "confidential" INTEGER, "activity" TEXT, "case" TEXT, "reason" TEXT, "prevented" TEXT);
CREATE UNIQUE INDEX "risk_id" ON "risk" ("id");
CREATE INDEX "risk_responsible" ON "risk" ("responsible");
CREATE INDEX "risk_activity" ON "risk" ("activity");
CREATE INDEX "risk_level_day" ON "risk" ("level", "day");
CREATE INDEX "risk_category_day" ON "risk" ("category", "day");
CREATE INDEX "risk_place_day" ON "risk" ("place", "day");
CREATE INDEX "risk_day" ON "risk" ("day");
CREATE INDEX risk_case ON risk ("case") WHERE "case" IS NOT NULL;
CREATE INDEX risk_voided ON risk ("day") WHERE "voided" IS NOT NULL;
CREATE INDEX risk_watched ON risk ("next_look") WHERE "defused" IS NULL AND "case" IS NULL;
CREATE TABLE "opinion" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "number" TEXT, "day" TEXT, "title" TEXT, "reporter" TEXT, "category" TEXT, "place" TEXT, "facts" TEXT, "proposal" TEXT, "urgency" TEXT, "sent_to" TEXT, "sent" TEXT, "reply" TEXT, "replied" TEXT, "closed" TEXT, "adopted" INTEGER, "reason" TEXT);
CREATE UNIQUE INDEX "opinion_id" ON "opinion" ("id");
CREATE INDEX "opinion_category_day" ON "opinion" ("category", "day");
CREATE INDEX "opinion_place_day" ON "opinion" ("place", "day");
CREATE INDEX "opinion_day" ON "opinion" ("day");
CREATE INDEX opinion_voided ON opinion ("day") WHERE "voided" IS NOT NULL;
CREATE TABLE "survey" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "kind" TEXT, "title" TEXT, "place" TEXT, "activity" TEXT, "handed_out" INTEGER, "returned" INTEGER, "note" TEXT, "reason" TEXT);
CREATE UNIQUE INDEX "survey_id" ON "survey" ("id");
CREATE INDEX "survey_activity" ON "survey" ("activity");
CREATE INDEX "survey_kind_day" ON "survey" ("kind", "day");
CREATE INDEX "survey_place_day" ON "survey" ("place", "day");
CREATE INDEX "survey_day" ON "survey" ("day");
CREATE INDEX survey_voided ON survey ("day") WHERE "voided" IS NOT NULL;
CREATE TABLE "survey_question" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "survey" TEXT, "question" TEXT, "answers" TEXT, "good" INTEGER, "one" INTEGER, "two" INTEGER, "three" INTEGER, "four" INTEGER, "five" INTEGER);
CREATE UNIQUE INDEX "survey_question_id" ON "survey_question" ("id");
CREATE INDEX "survey_question_survey" ON "survey_question" ("survey");
CREATE INDEX "case_risk" ON "case" ("risk");
CREATE TABLE "code_entry" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "list" TEXT, "code" TEXT, "zh" TEXT, "en" TEXT, "since" TEXT, "until" TEXT, "maps_to" TEXT);
CREATE UNIQUE INDEX "code_entry_id" ON "code_entry" ("id");
CREATE INDEX "code_entry_list" ON "code_entry" ("list");
CREATE TABLE "notice" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "kind" TEXT, "title" TEXT, "words" TEXT, "room" TEXT, "until" TEXT, "number" TEXT, "case" TEXT);
CREATE UNIQUE INDEX "notice_id" ON "notice" ("id");
CREATE INDEX "notice_day" ON "notice" ("day");
CREATE TABLE "notice_read" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "notice" TEXT, "day" TEXT, "by" TEXT);
CREATE UNIQUE INDEX "notice_read_id" ON "notice_read" ("id");
CREATE INDEX "notice_read_notice" ON "notice_read" ("notice");
CREATE TABLE "governing_paper" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "title" TEXT, "issuer" TEXT, "number" TEXT, "day" TEXT, "until" TEXT, "words" TEXT);
CREATE UNIQUE INDEX "governing_paper_id" ON "governing_paper" ("id");
CREATE INDEX "governing_paper_day" ON "governing_paper" ("day");
CREATE TABLE "place_group" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "place" TEXT, "group" TEXT, "since" TEXT, "until" TEXT);
CREATE UNIQUE INDEX "place_group_id" ON "place_group" ("id");
CREATE INDEX "place_group_place" ON "place_group" ("place");
CREATE TABLE "place_alias" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "place" TEXT, "code" TEXT, "name" TEXT, "until" TEXT);
CREATE UNIQUE INDEX "place_alias_id" ON "place_alias" ("id");
CREATE INDEX "place_alias_place" ON "place_alias" ("place");
CREATE INDEX "place_alias_code" ON "place_alias" ("code");
CREATE TABLE "service" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "kind" TEXT, "person" TEXT, "name" TEXT, "place" TEXT, "begin" TEXT, "finish" TEXT, "called_day" TEXT, "called" TEXT, "answered" TEXT, "types" TEXT, "work" TEXT, "reason" TEXT);
CREATE UNIQUE INDEX "service_id" ON "service" ("id");
CREATE INDEX "service_person" ON "service" ("person");
CREATE INDEX "service_kind_day" ON "service" ("kind", "day");
CREATE INDEX "service_place_day" ON "service" ("place", "day");
CREATE INDEX "service_day" ON "service" ("day");
CREATE INDEX service_voided ON service ("day") WHERE "voided" IS NOT NULL;
CREATE TABLE "duty_rule" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "name" TEXT, "rule" TEXT);
CREATE UNIQUE INDEX "duty_rule_id" ON "duty_rule" ("id");
CREATE INDEX "duty_rule_name" ON "duty_rule" ("name");
CREATE TABLE "excuse" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "place" TEXT, "rule" TEXT, "first" TEXT, "reason" TEXT, "asked" TEXT, "answer" TEXT, "words" TEXT);
CREATE UNIQUE INDEX "excuse_id" ON "excuse" ("id");
CREATE INDEX "excuse_place" ON "excuse" ("place");
CREATE INDEX "excuse_rule" ON "excuse" ("rule");
CREATE INDEX "excuse_asked" ON "excuse" ("asked");
CREATE TABLE "inspection" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "place" TEXT, "who" TEXT, "number" TEXT, "summary" TEXT, "reason" TEXT);
CREATE UNIQUE INDEX "inspection_id" ON "inspection" ("id");
CREATE INDEX "inspection_day" ON "inspection" ("day");
CREATE INDEX "inspection_place_day" ON "inspection" ("place", "day");
CREATE TABLE "remark" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "kind" TEXT, "place" TEXT, "item" TEXT, "words" TEXT, "until" TEXT, "again" TEXT, "done" TEXT, "done_words" TEXT, "inspection" TEXT, "room" TEXT, "of_kind" TEXT, "of_record" TEXT, "times" INTEGER, "of_entry" INTEGER, "volume" INTEGER);
CREATE UNIQUE INDEX "remark_id" ON "remark" ("id");
CREATE INDEX "remark_day" ON "remark" ("day");
CREATE INDEX "remark_kind_day" ON "remark" ("kind", "day");
CREATE INDEX "remark_place_day" ON "remark" ("place", "day");
CREATE INDEX "remark_item_day" ON "remark" ("item", "day");
CREATE INDEX "remark_inspection" ON "remark" ("inspection");
CREATE INDEX "remark_room" ON "remark" ("room");
CREATE INDEX "remark_of_record" ON "remark" ("of_record");
CREATE INDEX remark_open ON remark ("day") WHERE "done" IS NULL;
CREATE INDEX remark_open_of ON remark ("room") WHERE "done" IS NULL;
CREATE TABLE "answer" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "remark" TEXT, "day" TEXT, "words" TEXT, "done" TEXT, "times" INTEGER);
CREATE UNIQUE INDEX "answer_id" ON "answer" ("id");
CREATE INDEX "answer_remark" ON "answer" ("remark");
CREATE INDEX "answer_day" ON "answer" ("day");
CREATE INDEX inspection_voided ON inspection ("day") WHERE "voided" IS NOT NULL;
CREATE INDEX remark_voided ON remark ("day") WHERE "voided" IS NOT NULL;
CREATE INDEX answer_voided ON answer ("day") WHERE "voided" IS NOT NULL;
CREATE TABLE "assessment_table" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "name" TEXT, "table" TEXT);
CREATE UNIQUE INDEX "assessment_table_id" ON "assessment_table" ("id");
CREATE INDEX "assessment_table_name" ON "assessment_table" ("name");
CREATE TABLE "assessment_points" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "year" INTEGER, "place" TEXT, "person" TEXT, "points" INTEGER, "indicator" TEXT, "reason" TEXT, "day" TEXT, "room" TEXT);
CREATE UNIQUE INDEX "assessment_points_id" ON "assessment_points" ("id");
CREATE INDEX "assessment_points_year" ON "assessment_points" ("year");
CREATE INDEX "assessment_points_place" ON "assessment_points" ("place");
CREATE INDEX "assessment_points_person" ON "assessment_points" ("person");
CREATE TABLE "assessment_statement" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "year" INTEGER, "place" TEXT, "person" TEXT, "day" TEXT, "agrees" TEXT, "words" TEXT, "by" TEXT);
CREATE UNIQUE INDEX "assessment_statement_id" ON "assessment_statement" ("id");
CREATE INDEX "assessment_statement_year" ON "assessment_statement" ("year");
CREATE INDEX "assessment_statement_place" ON "assessment_statement" ("place");
CREATE INDEX "assessment_statement_person" ON "assessment_statement" ("person");
CREATE TABLE "assessment_year" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "year" INTEGER, "day" TEXT, "table" TEXT, "rules" TEXT, "heads" TEXT);
CREATE UNIQUE INDEX "assessment_year_id" ON "assessment_year" ("id");
CREATE INDEX "assessment_year_year" ON "assessment_year" ("year");
CREATE TABLE "assessment_result" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "year" INTEGER, "place" TEXT, "person" TEXT, "points" INTEGER, "frozen" TEXT, "name" TEXT, "level" TEXT, "level_words" TEXT, "table_name" TEXT, "table_hash" TEXT, "lines" TEXT, "day" TEXT, "room" TEXT);
CREATE UNIQUE INDEX "assessment_result_id" ON "assessment_result" ("id");
CREATE INDEX "assessment_result_year" ON "assessment_result" ("year");
CREATE INDEX "assessment_result_place" ON "assessment_result" ("place");
CREATE INDEX "assessment_result_person" ON "assessment_result" ("person");
CREATE INDEX "assessment_result_frozen" ON "assessment_result" ("frozen");
CREATE TABLE "entitled" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "since" TEXT, "until" TEXT, "group" TEXT, "person" TEXT, "name" TEXT, "household" TEXT, "place" TEXT, "told" TEXT, "told_how" TEXT, "aid" TEXT, "aid_day" TEXT, "note" TEXT, "reason" TEXT, "members" INTEGER);
CREATE UNIQUE INDEX "entitled_id" ON "entitled" ("id");
CREATE INDEX "entitled_person" ON "entitled" ("person");
CREATE INDEX "entitled_since" ON "entitled" ("since");
CREATE INDEX "entitled_group_since" ON "entitled" ("group", "since");
CREATE INDEX "entitled_place_since" ON "entitled" ("place", "since");
CREATE INDEX "entitled_aid_since" ON "entitled" ("aid", "since");
CREATE INDEX entitled_voided ON entitled ("since") WHERE "voided" IS NOT NULL;
CREATE INDEX entitled_waits ON entitled ("place") WHERE "told" IS NULL;
CREATE TABLE "closing" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "first" TEXT, "last" TEXT, "day" TEXT, "heads" TEXT, "numbers" TEXT);
CREATE UNIQUE INDEX "closing_id" ON "closing" ("id");
CREATE INDEX "closing_first" ON "closing" ("first");
CREATE TABLE "superior_book" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "name" TEXT, "day" TEXT, "workbook" TEXT, "sha256" TEXT);
CREATE UNIQUE INDEX "superior_book_id" ON "superior_book" ("id");
CREATE TABLE "superior_cell" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "book" TEXT, "sheet" TEXT, "cell" TEXT, "counts" TEXT, "figure" TEXT, "path" TEXT, "span" TEXT, "myriads" INTEGER);
CREATE UNIQUE INDEX "superior_cell_id" ON "superior_cell" ("id");
CREATE INDEX "superior_cell_book" ON "superior_cell" ("book");
CREATE TABLE "hand_number" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "place" TEXT, "first" TEXT, "last" TEXT, "sheet" TEXT, "cell" TEXT, "number" INTEGER);
CREATE UNIQUE INDEX "hand_number_id" ON "hand_number" ("id");
CREATE INDEX "hand_number_place" ON "hand_number" ("place");
CREATE INDEX "hand_number_first" ON "hand_number" ("first");
CREATE TABLE "double" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "one" TEXT, "other" TEXT, "same" INTEGER, "day" TEXT);
CREATE UNIQUE INDEX "double_id" ON "double" ("id");
CREATE INDEX "double_one" ON "double" ("one");
CREATE INDEX "double_other" ON "double" ("other");
CREATE TABLE pair_key (key INTEGER NOT NULL, day TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (key, day, record)) WITHOUT ROWID;
CREATE TABLE likely_pair (one TEXT NOT NULL, other TEXT NOT NULL, day TEXT NOT NULL, weight INTEGER NOT NULL, waits INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX likely_pair_other ON likely_pair ("other");
CREATE INDEX likely_pair_waits ON likely_pair ("waits", "weight", "day");
CREATE TABLE "review_sheet" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "name" TEXT, "sheet" TEXT);
CREATE UNIQUE INDEX "review_sheet_id" ON "review_sheet" ("id");
CREATE INDEX "review_sheet_name" ON "review_sheet" ("name");
CREATE TABLE "review" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "title" TEXT, "since" TEXT, "until" TEXT, "how" TEXT, "least" TEXT, "seed" TEXT, "who" TEXT, "due" TEXT, "table" TEXT, "pool" TEXT, "drawn" TEXT, "added" TEXT, "percent" INTEGER, "count" INTEGER);
CREATE UNIQUE INDEX "review_id" ON "review" ("id");
CREATE TABLE "review_score" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "review" TEXT, "case" TEXT, "level" TEXT, "level_words" TEXT, "vetoes" TEXT, "who" TEXT, "words" TEXT, "remark" TEXT, "lines" TEXT, "points" INTEGER);
CREATE UNIQUE INDEX "review_score_id" ON "review_score" ("id");
CREATE INDEX "review_score_review" ON "review_score" ("review");
CREATE INDEX "review_score_case" ON "review_score" ("case");
CREATE INDEX "review_score_remark" ON "review_score" ("remark");
CREATE TABLE "subsidy_rates" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "name" TEXT, "rates" TEXT);
CREATE UNIQUE INDEX "subsidy_rates_id" ON "subsidy_rates" ("id");
CREATE INDEX "subsidy_rates_name" ON "subsidy_rates" ("name");
CREATE TABLE "subsidy_claim" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "day" TEXT, "month" TEXT, "person" TEXT, "name" TEXT, "committee" TEXT, "rates" TEXT, "checked" TEXT, "checked_by" TEXT, "check_words" TEXT, "count" INTEGER, "amount" INTEGER, "sample" INTEGER);
CREATE UNIQUE INDEX "subsidy_claim_id" ON "subsidy_claim" ("id");
CREATE INDEX "subsidy_claim_month" ON "subsidy_claim" ("month");
CREATE INDEX "subsidy_claim_person" ON "subsidy_claim" ("person");
CREATE TABLE "subsidy_line" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "claim" TEXT, "case" TEXT, "number" TEXT, "difficulty" TEXT, "outcome" TEXT, "closed" TEXT, "base" INTEGER, "share" INTEGER, "cut" INTEGER, "amount" INTEGER);
CREATE UNIQUE INDEX "subsidy_line_id" ON "subsidy_line" ("id");
CREATE INDEX "subsidy_line_claim" ON "subsidy_line" ("claim");
CREATE INDEX "subsidy_line_case" ON "subsidy_line" ("case");
CREATE INDEX "subsidy_line_number" ON "subsidy_line" ("number");
CREATE TABLE "subsidy_decision" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "claim" TEXT, "day" TEXT, "reviewed" TEXT, "reviewed_by" TEXT, "review_words" TEXT, "approved" TEXT, "approved_by" TEXT, "approve_words" TEXT, "struck" TEXT, "despite" TEXT, "returned" TEXT, "reason" TEXT, "drawn" TEXT, "sampled" TEXT, "sampled_by" TEXT, "sample" TEXT, "sample_words" TEXT, "room" TEXT, "count" INTEGER, "amount" INTEGER);
CREATE UNIQUE INDEX "subsidy_decision_id" ON "subsidy_decision" ("id");
CREATE INDEX "subsidy_decision_claim" ON "subsidy_decision" ("claim");
CREATE TABLE "transcribed" (row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, voided TEXT, void_words TEXT, "of_kind" TEXT, "record" TEXT, "day" TEXT, "marks" TEXT);
CREATE UNIQUE INDEX "transcribed_id" ON "transcribed" ("id");
CREATE INDEX "transcribed_record" ON "transcribed" ("record");
CREATE INDEX "notice_case" ON "notice" ("case");
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
