"""The list of people: what it is narrowed to, and what it says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from app import codes
from app.records import keeping, people
from app.records.keeping import Narrowing
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.people.person import Person

_LISTED: Final = ("name", "sex", "birth", "village", "team", "title")
"""What the list says in columns of its own."""
_UNLISTED: Final = {"photo": "a picture"}
"""What the list cannot show, and why."""


@dataclass(frozen=True)
class PeopleFilter(Narrowing):
    """What the list is narrowed to: `only` villager or service, `role` and `group` are codes."""

    only: str = ""
    role: str = ""
    group: str = ""


def page(asked: PeopleFilter, after: Any, size: int) -> Sequence[tuple[Person, Any]]:
    """A page of those it is narrowed to, each with the key that the next page goes on from."""
    if asked.voided:
        return keeping.page(Person, asked, after, size)
    return people.page(
        asked.text, role=asked.role, group=asked.group, only=asked.only, after=after, size=size
    )


def more() -> list[TableColumn]:
    """The columns that it can show besides."""
    return shown(Person, unplaced(Person, _LISTED, _UNLISTED))


def years(person: Person) -> str:
    """Sex and years."""
    age = people.age(person)
    sex = codes.load("sex").label(person.sex) if person.sex in ("1", "2") else ""
    return f"{sex} {age if age is not None else ''}".strip()
