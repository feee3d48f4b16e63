"""Anybody: villager, mediator, lawyer; each person once, however often met."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from app.errors import PersonsTheSame
from app.fields import (
    Address,
    Code,
    Codes,
    Day,
    IdentityNumber,
    Name,
    Phone,
    Reference,
    Text,
    age_on,
    birth_and_sex,
)
from app.language import N_
from app.store import Column, Record, journal, search
from app.store.session import current


class Person(Record):
    """Somebody met or serving; particulars that villages keep private stay in the room."""

    kind_name = "person"
    label = N_("Person")

    name = Column(Name(), N_("Name"), required=True, searchable="name", index=True)
    nicknames = Column(Name(), N_("Also called"), searchable="name")
    sex = Column(Code(list="sex"), N_("Sex"))
    birth = Column(Day(), N_("Born"))
    identity = Column(
        IdentityNumber(),
        N_("Identity number"),
        private=True,
        travels=False,
        searchable=True,
        index=True,
    )
    identity_missing = Column(Code(list="identity_missing"), N_("Why there is no number"))
    phone = Column(Phone(), N_("Phone"), private=True, travels=False, searchable=True, index=True)
    phone2 = Column(Phone(), N_("Second phone"), private=True, travels=False, searchable=True)
    village = Column(Reference(to="place"), N_("Village"))
    team = Column(Text(max=20), N_("Team"))
    address = Column(Address(), N_("Address"), private=True, travels=False, searchable=True)
    household = Column(Name(), N_("Household"), searchable="name")
    groups = Column(Codes(list="group"), N_("Groups"))
    ethnic = Column(Code(list="ethnic"), N_("Ethnic group"), listed=False)
    education = Column(Code(list="education"), N_("Education"), listed=False)
    unit = Column(Text(max=60), N_("Unit"), searchable=True)
    title = Column(Text(max=40), N_("Title"))
    origin_kind = Column(Code(list="personnel_origin"), N_("Comes from"), listed=False)
    duty_days = Column(Text(max=40), N_("Duty days"))
    photo = Column(Reference(to="attachment"), N_("Photo"), listed=False, travels=False)
    note = Column(Text(max=500, lines=3), N_("Note"), travels=False, listed=False)


class Role(Record):
    """What a person serves as, where, from when to when."""

    kind_name = "role"
    label = N_("Serves as")

    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    role = Column(Code(list="role"), N_("Serves as"), required=True)
    place = Column(Reference(to="place"), N_("Place"))
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))
    number = Column(Text(max=30), N_("Number"))


class SameAs(Record):
    """Two persons found to be one; voiding it parts them again."""

    kind_name = "same_as"
    label = N_("The same person")

    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    other = Column(Reference(to="person"), N_("Is also"), required=True, index=True)
    reason = Column(Text(max=200), N_("Reason"))


@dataclass(frozen=True)
class Likeness:
    """Somebody already known who may be the one being entered, and why (a code)."""

    person: Person
    why: str


IDENTITY, NAME_AND_PHONE, NAME_AND_VILLAGE = "identity", "name_phone", "name_village"


def register(**values: Any) -> Person:
    """Keep a new person; sex and birth follow from an identity number. Raises FieldErrors."""
    with journal.action("person.register") as act:
        return act.add(Person, **filled(values))


def change(person: Person, **values: Any) -> Person:
    """Correct a person. Raises FieldErrors, NotOurs."""
    with journal.action("person.change") as act:
        return act.change(person, **filled(values))


def void(person: Person, *, reason: str, words: str = "") -> Person:
    """Declare a person void. Raises NotOurs."""
    with journal.action("person.void") as act:
        return act.void(person, reason, words)


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values with what the identity number says already."""
    identity = values.get("identity")
    if not identity:
        return values
    birth, sex = birth_and_sex(identity)
    return {**values, "birth": values.get("birth") or birth, "sex": values.get("sex") or sex}


def likenesses(
    *, name: str = "", identity: str = "", phone: str = "", village: str = "", but: str = ""
) -> list[Likeness]:
    """Known persons who may be this one: the same number, name and phone, or name and village."""
    found: dict[str, Likeness] = {}
    here = Person.voided.is_null() & (Person.id != but)
    for given, condition, why in (
        (identity, Person.identity == identity, IDENTITY),
        (name and phone, (Person.name == name) & (Person.phone == phone), NAME_AND_PHONE),
        (name and village, (Person.name == name) & (Person.village == village), NAME_AND_VILLAGE),
    ):
        if given:
            for person in Person.select().where(here & condition).limit(5):
                found.setdefault(person.id, Likeness(person, why))
    return list(found.values())


def suggest(text: str, limit: int = 8) -> list[Person]:
    """Who it may be, by name, pinyin, initials, nickname, phone or number; each person once."""
    rows = search.page(Person, text, limit=limit * 3)
    shown: dict[str, Person] = {}
    for person, _key in rows:
        first = main_of(person.id)
        if first not in shown:
            shown[first] = person if first == person.id else journal.get(Person, first)
        if len(shown) == limit:
            break
    return list(shown.values())


def age(person: Person, on: datetime.date | None = None) -> int | None:
    """Full years on a day (today), when the birth is known."""
    return age_on(person.birth, on or current().today()) if person.birth else None


def join(person: Person, other: Person, *, reason: str = "") -> SameAs:
    """Say that two persons are one; the first stays the name that is shown.

    Raises PersonsTheSame when they are joined already.
    """
    if main_of(person.id) == main_of(other.id):
        raise PersonsTheSame(name=person.name)
    with journal.action("person.join") as act:
        return act.add(
            SameAs, person=main_of(person.id), other=main_of(other.id), reason=reason or None
        )


def part(same: SameAs) -> SameAs:
    """Take back that two persons are one."""
    with journal.action("person.part") as act:
        return act.void(same, "other")


def main_of(person: str) -> str:
    """The person under whose name one who was joined is shown."""
    seen = {person}
    while True:
        link = SameAs.get_or_none((SameAs.other == person) & SameAs.voided.is_null())
        if link is None or link.person in seen:
            return person
        person = link.person
        seen.add(person)


def everyone_joined(person: str) -> list[str]:
    """All identities of one person, the shown one first."""
    found = [main_of(person)]
    for each in found:
        links = SameAs.select().where((SameAs.person == each) & SameAs.voided.is_null())
        found += [link.other for link in links if link.other not in found]
    return found


def links(person: str) -> list[SameAs]:
    """The statements that join others to a person."""
    ids = everyone_joined(person)
    return list(SameAs.select().where(SameAs.other.in_(ids) & SameAs.voided.is_null()))


def appoint(
    person: Person,
    *,
    role: str,
    place: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    number: str | None = None,
) -> Role:
    """Let a person serve in a role. Raises FieldErrors."""
    with journal.action("person.appoint") as act:
        return act.add(
            Role,
            person=person.id,
            role=role,
            place=place,
            since=since,
            until=until,
            number=number,
        )


def change_role(role: Role, **values: Any) -> Role:
    """Correct or end a role. Raises FieldErrors, NotOurs."""
    with journal.action("person.role") as act:
        return act.change(role, **values)


def void_role(role: Role) -> Role:
    """Take back a role entered by mistake."""
    with journal.action("person.role") as act:
        return act.void(role, "other")


def roles(person: str, on: datetime.date | None = None) -> list[Role]:
    """What a person serves as, at any time or on a day."""
    found = Role.select().where(Role.person.in_(everyone_joined(person)) & Role.voided.is_null())
    if on is not None:
        found = found.where(
            (Role.since.is_null() | (Role.since <= on))
            & (Role.until.is_null() | (Role.until >= on))
        )
    return list(found.order_by(Role.since, Role.row))


def serving(on: datetime.date | None = None) -> list[Person]:
    """Everybody who serves in some role on a day (today), by name."""
    day = on or current().today()
    holders = Role.select(Role.person).where(
        Role.voided.is_null()
        & (Role.since.is_null() | (Role.since <= day))
        & (Role.until.is_null() | (Role.until >= day))
    )
    return list(
        Person.select()
        .where(Person.id.in_(holders) & Person.voided.is_null())
        .order_by(Person.name)
    )


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

    `only` is "service" or "villager"; joined persons appear once.
    """
    condition = Person.voided.is_null() & Person.id.not_in(
        SameAs.select(SameAs.other).where(SameAs.voided.is_null())
    )
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
        return search.page(Person, text, where=condition, before=after, limit=size)
    if after is not None:
        condition &= Person.row < after
    rows = Person.select().where(condition).order_by(Person.row.desc()).limit(size)
    return [(person, person.row) for person in rows]
