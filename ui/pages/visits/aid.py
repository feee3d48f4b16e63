"""What is known of somebody sent on to legal aid, in words."""

from __future__ import annotations

from typing import Final

from app.language import _, n_
from app.records import visits
from app.records.visits import Referral
from app.store.session import current

ROWS: Final = (
    ("told", "centre:2"), ("documents",), ("submitted", "decision", "decided"),
    ("number", "lawyer", "assigned"), ("outcome",),
)  # fmt: skip
"""What is asked of a referral, line by line."""


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


def clock(referral: Referral) -> str:
    """What legal aid owes next, and how long it has."""
    due = visits.referral_due(referral)
    if due is None:
        return ""
    what = _("Decision due by {day}") if due[0] == "decision" else _("Lawyer due by {day}")
    left = (due[1] - current().today()).days
    days = abs(left)
    late = n_("{days} day late", "{days} days late", days)
    when = n_("{days} day left", "{days} days left", days) if left >= 0 else late
    return f"{what.format(day=due[1].isoformat())} · {when.format(days=days)}"
