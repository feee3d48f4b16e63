"""What a record refers to: the kind of it, and its name on paper."""

from __future__ import annotations

from collections.abc import Callable

from app.store import Record, registry


def titles() -> Callable[[str, str], str]:
    """A function that names a referred record (kind, id); it asks for each only once."""
    known: dict[tuple[str, str], str] = {}

    def title(kind: str, record: str) -> str:
        if (kind, record) not in known:
            model = registry.get(kind)
            found = model.get_or_none(model.id == record) if model is not None else None
            known[kind, record] = found.heading() if found is not None else ""
        return known[kind, record]

    return title


def referred(model: type[Record], name: str) -> type[Record] | None:
    """The kind of record that a column refers to."""
    column = model.columns().get(name)
    return registry.get(getattr(column.kind, "to", "")) if column is not None else None
