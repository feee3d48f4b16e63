"""The tables that are not records, and the steps that bring a database to today's shape."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import ClassVar

from peewee import BlobField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrations import Migration, Runner

from app import VERSION
from app.errors import AppError, DatabaseNeeds, DatabaseTooNew
from app.store.database import APPLICATION_ID, KeyedDatabase, database

_NEEDS = "program"
"""The setting that holds the version that brought a database to its schema, and reads it."""

STEPS = Path(__file__).parent / "migrations"
WHOLE = "whole.sql"
"""The file beside the steps that makes at once what the first of them make; see `_make_whole`."""


class Table(Model):
    """A table that is not a record."""

    class Meta:
        database = database
        legacy_table_names = False


class Epoch(Table):
    """A stretch of one installation's journal; a restored backup begins a new one."""

    id = TextField(primary_key=True)
    origin = TextField(index=True)
    rank = IntegerField()
    parent = TextField(null=True)
    parent_number = IntegerField(null=True)
    parent_hash = TextField(null=True)
    until = IntegerField(null=True)
    """The last entry that counts, where a restored backup goes on from an earlier one."""
    published = IntegerField(null=True)
    """1 in the line in which an office publishes, of which not every body comes down."""


class Entry(Table):
    """One line of a journal, its exact bytes and their hash."""

    row = IntegerField(primary_key=True)
    origin = TextField()
    epoch = TextField()
    number = IntegerField()
    time = TextField()
    action = TextField()
    bytes = BlobField()
    hash = TextField()

    class Meta:
        indexes: ClassVar = ((("origin", "epoch", "number"), True),)


class Version(Table):
    """The exact state of one record after one change, in the two bodies that were hashed."""

    row = IntegerField(primary_key=True)
    entry = ForeignKeyField(Entry, column_name="entry", index=True)
    kind = TextField()
    record = TextField(index=True)
    schema = IntegerField()
    shared = BlobField(null=True)
    shared_nonce = BlobField(null=True)
    kept = BlobField(null=True)
    kept_nonce = BlobField(null=True)


class Setting(Table):
    """One remembered choice (JSON); not journaled."""

    key = TextField(primary_key=True)
    value = TextField()


class Secret(Table):
    """A key that signs or opens, known only inside the encrypted database."""

    name = TextField(primary_key=True)
    value = TextField()


class StoredFile(Table):
    """Which file of the vault holds content that came in a package."""

    sha256 = TextField(primary_key=True)
    file = TextField()


class Draft(Table):
    """A form that was not finished: what was typed and where the cursor stood."""

    id = TextField(primary_key=True)
    form = TextField()
    record = TextField(null=True)
    typed = TextField()
    focus = TextField(null=True)
    changed_at = TextField()


class Phrase(Table):
    """Words that a keeper uses often."""

    row = IntegerField(primary_key=True)
    field = TextField()
    words = TextField()
    uses = IntegerField(default=0)

    class Meta:
        indexes: ClassVar = ((("field", "words"), True),)


class PairKey(Table):
    """What a record has in common with others that may tell of the same, on the day it is of."""

    key = IntegerField()
    day = TextField()
    record = TextField()

    class Meta:
        primary_key = CompositeKey("key", "day", "record")
        without_rowid = True


class LikelyPair(Table):
    """Two records that may tell of the same; whether somebody is still to decide on them."""

    one = TextField()
    other = TextField(index=True)
    day = TextField()
    weight = IntegerField()
    waits = IntegerField()

    class Meta:
        primary_key = CompositeKey("one", "other")
        without_rowid = True
        indexes: ClassVar = ((("waits", "weight", "day"), False),)


TABLES = (Epoch, Entry, Version, Setting, Secret, StoredFile, Draft, Phrase, PairKey, LikelyPair)


def setting(key: str) -> str | None:
    """What a setting says (JSON); None where it was never said."""
    found = database.execute_sql("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return None if found is None else found[0]


@cache
def steps() -> list[Migration]:
    """Every step there is, in order."""
    return Migration.load_directory(STEPS)


def latest() -> int:
    """The number of the last step: the schema that this program writes."""
    return steps()[-1].idx


def number(opened: KeyedDatabase) -> int:
    """The schema that a database has."""
    return opened.pragma("user_version")


def bring_up_to_date(opened: KeyedDatabase) -> None:
    """Run the steps that are missing, each in one transaction. Raises DatabaseTooNew.

    A new database has nothing yet that a step could leave behind, and gets all of them in one.
    """
    have = number(opened)
    if have > latest():
        raise _too_new(opened, have)
    if have == latest():
        return
    opened.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    for step in [step for step in steps() if step.idx > have] if have else steps()[-1:]:
        with opened.atomic("IMMEDIATE"):
            made = _make_whole(opened) if not have and _is_empty(opened) else have
            if made < step.idx:
                Runner(opened, str(STEPS)).up(target=step.name)
            lost = opened.execute_sql("PRAGMA foreign_key_check").fetchall()
            if lost:
                raise ValueError(f"step {step.name} leaves rows without what they point to: {lost}")
            opened.execute_sql(f"PRAGMA user_version = {step.idx}")
            opened.execute_sql(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                (_NEEDS, json.dumps(VERSION)),
            )


def _is_empty(opened: KeyedDatabase) -> bool:
    return opened.execute_sql("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _make_whole(opened: KeyedDatabase) -> int:
    """Make an empty database what the steps make up to the one that the file names; its number.

    Most steps change what those before them made; played one by one they take five times as long.
    """
    named, *statements = (STEPS / WHOLE).read_text(encoding="utf-8").split(";\n")
    last = named.removeprefix("-- ")
    for statement in filter(None, statements):
        opened.execute_sql(statement)
    played = [step for step in steps() if step.name <= last]
    opened.execute_many(
        "INSERT INTO schema_migration (name, applied) VALUES (?, datetime('now', 'localtime'))",
        [(step.name,) for step in played],
    )
    return played[-1].idx


def _too_new(opened: KeyedDatabase, have: int) -> AppError:
    asked = "SELECT value FROM setting WHERE key = ?"
    row = opened.execute_sql(asked, (_NEEDS,)).fetchone()
    needs = json.loads(row[0]) if row is not None else VERSION
    if needs == VERSION:  # two states of one version, which only who works on it ever has
        return DatabaseTooNew(found=have, known=latest())
    return DatabaseNeeds(needs=needs, here=VERSION)
