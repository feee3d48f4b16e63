"""The records that are offered to be ticked for a thing to print, page by page, and their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app import codes
from app.documents.items import choosing
from app.documents.signs import sources
from app.language import _
from app.records import cases, certificates, people, places, references, visits
from app.store import registry, search
from app.store.sounds import holds

Rows = list[tuple[Any, Any]]
"""Records, each with the key that the next page goes on from."""


def page(
    kind: str,
    having: tuple[str, str] | None,
    text: str,
    after: Any,
    size: int,
    *,
    wide: bool = False,
) -> Rows:
    """A page of a kind, after a key; `wide` gives all instead of those usually meant.

    `having` is a column and its value that alone are meant.
    """
    only = having[1] if having else ""
    if kind == "person":
        return people.page(text, only="" if wide else "service", after=after, size=size)
    if kind == "visit":
        return list(visits.page(visits.Filter(text=text), after, size))
    if kind == "case":
        return list(cases.page(cases.Filter(text=text, state=only), after, size))
    if kind == "certificate":
        shown = "issued" if wide else "unprinted"
        asked = certificates.Filter(text=text, kind=only, only=shown)
        return list(certificates.page(asked, after=after, size=size))
    if kind in ("role", "place"):
        found = _roles(text) if kind == "role" else _places(text)
        start = after or 0
        return [(each, start + at + 1) for at, each in enumerate(found[start : start + size])]
    model: Any = registry[kind]
    if text:
        return list(search.page(model, text, before=after, limit=size))
    stands = model.voided.is_null()
    if having is not None:
        stands &= getattr(model, having[0]) == having[1]
    if after is not None:
        stands &= model.row < after
    rows = model.select().where(stands).order_by(model.row.desc()).limit(size)
    return [(row, row.row) for row in rows]


def title(record: Any) -> str:
    """What a record is called where it is spoken of."""
    return _TITLES.get(record.kind_name, lambda each: each.heading())(record)


def visitor(visit: visits.Visit) -> str:
    """Who came, as far as it was said."""
    return visit.name or _("Prefers no name")


def holder(role: people.Role) -> str:
    """Whose role it is."""
    return references.title("person", role.person)


def _roles(text: str) -> list[Any]:
    label = codes.load("role").label
    every = choosing.appointments()
    return [each for each in every if not text or holds(text, holder(each), label(each.role))]


def _places(text: str) -> list[Any]:
    meant = {place.id for place in places.named(text)}
    return [
        place
        for place in places.all_places()
        if place.id in meant or holds(text, sources.called(place))
    ]


_TITLES: dict[str, Callable[[Any], str]] = {
    "person": lambda person: person.name or "",
    "role": lambda role: f"{holder(role)} {codes.load('role').label(role.role or '')}".strip(),
    "place": sources.called,
    "visit": lambda visit: f"{visit.day or ''} {visitor(visit)}".strip(),
    "certificate": lambda each: f"{each.number or ''} {each.name}",
}
