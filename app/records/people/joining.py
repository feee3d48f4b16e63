"""Who may be somebody already known, and persons found to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final, cast

from app.errors import PersonsTheSame
from app.fields import Reference, Text
from app.language import N_, _
from app.records.people.person import Person
from app.store import Column, Record, journal, search
from app.store.database import database
from app.store.known import once_written
from app.store.selecting import one_parameter
from app.store.session import current

MOST: Final = 1_000
"""Others who are shown under one name: SQLite takes only so many at once, and nobody has more."""


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
    shown, gone = main_of(person.id), main_of(other.id)
    if shown == gone:
        raise PersonsTheSame(name=person.name)
    with journal.action("person.join") as act:
        return act.add(SameAs, person=shown, other=gone, reason=reason or None)


def part(same: SameAs) -> SameAs:
    """Take back that two persons are one."""
    with journal.action("person.part") as act:
        return act.void(same, "other")


def main_of(person: str) -> str:
    """The person under whose name one who was joined is shown."""
    return shown_as().get(person, person)


@once_written
def shown_as() -> dict[str, str]:
    """The person under whose name each one who was joined is shown, of all at once."""
    links, found = _links(), dict[str, str]()
    for first in links:
        # What was found once is known for all that lead there: a chain may be as long as there are
        # links.
        way, at = dict[str, None](), first
        while at in links and at not in found and at not in way:
            way[at] = None
            at = links[at]
        if at in way:  # several joined in a circle: one of them is shown all the same
            at = min(dropwhile(at.__ne__, way))
        found.update(dict.fromkeys(way, found.get(at, at)))
    counts, joined = Counter[str](), dict[str, str]()
    for other, shown in found.items():
        counts[shown] += other != shown
        if other != shown and counts[shown] <= MOST:
            joined[other] = shown
    return joined


def _links() -> dict[str, str]:
    """Of everybody who was joined the person named first, as far as both are known here.

    A room says of persons of its own who else they are, not of those of another or of an office.
    """
    named = SameAs.person.is_null(False) & SameAs.other.is_null(False)
    asked = SameAs.select(SameAs.other, SameAs.person, SameAs.origin)
    asked = asked.where(SameAs.voided.is_null() & named).order_by(SameAs.row)
    rows: list[tuple[str, str, str]] = database.execute(asked).fetchall()
    every = {each for other, person, _said_by in rows for each in (other, person)}
    known = Person.select(Person.id, Person.origin).where(Person.id.in_(one_parameter(every)))
    whose = dict(cast("Iterable[tuple[str, str]]", known.tuples()))
    here, found = current(), dict[str, str]()
    for other, person, said_by in rows:
        its_own = whose.get(other) == said_by or here.is_mine(said_by)
        if its_own and other in whose and person in whose:
            found.setdefault(other, person)
    return found


def everyone_joined(person: str) -> list[str]:
    """All identities of one person, the shown one first."""
    shown = main_of(person)
    return [*_together().get(shown, (shown,))]


@once_written
def _together() -> Mapping[str, list[str]]:
    """All identities of each of those who were joined, the shown one, by which it is, first."""
    found: dict[str, list[str]] = {}
    for other, shown in shown_as().items():
        found.setdefault(shown, [shown]).append(other)
    return found


def links(person: str) -> list[SameAs]:
    """The statements that join others to a person."""
    ids = everyone_joined(person)
    return list(SameAs.select().where(SameAs.other.in_(ids) & SameAs.voided.is_null()))
