"""Hours on site in the invented year: the adviser comes twice a month, and when somebody calls."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, Final

from app.records import keeping
from app.records.network import Service
from app.records.people import Person
from app.records.places import Place

Plan = Callable[[datetime.date, Callable[[], object]], None]

_CLOCK: Final = datetime.time
_DAYS: Final = (6, 20)
"""Of a month; the Wednesday of that week."""
_WEDNESDAY: Final = 2
_MISSED: Final = 4
"""The month, from the first one, in which she came only once."""
_CALLS: Final = 75
"""Days between two calls."""
_WORK: Final = (
    ("advice", "接待群众，答疑"),
    ("review", "看村里的合同"),
    ("publicity", "走访，发宣传册"),
    ("mediation", "和调解员一起做工作"),
)


def plan_all(
    place: Place, advisers: Sequence[Person], since: datetime.date, until: datetime.date,
    chance: Random, plan: Plan,
) -> None:  # fmt: skip
    """Plan every service between two days on its day."""
    if not advisers:
        return
    for number, day in enumerate(_wednesdays(since, until)):
        if number != 2 * _MISSED + 1:
            types, work = chance.choice(_WORK)
            served = {"kind": "on_site", "types": [types], "work": work, "begin": _CLOCK(8, 30),
                      "finish": _CLOCK(12, 30)}  # fmt: skip
            _plan(plan, place, advisers[0], day, served)
    for back in range(_CALLS // 2, (until - since).days, _CALLS):
        called = {"kind": "call", "work": "村里有纠纷，电话叫来", "called": _CLOCK(14, 10),
                  "answered": _CLOCK(14, 11), "begin": _CLOCK(14, 50),
                  "finish": _CLOCK(16, 20)}  # fmt: skip
        _plan(plan, place, advisers[-1], until - datetime.timedelta(days=back), called)


def _wednesdays(since: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    month = since.replace(day=1)
    while month <= until:
        for each in _DAYS:
            day = month.replace(day=each)
            day += datetime.timedelta(days=_WEDNESDAY - day.weekday())
            if since <= day <= until:
                yield day
        month = (month + datetime.timedelta(days=31)).replace(day=1)


def _plan(
    plan: Plan, place: Place, person: Person, day: datetime.date, said: dict[str, Any]
) -> None:
    whole: dict[str, Any] = {**said, "day": day, "place": place.id, "person": person.id,
                             "name": person.name}  # fmt: skip
    plan(day, lambda: keeping.keep(Service, **whole))
