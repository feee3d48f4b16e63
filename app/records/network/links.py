"""What a link of a person with a place is called: a role and the type of place make its kind."""

from __future__ import annotations

from functools import cache

import msgspec

from app import codes, language
from app.fields import Phone
from app.language import _
from app.records import people
from app.records.people import Person, Role
from app.records.places import Place
from app.resources import resource
from app.store.session import current


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of link of `resources/links.json`: role codes, types of place, what it is called."""

    name: str
    roles: tuple[str, ...]
    places: tuple[str, ...]
    zh: str
    en: str
    households: bool = False

    def __str__(self) -> str:
        return self.en if language.current() == "en" else self.zh


@cache
def every() -> tuple[Link, ...]:
    """All kinds of link."""
    return msgspec.json.decode(resource("links.json").read_bytes(), type=tuple[Link, ...])


@cache
def kind_of(role: str, place_type: str, *, household: bool = False) -> Link | None:
    """The kind of link that a role with a type of place makes, where it has a name."""
    fitting = [each for each in every() if role in each.roles and place_type in each.places]
    with_household = [each for each in fitting if each.households == household]
    return next(iter((*with_household, *fitting)), None)


def called(name: str) -> str:
    """What a kind of link is called, by its name."""
    return next((str(each) for each in every() if each.name == name), name)


def label(role: Role) -> str:
    """What the link that a role makes is called, as 律师联镇街; empty where it has no name."""
    place = Place.get_or_none(Place.id == role.place) if role.place else None
    kind = (place.type or "village") if place is not None else ""
    found = kind_of(role.role, kind, household=bool(role.household))
    return str(found) if found is not None else ""


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
