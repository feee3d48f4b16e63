"""What comes up at any stage: danger that is reported, advice to an authority, notes."""

from __future__ import annotations

from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.records.cases.amending import require_answered_later
from app.records.cases.model import Case, CaseNote, PoliceReport, Suggestion
from app.records.cases.step import after, step
from app.store import journal


@step("report_to_police")
def report_to_police(act: journal.Action, case: Case, **values: Any) -> PoliceReport:
    """Enter a report to the police (values of PoliceReport) with its time. Raises FieldErrors."""
    values.setdefault("time", act.store.clock())
    after("time", values["time"].date())
    return act.add(PoliceReport, case=case.id, **values)


@step("suggest")
def suggest(act: journal.Action, case: Case, **values: Any) -> Suggestion:
    """Keep advice to an authority that grew out of a dispute. Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    require_answered_later(case, values)
    return act.add(Suggestion, case=case.id, **values)


@step("append_note")
def append_note(
    act: journal.Action, case: Case, *, correction: bool = False, **values: Any
) -> CaseNote:
    """Add a note (values of CaseNote), in an archived dispute too. Raises FieldErrors.

    A `correction` says in `words` what was wrong on a signed paper, perhaps what it said (`was`)
    and what is right (`now`), and must give its `reason`: the 更正说明 prints them.
    """
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.day)
    if correction and not values.get("reason"):
        raise FieldErrors({"reason": Empty()})
    return act.add(CaseNote, case=case.id, correction=correction or None, **values)
