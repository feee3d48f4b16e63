"""The roll of an activity: names taken at once, certificates asked for those who passed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.errors import AppError, FieldErrors, Missing, TwiceOnTheRoll
from app.fields import Names
from app.records import certificates
from app.records.activities.activity import Activity, Attendance
from app.store import journal

PASSED: Final = 60
"""The score from which a certificate of completion is asked for; without scores, everybody."""


def of(activity: str) -> list[Attendance]:
    """The roll, in the order in which it was written."""
    return Attendance.where_equal("activity", activity)


def call(activity: Activity, typed: str, *, minutes: int | None = None) -> list[Attendance]:
    """Put names on the roll, as many as were typed or pasted. Raises FieldErrors (name)."""
    kind = Names(max=500)
    names = kind.parse(typed)
    if not names:
        raise FieldErrors({"name": Missing()})
    if twice := _twice(names):
        raise FieldErrors({"name": TwiceOnTheRoll(name=twice)})
    with journal.action("attendance.call") as act:
        return [act.add(Attendance, activity=activity.id, name=each, minutes=minutes)
                for each in names]  # fmt: skip


def _twice(names: Sequence[str]) -> str:
    return next((name for at, name in enumerate(names) if name in names[:at]), "")


def passed(activity: Activity) -> list[Attendance]:
    """Those on the roll who get a certificate and have not been asked one for yet."""
    return [
        each
        for each in of(activity.id)
        if not each.request and (each.score is None or each.score >= PASSED)
    ]


def ask_certificates(activity: Activity) -> list[Attendance]:
    """Ask the office for certificates of completion for those who passed, as one list.

    Raises FieldErrors; where nobody waits for one, nothing is asked.
    """
    if not passed(activity):
        return []
    with journal.action("attendance.certificates") as act:
        waiting = passed(activity)
        holders: list[dict[str, Any]] = [
            {"name": each.name, "person": each.person, "hours": _hours(each)} for each in waiting
        ]
        try:
            asked = certificates.ask_within(
                act, kind="completion", holders=holders, what=activity.theme, since=activity.day,
                until=activity.ends(),
            )  # fmt: skip
        except FieldErrors as refused:
            raise FieldErrors(_named(refused, waiting)) from refused
        return [act.change(each, request=request.id)
                for each, request in zip(waiting, asked, strict=True)]  # fmt: skip


def _hours(each: Attendance) -> int | None:
    return max(1, round(each.minutes / 60)) if each.minutes else None


def _named(refused: FieldErrors, waiting: Sequence[Attendance]) -> dict[str, AppError]:
    """The refusals by the name of whom they are about."""
    found: dict[str, AppError] = {}
    for field, why in refused.fields.items():
        parts = field.split(".")
        at = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else -1
        found[waiting[at].name if 0 <= at < len(waiting) else field] = why
    return found
