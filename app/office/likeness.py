"""Whether two disputes may be one: by the names of parties, birth years, village, kind and days."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.language import N_, _, n_
from app.store import pairs

BOTH, ONE = 3, 1
"""How likely a pair is: the same parties, or one of them."""

_NEAR: Final = {BOTH: datetime.timedelta(days=183), ONE: datetime.timedelta(days=92)}
_MOST_PARTIES: Final = 8


@dataclass(frozen=True, slots=True)
class Side:
    """A party as far as it travels: birth year and village where they are known."""

    name: str
    born: int | None
    village: str | None
    is_person: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """What two disputes are compared by."""

    id: str
    origin: str
    day: datetime.date
    matter: str
    sides: tuple[Side, ...]
    from_case: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two disputes may be one: who is party to both, and what else is alike."""

    weight: int
    names: tuple[str, ...]
    days: int
    born: bool
    village: bool
    matter: bool

    @property
    def words(self) -> str:
        """Why, in one line."""
        who = _("the same parties") if self.weight >= BOTH else _("one party the same")
        said = [f"{who}：{'、'.join(self.names)}"]
        said += [_(words) for is_so, words in (
            (self.born, N_("born in the same year")),
            (self.village, N_("of the same village")),
            (self.matter, N_("of the same kind")),
        ) if is_so]  # fmt: skip
        apart = n_("{count} day apart", "{count} days apart", self.days).format(count=self.days)
        return "；".join([*said, apart if self.days else _("on the same day")])


def of(one: Dispute, other: Dispute) -> Likeness | None:
    """Why two disputes may be one; None where nothing speaks for it."""
    if one.origin == other.origin or other.id == one.from_case or one.id == other.from_case:
        return None
    shared = [
        (mine, theirs)
        for mine in one.sides
        for theirs in other.sides
        if mine.name == theirs.name
        and (mine.born == theirs.born or not (mine.born and theirs.born))
    ]
    names = tuple(sorted({mine.name for mine, _theirs in shared}))
    apart = abs(one.day - other.day)
    born = any(mine.born and mine.born == theirs.born for mine, theirs in shared)
    village = any(mine.village and mine.village == theirs.village for mine, theirs in shared)
    matter = one.matter == other.matter
    weight = BOTH if len(names) > 1 else ONE
    is_enough = names and (weight == BOTH or (matter and (born or village)))
    if not is_enough or apart > _NEAR[weight]:
        return None
    return Likeness(weight + matter, names, apart.days, born, village, matter)


def keys(dispute: Dispute) -> Iterator[tuple[int, datetime.timedelta]]:
    """The keys of a dispute, each with how far from its day a like one may be."""
    names = sorted({each.name for each in dispute.sides})[:_MOST_PARTIES]
    for two in itertools.combinations(names, 2):
        yield pairs.key("two", *two), _NEAR[BOTH]
    persons = sorted({each.name for each in dispute.sides if each.is_person})[:_MOST_PARTIES]
    for name in persons:
        yield pairs.key("one", name, dispute.matter), _NEAR[ONE]
