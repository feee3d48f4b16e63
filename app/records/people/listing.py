"""The list of people, a page at a time."""

from __future__ import annotations

from app.records.people.joining import SameAs, main_of
from app.records.people.person import Person, get
from app.records.people.serving import Role
from app.store import search


def page(
    text: str = "",
    *,
    role: str = "",
    group: str = "",
    only: str = "",
    after: int | None = None,
    size: int = 50,
) -> list[tuple[Person, int]]:
    """A page of people with the key that the next page goes on from, the newest first.

    `only` is "service" or "villager"; joined persons appear once, under the name that is shown,
    and are found by either.
    """
    condition = Person.voided.is_null()
    joined = SameAs.select(SameAs.other).where(SameAs.voided.is_null())
    if role or only == "service":
        held = Role.select(Role.person).where(Role.voided.is_null())
        if role:
            held = held.where(Role.role == role)
        condition &= Person.id.in_(held)
    elif only == "villager":
        condition &= Person.id.not_in(Role.select(Role.person).where(Role.voided.is_null()))
    if group:
        condition &= Person.groups.contains(f'"{group}"')
    if text.strip():
        found = search.page(Person, text, where=condition, before=after, limit=size)
        shown: dict[str, tuple[Person, int]] = {}
        for person, key in found:
            main = main_of(person.id)
            shown.setdefault(main, (person if main == person.id else get(main), key))
        # A full page stays full, or the list would think that nothing more follows.
        return list(shown.values()) if len(found) < size else found
    condition &= Person.id.not_in(joined)
    if after is not None:
        condition &= Person.row < after
    rows = Person.select().where(condition).order_by(Person.row.desc()).limit(size)
    return [(person, person.row) for person in rows]
