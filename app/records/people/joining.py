"""Who may be somebody already known, and persons found to be one."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import PersonsTheSame
from app.fields import Reference, Text
from app.language import N_, _
from app.records.people.person import Person
from app.store import Column, Record, journal, search


class SameAs(Record):
    """Two persons found to be one; voiding it parts them again."""

    kind_name = "same_as"
    label = N_("The same person")
    belongs_to = "person"

    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    other = Column(Reference(to="person"), N_("Is also"), required=True, index=True)
    reason = Column(Text(max=200), N_("Reason"))


@dataclass(frozen=True)
class Likeness:
    """Somebody already known who may be the one being entered, and why (a code)."""

    person: Person
    why: str

    @property
    def words(self) -> str:
        """Why, in words."""
        return _(_WHY[self.why])


IDENTITY, NAME_AND_PHONE, NAME_AND_VILLAGE = "identity", "name_phone", "name_village"
_WHY = {
    IDENTITY: N_("the same identity number"),
    NAME_AND_PHONE: N_("the same name and phone"),
    NAME_AND_VILLAGE: N_("the same name, the same village"),
}


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
        links = SameAs.cells(["person"], "other", person)
        if not links or links[0][0] in seen:
            return person
        person = links[0][0]
        seen.add(person)


def shown_as() -> dict[str, str]:
    """The person under whose name each one who was joined is shown, of all at once."""
    asked = SameAs.select(SameAs.other).where(SameAs.voided.is_null())
    return {other: main_of(other) for (other,) in asked.tuples()}


def everyone_joined(person: str) -> list[str]:
    """All identities of one person, the shown one first."""
    found = [main_of(person)]
    for each in found:
        found += [
            other for (other,) in SameAs.cells(["other"], "person", each) if other not in found
        ]
    return found


def links(person: str) -> list[SameAs]:
    """The statements that join others to a person."""
    ids = everyone_joined(person)
    return list(SameAs.select().where(SameAs.other.in_(ids) & SameAs.voided.is_null()))
