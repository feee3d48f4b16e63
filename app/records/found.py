"""The one search: everything that is kept, visits by their number too."""

from __future__ import annotations

from app.records import visits
from app.store import search
from app.store.search import Hit


def find(text: str, limit: int = 50) -> list[Hit]:
    """What was typed, wherever it stands; a visit whose number it is (2, 第2号) comes first."""
    numbered = [
        Hit(visits.Visit.kind_name, each.id, each.heading()) for each in visits.numbered(text)
    ]
    known = {each.id for each in numbered}
    others = [hit for hit in search.find(text, limit=limit) if hit.id not in known]
    return [*numbered, *others][:limit]
