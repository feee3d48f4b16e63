"""What the invented room has put up, and whom of the village it tells of legal aid."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final

from app.records import entitled, fixtures, people
from app.records.places import Place
from app.room.sample.folk import SamplePeople
from app.room.sample.invented import Villager

Plan = Callable[[datetime.date, Callable[[], object]], None]

_PUT_UP: Final = 20
"""Days from the first one until everything hung and stood where it belongs."""
_STILL_MISSING: Final = ("has_flow",)
_LISTED: Final = 25
"""Days from the first one until the list came from the town."""
_TOLD: Final = 5
"""Days from then until somebody had called on them."""
_NEW: Final = 9
"""Days before today on which the last one came onto the list, whom nobody has told yet."""


def put_up(place: Place, since: datetime.date, plan: Plan) -> None:
    """Plan what the room puts up: all that it should have but one thing."""
    day = since + datetime.timedelta(days=_PUT_UP)
    for what in fixtures.wanted():
        if what not in _STILL_MISSING:
            plan(day, lambda what=what: fixtures.note(place.id, what, since=day))


def list_entitled(
    folk: SamplePeople, since: datetime.date, until: datetime.date, plan: Plan
) -> None:
    """Plan who comes onto the list of those entitled to legal aid, and who is told when."""
    those = [each for each in folk.villagers if set(each.groups) & set(people.LISTED)]
    listed = since + datetime.timedelta(days=_LISTED)
    for number, who in enumerate(those[:-1]):
        told = listed + datetime.timedelta(days=_TOLD + number)
        plan(listed, lambda who=who, told=told: _list(folk, who, told, plan))
    for who in those[-1:]:
        plan(until - datetime.timedelta(days=_NEW), lambda who=who: entitled.put_on(folk.meet(who)))


def _list(folk: SamplePeople, who: Villager, told: datetime.date, plan: Plan) -> None:
    listed = entitled.put_on(folk.meet(who))
    plan(told, lambda: entitled.tell(listed, day=told, how="written"))
