"""What a link of a person with a place is called: a role and the type of place make its kind."""

from __future__ import annotations

from functools import cache

import msgspec

from app import codes
from app.fields import Phone
from app.language import _
from app.records import people
from app.records.people import Person, Role
from app.records.places import Place
from app.resources import resource
from app.store.session import current


class Link(msgspec.Struct, frozen=True):
    """A kind of link of `resources/links.json`: role codes, types of place, what it is called."""

    roles: tuple[str, ...]
    places: tuple[str, ...]
    zh: str
    households: bool = False


@cache
def every() -> tuple[Link, ...]:
    """All kinds of link."""
    return msgspec.json.decode(resource("links.json").read_bytes(), type=tuple[Link, ...])


def label(role: Role) -> str:
    """What the link that a role makes is called, as 律师联镇街; empty where it has no name."""
    place = Place.get_or_none(Place.id == role.place) if role.place else None
    kind = (place.type or "village") if place is not None else ""
    fitting = [each for each in every() if role.role in each.roles and kind in each.places]
    with_household = [each for each in fitting if each.households == bool(role.household)]
    return next((each.zh for each in (*with_household, *fitting)), "")


def at(place: Place) -> list[Role]:
    """Who serves at a place today."""
    today = current().today()
    return [
        each
        for each in Role.where_equal("place", place.id)
        if (each.since is None or each.since <= today)
        and (each.until is None or today <= each.until)
    ]


def serving_lines(place: Place) -> list[str]:
    """Who serves at a place today: as what, when on duty, and by which number.

    Law-literate villagers have a roster of their own.
    The number that everybody may call is whole; one's own is masked, as everywhere on a screen.
    """
    found: list[str] = []
    for role in at(place):
        if role.role == "literate":
            continue
        person = Person.get_or_none(Person.id == people.main_of(role.person))
        if person is None:
            continue
        kind = label(role) or codes.load("role").label(role.role or "")
        duty = " ".join(filter(None, (role.duty_days, role.duty_hours)))
        until = _("until {day}").format(day=role.until.isoformat()) if role.until else ""
        phone = Phone()
        number = phone.show(person.public_phone) or phone.mask(person.phone)
        found.append("　".join(filter(None, (person.name, kind, duty, number, until))))
    return list(dict.fromkeys(found))
