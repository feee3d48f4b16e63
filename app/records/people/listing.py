"""The list of people, a page at a time."""

from __future__ import annotations

from app.records.people.joining import main_of, shown_as
from app.records.people.person import Person, get
from app.records.people.serving import Role
from app.store import search
from app.store.selecting import one_parameter


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
    if role or only == "service":
        held = Role.select(Role.person).where(Role.voided.is_null())
        if role:
            held = held.where(Role.role == role)
        condition &= Person.id.in_(held)
    elif only == "villager":
        # What another installation wrote may not say who; beside that, nobody would be found.
        held = Role.select(Role.person).where(Role.voided.is_null() & Role.person.is_null(False))
        condition &= Person.id.not_in(held)
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
    if joined := shown_as():
        condition &= Person.id.not_in(one_parameter(joined))
    if after is not None:
        condition &= Person.row < after
    rows = Person.select().where(condition).order_by(Person.row.desc()).limit(size)
    return [(person, person.row) for person in rows]
