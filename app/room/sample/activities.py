"""What was done for the village in the invented year: held on its day, with what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final

import msgspec

from app.records import activities, keeping
from app.records.activities import HELD, PLANNED, Activity, Survey
from app.records.places import Place
from app.resources import resource
from app.store import registry

DAYS: Final = frozenset({"day", "next_look", "defused", "look_again", "looked", "until", "done"})
"""What is told in days before today; a day to come is below nought."""

_ENDS: Final = ("defused", "looked", "done", "how")
"""What is known only once the matter is over: the day, and how."""

_RETURNED: Final = 42
_GOOD: Final = (0.55, 0.3, 0.1, 0.05, 0.0)
"""How the answers of a form are spread, the best first."""

Plan = Callable[[datetime.date, Callable[[], object]], None]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One activity: how many days ago, what it was, what hangs on it."""

    back: int
    kind: str
    theme: str
    venue: str
    outcome: str = ""
    audiences: list[str] = []
    headcount: int | None = None
    theme_day: str = ""
    materials: str = ""
    copies: int | None = None
    channels: list[str] = []
    hanging: list[tuple[str, dict[str, Any]]] = []
    roll: list[str] = []
    survey: bool = False


def told() -> list[Told]:
    """The activities of the year, the earliest first."""
    data = resource("sample", "activities.json").read_bytes()
    return msgspec.json.decode(data, type=list[Told])


def plan_all(place: Place, today: datetime.date, plan: Plan) -> None:
    """Plan every activity of the year on its day; what is to come is planned today."""
    for each in told():
        day = _ago(today, each.back)
        plan(min(day, today), lambda each=each, day=day: _hold(each, day, place, today, plan))


def _hold(each: Told, day: datetime.date, place: Place, today: datetime.date, plan: Plan) -> None:
    activity = keeping.keep(
        Activity, day=day, kind=each.kind, state=HELD if day <= today else PLANNED,
        theme=each.theme, place=place.id, venue=each.venue, audiences=each.audiences or None,
        headcount=each.headcount, outcome=each.outcome or None, copies=each.copies,
        theme_day=each.theme_day or None, materials=each.materials or None,
        channels=each.channels or None,
    )  # fmt: skip
    if each.roll:
        activities.rolls.call(activity, "、".join(each.roll), minutes=150)
    if each.survey:
        _ask(activity, place, day)
    for kind, values in each.hanging:
        known: dict[str, Any] = {"activity": activity.id}
        known |= {name: _ago(today, v) if name in DAYS else v for name, v in values.items()}
        if kind == "risk":
            known["place"] = place.id
        ended = {name: known.pop(name) for name in _ENDS if name in known}
        record = keeping.keep(registry[kind], **known)
        if ended:
            on = next(iter(ended.values()))
            plan(on, lambda record=record, ended=ended: keeping.change(record, **ended))


def _ask(activity: Activity, place: Place, day: datetime.date) -> None:
    survey = keeping.keep(
        Survey, day=day, kind="satisfaction", title="法律服务满意度", place=place.id,
        activity=activity.id, handed_out=_RETURNED + 8, returned=_RETURNED,
    )  # fmt: skip
    for question in activities.ask_usual(survey):
        shares = _GOOD[: len(question.answers)]
        counts = [round(_RETURNED * share) for share in shares]
        counts[0] += _RETURNED - sum(counts)
        keeping.change(question, **dict(zip(activities.ANSWERS, counts, strict=False)))


def _ago(today: datetime.date, days: int) -> datetime.date:
    return today - datetime.timedelta(days=days)
