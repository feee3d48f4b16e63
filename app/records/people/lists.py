"""The list of people: what it is narrowed to, and what it says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app import codes
from app.language import N_, _, listed
from app.records import keeping, people, places
from app.records.keeping import Narrowing
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.narrowing import Choice, of_code
from app.records.people.person import Person

_LISTED: Final = ("name", "sex", "birth", "village", "team", "title")
"""What the list says in columns of its own."""
_UNLISTED: Final = {"photo": "a picture"}
"""What the list cannot show, and why."""

ROWS: Final = (
    ("name", "nicknames"), ("identity:3", "identity_missing:2"), ("sex", "birth"),
    ("phone", "phone2"), ("village", "team"), ("household", "address"), ("groups",),
    ("title", "unit"), ("duty_days",), ("note",),
)  # fmt: skip
"""The rows of the form."""
LEFT_OUT: Final = {"photo": "chosen from a file and framed"}
"""What the form does not ask for, and why."""


@dataclass(frozen=True)
class PeopleFilter(Narrowing):
    """What the list is narrowed to: `only` villager or service, `role` and `group` are codes."""

    only: str = ""
    role: str = ""
    group: str = ""

    def narrowed(self, name: str, value: Any) -> PeopleFilter:
        """Narrowed to that alone."""
        return replace(PeopleFilter(), **{name: value})


CHOICES: Final = (
    Choice("only", N_("Villagers"), value="villager"),
    Choice("only", N_("Service people"), value="service"),
    of_code("role", N_("Serves as"), "role"),
    of_code("group", N_("Groups"), "group"),
)
"""What the list is narrowed by: one of them at a time."""


class PeopleRows:
    """The rows of a list of people; what each row says of others is remembered with it."""

    narrowing = PeopleFilter
    choices = CHOICES

    def __init__(self) -> None:
        self._serve: dict[str, list[str]] = {}
        self._places: dict[str, str] = {}

    def page(self, asked: PeopleFilter, after: Any, size: int) -> Sequence[tuple[Person, Any]]:
        """A page of those it is narrowed to, each with the key that the next page goes on from."""
        if after is None:
            self._places.clear()
        if asked.voided:
            return keeping.page(Person, asked, after, size)
        found = people.page(
            asked.text, role=asked.role, group=asked.group, only=asked.only, after=after, size=size
        )
        self._serve.update(people.serving_as(person.id for person, _key in found))
        return found

    def columns(self) -> list[TableColumn]:
        """Who they are, where they live, what they serve as."""
        return [
            TableColumn("name", _("Name"), lambda person: person.name or "", 84, look="strong"),
            TableColumn("about", _("Sex and age"), years, 70, order=lambda p: str(p.birth or "")),
            TableColumn("lives", _("Village"), self._lives, 112),
            TableColumn("serves", _("Serves as"), self._serves, 84),
        ]

    def more_columns(self) -> list[TableColumn]:
        """The columns that it can show besides."""
        return shown(Person, unplaced(Person, _LISTED, _UNLISTED))

    def _serves(self, person: Person) -> str:
        held = self._serve.get(person.id, [])
        return listed(map(codes.load("role").label, held)) or person.title or ""

    def _lives(self, person: Person) -> str:
        village = person.village or ""
        if village not in self._places:
            self._places[village] = places.name_of(village) if village else ""
        return " ".join(filter(None, (self._places[village], people.team_words(person))))


def years(person: Person) -> str:
    """Sex and years."""
    age = people.age(person)
    sex = codes.load("sex").label(person.sex) if person.sex in ("1", "2") else ""
    return f"{sex} {age if age is not None else ''}".strip()
