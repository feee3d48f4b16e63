"""法律明白人: who they are in a village, what they were taught, and how many it still lacks."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app import codes
from app.fields import Hours
from app.language import _
from app.records import duties, people, places
from app.records.activities import HELD, Activity, Attendance
from app.records.certificates import ISSUED, Certificate
from app.records.duties import Duty, Rule
from app.records.people import Person, Role
from app.records.places import Place
from app.store import journal
from app.store.session import current

LITERATE: Final = "literate"
"""Their code, as a role and as a kind of certificate."""

_TAUGHT_BY: Final = ("training", "lecture", "study")


@dataclass(frozen=True)
class Literate:
    """One of them: how chosen, for how many minutes taught, with which score and certificate."""

    role: Role
    person: Person
    minutes: int
    score: int | None
    certificate: str

    def words(self) -> str:
        """All that is known besides the name, in a line."""
        chosen = codes.load("literate_choice").label(self.role.chosen or "")
        said = (
            chosen,
            _("taught {hours}").format(hours=Hours().show(self.minutes)) if self.minutes else "",
            _("score {score}").format(score=self.score) if self.score is not None else "",
            self.certificate,
        )
        return "　".join(filter(None, said))


def asked(place: str) -> list[Duty]:
    """How many each rule in force asks of a place this year, and how many there are."""
    return duties.of_place(place, filter(_is_of_literates, duties.in_force()))


def _is_of_literates(rule: Rule) -> bool:
    conditions = (tuple(each) for measure in rule.stands for each in measure.where)
    return rule.kind == Role.kind_name and ("role", "is", LITERATE) in conditions


def roster(place: str) -> list[Literate]:
    """Who they are at a place today, by any of its identities, those appointed first first."""
    counted_as, day = places.counted_as(), current().today()
    same = [each for each, one in counted_as.items() if one == counted_as.get(place, place)]
    held = Role.select().where(
        Role.voided.is_null()
        & Role.role.in_(codes.load("role").under(LITERATE))
        & Role.place.in_(same or [place])
        & (Role.since.is_null() | (Role.since <= day))
        & (Role.until.is_null() | (Role.until >= day))
    )
    found: dict[str, Role] = {}
    for each in held.order_by(Role.since, Role.row):
        found.setdefault(people.main_of(each.person), each)
    return [each for each in map(_literate, found, found.values()) if each is not None]


def _literate(main: str, role: Role) -> Literate | None:
    person = Person.get_or_none((Person.id == main) & Person.voided.is_null())
    if person is None:
        return None
    everyone = people.everyone_joined(main)
    taught = _taught(person.name, everyone)
    scores = [each.score for each in taught if each.score is not None]
    minutes = sum(each.minutes or 0 for each in taught)
    number = _certificate(everyone) or role.number or ""
    return Literate(role, person, minutes, scores[-1] if scores else None, number)


def _taught(name: str, everyone: Collection[str]) -> list[Attendance]:
    """The lines of rolls on which somebody stands, by day; by the name where it is only that.

    Names on a roll stay in the room.
    """
    if current().is_office:
        return []
    kinds = [each for code in _TAUGHT_BY for each in codes.load("activity_kind").under(code)]
    mine = Attendance.person.in_(list(everyone))
    mine |= Attendance.person.is_null() & (Attendance.name == name)
    held = Activity.select(Activity.id).where(
        Activity.voided.is_null() & (Activity.state == HELD) & Activity.kind.in_(kinds)
    )
    asked = Attendance.select().where(
        Attendance.voided.is_null() & mine & Attendance.activity.in_(held)
    )
    days = dict(
        Activity.select(Activity.id, Activity.day)
        .where(Activity.id.in_([each.activity for each in asked]))
        .tuples()
    )
    return sorted(asked, key=lambda each: (days[each.activity], each.row))


def _certificate(everyone: Collection[str]) -> str:
    newest = (
        Certificate.select()
        .where(
            Certificate.voided.is_null()
            & (Certificate.kind == LITERATE)
            & (Certificate.state == ISSUED)
            & Certificate.person.in_(list(everyone))
        )
        .order_by(Certificate.day.desc(), Certificate.row.desc())
        .first()
    )
    return newest.number if newest is not None else ""


def become(
    place: Place,
    person: Person | None,
    *,
    newcomer: Mapping[str, Any] | None = None,
    since: datetime.date | None = None,
    **more: Any,
) -> Role:
    """Let somebody be one of them; `newcomer` are the values of a person not known yet.

    `more` are further columns of Role. Raises FieldErrors.
    """
    with journal.action("person.appoint", published=journal.goes_down(Role)) as act:
        if person is None:
            lives = {"village": place.id, **(newcomer or {})}
            person = act.add(Person, **people.filled(lives))
        return act.add(Role, person=person.id, role=LITERATE, place=place.id, since=since, **more)


def missing_words(found: Iterable[Duty]) -> str:
    """How many there are of how many, and how many are still to be found, by the strictest rule."""
    most = max(found, key=lambda each: each.missing, default=None)
    if most is None:
        return ""
    lacks = duties.missing_words(most) if most.missing else ""
    return " · ".join(filter(None, (duties.amount_words(most), lacks)))
