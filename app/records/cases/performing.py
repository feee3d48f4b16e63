"""After an agreement or an end: performance, the court, a new round, revisit, close, archive."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.language import N_, _
from app.records.cases import guards, money, parts, volume
from app.records.cases.asked import confirm_by
from app.records.cases.model import (
    Case,
    CaseNote,
    Confirmation,
    Instalment,
    Payment,
    Revisit,
    Urging,
)
from app.records.cases.refusals import Missing, NotYet, TooLate
from app.records.cases.step import (
    ARCHIVED,
    CLOSED,
    MEDIATING,
    PERFORMING,
    after,
    latest,
    own,
    step,
)
from app.store import journal


@step("start_performing")
def start_performing(act: journal.Action, case: Case) -> Case:
    """Let performance begin of an agreement that is in force. Raises NotYet."""
    guards.require(case, "start_performing")
    return act.change(case, state=PERFORMING, performance="not_due")


@step("plan_instalments")
def plan_instalments(
    act: journal.Action, case: Case, *, instalments: Sequence[Mapping[str, Any]]
) -> list[Instalment]:
    """Plan anew what is not paid yet; it must add up to what was agreed. Raises FieldErrors."""
    agreement = parts.agreement(case)
    if agreement is None:
        words = N_("the agreement")
        raise NotYet("plan_instalments", [Missing("agreement", words, "agreement", "clauses")])
    return money.plan(act, agreement, instalments)


@step("pay")
def pay(act: journal.Action, case: Case, *, instalment: Instalment, **values: Any) -> Payment:
    """Enter a payment (values of Payment); at most what is owed. Raises NotYet, FieldErrors."""
    guards.require(case, "pay")
    agreement = parts.agreement(case)
    assert agreement is not None
    values.setdefault("day", act.store.today())
    after("day", values["day"], agreement.day)
    if instalment.id not in {each.id for each in parts.instalments(agreement)}:
        raise FieldErrors({"instalment": Empty()})
    return money.pay(act, instalment, **values)


@step("take_back_payment")
def take_back_payment(
    act: journal.Action, case: Case, *, payment: Payment, words: str = ""
) -> Payment:
    """Declare a payment void that was entered by mistake. Raises HasLaterSteps."""
    return money.take_back(act, own(case, Payment, payment), words)


@step("urge")
def urge(act: journal.Action, case: Case, **values: Any) -> Urging:
    """Keep a reminder to perform (values of Urging). Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    agreement = parts.agreement(case)
    after("day", values["day"], agreement.effective if agreement else None)
    return act.add(Urging, case=case.id, **values)


@step("perform")
def perform(
    act: journal.Action,
    case: Case,
    *,
    performance: str,
    day: datetime.date | None = None,
    proof: str | None = None,
    routes_told: Sequence[str] = (),
) -> Case:
    """Say how it was performed (list `performance`: performed, part, not). Raises NotYet.

    `proof` says what shows it where no voucher was entered; it is kept as a note.
    """
    guards.require(case, "perform", performance=performance, proof=proof)
    performed = day or act.store.today()
    agreement = parts.agreement(case)
    paid = [each.day for each in money.statement(case).payments]
    since = agreement.effective if agreement else None
    after("performed", performed, since, *(paid if performance == "performed" else ()))
    if proof:
        words = _("Performance: {proof}").format(proof=proof)
        act.add(CaseNote, case=case.id, day=performed, words=words)
    return act.change(
        case,
        performance=performance,
        performed=performed,
        routes_told=list(routes_told) or case.routes_told,
    )


# The court


@step("apply_confirmation")
def apply_confirmation(
    act: journal.Action,
    case: Case,
    *,
    court: str,
    applied: datetime.date | None = None,
    both: bool = False,
    identity_matter: bool = False,
) -> Confirmation:
    """Enter that both sides ask the court to confirm. Raises NotYet, FieldErrors.

    Within 30 days from the agreement's coming into force (民事诉讼法 art. 205); `identity_matter`
    where marriage, parentage or adoption themselves are at stake, which no court confirms.
    """
    guards.require(case, "apply_confirmation", both=both, identity_matter=identity_matter)
    agreement = parts.agreement(case)
    assert agreement is not None
    assert agreement.effective is not None
    day = applied or act.store.today()
    after("applied", day, agreement.effective)
    last = confirm_by(agreement.effective)
    if day > last:
        raise FieldErrors({"applied": TooLate(day=last)})
    return act.add(Confirmation, case=case.id, agreement=agreement.id, court=court, applied=day)


@step("decide_confirmation")
def decide_confirmation(
    act: journal.Action,
    case: Case,
    *,
    result: str,
    day: datetime.date | None = None,
    ruling: str | None = None,
    reason: str | None = None,
) -> Confirmation:
    """Enter what the court decided (list `confirmation`). Raises NotYet, FieldErrors."""
    guards.require(case, "decide_confirmation")
    asked = next(each for each in parts.confirmations(case) if each.result is None)
    decided = day or act.store.today()
    after("decided", decided, asked.applied)
    if result in ("confirmed", "rejected") and not ruling:
        raise FieldErrors({"ruling": Empty()})
    return act.change(asked, result=result, decided=decided, ruling=ruling, reason=reason)


@step("new_round")
def new_round(
    act: journal.Action, case: Case, *, reason: str, day: datetime.date | None = None
) -> Case:
    """Mediate anew after a rejection or where an agreement is not performed."""
    guards.require(case, "new_round")
    begun = day or act.store.today()
    decided = latest(each.decided for each in parts.confirmations(case))
    after("day", begun, decided, case.ended)
    if not reason:
        raise FieldErrors({"reason": Empty()})
    number = (case.round or 1) + 1
    words = _("Round {number}: {reason}").format(number=number, reason=reason)
    act.add(CaseNote, case=case.id, day=begun, words=words)
    return act.change(
        case,
        state=MEDIATING,
        round=number,
        mediating=begun,
        outcome=None,
        ended=None,
        performance=None,
        performed=None,
    )


# The end


@step("revisit")
def revisit(act: journal.Action, case: Case, **values: Any) -> Revisit:
    """Keep a return visit (values of Revisit); it carries the agreement's number. Raises NotYet."""
    guards.require(case, "revisit")
    agreement = parts.agreement(case)
    values.setdefault("day", act.store.today())
    after("day", values["day"], agreement.effective if agreement else case.ended, case.accepted)
    number = agreement.number if agreement is not None else None
    return act.add(Revisit, case=case.id, **{"agreement_number": number, **values})


@step("close")
def close(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
) -> Case:
    """Close a dispute that was performed or ended, and revisited. Raises NotYet, FieldErrors."""
    guards.require(case, "close", routes_told=routes_told)
    closed = day or act.store.today()
    seen = latest(each.day for each in parts.revisits(case))
    after("closed", closed, case.ended, case.performed, seen)
    told = list(routes_told) or case.routes_told
    return act.change(case, state=CLOSED, closed=closed, routes_told=told)


@step("archive")
def archive(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    retention: str,
    filed_by: str,
    checked_by: str | None = None,
    volume_number: str | None = None,
    volume_state: str | None = None,
    despite: str | None = None,
) -> Case:
    """Put the volume into the archive; from then on only notes are added. Raises NotYet.

    Every paper that must lie in it does, and its papers do not contradict each other, unless
    `despite` says why that is as it should be.
    """
    missing = [each.missing for each in volume.gaps(case)]
    if not despite:
        missing += [each.missing for each in volume.contradictions(case)]
    if missing:
        raise NotYet("archive", missing)
    archived = day or act.store.today()
    after("archived", archived, case.closed)
    if despite:
        words = _("Archived although papers differ: {why}").format(why=despite)
        act.add(CaseNote, case=case.id, day=archived, words=words)
    return act.change(
        case,
        state=ARCHIVED,
        archived=archived,
        retention=retention,
        filed_by=filed_by,
        checked_by=checked_by,
        volume=volume_number or case.number,
        volume_state=volume_state,
    )
