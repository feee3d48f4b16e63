"""The stages of a dispute: which are done, where it stands, what is still to come."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app import codes
from app.language import N_, _
from app.records import days
from app.records.cases import parts
from app.records.cases.model import Case
from app.records.cases.step import ENDED

_WAY: Final = (
    "registered", "accepted", "investigating", "mediating", "agreed", "performing", "revisit",
    "archived",
)  # fmt: skip


class When(Enum):
    """Whether a stage is done, reached now, or to come."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True)
class Stage:
    """One stage: its name, since when, and whether it is done, now or to come."""

    words: str
    day: datetime.date | None
    when: When

    @property
    def title_with_day(self) -> str:
        """Name and day in one."""
        return f"{self.words} {days.short(self.day)}".strip()


def now(case: Case) -> str:
    """Where a dispute stands, in the words of list, bar and command alike."""
    words = codes.load("case_state").label(case.state or _WAY[0])
    if case.state == ENDED and case.outcome:
        how = codes.load("outcome").label(case.outcome)
        return _("{stage} ({outcome})").format(stage=words, outcome=how)
    return words


def of(case: Case) -> list[Stage]:
    """The stages of a dispute; one that ended without agreement goes another way."""
    label = codes.load("case_state").label
    state = case.state or "registered"
    if state == "declined":
        return [Stage(label("registered"), case.day, When.DONE),
                Stage(label("declined"), case.declined, When.NOW)]  # fmt: skip
    way: list[str] = list(_WAY)
    if state == "ended" or case.outcome in ("failed", "withdrawn", "refused", "handed_on"):
        way[way.index("agreed") : way.index("performing") + 1] = ["ended"]
    if state in ("closed", "archived"):
        way.insert(-1, "closed")
    at = way.index(state) if state in way else 0
    found: list[Stage] = []
    since = _days(case)
    for index, name in enumerate(way):
        words = _(N_("Return visit")) if name == "revisit" else label(name)
        day = since.get(name)
        # A return visit may be entered while the agreement is still being performed.
        done = index < at or name == state == "archived" or (name == "revisit" and day is not None)
        when = When.NOW if index == at else When.TO_COME
        found.append(Stage(now(case) if index == at else words, day, When.DONE if done else when))
    return found


def _days(case: Case) -> dict[str, datetime.date | None]:
    agreement = parts.agreement(case)
    seen = parts.revisits(case)
    return {
        "registered": case.day,
        "accepted": case.accepted,
        "investigating": case.investigating,
        "mediating": case.mediating,
        "agreed": agreement.effective if agreement is not None else None,
        "performing": case.performed,
        "ended": case.ended,
        "revisit": seen[-1].day if seen else None,
        "closed": case.closed,
        "archived": case.archived,
    }
