"""All that is to be done in a room, in the order in which it is read."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from app import settings
from app.language import _, n_
from app.records import certificates
from app.room.today import activities, asked, disputes, unfinished, visits
from app.room.today.line import Due, names
from app.store import preferences
from app.store.session import current


def look(progress: Callable[..., None]) -> tuple[list[Due], visits.Numbers]:
    """What is due today, what was not finished, what comes in the next days; and the counts."""
    today = current().today()
    progress()
    single, gathered = disputes.due(today)
    timed = [
        *visits.promised(today),
        *visits.referrals(today),
        *single,
        *activities.due(today),
    ]
    timed.sort(key=lambda each: each.days or 0)
    progress()
    numbers = visits.counted(today)
    now = [each for each in timed if (each.days or 0) <= 0]
    coming = timed[len(now) :]
    due = [
        *asked.remarks(today),
        *asked.sent_back(),
        *unfinished.unfinished(),
        *_paper(),
        *asked.unread(),
        *now,
        *visits.for_lawyer(),
        *gathered,
        *_ending(today),
        *activities.theme_days(today),
        *disputes.holidays(today),
        *coming,
    ]
    return due, numbers


def _paper() -> list[Due]:
    if preferences.get(settings.CODE_COPIED):
        return []
    words = _("The recovery code has not been copied on paper yet")
    return [Due(words, _("Copy it"), "settings", days=0, wanted={"part": "code"})]


def _ending(today: datetime.date) -> list[Due]:
    """Terms that end within 60 days, in one line however many they are."""
    ending = certificates.expiring()
    if not ending:
        return []
    first = ending[0].until
    assert first is not None
    words = n_(
        "The certificate of {names} ends on {day}",
        "Certificates of {names} end, the first on {day}",
        len(ending),
    ).format(names=names(each.name for each in ending), day=first.isoformat())
    days = (first - today).days
    return [Due(words, _("Look"), "certificates", days=days, wanted={"only": "expiring"})]
