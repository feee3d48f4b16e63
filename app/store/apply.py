"""A version into its table row and its search row: mine and a received one alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from app.errors import AppError, NotChosen
from app.store import full_text
from app.store.columns import Column, Record, registry
from app.store.database import database, execute_many, in_parts
from app.store.session import current

_FRAME = ("id", "origin", "entry", "made_at", "changed_at", "voided", "void_words")
_LASTING = ("id", "origin", "made_at")
_CODE = re.compile(r"[A-Za-z0-9_.-]{1,40}")
_VOID_WORDS = 1000


def bodies(
    model: type[Record], values: Mapping[str, Any], *, published: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values as JSON, parted into what travels, or comes down, and what is kept here."""
    shared: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    stays = model.kept_here(values)
    if published:
        stays |= model.stays_above()
    columns = model.columns()
    for name, value in values.items():
        if value is not None and name in columns:
            (kept if name in stays else shared)[name] = columns[name].kind.to_json(value)
    return shared, kept


def withheld(kind: str, record: str) -> frozenset[str]:
    """The columns that may not leave as the record stands today, though earlier bodies say them."""
    model = registry.get(kind)
    if model is None or not model.may_stay:
        return frozenset()
    found = model.where_equal("id", record, void=True)
    return model.kept_here(found[0].values()) - model.never_travelling() if found else frozenset()


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@cache
def statements(model: type[Record]) -> tuple[str, str, str]:
    """To look for the row of a record and when it was made, to insert the row, to update it.

    Said apart: an upsert that returns the row opens a savepoint, at which the full text is written
    out, and an action on many records would write it as often.
    """
    table = f'"{model._meta.table_name}"'
    names = [*_FRAME, *model.columns()]
    changed = [f'"{name}" = ?{at}' for at, name in enumerate(names, 1) if name not in _LASTING]
    return (
        f"SELECT row, made_at FROM {table} WHERE id = ?",
        f"INSERT INTO {table} ({_quoted(names)}) VALUES ({', '.join('?' * len(names))})",
        f"UPDATE {table} SET {', '.join(changed)} WHERE id = ?1",
    )


def version(
    kind: str,
    record: str,
    body: Mapping[str, Any],
    *,
    origin: str,
    entry: int,
    time: str,
    new: bool = False,
) -> tuple[int, str]:
    """Project one version: the table row, and when the record was first made.

    Of a `new` record nothing is looked for that stood before. A kind or column that this program
    does not know stays in the bytes.
    """
    model = projected(kind, origin)
    if model is None:
        return 0, time
    known = _known(model, body, origin)
    cells = row(model, record, body, known, origin=origin, entry=entry, time=time)
    look, insert, update = statements(model)
    found = None if new else database.execute_sql(look, (record,)).fetchone()
    if found is None:
        found = database.execute_sql(insert, cells).lastrowid, time
    else:
        database.execute_sql(update, cells)
    full_text.put(model, record, known, new=new)
    return found


@dataclass(frozen=True, slots=True)
class State:
    """What one version says of a record: what `version` is told, for many at a time."""

    kind: str
    record: str
    body: Mapping[str, Any]
    origin: str
    entry: int
    time: str


def states(said: Iterable[State]) -> None:
    """Project many versions in their order: of each record its last one, made when its first was.

    Rows and words are written many at a time, which is twice as fast as one after the other.
    """
    made: dict[tuple[str, str], str] = {}
    last: dict[tuple[str, str], State] = {}
    for each in said:
        made.setdefault((each.kind, each.record), each.time)
        last[each.kind, each.record] = each
    words: dict[str, tuple[type[Record], Mapping[str, Any]]] = {}
    of_kind: dict[type[Record], list[list[Any]]] = {}
    # In the order in which records were first met: so lists and search have them.
    for key in made:
        each = last[key]
        model = projected(each.kind, each.origin)
        if model is None:
            continue
        known = _known(model, each.body, each.origin)
        cells = row(
            model, each.record, each.body, known,
            origin=each.origin, entry=each.entry, time=each.time,
        )  # fmt: skip
        cells[_FRAME.index("made_at")] = made[key]
        of_kind.setdefault(model, []).append(cells)
        words[each.record] = model, known
    for model, rows in of_kind.items():
        _, insert, update = statements(model)
        there = _there(model, [cells[0] for cells in rows])
        execute_many(insert, [cells for cells in rows if cells[0] not in there])
        execute_many(update, [cells for cells in rows if cells[0] in there])
    full_text.put_many(words)


def _there(model: type[Record], records: Sequence[str]) -> set[str]:
    """Of these records those that have a row."""
    found = set[str]()
    for marks, part in in_parts(records):
        asked = f'SELECT id FROM "{model._meta.table_name}" WHERE id IN ({marks})'
        found.update(record for (record,) in database.execute_sql(asked, part))
    return found


def _known(model: type[Record], body: Mapping[str, Any], origin: str) -> dict[str, Any]:
    """What this program can show of a body, and whether the record is void."""
    known = readable(model, body, ours=current().is_mine(origin))
    if "voided" in body:
        known["voided"] = body["voided"]
    return known


def row(
    model: type[Record],
    record: str,
    body: Mapping[str, Any],
    known: Mapping[str, Any],
    *,
    origin: str,
    entry: int,
    time: str,
) -> list[Any]:
    """The cells of a table row for a version of which this program can show what is known."""
    return [record, origin, entry, time, time, *void_state(body), *_cells(model, known)]


def forget(kind: str, record: str) -> None:
    """Take a record out of its table and the search; its versions stay."""
    model = registry.get(kind)
    if model is not None:
        table = f'"{model._meta.table_name}"'
        database.execute_sql(f"DELETE FROM {table} WHERE id = ?", (record,))
        full_text.put(model, record, {"voided": "other"})


def projected(kind: str, origin: str) -> type[Record] | None:
    """The model whose table shows this kind of record of that origin, if any does."""
    model, store = registry.get(kind), current()
    if model is None or store.is_mine(origin):
        return model
    if origin in store.lines:
        return model if model.comes_down else None
    # Whom an office believes is written by nobody else.
    return None if model.ours_only else model


def readable(model: type[Record], body: Mapping[str, Any], *, ours: bool) -> dict[str, Any]:
    """The columns of a body that this program can show; what it cannot stays in the bytes.

    Codes that the list does not have yet are taken: a later list will. Of what others sent only
    what travels is shown: no stranger says where a file of ours lies.
    """
    columns = model.columns()
    return {
        name: raw
        for name, raw in body.items()
        if raw is not None
        and (column := columns.get(name))
        and (ours or column.travels)
        and is_readable(column, raw)
    }


def is_readable(column: Column, raw: Any) -> bool:
    """Whether what a body says in a column is a value of its kind."""
    kind = column.kind
    if type(raw) is not column.shape:
        return False
    if kind.many and not all(type(each) is str for each in cast("list[object]", raw)):
        return False
    try:
        value = kind.from_json(raw) if column.spelled else raw
        if column.spelled and (value is None or kind.to_json(value) != raw):
            return False
        kind.check(value)
    except NotChosen:
        codes = cast("list[str]", raw if kind.many else [raw])
        return all(_CODE.fullmatch(each) for each in codes)
    except (AppError, ValueError, TypeError, OverflowError):
        return False
    return True


def void_state(body: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Why a record with this body is void (a code), and in which words; nothing where it is not."""
    reason, words = body.get("voided"), body.get("void_words")
    if not reason:
        return None, None
    return (
        reason if isinstance(reason, str) and _CODE.fullmatch(reason) else "other",
        words if isinstance(words, str) and len(words) <= _VOID_WORDS else None,
    )


def _cells(model: type[Record], known: Mapping[str, Any]) -> list[Any]:
    cells = list(map(known.get, model.columns()))
    for at, value in enumerate(cells):
        if type(value) is list:
            cells[at] = json.dumps(value, ensure_ascii=False)
    return cells


def row_that_says(
    model: type[Record],
    record: str,
    body: Mapping[str, Any],
    *,
    origin: str,
    time: str,
    entry: int,
    made_at: str,
) -> int | None:
    """The table row that says of a record what its last version does; None where none does."""
    names = ("row", "id", *_FRAME[1:], *model.columns())
    found = database.execute_sql(
        f'SELECT {_quoted(names)} FROM "{model._meta.table_name}" WHERE id = ?',
        (record,),
    ).fetchone()
    if found is None:
        return None
    known = readable(model, body, ours=current().is_mine(origin))
    expected = row(model, record, body, known, origin=origin, entry=entry, time=time)
    expected[_FRAME.index("made_at")] = made_at
    return found[0] if list(found[1:]) == expected else None
