"""Tables and search rows compared with the versions that they show, and the file with the steps.

Nothing in them is believed for itself: each is what the journal says or what the program makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import ChainBroken, SearchDiffers, TablesDiffer
from app.store import apply, full_text, schema
from app.store.columns import Record, registry
from app.store.database import APPLICATION_ID, blank, database
from app.store.session import current
from app.store.versions import read_body

_STANDING = (
    "SELECT v.kind, v.record, v.shared, v.kept, e.origin, e.time, e.number, f.time FROM "
    "(SELECT min(v.row) AS first, max(v.row) AS last FROM version v "
    "JOIN entry e ON e.row = v.entry JOIN epoch p ON p.id = e.epoch AND p.origin = e.origin "
    "WHERE (p.until IS NULL OR e.number <= p.until) "
    # Of what an office publishes a body that did not come down shows nothing.
    "AND (p.published IS NULL OR v.shared IS NOT NULL) GROUP BY v.record) s "
    "JOIN version v ON v.row = s.last JOIN entry e ON e.row = v.entry "
    "JOIN version w ON w.row = s.first JOIN entry f ON f.row = w.entry ORDER BY s.first"
)
"""Of every record that counts the last version, and when the first one was made."""


def verify() -> None:
    """Compare every table and search row with the versions; the chain must have been walked.

    Raises ChainBroken for a row that says something else, SearchDiffers, TablesDiffer.
    """
    require_tables()
    shown = searchable = 0
    rows: dict[str, int] = {}
    odd = 0
    for kind, record, shared, kept, origin, time, number, made_at in database.execute_sql(
        _STANDING
    ):
        model = apply.projected(kind, origin)
        if model is None:
            continue
        shown += 1
        body = read_body(shared, kept)
        row = apply.row_that_says(
            model, record, body, origin=origin, time=time, entry=number, made_at=made_at
        )
        if row is None or row <= rows.get(kind, 0):
            raise ChainBroken(number=number)
        rows[kind] = row
        known = apply.readable(model, body, ours=current().is_mine(origin))
        if "voided" in body:
            known["voided"] = body["voided"]
        if (words := full_text.spelled(model, known)) is not None:
            odd += not _found_by(model, record, words, void=bool(known.get("voided")))
            searchable += not known.get("voided")
    if sum(_count(model._meta.table_name) for model in registry.values()) != shown:
        raise ChainBroken(number=0)
    odd += abs(_count("search") - searchable) + _strangers()
    if odd:
        raise SearchDiffers(count=odd)


def _count(table: str) -> int:
    return database.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]


def _found_by(model: type[Record], record: str, words: tuple[str, str, str], *, void: bool) -> bool:
    found = database.execute_sql(
        "SELECT s.kind, w.names, w.text, w.facets FROM searchable s "
        "LEFT JOIN search w ON w.rowid = s.row WHERE s.record = ?",
        (record,),
    ).fetchall()
    return found == [(model.kind_name, *((None, None, None) if void else words))]


def _strangers() -> int:
    """Search rows of what is no record here, and settings of the index that are not ours."""
    lost = database.execute_sql(
        "SELECT count(*) FROM searchable WHERE record NOT IN (SELECT record FROM version)"
    ).fetchone()[0]
    chosen = database.execute_sql("SELECT k, v FROM search_config WHERE k != 'version'").fetchall()
    return lost + (chosen != [("secure-delete", 1)])


def require_tables() -> None:
    """Raise TablesDiffer where tables, indexes or triggers are not those that the steps make."""
    there = _tables(database)
    if there != _made_by_the_steps():
        odd = set(there.items()) ^ set(_made_by_the_steps().items())
        raise TablesDiffer(names="、".join(sorted({name for name, _sql in odd})))
    if database.pragma("application_id") != APPLICATION_ID:
        raise TablesDiffer(names="application_id")


def _tables(opened: Any) -> Mapping[str, str | None]:
    rows = opened.execute_sql(
        "SELECT name, type || tbl_name || coalesce(sql, '') FROM sqlite_master"
    )
    return dict(rows)


def _made_by_the_steps() -> Mapping[str, str | None]:
    return _made(schema.STEPS, schema.latest())


@cache
def _made(_steps: Path, _schema: int) -> Mapping[str, str | None]:
    with blank() as made:
        schema.bring_up_to_date(made)
        return _tables(made)
