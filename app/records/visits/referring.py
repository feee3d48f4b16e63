"""Visitors sent on to legal aid, and what it owes them by when."""

from __future__ import annotations

import datetime
from typing import Any

from app.language import _, n_
from app.records import entitled
from app.records.visits.visit import Referral, Visit
from app.store import journal
from app.store.session import current

DECIDE_WITHIN, ASSIGN_WITHIN = datetime.timedelta(days=7), datetime.timedelta(days=3)
"""Legal Aid Law (2021) art. 43."""


def refer(visit: Visit, **values: Any) -> Referral:
    """Send a visitor on to legal aid. Raises FieldErrors."""
    with journal.action("referral.make") as act:
        return note_entitled(act, visit, act.add(Referral, visit=visit.id, **values))


def change_referral(referral: Referral, **values: Any) -> Referral:
    """Enter what became of a referral. Raises FieldErrors, NotOurs."""
    with journal.action("referral.change") as act:
        visit = Visit.get_or_none(Visit.id == referral.visit)
        return note_entitled(act, visit, act.change(referral, **values))


def note_entitled(act: journal.Action, visit: Visit | None, referral: Referral) -> Referral:
    """Say of a visitor on the list of those entitled what a referral says; gives the referral."""
    if visit is not None:
        entitled.follow(
            act, visit.person, visit.day, submitted=referral.submitted,
            decision=referral.decision, decided=referral.decided,
        )  # fmt: skip
    return referral


def referral_of(visit: str) -> Referral | None:
    """The referral that a visit led to."""
    return Referral.get_or_none((Referral.visit == visit) & Referral.voided.is_null())


def referral_due(referral: Referral) -> tuple[str, datetime.date] | None:
    """What legal aid owes next (`decision` or `lawyer`) and by which day."""
    if referral.decided is None:
        return ("decision", referral.submitted + DECIDE_WITHIN) if referral.submitted else None
    if referral.decision == "granted" and referral.assigned is None:
        return "lawyer", referral.decided + ASSIGN_WITHIN
    return None


def referrals_due(until: datetime.date) -> list[tuple[Referral, str, datetime.date]]:
    """Referrals for which legal aid owes something by a day: what (`referral_due`) and when."""
    undecided = Referral.decided.is_null() & Referral.submitted.is_null(False)
    without_lawyer = (Referral.decision == "granted") & Referral.assigned.is_null()
    asked = Referral.voided.is_null() & (undecided | without_lawyer)
    found: list[tuple[Referral, str, datetime.date]] = []
    for referral in Referral.select().where(asked):
        due = referral_due(referral)
        if due is not None and due[1] <= until:
            found.append((referral, *due))
    return sorted(found, key=lambda each: each[2])


def referral_words(referral: Referral) -> str:
    """What is known of a referral to legal aid."""
    columns = Referral.columns()
    parts = [
        f"{_(columns[name].label)} {columns[name].kind.show(value)}"
        for name in ("centre", "submitted", "decision", "decided", "number", "lawyer", "outcome")
        if (value := getattr(referral, name)) is not None
    ]
    if referral.told:
        parts.insert(0, _("Told what papers are needed"))
    return " · ".join(parts) or _("Sent on; nothing handed in yet")


def referral_clock(referral: Referral) -> tuple[str, bool]:
    """What legal aid owes next and how long it has, in words; and whether it is late."""
    due = referral_due(referral)
    if due is None:
        return "", False
    what = _("Decision due by {day}") if due[0] == "decision" else _("Lawyer due by {day}")
    left = (due[1] - current().today()).days
    days = abs(left)
    late = n_("{days} day late", "{days} days late", days)
    when = n_("{days} day left", "{days} days left", days) if left >= 0 else late
    words = f"{what.format(day=due[1].isoformat())} · {when.format(days=days)}"
    return words, left < 0
