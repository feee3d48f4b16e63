"""What comes up at any stage: danger that is reported, advice to an authority, notes."""

from __future__ import annotations

from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import Entry, Text
from app.language import N_
from app.records.cases.amending import require_answered_later
from app.records.cases.model import Case, CaseNote, PoliceReport, Suggestion
from app.records.cases.step import (
    ARCHIVED,
    BEFORE_ARCHIVE,
    ENDED,
    OPEN,
    Form,
    Group,
    after,
    declare,
    step,
    today,
)
from app.store import journal
from app.store.session import current


@step(
    "report_to_police", OPEN, label=N_("Report to the police"), group=Group.BESIDE,
    form=Form(
        N_("Report to the police"), [("time", "whom"), ("words",), ("answer",)], PoliceReport,
        begin=lambda _case: {"time": current().clock().replace(second=0, microsecond=0)},
        says=N_("Where a crime or a breach of the peace threatens, calm both sides and report at"
                " once (art. 25)."),
        meets=[PoliceReport], corrects=True, left_out=(),
    ),
)  # fmt: skip
def report_to_police(act: journal.Action, case: Case, **values: Any) -> PoliceReport:
    """Enter a report to the police (values of PoliceReport) with its time. Raises FieldErrors."""
    values.setdefault("time", act.store.clock())
    after("time", values["time"].date())
    return act.add(PoliceReport, case=case.id, **values)


@step(
    "append_note", BEFORE_ARCHIVE | {ARCHIVED}, label=N_("Add a note"), group=Group.BESIDE,
    form=Form(N_("Add a note"), [("day",), ("words",)], CaseNote,
              begin=lambda _case: {"day": today()}),
)  # fmt: skip
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


declare("correction", Form(
    N_("Put a signed paper right"), [("words:3", "day:2"), ("was",), ("now",), ("reason",)],
    CaseNote, more={"words": Entry(Text(max=200), N_("What is wrong"), required=True)},
    begin=lambda _case: {"day": today()}, required=["now", "reason"],
    act=lambda case, values: append_note(case, correction=True, **{
        name: value for name, value in values.items() if value is not None}),
    says=N_("The signed paper stays as it is. What is kept here is printed as a correction and"
            " bound behind it."),
))  # fmt: skip


@step(
    "suggest", OPEN | {ENDED}, label=N_("Suggestion to an authority"), group=Group.BESIDE,
    form=Form(
        N_("Suggestion to an authority"), [("whom:2", "day"), ("words",), ("answer",),
                                           ("answered",)],
        Suggestion, begin=lambda _case: {"day": today()}, corrects=True, left_out=(),
    ),
)  # fmt: skip
def suggest(act: journal.Action, case: Case, **values: Any) -> Suggestion:
    """Keep advice to an authority that grew out of a dispute. Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    require_answered_later(case, values)
    return act.add(Suggestion, case=case.id, **values)
