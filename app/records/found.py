"""The one search: everything that is kept, visits by their number too."""

from __future__ import annotations

from dataclasses import replace

from app.records import people, rooms, visits
from app.records.layouts import shown_with
from app.store import registry, search
from app.store.search import Hit
from app.store.session import current


def hangs_on(kind: str, record: str) -> tuple[str, str] | None:
    """Kind and identity of what a record is shown with; None where it stands for itself."""
    model = registry.get(kind)
    if model is None or not model.belongs_to:
        return None
    found = model.get_or_none(model.id == record)
    owner = shown_with(found) if found is not None else None
    return owner if owner != (kind, record) else None


def find(text: str, limit: int = 50) -> list[Hit]:
    """What was typed, each record once: a visit of that number (2, 第2号), persons, the rest.

    What is shown with another record leads to that one. At an office each says whose it is.
    """
    visit, person = visits.Visit.kind_name, people.Person.kind_name
    found = [Hit(visit, each.id, each.heading()) for each in visits.numbered(text)]
    found += search.find(text, [person], limit=limit)
    found += map(_shown_with, search.find(text, limit=limit))
    hits = list(dict.fromkeys(found))[:limit]
    return _with_rooms(hits) if current().is_office else hits


def _with_rooms(hits: list[Hit]) -> list[Hit]:
    names: dict[str, str] = {}

    def named(hit: Hit) -> str:
        model = registry.get(hit.kind)
        record = model.get_or_none(model.id == hit.id) if model is not None else None
        if record is None:
            return ""
        if record.origin not in names:
            room = rooms.room_of(record.origin)
            names[record.origin] = room.name if room is not None else ""
        return names[record.origin]

    return [replace(hit, room=named(hit)) for hit in hits]


def _shown_with(hit: Hit) -> Hit:
    owner = hangs_on(hit.kind, hit.id)
    if owner is None:
        return hit
    kind, record = owner
    model = registry[kind]
    found = model.get_or_none(model.id == record)
    return hit if found is None else Hit(kind, record, found.heading())
