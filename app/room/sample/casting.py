"""Who quarrels with whom in a sample year, and what is said for their names and money."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.records import people
from app.records.visits import Visit
from app.room.sample.courses import Course, Quarrel
from app.room.sample.folk import SamplePeople
from app.store import current

_FULL_AGE, _OLD = 22, 76
_LATELY = datetime.timedelta(days=30)

Logged = Callable[[], list[tuple[str, Visit]]]
"""The visits so far, each with its matter."""


@dataclass
class Cast:
    """Who quarrels, and what is said for their names and money."""

    parties: list[dict[str, Any]]
    said: dict[str, str]
    yuan: int = 0
    visit: Visit | None = None
    others: list[str] = field(default_factory=list[str])

    def say(self, text: str) -> str:
        """A text about them; what it leaves open is said the same in every paper."""
        chosen = Random(self.said["甲"])
        text = re.sub(r"\[([^\]]+)\]", lambda found: chosen.choice(found[1].split("|")), text)
        return filled(text, self.said)

    def clauses(self, quarrel: Quarrel) -> str:
        """What was agreed, one clause a line."""
        return "\n".join(self.say(each) for each in quarrel.clauses)


class Casting:
    """Finds sides for quarrels among villagers who are in no other."""

    def __init__(self, folk: SamplePeople, chance: Random, logged: Logged) -> None:
        self.folk, self.chance, self.logged = folk, chance, logged
        self.busy: set[str] = set()
        self.linked: set[str] = set()

    def cast(self, quarrel: Quarrel, course: Course) -> Cast:
        """The sides of a quarrel; its first may be somebody who came with it."""
        visit = self._visit(quarrel)
        first = visit.person if visit is not None else None
        came = first or self._someone()
        applicant: dict[str, Any] = {"role": "applicant", "person": came}
        self.busy.add(came)
        said = {"甲": people.get(came).name, "村": self.folk.village}
        if "agent" in course.ways:
            applicant["agents"] = [self._agent()]
        cast = Cast([applicant], said, visit=visit)
        if quarrel.minor:
            self._as_children(cast, applicant)
        elif quarrel.organisation:
            self._organisation(quarrel, cast)
        else:
            for _each in range(quarrel.many):
                person = self._someone()
                cast.parties.append({"role": "respondent", "person": person})
                cast.others.append(people.get(person).name)
        if "third" in course.ways:
            cast.parties.append({"role": "third", "person": self._someone()})
        said["乙"] = "、".join(cast.others)
        if quarrel.amount:
            cast.yuan = self.chance.choice(quarrel.amount)
            said["钱"] = f"{cast.yuan}元"
        said["调"] = "调解员"
        return cast

    def _visit(self, quarrel: Quarrel) -> Visit | None:
        """A visit of the last weeks that this may have grown out of."""
        since = current().today() - _LATELY
        for key, visit in reversed(self.logged()):
            fits = key in quarrel.visit and visit.person and visit.day >= since
            if fits and visit.id not in self.linked and visit.person not in self.busy:
                self.linked.add(visit.id)
                return visit
        return None

    def _someone(self) -> str:
        """A grown-up villager who is in no other quarrel."""
        day = current().today()
        names = {name for held in self.folk.in_role.values() for name in (p.name for p in held)}
        free = [
            each
            for each in self.folk.villagers
            if _FULL_AGE <= each.age(day) <= _OLD
            and each.name not in names
            and (each.name not in self.folk.met or self.folk.met[each.name].id not in self.busy)
        ]
        person = self.folk.meet(self.chance.choice(free or self.folk.villagers))
        self.busy.add(person.id)
        return person.id

    def _agent(self) -> dict[str, Any]:
        lawyer = next(iter(self.folk.in_role.get("lawyer", self.folk.in_role["adviser"])))
        return {
            "name": lawyer.name,
            "person": lawyer.id,
            "powers": "special",
            "listed_powers": "代为承认、放弃、变更请求，代为和解、签收文书",
            "matter": "本纠纷的调解",
        }

    def _as_children(self, cast: Cast, applicant: dict[str, Any]) -> None:
        """Two children whose parents act for them."""
        day = current().today()
        parents = [people.get(applicant["person"])]
        parents.append(people.get(self._someone()))
        cast.parties = []
        for role, parent in zip(("applicant", "respondent"), parents, strict=True):
            birth = day.replace(year=day.year - self.chance.randint(9, 12), day=1)
            child = self.folk.invented.name("1", birth.year, parent.name[0])
            cast.parties.append({
                "role": role, "name": child, "sex": "1", "birth": birth, "address": parent.address,
                "agents": [{"guardian": True, "person": parent.id, "name": parent.name}],
            })  # fmt: skip
        cast.others.append(parents[1].name)

    def _organisation(self, quarrel: Quarrel, cast: Cast) -> None:
        words = {"姓": self.folk.invented.surname(), "村": self.folk.village}
        name = filled(quarrel.organisation, words)
        head = self.folk.invented.name("1", 1975)
        cast.parties.append({
            "role": "respondent", "type": "other" if "村" in quarrel.organisation else "legal",
            "name": name, "represented_by": head, "address": f"{self.folk.place.town or ''}驻地",
        })  # fmt: skip
        cast.others.append(name)


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with its blanks filled in."""
    return re.sub(r"\{([^}]+)\}", lambda found: words[found[1]], text)
