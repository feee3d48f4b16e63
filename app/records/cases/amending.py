"""Correcting what was written down on the way: inquiries, sessions, mediators, the court."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import Described, Entry, Reference, Text
from app.language import N_, _
from app.records import deliveries
from app.records.cases import avoidance, due, parts
from app.records.cases.guards import confirm_by, lacks_revisit
from app.records.cases.model import (
    Agreement,
    Case,
    CaseMediator,
    CaseNote,
    Confirmation,
    Extension,
    Inquiry,
    OfCase,
    PoliceReport,
    Revisit,
    Session,
    Signature,
    Suggestion,
    Urging,
)
from app.records.cases.refusals import (
    AskedByNoMediator,
    HasLaterSteps,
    MayHaveToAvoid,
    OutOfOrder,
    PresentNoParty,
    TooLate,
)
from app.records.cases.step import Form, after, declare, living_part, require_stage
from app.records.people import Person
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
        stands: Any = living_part(case, type(record), record)
        if deliveries.state(stands) != deliveries.HERE and not reason:
            raise FieldErrors({"reason": Empty()})
        CORRECTABLE[type(record)](case, stands, {**stands.values(), **values})
        changed = act.change(stands, reason=reason or None, **values)
        if case.closed is not None and lacks_revisit(case):
            raise HasLaterSteps
        return changed


def change_noted(record: H, *, why: str, anyway: bool = False, **values: Any) -> H:
    """Correct more time, an application to the court, or who mediated.

    Why it is corrected stands in a note of the dispute, beside what it said before. Raises
    FieldErrors, HasLaterSteps, MayHaveToAvoid (unless `anyway`), ReadOnly, WrongStage, NotOurs.
    """
    with journal.action("case.amend") as act:
        case = parts.get(record.case)
        require_stage(case, "change")
        stands: Any = living_part(case, type(record), record)
        if not why:
            raise FieldErrors({"why": Empty()})
        given = {**stands.values(), **values}
        _NOTED[type(record)](case, stands, given, anyway)
        changed = act.change(stands, **given)
        _one_leads(act, case, changed)
        what = "；".join(_differences(stands, changed))
        words = _("{record} put right: {what}").format(record=_(type(record).label), what=what)
        act.add(CaseNote, case=case.id, day=act.store.today(), words=words, reason=why)
        return changed


def asked_why(record: OfCase) -> dict[str, Described]:
    """What the form of a correction asks for besides what is corrected."""
    if type(record) in NOTED:
        return {"why": Entry(Text(max=200), N_("Why it is corrected"), required=True)}
    label = N_("Why it is corrected (only where the district has it already)")
    return {"reason": Entry(Text(max=200), label)}


def correct(record: H, values: dict[str, Any]) -> H:
    """Correct a record by the values of its form and of `asked_why`, as far as each asks for it.

    Raises what `change_record` and `change_noted` do.
    """
    if type(record) in NOTED:
        return change_noted(record, why=values.pop("why") or "", **values)
    return change_record(record, reason=values.pop("reason") or "", **values)


def _one_leads(act: journal.Action, case: Case, changed: OfCase) -> None:
    if isinstance(changed, CaseMediator) and changed.leading:
        for each in parts.mediators(case):
            if each.leading and each.id != changed.id:
                act.change(each, leading=None)


def _differences(before: OfCase, after: OfCase) -> list[str]:
    """What is different now, one column each; what refers to another record says nothing."""
    return [
        f"{_(column.label)} {column.kind.show(old) or '—'} → {column.kind.show(new) or '—'}"
        for name, column in type(before).columns().items()
        if (old := getattr(before, name)) != (new := getattr(after, name))
        and not isinstance(column.kind, Reference)
    ]


def _extension(case: Case, stands: Extension, given: Values, _anyway: bool) -> None:
    after("day", given.get("day"), case.accepted)
    require_longer(case, given, stands.id)


def require_longer(case: Case, given: Values, without: str = "") -> None:
    """Raise FieldErrors unless more time ends later than it begins and than there was time."""
    day, until = given.get("day"), given.get("until")
    if day is None or until is None:
        return
    if until <= day:
        raise FieldErrors({"until": OutOfOrder(day)})
    known = due.deadline(case, without)
    if given.get("kind") == "agreed" and known is not None and until <= known:
        raise FieldErrors({"until": OutOfOrder(known)})


def _confirmation(case: Case, stands: Confirmation, given: Values, _anyway: bool) -> None:
    agreement = journal.get(Agreement, stands.agreement)
    result, decided = given.get("result"), given.get("decided")
    after("applied", given.get("applied"), agreement.effective)
    if agreement.effective is not None:
        _not_after("applied", given.get("applied"), confirm_by(agreement.effective))
    after("decided", decided, given.get("applied"))
    if (result is None) != (decided is None):
        raise FieldErrors({"decided" if decided is None else "result": Empty()})
    if result in ("confirmed", "rejected") and not given.get("ruling"):
        raise FieldErrors({"ruling": Empty()})
    is_over = case.closed is not None or agreement.round != (case.round or 1)
    others = [each for each in parts.of(Confirmation, case) if each.id != stands.id]
    before_court = any(
        each.agreement == stands.agreement and each.result in BEFORE_COURT for each in others
    )
    if result != stands.result and (is_over or (before_court and result in BEFORE_COURT)):
        raise HasLaterSteps


BEFORE_COURT = (None, "confirmed", "rejected")
"""The results after which nobody applies again for the same agreement."""


def _mediator(case: Case, stands: CaseMediator, given: Any, anyway: bool) -> None:
    since, until = given.get("since"), given.get("until")
    after("since", since, case.day)
    _not_after("since", since, *talked_without(case, stands))
    after("until", until, since, given.get("avoidance_asked"))
    after("avoidance_asked", given.get("avoidance_asked"), since)
    if given.get("person") == stands.person:
        return
    if has_signed(case, stands):
        raise HasLaterSteps
    found = avoidance.conflicts(case, given["person"]) if given.get("person") else []
    if any(each.why == avoidance.PARTY for each in found) or (found and not anyway):
        raise MayHaveToAvoid(found)
    if given.get("person"):
        given["name"] = journal.get(Person, given["person"]).name


def talked_without(case: Case, mediator: CaseMediator) -> list[datetime.date]:
    """On which days was talked when nobody else had been named yet."""
    others = [each.since for each in parts.of(CaseMediator, case) if each.id != mediator.id]
    days = [each.day for each in (*parts.inquiries(case), *parts.sessions(case))]
    return [day for day in days if not others or day < min(others)]


def has_signed(case: Case, mediator: CaseMediator) -> bool:
    """Whether a mediator stands under an agreement of the dispute."""
    return any(each.mediator == mediator.id for each in parts.of(Signature, case))


_NOTED: dict[type[OfCase], Callable[[Case, Any, Any, bool], None]] = {
    Extension: _extension,
    Confirmation: _confirmation,
    CaseMediator: _mediator,
}

NOTED = frozenset(_NOTED)
"""The kinds of record that `change_noted` takes: they have no place for why they are corrected."""


def require_in_time(values: Values) -> None:
    """Raise FieldErrors where something ends before it begins."""
    begin, finish = values.get("begin"), values.get("finish")
    if begin is not None and finish is not None and finish < begin:
        raise FieldErrors({"finish": OutOfOrder(begin)})


def require_parties(case: Case, values: Values, before: Collection[str] = ()) -> None:
    """Raise FieldErrors where somebody is said to have been there as a party who is none.

    Those who stood there `before` stay: a paper names people as they were called then.
    """
    for name in parts.strangers(case, values.get("present") or ()):
        if name not in before:
            invited = Session.invited.label
            raise FieldErrors({"present": PresentNoParty(name=name, field=_(invited))})


def require_mediators(case: Case, values: Values, before: Collection[str] = ()) -> None:
    """Raise FieldErrors where somebody asked who does not mediate; who stood `before` stays."""
    for name in parts.outsiders(case, values):
        if name not in before:
            raise FieldErrors({"by": AskedByNoMediator(name=name)})


def _inquiry(case: Case, stands: Inquiry, given: Values) -> None:
    after("day", given.get("day"), case.accepted, case.notified)
    require_mediators(case, given, stands.by or ())
    require_in_time(given)


def _session(case: Case, stands: Session, given: Values) -> None:
    held, mine = parts.sessions(case), stands.sequence or 0
    before = [each.day for each in held if (each.sequence or 0) < mine]
    after("day", given.get("day"), case.accepted, case.notified, *before)
    behind = [each.day for each in held if (each.sequence or 0) > mine]
    behind += [each.day for each in parts.agreements(case) if each.round == stands.round]
    _not_after("day", given.get("day"), *behind)
    require_parties(case, given, stands.present or ())
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


CORRECTABLE: dict[type[OfCase], Callable[[Case, Any, Values], None]] = {
    Inquiry: _inquiry,
    Session: _session,
    Urging: _urging,
    PoliceReport: _police_report,
    Revisit: _revisit,
    Suggestion: _suggestion,
}
"""What can be corrected, each with what its days must follow on."""

declare("correct_mediator", Form(
    N_("Mediator"), [("person:2", "named_by"), ("since", "until"), ("leading", "avoidance_asked"),
                     ("avoidance_reason",)],
    CaseMediator, labels={"person": N_("Who mediates")}, corrects=True,
    left_out=("name", "avoidance_decided"),
))  # fmt: skip
declare("correct_confirmation", Form(
    N_("Judicial confirmation"), [("court:2", "applied"), ("result", "decided"), ("ruling",),
                                  ("reason",)],
    Confirmation, corrects=True, left_out=("agreement",),
))  # fmt: skip
