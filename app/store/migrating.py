"""What the steps to come are written with: the table of a new kind of record, new columns.

A step names tables, columns and how they are stored outright, because the models will have changed
by the time it runs. What others sent of a kind or column before this program knew it lies in the
stored versions; it is projected into table and search once every step has run (`catch_up`).
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Mapping
from typing import Any

from peewee import Database

from app.store import apply
from app.store.columns import registry
from app.store.database import database
from app.store.schema import Setting, setting
from app.store.session import current
from app.store.versions import read_body

_MARK = "project_again"
"""The setting that holds what `catch_up` has to do: kind to columns, none meaning all of it."""

_CUT = "cut_to_what_travels"

_TOGETHER = 1_000
"""So many versions are projected at a time."""

_FRAME = (
    "row INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, "
    "entry INTEGER NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL, "
    "voided TEXT, void_words TEXT"
)


def record_table(
    db: Database,
    table: str,
    columns: Mapping[str, str],
    *,
    kind: str = "",
    index: Collection[str | tuple[str, ...]] = (),
) -> None:
    """Make the table of a new kind of record.

    `columns` is column to TEXT or INTEGER, beside those that every record has; `kind` the kind's
    name where the table is called otherwise; `index` names columns, or several that go together.
    """
    described = "".join(f', "{name}" {_storage(said)}' for name, said in columns.items())
    db.execute_sql(f'CREATE TABLE "{table}" ({_FRAME}{described})')
    db.execute_sql(f'CREATE UNIQUE INDEX "{table}_id" ON "{table}" ("id")')
    _index(db, table, index)
    project_again(db, kind or table)


def add_columns(
    db: Database,
    table: str,
    columns: Mapping[str, str],
    *,
    kind: str = "",
    index: Collection[str | tuple[str, ...]] = (),
) -> None:
    """Give a kind of record new columns, described as in `record_table`."""
    for name, said in columns.items():
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "{name}" {_storage(said)}')
    _index(db, table, index)
    project_again(db, kind or table, columns)


def note_new() -> None:
    """Note of an installation that is being made that nothing was ever shown wrongly in it."""
    Setting.insert(key=_CUT, value="true").execute()


def project_again(db: Database, kind: str, columns: Collection[str] = ()) -> None:
    """Remember to project what is stored of a kind, or only its records that have these columns.

    A step says this itself where a column begins to take what it did not take before.
    """
    if db.execute_sql("SELECT 1 FROM version LIMIT 1").fetchone() is None:
        return
    found = db.execute_sql("SELECT value FROM setting WHERE key = ?", (_MARK,)).fetchone()
    marked: dict[str, list[str]] = json.loads(found[0]) if found else {}
    before = marked.get(kind)
    whole = not columns or before == []
    marked[kind] = [] if whole else sorted({*(before or ()), *columns})
    db.execute_sql(
        "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (_MARK, json.dumps(marked))
    )


def catch_up() -> None:
    """Project anew what an update asks for, each in one transaction; once all steps have run."""
    _project_marked()
    _cut_to_what_travels()


def _project_marked() -> None:
    marked = setting(_MARK)
    if marked is None:
        return
    with database.atomic("IMMEDIATE"):
        for kind, columns in json.loads(marked).items():
            _project(kind, columns)
        Setting.delete_by_id(_MARK)


def _cut_to_what_travels() -> None:
    # Earlier programs showed of others what never travels: a package could say where a file of ours
    # lies. The bytes keep what it said.
    if setting(_CUT) is not None:
        return
    with database.atomic("IMMEDIATE"):
        for kind, model in registry.items():
            for name in sorted(model.never_travelling()):
                asked = (
                    f'SELECT DISTINCT origin FROM "{model._meta.table_name}" '
                    f'WHERE "{name}" IS NOT NULL'
                )
                if not all(current().is_mine(each) for (each,) in database.execute_sql(asked)):
                    _project(kind, [name])
        Setting.insert(key=_CUT, value="true").execute()


def _project(kind: str, columns: list[str]) -> None:
    # Of each record the first version, which says when it was made, and the last that counts.
    asked: list[Any] = [kind]
    having = ""
    if columns:
        spelled = [f'"{name}":'.encode() for name in columns]
        either = " OR ".join(["instr(shared, ?)", "instr(kept, ?)"] * len(columns))
        having = f"AND v.record IN (SELECT record FROM version WHERE kind = ? AND ({either}))"
        asked += [kind, *(each for each in spelled for _body in ("shared", "kept"))]
    rows = database.execute_sql(
        "WITH counted AS (SELECT v.row, v.record FROM version v JOIN entry e ON e.row = v.entry "
        "JOIN epoch p ON p.id = e.epoch "
        f"WHERE v.kind = ? AND (p.until IS NULL OR e.number <= p.until) "
        f"AND (p.published IS NULL OR v.shared IS NOT NULL) {having}) "
        "SELECT v.record, v.shared, v.kept, e.origin, e.number, e.time "
        "FROM version v JOIN entry e ON e.row = v.entry WHERE v.row IN "
        "(SELECT min(row) FROM counted GROUP BY record "
        "UNION SELECT max(row) FROM counted GROUP BY record) ORDER BY v.row",
        asked,
    )
    said = (
        apply.State(kind, record, read_body(shared, kept), origin, number, time)
        for record, shared, kept, origin, number, time in rows
    )
    while part := list(itertools.islice(said, _TOGETHER)):
        apply.states(part)


def _index(db: Database, table: str, index: Collection[str | tuple[str, ...]]) -> None:
    for each in index:
        names = (each,) if isinstance(each, str) else each
        listed = ", ".join(f'"{name}"' for name in names)
        db.execute_sql(f'CREATE INDEX "{table}_{"_".join(names)}" ON "{table}" ({listed})')


def _storage(said: str) -> str:
    if said not in ("TEXT", "INTEGER"):
        raise ValueError(f"nothing is stored as {said!r}")
    return said
