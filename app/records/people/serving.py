"""What a person serves as: where, from when to when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from peewee import Expression

from app import codes
from app.fields import Code, Day, Reference, Text
from app.language import N_, _
from app.records import places
from app.records.people.joining import everyone_joined, main_of
from app.records.people.person import Person
from app.store import Column, Record, journal
from app.store.session import current


class Role(Record):
    """What a person serves as, where, from when to when."""

    kind_name = "role"
    label = N_("Serves as")
    belongs_to = "person"
    comes_down = True

    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    role = Column(Code(list="role"), N_("Serves as"), required=True)
    place = Column(Reference(to="place"), N_("Place"))
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))
    number = Column(Text(max=30), N_("No."))
    basis = Column(Code(list="link_basis"), N_("On the basis of"))
    duty_days = Column(Text(max=60), N_("Days on duty"))
    duty_hours = Column(Text(max=60), N_("Duty hours"))
    grid = Column(Text(max=40), N_("Grid number"))
    household = Column(Text(max=60), N_("Linked household"), travels=False)
    partner = Column(Reference(to="person"), N_("Paired with"))
    superior = Column(Reference(to="person"), N_("Answers to"))
    chosen = Column(Code(list="literate_choice"), N_("Chosen by"))

    def heading(self) -> str:
        """Who it is."""
        person = Person.get_or_none(Person.id == main_of(self.person))
        return (person.name or "") if person is not None else ""


def appoint(
    person: Person,
    *,
    role: str,
    place: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    number: str | None = None,
    **more: Any,
) -> Role:
    """Let a person serve in a role; `more` are further columns of Role. Raises FieldErrors."""
    published = journal.goes_down(Role)
    with journal.action("person.appoint", published=published) as act:
        return act.add(
            Role,
            person=person.id,
            role=role,
            since=since,
            until=until,
            number=number,
            **more,
            **places.with_place(act, {"place": place}, "place"),
        )


def change_role(role: Role, **values: Any) -> Role:
    """Correct or end a role. Raises FieldErrors, NotOurs."""
    with journal.action("person.role", published=journal.goes_down(role)) as act:
        return act.change(role, **places.with_place(act, values, "place"))


def void_role(role: Role) -> Role:
    """Take back a role entered by mistake."""
    with journal.action("person.role", published=journal.goes_down(role)) as act:
        return act.void(role, "other")


def restore_role(role: Role) -> Role:
    """Let a role that was taken back be held again."""
    with journal.action("person.role", published=journal.goes_down(role)) as act:
        return act.restore(role)


def role_words(role: Role) -> str:
    """A role in a line: as what, where, from when to when."""
    span = ""
    if role.until:
        since = role.since.isoformat() if role.since else "…"
        span = _("{since} to {until}").format(since=since, until=role.until.isoformat())
    elif role.since:
        span = _("since {day}").format(day=role.since.isoformat())
    said = (codes.load("role").label(role.role), places.name_of(role.place), span, role.number)
    return "　".join(filter(None, said))


def roles(person: str, on: datetime.date | None = None) -> list[Role]:
    """What a person serves as, at any time or on a day."""
    found = Role.select().where(Role.person.in_(everyone_joined(person)) & _stands())
    if on is not None:
        found = found.where(
            (Role.since.is_null() | (Role.since <= on))
            & (Role.until.is_null() | (Role.until >= on))
        )
    return list(found.order_by(Role.since, Role.row))


def _stands() -> Expression:
    """Not void, and as what: what another installation wrote may not say it."""
    return Role.voided.is_null() & Role.role.is_null(False)


def serving(on: datetime.date | None = None) -> list[Person]:
    """Everybody who serves in some role on a day (today), by name."""
    day = on or current().today()
    holders = Role.select(Role.person).where(
        _stands()
        & (Role.since.is_null() | (Role.since <= day))
        & (Role.until.is_null() | (Role.until >= day))
    )
    return list(
        Person.select()
        .where(Person.id.in_(holders) & Person.voided.is_null())
        .order_by(Person.name)
    )


def serving_as(persons: Iterable[str], on: datetime.date | None = None) -> dict[str, list[str]]:
    """What each of several persons serves as on a day (today): role codes by person."""
    day = on or current().today()
    held = Role.select().where(
        Role.person.in_(list(persons))
        & _stands()
        & (Role.since.is_null() | (Role.since <= day))
        & (Role.until.is_null() | (Role.until >= day))
    )
    found: dict[str, list[str]] = {}
    for role in held.order_by(Role.since, Role.row):
        roles_held = found.setdefault(role.person, [])
        if role.role not in roles_held:
            roles_held.append(role.role)
    return found
