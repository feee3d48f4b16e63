"""What visits still ask for, and how many came."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from app.language import _
from app.records import visits
from app.records.days import month_and_day
from app.records.visits import Visit
from app.room.today.line import AHEAD, Due, names
from app.store import journal


@dataclass(frozen=True)
class Numbers:
    """How many came."""

    month: int
    year: int
    referred: int
    since: datetime.date | None = None
    """The day of this year from which they are counted, where that is not its first."""

    def labelled(self) -> list[tuple[int, str]]:
        """Each number with what it is of."""
        return [
            (self.month, _("visits")),
            (self.referred, _("to legal aid")),
            (self.year, _("visits this year")),
        ]

    def since_words(self) -> str:
        """From when they are counted; empty where it is the whole year."""
        since = self.since
        return _("Counted since {day}.").format(day=month_and_day(since)) if since else ""


def counted(today: datetime.date) -> Numbers:
    """How many came this month and this year, and how many were sent to legal aid."""
    start = visits.first_counted_day()
    since = today.replace(month=1, day=1)
    year = visits.count(visits.Filter(since=max(since, start) if start else since, until=today))
    month = visits.month_count(today)
    referred = visits.count(visits.Filter(since=today.replace(day=1), until=today, result="aid"))
    told = start if start is not None and since < start <= today else None
    return Numbers(month, year, referred, told)


def promised(today: datetime.date) -> list[Due]:
    """Visits to which an answer was promised."""
    words = _("{name}: {matter}; an answer was promised")
    return [
        _of_visit(visit.id, words.format(**_of(visit)), _("Answer"), (visit.follow_up - today).days)
        for visit in visits.promised(today + AHEAD)
        if visit.follow_up is not None
    ]


def referrals(today: datetime.date) -> list[Due]:
    """Referrals of which legal aid owes a decision or a lawyer."""
    words = {
        "decision": _("{name}: legal aid decides"),
        "lawyer": _("{name}: legal aid names a lawyer"),
    }
    found: list[Due] = []
    for referral, what, day in visits.referrals_due(today + AHEAD):
        name = _of(journal.get(Visit, referral.visit))["name"]
        text = words[what].format(name=name)
        found.append(_of_visit(referral.visit, text, _("Ask"), (day - today).days))
    return found


def _of_visit(visit: str, words: str, verb: str, days: int) -> Due:
    return Due(words, verb, "visits", days=days, wanted={"record_id": visit})


def for_lawyer() -> list[Due]:
    """Visits that were left for the lawyer, in one line however many they are."""
    left = visits.left_for_lawyer()
    if not left:
        return []
    who = names(_of(visit)["name"] for visit in left)
    words = _("{count} left for the lawyer: {names}").format(count=len(left), names=who)
    wanted = {"asked": visits.Filter(for_lawyer=True)}
    return [Due(words, _("Look"), "visits", state=_("lawyer's day"), wanted=wanted)]


def _of(visit: Visit) -> dict[str, str]:
    matter = visit.columns()["category"].kind.show(visit.category)
    return {"name": visit.name or _("No name given"), "matter": matter}
