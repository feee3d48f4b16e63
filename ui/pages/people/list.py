"""The list of people: who they are, where they live, what they serve as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import methodcaller
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.language import N_, _, listed
from app.records import people, places
from app.records.listed import TableColumn
from app.records.narrowing import Choice, of_code
from app.records.people import Person, lists
from app.records.people.lists import PeopleFilter
from ui.records.listing import NarrowedList


class PeopleList(NarrowedList):
    """Everybody once, narrowed to villagers, service people, a role or a group."""

    choices = (
        Choice("only", N_("Villagers"), value="villager"),
        Choice("only", N_("Service people"), value="service"),
        of_code("role", N_("Serves as"), "role"),
        of_code("group", N_("Groups"), "group"),
    )
    everything = unnarrowed = N_("Everybody")

    def __init__(self, foot: Sequence[QWidget]) -> None:
        self._serve: dict[str, list[str]] = {}
        self._places: dict[str, str] = {}
        super().__init__(
            Person.kind_name,
            [
                TableColumn(
                    "name", _("Name"), lambda person: person.name, 84, look=lambda _p: "strong"
                ),
                TableColumn(
                    "about", _("Years"), lists.years, 70, order=lambda p: str(p.birth or "")
                ),
                TableColumn("lives", _("Village"), self._lives, 112),
                TableColumn("serves", _("Serves as"), self._serves, 84),
            ],
            PeopleFilter(),
            empty=(
                _("Nobody here yet"),
                _("Everybody who comes is kept here once. Add somebody, or bring in a roster."),
            ),
            draft_name=methodcaller("first_words", ["name"]),
            period="all",
            more=lists.more(),
            foot=foot,
        )
        self.time.hide()

    def fetch(self, asked: PeopleFilter, after: Any, size: int) -> list[tuple[Person, Any]]:
        if after is None:
            self._places.clear()
        found = lists.page(asked, after, size)
        if not asked.voided:
            self._serve.update(people.serving_as(person.id for person, _key in found))
        return list(found)

    def narrow_by(self, field: str, value: Any) -> None:
        self._take(replace(PeopleFilter(), **{field: value}))

    def _serves(self, person: Person) -> str:
        held = self._serve.get(person.id, [])
        return listed(map(codes.load("role").label, held)) or person.title or ""

    def _lives(self, person: Person) -> str:
        village = person.village or ""
        if village not in self._places:
            self._places[village] = places.name_of(village) if village else ""
        return " ".join(filter(None, (self._places[village], person.team)))
