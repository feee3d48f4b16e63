"""The one search: everything that is kept, visits by their number too."""

from __future__ import annotations

from app.fields import Reference
from app.records import visits
from app.store import registry, search
from app.store.search import Hit


def hangs_on(kind: str, record: str) -> tuple[str, str] | None:
    """Kind and identity of what a record is shown with; None where it stands for itself."""
    model = registry.get(kind)
    if model is None or not model.belongs_to:
        return None
    found = model.get_or_none(model.id == record)
    for name, column in model.columns().items():
        if isinstance(column.kind, Reference) and column.kind.to == model.belongs_to:
            owner = getattr(found, name, None)
            if owner:
                return model.belongs_to, owner
    return None


def find(text: str, limit: int = 50) -> list[Hit]:
    """What was typed, wherever it stands; a visit whose number it is (2, 第2号) comes first."""
    numbered = [
        Hit(visits.Visit.kind_name, each.id, each.heading()) for each in visits.numbered(text)
    ]
    known = {each.id for each in numbered}
    others = [hit for hit in search.find(text, limit=limit) if hit.id not in known]
    return [*numbered, *others][:limit]
