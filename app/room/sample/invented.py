"""Invented villagers and what they come with: plain data, the same for the same seed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from random import Random

import msgspec

from app.fields import age_on, identity_check_digit
from app.resources import resource

_NOWHERE = "370400"
"""The city itself issues no identity numbers, so none of these is anybody's."""


class LaterVisit(msgspec.Struct, frozen=True):
    """What was said when they came again, so many days later."""

    after: tuple[int, int]
    result: str
    facts: tuple[str, ...]
    advice: tuple[str, ...]


class Aid(msgspec.Struct, frozen=True):
    """What legal aid asked for and what came of it."""

    documents: str
    outcome: str = ""


class Story(msgspec.Struct, frozen=True):
    """One matter that people come with; chances are from 0 to 1."""

    key: str
    category: str
    result: str
    facts: tuple[str, ...]
    advice: tuple[str, ...]
    laws: str = ""
    sex: str = ""
    age: tuple[int, int] = (20, 82)
    months: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    on_behalf: str = ""
    weight: float = 1.0
    lawyer: float = 0.0
    anonymous: float = 0.05
    door: float = 0.03
    alone: bool = False
    together: bool = False
    referral: Aid | None = None
    then: LaterVisit | None = None


class Serving(msgspec.Struct, frozen=True):
    """Somebody who serves in the room; `unit` has blanks for the place."""

    roles: tuple[str, ...]
    title: str
    unit: str
    sex: str
    born: int
    name: str = ""
    duty_days: str = ""
    origin_kind: str = ""


class Names(msgspec.Struct, frozen=True):
    """`resources/sample/names.json`."""

    surnames: str
    men: dict[str, tuple[str, ...]]
    women: dict[str, tuple[str, ...]]
    nicknames: dict[str, tuple[str, ...]]
    rare: tuple[dict[str, str | int], ...]
    service: tuple[Serving, ...]
    crops: tuple[str, ...]
    fruits: tuple[str, ...]
    long_ago: tuple[str, ...]
    openers: dict[str, tuple[str, ...]]


@dataclass
class Villager:
    """Somebody who never lived."""

    name: str
    sex: str
    birth: datetime.date
    household: str
    team: str
    groups: list[str] = field(default_factory=list[str])
    ethnic: str = "01"
    identity: str | None = None
    phone: str | None = None
    nickname: str | None = None
    told: set[str] = field(default_factory=set[str])

    def age(self, day: datetime.date) -> int:
        """Full years on a day."""
        return age_on(self.birth, day)


def stories() -> tuple[Story, ...]:
    """Everything people come with."""
    data = resource("sample", "stories.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Story, ...])


def names() -> Names:
    """What invented people are called."""
    return msgspec.json.decode(resource("sample", "names.json").read_bytes(), type=Names)


class People:
    """Invents people, no two of one name, and no number twice."""

    def __init__(self, chance: Random, today: datetime.date) -> None:
        self.chance = chance
        self.today = today
        self.names = names()
        self._taken: set[str] = set()
        self._numbers = 0

    def village(self, count: int) -> list[Villager]:
        """So many villagers in households of one to five."""
        made: list[Villager] = []
        for rare in self.names.rare:
            birth = self._birth(int(rare["birth"]))
            person = self._person(str(rare["name"]), str(rare["sex"]), birth, str(rare["name"]))
            person.ethnic = str(rare.get("ethnic", "01"))
            made.append(person)
        while len(made) < count:
            made += self._household()
        return made[:count]

    def name(self, sex: str, born: int, surname: str = "") -> str:
        """A name that is not taken, as it was given in those years."""
        given = self.names.men if sex == "1" else self.names.women
        years = [year for year in given if int(year) <= born] or ["1940"]
        while True:
            last = surname or self.chance.choice(self.names.surnames)
            name = last + self.chance.choice(given[years[-1]])
            if name not in self._taken:
                self._taken.add(name)
                return name
            surname = "" if self.chance.random() < 0.2 else surname
            years = list(given)[: 1 + self.chance.randrange(len(given))]

    def taken(self, name: str) -> None:
        """Nobody is to be called this."""
        self._taken.add(name)

    def surname(self) -> str:
        """A surname."""
        return self.chance.choice(self.names.surnames)

    def phone(self) -> str:
        """A number of a range that no network uses."""
        self._numbers += 1
        return f"154{self.chance.randrange(10**4):04d}{self._numbers % 10**4:04d}"

    def _birth(self, year: int) -> datetime.date:
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self.chance.randrange(360))

    def _household(self) -> list[Villager]:
        chance = self.chance
        born = self.today.year - chance.randint(28, 72)
        surname = self.surname()
        head = self.name("1", born, surname)
        found = [self._person(head, "1", self._birth(born), head)]
        if chance.random() < 0.75:
            wife = self._birth(born + chance.randint(-3, 4))
            found.append(self._person(self.name("2", wife.year), "2", wife, head))
        if born > 1966 and chance.random() < 0.5:
            sex = chance.choice("12")
            old = self._birth(born - chance.randint(22, 30))
            mine = surname if sex == "1" else ""
            found.append(self._person(self.name(sex, old.year, mine), sex, old, head))
        if self.today.year - born > 42 and chance.random() < 0.6:
            sex = chance.choice("12")
            child = self._birth(born + chance.randint(22, 27))
            found.append(self._person(self.name(sex, child.year, surname), sex, child, head))
        team = f"{chance.randint(1, 6)}组"
        allowance = chance.random() < 0.08
        for each in found:
            each.team = team
            if allowance:
                each.groups.append("allowance")
        return found

    def _person(self, name: str, sex: str, birth: datetime.date, household: str) -> Villager:
        chance = self.chance
        self._taken.add(name)
        person = Villager(name, sex, birth, household, f"{chance.randint(1, 6)}组")
        years = person.age(self.today)
        person.groups = ["old"] if years >= 60 else []
        if 20 <= years < 58 and chance.random() < (0.4 if sex == "1" else 0.15):
            person.groups.append("migrant")
        for code, share in (
            ("disabled", 0.05),
            ("veteran", 0.06 if sex == "1" else 0),
            ("watched", 0.03),
        ):
            if chance.random() < share:
                person.groups.append(code)
        if chance.random() < 0.62:
            self._numbers += 1
            order = self._numbers * 2 % 998 + (1 if sex == "1" else 2)
            first = f"{_NOWHERE}{birth:%Y%m%d}{order:03d}"
            person.identity = first + identity_check_digit(first)
        if chance.random() < 0.85 and years >= 16:
            person.phone = self.phone()
        if chance.random() < 0.18:
            person.nickname = chance.choice(self.names.nicknames[sex])
        return person
