"""The steps make what the models say, and never change once released."""

import hashlib

import pytest

import app.records
from app.store import full_text, schema
from app.store.columns import registry
from app.store.database import KeyedDatabase, blank, database
from tests.store import whole

RELEASED = {
    "0001_first": "a1a15887f6258d868281744d1cc939ac080860bcc7743531359c66c9fa0f3413",
    "0002_cases": "d1e618630ca4b36e10f59961778bff440e8e0dd1877e1a32621f0b8fc19d1611",
    "0003_reading": "0768f666822c466f756348c4aa3772b35f49e71b33269ad093c44c16c0c61be6",
    "0004_certificates": "fc942c92028cad8ae88d4aa348628199f5d4c8bb8c3b89779e6bb451e049d211",
    "0005_signs": "32aa2859a0e85de5f817837aa4d7d31371d9d7f158d80e82c1a44dfc1bfa1c6a",
    "0006_sounds": "62f1194be9b71447f944151b7b659a2dd9add7da0b7a0909b6f44dcde263c36b",
}
"""Step name to the SHA-256 of its file, from the release on that brought it."""

assert app.records


def shape(db):
    tables = {}
    for table in db.get_tables():
        if table.startswith(("search", "schema_migration", "sqlite")) and table != "searchable":
            continue
        columns = {(c.name, c.data_type, c.null, c.primary_key) for c in db.get_columns(table)}
        indexes = {(tuple(i.columns), i.unique) for i in db.get_indexes(table)}
        tables[table] = columns, {i for i in indexes if i[0]}
    return tables


def test_the_steps_make_the_tables_that_the_models_describe(room, tmp_path):
    stepped = shape(database)
    described = KeyedDatabase(tmp_path / "models.db", bytes(32))
    stepping = database.obj
    database.initialize(described)
    try:
        described.create_tables([*schema.TABLES, full_text.Searchable, *registry.values()])
        assert stepped == shape(described)
    finally:
        described.close()
        database.initialize(stepping)


def everything(db):
    """All that a file says: tables as they are spelled and as SQLite reads them, and every row."""
    said = db.execute_sql("SELECT name, type, tbl_name, sql FROM sqlite_master").fetchall()
    asked = ["SELECT name, type, tbl_name, sql FROM sqlite_master ORDER BY name"]
    for name, kind, *_ in said:
        if kind == "table":
            columns = "id, name" if name == "schema_migration" else "*"  # not when it was played
            asked.append(f'SELECT {columns} FROM "{name}"')
        asked += [
            f"PRAGMA {each}('{name}')"
            for each in ("table_xinfo", "table_list", "foreign_key_list", "index_xinfo")
        ]
    asked += [f"PRAGMA {each}" for each in ("user_version", "application_id", "encoding")]
    return {each: db.execute_sql(each).fetchall() for each in asked}


def test_a_new_database_is_made_at_once_as_the_steps_make_it():
    with blank() as stepped, blank() as made:
        whole.step_by_step(stepped)
        schema.bring_up_to_date(stepped)
        schema.bring_up_to_date(made)
        assert everything(made) == everything(stepped)


def test_what_is_made_at_once_has_every_step_in_it():
    said = (schema.STEPS / schema.WHOLE).read_text(encoding="utf-8")
    assert said == whole.spelled(), "python -m tests.store.whole writes it anew"


@pytest.mark.parametrize("step", schema.steps(), ids=lambda step: step.name)
def test_a_released_step_is_never_edited(step):
    with open(step.path, "rb") as source:
        digest = hashlib.sha256(source.read()).hexdigest()
    assert RELEASED.get(step.name, digest) == digest


def test_the_released_steps_come_first():
    assert [step.name for step in schema.steps()][: len(RELEASED)] == list(RELEASED)


def test_every_step_has_a_number_of_its_own():
    assert [step.idx for step in schema.steps()] == list(range(1, schema.latest() + 1))


def test_a_step_that_leaves_loose_ends_is_not_taken(room):
    database.execute_sql("PRAGMA foreign_keys = OFF")
    database.execute_sql(
        "INSERT INTO version (entry, kind, record, schema) VALUES (999, 'x', 'y', 1)"
    )
    database.execute_sql("PRAGMA user_version = 0")
    with pytest.raises(ValueError, match="without what they point to"):
        schema.bring_up_to_date(database.obj)
    assert database.pragma("user_version") == 0
