"""Conditions on the columns of a kind of record, as data says them: no expressions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, cast

from app import codes
from app.fields import Code, Kind
from app.store import Column

Condition = tuple[str, Literal["is", "in", "from", "to", "empty", "filled"], Any]
"""A column, how it is compared, and with what; nothing with `empty` and `filled`."""

MOST_CONDITIONS: Final = 12
MOST_VALUES: Final = 200
_MOST_NUMBER: Final = 10**12


def unknown(columns: dict[str, Column], conditions: Sequence[Condition]) -> Iterator[str]:
    """What is wrong in conditions on some columns: the word that is not known."""
    if len(conditions) > MOST_CONDITIONS:
        yield str(len(conditions))
    for column, how, value in conditions:
        kind = columns[column].kind if column in columns else None
        if kind is None:
            yield column
        elif isinstance(kind, Code) and how in ("is", "in"):
            known = codes.load(kind.list)
            wrong = (each for each in _several(value) if not _is_known(known, each))
            yield from (w if isinstance(w, str) else json.dumps(w) for w in wrong)
        elif (how == "in") != isinstance(value, list) or not _can_compare(kind, how, value):
            yield column


def meeting(found: Any, model: Any, conditions: Iterable[Condition]) -> Any:
    """An expression, and that records of a kind meet all of some conditions besides."""
    for name, how, value in conditions:
        found &= _compared(getattr(model, name), how, value)
    return found


def _is_known(known: codes.CodeList, value: Any) -> bool:
    return isinstance(value, str) and known.knows(value)


def _can_compare(kind: Kind[Any], how: str, value: Any) -> bool:
    if how in ("empty", "filled"):
        return value is None
    wanted = int if kind.storage == "INTEGER" else str
    if not all(type(each) in (wanted, bool) for each in _several(value)):
        return False
    if any(abs(each) > _MOST_NUMBER for each in _several(value) if isinstance(each, int)):
        return False
    if how in ("from", "to"):
        try:
            kind.from_json(value)
        except (TypeError, ValueError):
            return False
    return True


def _compared(column: Any, how: str, value: Any) -> Any:
    kind = column.kind
    if how in ("is", "in"):
        wanted = _several(value)
        if isinstance(kind, Code):  # a local code counts under its official one
            known = codes.load(kind.list)
            wanted = [code for each in wanted for code in known.under(each)]
        return column.in_(wanted)
    if how in ("from", "to"):
        bound = kind.from_json(value)
        return column >= bound if how == "from" else column <= bound
    return column.is_null(how == "empty")


def _several(value: Any) -> list[Any]:
    if not isinstance(value, list):
        return [value]
    return list(cast("list[Any]", value)[:MOST_VALUES])
