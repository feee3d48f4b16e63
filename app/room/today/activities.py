"""Activities, risks, findings and resolutions to look at, and theme days to come."""

from __future__ import annotations

import datetime
from typing import Final

from app.language import _
from app.messages import shortened
from app.records import activities, places
from app.records.activities import Activity
from app.room.today.line import AHEAD, SHORT, Due, names

_AHEAD_OF_THEMES: Final = datetime.timedelta(days=14)
"""Time enough to plan something and tell the village of it."""


def due(today: datetime.date) -> list[Due]:
    """Activities to come or without a word how they went, risks to look at, what was decided."""
    until, of = today + AHEAD, activities.due
    kinds, found = Activity.columns()["kind"].kind, list[Due]()
    for each in of.planned(until):
        words = _("{what}: planned") if each.day >= today else _("{what}: was it held?")
        said = words.format(what=f"{kinds.show(each.kind)} {shortened(each.theme, SHORT)}")
        verb = _("Look") if each.day >= today else _("Enter it")
        found.append(_of_record("activity", each.id, said, verb, (each.day - today).days))
    for risk in of.risks(until):
        who = _("Confidential") if risk.confidential else names(risk.parties or ())
        place = places.name_of(risk.place)
        said = _("Risk ({level}) {who}: look at it again").format(
            level=risk.columns()["level"].kind.show(risk.level), who=who or place
        )
        days = (activities.due_on(risk) - today).days
        found.append(_of_record("risk", risk.id, said, _("Look"), days))
    for waiting in of.findings(until):
        words = _("Check-up: {what}; look at it again")
        said = words.format(what=shortened(waiting.what.facts, SHORT))
        days = (waiting.day - today).days
        found.append(_of_record("activity", waiting.activity, said, _("Look"), days))
    for waiting in of.resolutions(until):
        said = _("Decided: {what}").format(what=shortened(waiting.what.topic, SHORT))
        days = (waiting.day - today).days
        found.append(_of_record("activity", waiting.activity, said, _("Look"), days))
    return found


def _of_record(kind: str, record: str, words: str, verb: str, days: int) -> Due:
    return Due(words, verb, kind, days=days, wanted={"record_id": record})


def theme_days(today: datetime.date) -> list[Due]:
    """Theme days for which nothing is planned, in one line; only where activities are kept."""
    if not Activity.select(Activity.row).limit(1).exists():
        return []
    coming = activities.due.themes(today + _AHEAD_OF_THEMES)
    if not coming:
        return []
    first, kind = coming[0], Activity.columns()["theme_day"].kind
    said = names(kind.show(each.code) for each in coming)
    words = _("Theme days without a plan: {names}").format(names=said)
    day = max(first.first, today)
    wanted = {"day": day, "theme_day": first.code, "theme": kind.show(first.code)}
    ahead = (first.first - today).days
    begun = ahead < 0
    return [Due(words, _("Plan it"), "activity", days=None if begun else ahead,
                state=_("theme day") if begun else "", wanted=wanted)]  # fmt: skip
