"""应援尽援: who is entitled to legal aid, who was told of it, who applied, who was granted it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peewee import Expression

from app import codes
from app.errors import AppError, DayInFuture, Missing, TwiceOnTheRoll
from app.fields import Code, Day, Name, Reference, Text, Whole
from app.language import N_, _
from app.records import keeping, people, places
from app.records.people import LISTED, Person
from app.store import Column, Record, journal
from app.store.database import database
from app.store.session import current

MOST: Final = 200
"""More who wait are not named at once."""


class Entitled(Record):
    """Somebody, or a household, on the list of those who are to be told of legal aid.

    Who it is stays in the room; as what, where, told, applied and granted go as counts.
    """

    kind_name = "entitled"
    label = N_("Entitled to legal aid")
    plain = True

    since = Column(Day(), N_("On the list since"), required=True, searchable="facet")
    until = Column(Day(), N_("On the list until"))
    group = Column(Code(list="group"), N_("Listed as"), required=True, searchable="facet")
    person = Column(Reference(to="person"), N_("Person"), travels=False, index=True, listed=False)
    name = Column(
        Name(), N_("Name"), required=True, travels=False, searchable="name",
        help=N_("Of a household its head. The name stays in this room; the office gets numbers."),
    )  # fmt: skip
    household = Column(Name(), N_("Household"), travels=False, searchable="name")
    members = Column(Whole(min=1, max=50), N_("People in the household"))
    place = Column(Reference(to="place"), N_("Village"), required=True, searchable="facet")
    told = Column(Day(), N_("Told on"))
    told_how = Column(Code(list="told_how"), N_("Told how"))
    aid = Column(Code(list="aid_stage"), N_("What came of it"), searchable="facet")
    aid_day = Column(Day(), N_("On (day)"), travels=False)
    note = Column(Text(max=500, lines=2), N_("Note"), travels=False, listed=False)
    reason = Column(Text(max=200), N_("Reason for the change"), travels=False, listed=False)

    def heading(self) -> str:
        """Who it is; at an office as what."""
        return self.name or codes.load("group").label(self.group or "")

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A day to come, aid without being told, anybody twice."""
        wrong: dict[str, AppError] = {}
        for name in ("told", "aid_day"):
            day = values.get(name)
            if day is not None and day > current().today():
                wrong[name] = DayInFuture(day=day.isoformat())
        if values.get("told") is None and (values.get("told_how") or values.get("aid")):
            wrong["told"] = Missing()
        person = values.get("person")
        if person and values.get("until") is None:
            others = _open_of(person)
            if any(each.id != record for each in others):
                wrong["name"] = TwiceOnTheRoll()
        return wrong


keeping.index_lists(Entitled)
Entitled.add_index(Entitled.place, where=Entitled.told.is_null(), name="entitled_waits")


def _open_of(person: str) -> list[Entitled]:
    """Where somebody stands on the list today, by all identities."""
    asked = Entitled.person.in_(people.everyone_joined(person))
    return list(Entitled.select().where(_on_list() & asked & _ours()))


def _on_list() -> Expression:
    today = current().today()
    return Entitled.voided.is_null() & (Entitled.until.is_null() | (Entitled.until >= today))


def _ours() -> Expression:
    return Entitled.origin == current().origin


def tell(entitled: Entitled, *, day: datetime.date, how: str = "oral") -> Entitled:
    """Note when and how (list `told_how`) somebody was told. Raises FieldErrors, NotOurs."""
    with journal.action("entitled.tell") as act:
        return act.change(entitled, told=day, told_how=how)


def waiting() -> list[Entitled]:
    """Those of ours on the list today whom nobody has told yet, who came first first."""
    asked = Entitled.select().where(_on_list() & _ours() & Entitled.told.is_null())
    return list(asked.order_by(Entitled.since, Entitled.row).limit(MOST))


def unlisted() -> list[Person]:
    """People known here as in one of the groups of the list who do not stand on it."""
    mine = Person.groups.contains(f'"{LISTED[0]}"')
    for each in LISTED[1:]:
        mine |= Person.groups.contains(f'"{each}"')
    known = Person.select().where(Person.voided.is_null() & mine)
    listed = {
        person
        for each in Entitled.select().where(_ours() & Entitled.voided.is_null())
        if each.person
        for person in people.everyone_joined(each.person)
    }
    found = (each for each in known.order_by(Person.row) if each.id not in listed)
    return [each for each in found if people.main_of(each.id) == each.id][:MOST]


def put_on(person: Person) -> Entitled:
    """Put somebody known on the list, as what is known of them. Raises FieldErrors."""
    groups = [each for each in person.groups or () if each in LISTED]
    own = places.own_village()
    return keeping.keep(
        Entitled, since=current().today(), group=groups[0] if groups else LISTED[0],
        person=person.id, name=person.name, household=person.household,
        place=person.village or (own.id if own is not None else None),
    )  # fmt: skip


def follow(
    act: journal.Action,
    person: str | None,
    day: datetime.date,
    *,
    submitted: datetime.date | None = None,
    decision: str | None = None,
    decided: datetime.date | None = None,
) -> None:
    """Note of whoever was sent on to legal aid what that says: told, applied, granted.

    `day` is when they came; somebody who does not stand on the list is passed over.
    """
    for entitled in _open_of(person) if person else ():
        aid = decision or ("applied" if submitted else None)
        values: dict[str, Any] = {"aid": aid, "aid_day": decided or submitted}
        if entitled.told is None:
            values |= {"told": day, "told_how": "oral"}
        changed = {name: value for name, value in values.items() if value is not None}
        if any(getattr(entitled, name) != value for name, value in changed.items()):
            act.change(entitled, **changed)


@dataclass(frozen=True)
class Count:
    """Of one village: how many are on the list, were told, applied, and were granted aid."""

    place: str
    name: str
    eligible: int
    told: int
    applied: int
    granted: int

    @property
    def waiting(self) -> int:
        """How many are still to be told."""
        return self.eligible - self.told

    def words(self) -> str:
        """The numbers in a line."""
        said = _("{eligible} entitled · {told} told · {applied} applied · {granted} granted")
        return said.format(
            eligible=self.eligible, told=self.told, applied=self.applied, granted=self.granted
        )


def counts() -> list[Count]:
    """Of each village with anybody on the list today, by its code; villages of one code are one."""
    same = places.counted_as()
    found: dict[str, list[tuple[Any, Any]]] = {}
    asked = Entitled.select(Entitled.place, Entitled.told, Entitled.aid)
    rows: list[tuple[str, Any, Any]] = database.execute(asked.where(_on_list())).fetchall()
    for place, told, aid in rows:
        found.setdefault(same.get(place, place), []).append((told, aid))
    ordered = [each.id for each in places.all_places() if each.id in found]
    ordered += [each for each in found if each not in ordered]
    return [_count(place, found[place]) for place in ordered]


def _count(place: str, rows: Sequence[tuple[Any, Any]]) -> Count:
    return Count(
        place, places.name_of(place), len(rows), sum(told is not None for told, _aid in rows),
        sum(aid is not None for _told, aid in rows), sum(aid == "granted" for _told, aid in rows),
    )  # fmt: skip
