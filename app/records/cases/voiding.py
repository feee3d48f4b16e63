"""Making void what was written in the wrong dispute, where nothing rests on it; and back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.records.cases import parts
from app.records.cases.amending import has_signed, talked_without
from app.records.cases.guards import has_voucher, lacks_revisit
from app.records.cases.model import (
    Agreement,
    Case,
    CaseMediator,
    CaseNote,
    Confirmation,
    Extension,
    Inquiry,
    OfCase,
    PaperOriginal,
    PoliceReport,
    PrintedPaper,
    Revisit,
    Session,
    Suggestion,
    Urging,
)
from app.records.cases.refusals import HasLaterSteps
from app.records.cases.step import (
    ACCEPTED,
    INVESTIGATING,
    MEDIATING,
    TALKING,
    living_part,
    require_stage,
)
from app.store import journal

H = TypeVar("H", bound=OfCase)


def void_record(record: H, *, reason: str, words: str = "") -> H:
    """Declare void what was written in the wrong dispute, with the papers noted of it.

    The stage goes back where it rested on this record alone. Raises HasLaterSteps where a later
    step does, NotFound, ReadOnly, WrongStage, NotOurs.
    """
    with journal.action("case.void_record") as act:
        case = parts.get(record.case)
        require_stage(case, "change")
        gone = act.void(living_part(case, type(record), record), reason, words)
        for model in (PaperOriginal, PrintedPaper):
            for each in parts.of(model, case):
                if each.of == record.id:
                    act.void(each, reason, words)
        # Asked once it counts nowhere any more; a refusal takes the whole action back.
        VOIDABLE[type(record)](case, gone)
        if isinstance(gone, Inquiry | Session):
            _keep_stage(act, case)
        return gone


def restore_record(record: H) -> H:
    """Take back that a record was declared void. Raises ReadOnly, WrongStage, NotOurs."""
    with journal.action("case.restore_record") as act:
        case = parts.get(record.case)
        require_stage(case, "change")
        stands = journal.get(type(record), record.id)
        for model in (PaperOriginal, PrintedPaper):
            together = (model.of == record.id) & (model.entry == stands.entry)
            for each in model.select().where(together & model.voided.is_null(False)):
                act.restore(each)
        back = act.restore(stands)
        if isinstance(back, Inquiry | Session):
            _keep_stage(act, case)
        return back


def _keep_stage(act: journal.Action, case: Case) -> None:
    """Bring stage, days and the numbers of sessions into line with what stands."""
    for number, each in enumerate(parts.sessions(case), 1):
        if each.sequence != number:
            act.change(each, sequence=number)
    asked, held = parts.inquiries(case), parts.sessions(case, 1)
    days: dict[str, Any] = {"investigating": asked[0].day if asked else None}
    if (case.round or 1) == 1:
        days["mediating"] = held[0].day if held else None
        if case.state in TALKING:
            days["state"] = MEDIATING if held else INVESTIGATING if asked else ACCEPTED
    # From the paper book there may be days of talks without their records.
    if case.batch is None and any(getattr(case, name) != value for name, value in days.items()):
        act.change(case, **days)


def _session(case: Case, gone: Session) -> None:
    left = parts.sessions(case, gone.round)
    talking = case.state in TALKING and gone.round == (case.round or 1)
    if not left and (not talking or parts.agreement(case) is not None):
        raise HasLaterSteps


def _urging(case: Case, gone: Urging) -> None:
    began = [
        each for each in parts.agreements(case) if each.effective and each.effective <= gone.day
    ]
    if not began:
        return
    rested = max(began, key=lambda each: each.round or 1)
    since, is_past = rested.effective, rested.round != (case.round or 1)
    left = [each for each in parts.of(Urging, case) if since is None or each.day >= since]
    if not left and (is_past or case.performance in ("part", "not")):
        raise HasLaterSteps


def _police(case: Case, _gone: PoliceReport) -> None:
    is_theirs = case.outcome == "handed_on" and "police" in (case.routes_told or [])
    if is_theirs and not parts.of(PoliceReport, case):
        raise HasLaterSteps


def _revisit(case: Case, _gone: Revisit) -> None:
    if case.closed is not None and lacks_revisit(case):
        raise HasLaterSteps


def _confirmation(case: Case, gone: Confirmation) -> None:
    if journal.get(Agreement, gone.agreement).round != (case.round or 1):
        raise HasLaterSteps


def _mediator(case: Case, gone: CaseMediator) -> None:
    if has_signed(case, gone) or talked_without(case, gone):
        raise HasLaterSteps


def _original(case: Case, gone: PaperOriginal) -> None:
    if gone.paper != "voucher" or case.performance != "performed" or has_voucher(case):
        return
    # What else shows that it was performed is kept as a note of that day.
    if not any(each.day == case.performed for each in parts.of(CaseNote, case)):
        raise HasLaterSteps


def _free(_case: Case, _gone: OfCase) -> None:
    """Nothing rests on it."""


VOIDABLE: dict[type[OfCase], Callable[[Case, Any], None]] = {
    Inquiry: _free,
    Session: _session,
    Urging: _urging,
    PoliceReport: _police,
    Revisit: _revisit,
    Suggestion: _free,
    Extension: _free,
    Confirmation: _confirmation,
    CaseMediator: _mediator,
    PaperOriginal: _original,
}
"""What can be made void by itself, each with what must not rest on it."""
