"""What layouts say of a kind of record, and what follows from its columns beside that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.fields import Code, Reference, Text
from app.store import Column, Record, registry

Rows = Sequence[Sequence[str]]
"""Names of columns, row by row; `name:2` is twice as wide as its neighbours."""


def names(rows: Rows) -> list[str]:
    """The columns that a layout places."""
    return [each.partition(":")[0] for line in rows for each in line]


def unplaced(model: type[Record], placed: Iterable[str], left_out: Iterable[str] = ()) -> list[str]:
    """The columns of a model that a layout neither places nor leaves out, as declared."""
    known = {*placed, *left_out}
    return [name for name in model.columns() if name not in known]


def form_rows(model: type[Record], rows: Rows, left_out: Iterable[str] = ()) -> list[Sequence[str]]:
    """The rows as declared; then what is missing of the model, running text in a row of its own."""
    found: list[Sequence[str]] = list(rows)
    waiting: list[str] = []
    for name in unplaced(model, names(rows), left_out):
        if _is_long(model.columns()[name]):
            found.append((name,))
        else:
            waiting.append(name)
        if len(waiting) == 2:
            found.append(tuple(waiting))
            waiting = []
    return [*found, tuple(waiting)] if waiting else found


def kinds_shown_with(model: type[Record]) -> set[str]:
    """A kind of record and those that are shown with it."""
    own = model.kind_name
    return {own, *(name for name, each in registry.items() if each.belongs_to == own)}


def shown_with(record: Record) -> tuple[str, str]:
    """Kind and identity of what shows a record: what it hangs on, if it names that, or itself."""
    for name, kind in named(type(record)).items():
        if kind == record.belongs_to and (owner := getattr(record, name)):
            return kind, owner
    return record.kind_name, record.id


def named(model: type[Record]) -> dict[str, str]:
    """The columns of a model that name a record, and the kind that each names."""
    columns = model.columns().items()
    return {name: each.kind.to for name, each in columns if isinstance(each.kind, Reference)}


def related(model: type[Record]) -> set[str]:
    """The kinds of record that a model's columns name, and those that name it."""
    own = model.kind_name
    naming = {name for name, each in registry.items() if own in named(each).values()}
    return {*named(model).values(), *naming}


def facets(model: type[Record]) -> dict[str, Column]:
    """The columns of codes and places that a list is narrowed by."""
    return {
        name: column
        for name, column in model.columns().items()
        if column.searchable == "facet"
        and (isinstance(column.kind, Code) or getattr(column.kind, "to", "") == "place")
    }


def _is_long(column: Column) -> bool:
    return isinstance(column.kind, Text) and column.kind.lines > 1
