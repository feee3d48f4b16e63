"""The invented people of one room as records: who serves there, and who is met."""

from __future__ import annotations

import datetime

from app.records import directory, people
from app.records.people import Person
from app.records.places import Place
from app.room.sample.invented import People, Serving, Villager
from app.store import Store

_TERM = 3  # years


class SamplePeople:
    """Registers each of them once, by the actions that a keeper uses."""

    def __init__(self, store: Store, place: Place, invented: People, count: int) -> None:
        self.store = store
        self.place = place
        known = directory.village(place.code) if place.code else None
        self.village = known.short_name if known is not None else place.name
        self.invented = invented
        self.chance = invented.chance
        invented.taken(store.user_name)
        serving = len(invented.names.service) + 1
        self.villagers = invented.village(max(count - serving, 8))
        self.met: dict[str, Person] = {}
        self.in_role: dict[str, list[Person]] = {}

    def appoint(self, since: datetime.date) -> None:
        """Register the keeper and everybody who serves, with their roles."""
        sitting = self.store.user_name
        known = [each for each in people.suggest(sitting) if each.name == sitting]
        keeper = known[0] if known else people.register(
            name=sitting, title="管理员", unit=self.store.name, duty_days="周一至周五"
        )  # fmt: skip
        people.appoint(keeper, role="keeper", place=self.place.id, since=since)
        self.in_role["keeper"] = [keeper]
        surname = self.invented.surname()
        begin = since.replace(day=1)
        for number, each in enumerate(self.invented.names.service, start=1):
            person = self._serving(each, surname)
            for role in each.roles:
                people.appoint(
                    person,
                    role=role,
                    place=self.place.id,
                    since=begin,
                    until=begin.replace(year=begin.year + _TERM),
                    number=f"{begin.year}-{number:03d}",
                    basis="letter",
                )
                self.in_role.setdefault(role, []).append(person)

    def _serving(self, each: Serving, surname: str) -> Person:
        birth = datetime.date(each.born, self.chance.randint(1, 12), self.chance.randint(1, 28))
        return people.register(
            name=each.name or self.invented.name(each.sex, each.born),
            sex=each.sex,
            birth=birth,
            phone=self.invented.phone(),
            identity_missing="not_needed",
            unit=each.unit.format(
                district=self.place.district or "区",
                town=self.place.town or "镇",
                village=self.village,
                surname=surname,
            ),
            title=each.title,
            duty_days=each.duty_days or None,
            origin_kind=each.origin_kind or None,
            village=self.place.id,
        )

    def meet(self, who: Villager) -> Person:
        """The record of a villager, made when first met."""
        if who.name not in self.met:
            chance = self.chance
            self.met[who.name] = people.register(
                name=who.name,
                nicknames=who.nickname,
                sex=who.sex,
                birth=who.birth,
                identity=who.identity,
                identity_missing=None if who.identity else chance.choice(["not_with", "unwilling"]),
                phone=who.phone,
                village=self.place.id,
                team=who.team,
                address=f"{self.village}{who.team}{chance.randint(1, 160)}号",
                household=who.household,
                groups=who.groups or None,
                ethnic=who.ethnic,
                education=chance.choice(["60", "70", "70", "80", "80", "90"]),
            )
        return self.met[who.name]

    def meet_all(self) -> None:
        """Register whoever has not come; one was entered twice, one has a new phone."""
        for each in self.villagers:
            self.meet(each)
        twice, moved = self.villagers[5], self.villagers[6]
        again = people.register(name=twice.name, team=twice.team, household=twice.household)
        people.join(self.met[twice.name], again, reason="本人来说是一个人")
        people.change(self.met[moved.name], phone=self.invented.phone())

    def on_cards(self) -> list[Person]:
        """Whose contact cards are handed out."""
        first = [self.in_role[role][0] for role in ("deputy", "adviser", "mediator")]
        return [*first, *self.in_role.get("member", ())]

    def count(self) -> int:
        """How many people there are."""
        serving = {each.id for held in self.in_role.values() for each in held}
        return len(serving) + len(self.met)
