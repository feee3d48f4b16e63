"""法律明白人: how many each village has, how many it should have."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from functools import cache

import msgspec

from app.records.people import Role
from app.records.places import Place, PlaceGroup
from app.resources import resource
from app.store.session import current

_VILLAGES = ("village", "community", "room")


class Target(msgspec.Struct, frozen=True):
    """How many a village should have (`resources/literate.json`): usually, and by its group."""

    usual: int
    groups: dict[str, int]


@cache
def target() -> Target:
    """What villages should have."""
    return msgspec.json.decode(resource("literate.json").read_bytes(), type=Target)


@dataclass(frozen=True)
class Standing:
    """One village: how many it has and should have."""

    place: Place
    has: int
    wanted: int

    @property
    def missing(self) -> int:
        """How many it lacks."""
        return max(0, self.wanted - self.has)


def standing(on: datetime.date | None = None) -> list[Standing]:
    """Every village on a day (today), those that lack most first."""
    day = on or current().today()
    held = Role.select(Role.place, Role.person).where(
        Role.voided.is_null()
        & (Role.role == "literate")
        & Role.place.is_null(False)
        & (Role.since.is_null() | (Role.since <= day))
        & (Role.until.is_null() | (Role.until >= day))
    )
    has = Counter(place for place, _person in set(held.tuples()))
    groups = PlaceGroup.select().where(
        PlaceGroup.voided.is_null()
        & (PlaceGroup.since.is_null() | (PlaceGroup.since <= day))
        & (PlaceGroup.until.is_null() | (PlaceGroup.until >= day))
    )
    wanted: dict[str, int] = {}
    for each in groups:
        asked = target().groups.get(each.group or "", 0)
        wanted[each.place] = max(asked, wanted.get(each.place, 0))
    villages = Place.select().where(Place.voided.is_null() & Place.type.in_(_VILLAGES))
    found = [
        Standing(each, has[each.id], max(target().usual, wanted.get(each.id, 0)))
        for each in villages.order_by(Place.code, Place.name)
    ]
    return sorted(found, key=lambda each: -each.missing)
