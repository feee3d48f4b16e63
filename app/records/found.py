"""The one search: everything that is kept, visits by their number too."""

from __future__ import annotations

from app.fields import Reference
from app.records import visits
from app.store import registry, search
from app.store.search import Hit


def hangs_on(kind: str, record: str) -> tuple[str, str] | None:
    """Kind and identity of what a record hangs on: the first that it cannot be without."""
    model = registry.get(kind)
    found = model.get_or_none(model.id == record) if model is not None else None
    for name, column in found.columns().items() if found is not None else ():
        if column.required and isinstance(column.kind, Reference):
            return column.kind.to, getattr(found, name)
    return None


def find(text: str, limit: int = 50) -> list[Hit]:
    """What was typed, wherever it stands; a visit whose number it is (2, 第2号) comes first."""
    numbered = [
        Hit(visits.Visit.kind_name, each.id, each.heading()) for each in visits.numbered(text)
    ]
    known = {each.id for each in numbered}
    others = [hit for hit in search.find(text, limit=limit) if hit.id not in known]
    return [*numbered, *others][:limit]
