"""Conditions on the columns of a kind of record, as data says them: no expressions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, cast

from peewee import fn

from app import codes
from app.fields import Code, Codes, Kind, Reference
from app.store import Column, Record, registry

Condition = tuple[
    str, Literal["is", "in", "not", "has", "from", "to", "empty", "filled", "named"], Any
]
"""A column, how it is compared, and with what; nothing with `empty` and `filled`.

`not` is none of several values, or nothing; `has` is said of a column of several codes; `named`,
of `id`, means that a record of another kind names this one in a column, such as `visit.follows`.
A column of the record that this one hangs on, of another kind, is named through the reference:
`case.category`.
"""

MOST_CONDITIONS: Final = 12
MOST_VALUES: Final = 200
_MOST_NUMBER: Final = 10**12


def unknown(
    model: type[Record], conditions: Sequence[Condition], *, beyond: bool = True
) -> Iterator[str]:
    """What is wrong in conditions on a kind of record: the word that is not known.

    Unless `beyond`, nothing of what the record hangs on may be asked.
    """
    if len(conditions) > MOST_CONDITIONS:
        yield str(len(conditions))
    for column, how, value in conditions:
        described = described_as(model, column) if beyond else model.columns().get(column)
        kind = described.kind if described is not None else None
        if how == "named":
            yield from () if column == "id" and _names(value) else (column,)
        elif kind is None:
            yield column
        elif isinstance(kind, Codes):
            if how != "has" or not isinstance(value, str) or not codes.load(kind.list).knows(value):
                yield column if how != "has" else str(value)
        elif isinstance(kind, Code) and how in ("is", "in", "not"):
            known = codes.load(kind.list)
            wrong = (each for each in _several(value) if not _is_known(known, each))
            yield from (w if isinstance(w, str) else json.dumps(w) for w in wrong)
        elif (how in ("in", "not")) != isinstance(value, list) or not _can_compare(
            kind, how, value
        ):
            yield column


def meeting(found: Any, model: Any, conditions: Iterable[Condition]) -> Any:
    """An expression, if there is one, and that records of a kind meet all of some conditions."""
    for name, how, value in conditions:
        met = _compared(column_of(model, name), how, value)
        found = met if found is None else found & met
    return found


def column_of(model: Any, name: str) -> Any:
    """A column of a kind, or one of what it hangs on: `case.category` of a party."""
    through, _dot, further = name.partition(".")
    own = getattr(model, through)
    return getattr(registry[own.kind.to], further) if further else own


def described_as(model: type[Record], name: str) -> Column | None:
    """What a column is described as, one of what the record hangs on too; None where it is none.

    What hangs on a record of its own kind is asked nothing of that one.
    """
    through, dot, further = name.partition(".")
    own = model.columns().get(through)
    if own is None or not dot:
        return own
    beyond = registry.get(own.kind.to) if isinstance(own.kind, Reference) else None
    return beyond.columns().get(further) if beyond not in (None, model) else None


def _names(value: Any) -> bool:
    kind, _dot, name = value.partition(".") if isinstance(value, str) else ("", "", "")
    model = registry.get(kind)
    return model is not None and name in model.columns()


def _is_known(known: codes.CodeList, value: Any) -> bool:
    return isinstance(value, str) and known.knows(value)


def _can_compare(kind: Kind[Any], how: str, value: Any) -> bool:
    if how in ("empty", "filled"):
        return value is None
    if how == "has" or kind.many:
        return False
    several = _several(value)
    wanted = (int, bool) if kind.storage == "INTEGER" else (str,)
    if not all(type(each) in wanted for each in several):
        return False
    if any(abs(each) > _MOST_NUMBER for each in several if isinstance(each, int)):
        return False
    try:
        for each in several:
            kind.from_json(each)
    except (TypeError, ValueError):
        return False
    return True


def _compared(column: Any, how: str, value: Any) -> Any:
    if how == "named":
        of, _dot, name = value.partition(".")
        model: Any = registry[of]
        naming: Any = model.alias()
        said = naming.voided.is_null() & (getattr(naming, name) == column)
        return fn.EXISTS(naming.select(naming.row).where(said))
    kind = column.kind
    if how == "has":
        # They are stored as the text of a list, each between quotation marks.
        return _any(column, codes.load(kind.list).under(value))
    if how in ("is", "in", "not"):
        wanted = [kind.from_json(each) for each in _several(value)]
        if isinstance(kind, Code) and how != "not":  # a local code counts under its official one
            known = codes.load(kind.list)
            wanted = [code for each in wanted for code in known.under(each)]
        return column.is_null() | column.not_in(wanted) if how == "not" else column.in_(wanted)
    if how in ("from", "to"):
        bound = kind.from_json(value)
        return column >= bound if how == "from" else column <= bound
    return column.is_null(how == "empty")


def _any(column: Any, wanted: Iterable[str]) -> Any:
    found: Any = None
    for each in wanted:
        there = fn.INSTR(column, json.dumps(each)) > 0
        found = there if found is None else found | there
    return found


def _several(value: Any) -> list[Any]:
    if not isinstance(value, list):
        return [value]
    return list(cast("list[Any]", value)[:MOST_VALUES])
