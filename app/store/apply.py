"""A version into its table row and its search row: mine and a received one alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from app.store import search
from app.store.columns import Record, registry
from app.store.database import database

_FRAME = ("id", "origin", "entry", "made_at", "changed_at", "voided", "void_words")


def bodies(model: type[Record], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values as JSON, parted into what travels and what is kept here."""
    shared: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    for name, column in model.columns().items():
        value = values.get(name)
        if value is not None:
            (shared if column.travels else kept)[name] = column.kind.to_json(value)
    return shared, kept


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@cache
def _upsert(model: type[Record]) -> str:
    names = [*_FRAME, *model.columns()]
    fresh = [name for name in names if name not in ("id", "origin", "made_at")]
    return (
        f'INSERT INTO "{model._meta.table_name}" ({_quoted(names)}) '
        f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f'"{n}" = excluded."{n}"' for n in fresh)
        + " RETURNING row, made_at"
    )


def version(
    kind: str, record: str, body: Mapping[str, Any], *, origin: str, entry: int, time: str
) -> tuple[int, str]:
    """Project one version: the table row, and when the record was first made.

    A kind or column that this program does not know stays in the bytes.
    """
    model = registry.get(kind)
    if model is None:
        return 0, time
    columns = model.columns()
    cells = [
        json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for value in (body.get(name) for name in columns)
    ]
    frame = [record, origin, entry, time, time, body.get("voided"), body.get("void_words")]
    row, made_at = database.execute_sql(_upsert(model), frame + cells).fetchone()
    search.put(model, record, body)
    return row, made_at


def row_differs(kind: str, record: str, body: Mapping[str, Any], time: str, entry: int) -> bool:
    """Whether the table row says something else than the last version of the record."""
    model = registry.get(kind)
    if model is None:
        return False
    names = ("entry", "changed_at", "voided", "void_words", *model.columns())
    found = database.execute_sql(
        f'SELECT {_quoted(names)} FROM "{model._meta.table_name}" WHERE id = ?',
        (record,),
    ).fetchone()
    expected = [entry, time, body.get("voided"), body.get("void_words")]
    expected += [
        json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for value in (body.get(name) for name in model.columns())
    ]
    return found is None or list(found) != expected
