"""Correcting what was written down on the way: inquiries, sessions, reminders, reports, visits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.records import deliveries
from app.records.cases import parts
from app.records.cases.asked import lacks_revisit
from app.records.cases.model import (
    Case,
    Inquiry,
    OfCase,
    PoliceReport,
    Revisit,
    Session,
    Suggestion,
    Urging,
)
from app.records.cases.refusals import HasLaterSteps, OutOfOrder, TooLate
from app.records.cases.step import after, own, require_stage
from app.store import journal

H = TypeVar("H", bound=OfCase)
Values = Mapping[str, Any]


def change_record(record: H, *, reason: str = "", **values: Any) -> H:
    """Correct an inquiry, session, reminder, police report, return visit or suggestion.

    One that was delivered needs a reason; a session keeps its place among the others. Raises
    FieldErrors, HasLaterSteps, ReadOnly, WrongStage, NotOurs.
    """
    with journal.action("case.amend") as act:
        case = parts.get(record.case)
        require_stage(case, "change")
        stands: Any = own(case, type(record), record)
        if deliveries.state(stands) != deliveries.HERE and not reason:
            raise FieldErrors({"reason": Empty()})
        _IN_ORDER[type(record)](case, stands, {**stands.values(), **values})
        changed = act.change(stands, reason=reason or None, **values)
        if case.closed is not None and lacks_revisit(case):
            raise HasLaterSteps
        return changed


def require_in_time(values: Values) -> None:
    """Raise FieldErrors where something ends before it begins."""
    begin, finish = values.get("begin"), values.get("finish")
    if begin is not None and finish is not None and finish < begin:
        raise FieldErrors({"finish": OutOfOrder(begin)})


def _inquiry(case: Case, _stands: Inquiry, given: Values) -> None:
    after("day", given.get("day"), case.accepted, case.notified)
    require_in_time(given)


def _session(case: Case, stands: Session, given: Values) -> None:
    held = parts.sessions(case)
    before = [each.day for each in held if each.sequence < stands.sequence]
    after("day", given.get("day"), case.accepted, case.notified, *before)
    behind = [each.day for each in held if each.sequence > stands.sequence]
    behind += [each.day for each in parts.agreements(case) if each.round == stands.round]
    _not_after("day", given.get("day"), *behind)
    require_in_time(given)


def _urging(case: Case, _stands: Urging, given: Values) -> None:
    after("day", given.get("day"), _in_force(case))
    _not_after("day", given.get("day"), case.closed)


def _police_report(_case: Case, _stands: PoliceReport, given: Values) -> None:
    time = given.get("time")
    after("time", time.date() if time is not None else None)


def _revisit(case: Case, _stands: Revisit, given: Values) -> None:
    after("day", given.get("day"), _in_force(case) or case.ended, case.accepted)
    _not_after("day", given.get("day"), case.closed)


def _suggestion(case: Case, _stands: Suggestion, given: Values) -> None:
    require_answered_later(case, given)


def require_answered_later(case: Case, given: Values) -> None:
    """Raise FieldErrors unless a suggestion follows on the dispute and its answer on both."""
    after("day", given.get("day"), case.day)
    after("answered", given.get("answered"), given.get("day"))


def _in_force(case: Case) -> datetime.date | None:
    """Since when the first of its agreements has been in force."""
    return min((each.effective for each in parts.agreements(case) if each.effective), default=None)


def _not_after(field: str, day: datetime.date | None, *later: datetime.date | None) -> None:
    known = [each for each in later if each is not None]
    if day is not None and known and day > min(known):
        raise FieldErrors({field: TooLate(day=min(known))})


_IN_ORDER: dict[type[OfCase], Callable[[Case, Any, Values], None]] = {
    Inquiry: _inquiry,
    Session: _session,
    Urging: _urging,
    PoliceReport: _police_report,
    Revisit: _revisit,
    Suggestion: _suggestion,
}
"""What can be corrected, each with what its days must follow on."""

CORRECTABLE = frozenset(_IN_ORDER)
"""The kinds of record that `change_record` takes."""
