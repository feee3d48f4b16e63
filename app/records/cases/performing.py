"""After an agreement: performance, the court, a new round."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import Day, Entry, Flag, Text
from app.language import N_, _
from app.records.cases import guards, money, parts
from app.records.cases.guards import confirm_by
from app.records.cases.model import (
    Case,
    CaseNote,
    Confirmation,
    Instalment,
    Payment,
    Urging,
)
from app.records.cases.refusals import Missing, NotYet, TooLate
from app.records.cases.step import (
    AGREED,
    IN_FORCE,
    MEDIATING,
    PERFORMING,
    Form,
    Values,
    after,
    latest,
    living_part,
    step,
    today,
)
from app.store import journal


@step(
    "start_performing", {AGREED}, PERFORMING, label=N_("Begin performance"),
    guard=guards.in_force, form=Form(N_("Begin performance")),
)  # fmt: skip
def start_performing(act: journal.Action, case: Case) -> Case:
    """Let performance begin of an agreement that is in force. Raises NotYet."""
    return act.change(case, state=PERFORMING, performance="not_due")


def _unpaid(case: Case) -> Values:
    lines = money.statement(case).lines
    return {"instalments": [each.instalment.values() for each in lines if not each.payments]}


@step(
    "plan_instalments", IN_FORCE | {MEDIATING},
    form=Form(
        N_("What is to be paid and when"), [("instalments",)],
        more={"instalments": Entry(None, N_("To be paid by"))}, begin=_unpaid,
        act=lambda case, values: plan_instalments(case, instalments=values["instalments"] or ()),
        meets=[Instalment],
    ),
)  # fmt: skip
def plan_instalments(
    act: journal.Action, case: Case, *, instalments: Sequence[Mapping[str, Any]]
) -> list[Instalment]:
    """Plan anew what is not paid yet; it must add up to what was agreed. Raises FieldErrors."""
    agreement = parts.agreement(case)
    if agreement is None:
        words = N_("the agreement")
        raise NotYet("plan_instalments", [Missing("agreement", words, "agreement", "clauses")])
    return money.plan(act, agreement, instalments)


def _owed(case: Case) -> Values:
    lines = [each for each in money.statement(case).lines if each.left]
    first = {"instalment": lines[0].instalment.id, "amount": lines[0].left} if lines else {}
    return {"day": today(), **first}


def _left_of(case: Case, instalment: str) -> Values:
    lines = money.statement(case).lines
    return {"amount": next((e.left for e in lines if e.instalment.id == instalment), None)}


@step(
    "pay", {PERFORMING}, label=N_("Payment"), guard=guards.pay,
    offered=lambda case: not guards.pay(case, {}),
    form=Form(
        N_("Enter a payment"), [("instalment:2", "day"), ("amount", "voucher")], Payment,
        begin=_owed, subject="instalment", known=_left_of, meets=[Payment], left_out=(),
    ),
)  # fmt: skip
def pay(act: journal.Action, case: Case, *, instalment: Instalment, **values: Any) -> Payment:
    """Enter a payment (values of Payment); at most what is owed. Raises NotYet, FieldErrors."""
    agreement = parts.agreement(case)
    assert agreement is not None
    values.setdefault("day", act.store.today())
    after("day", values["day"], agreement.day)
    if instalment.id not in {each.id for each in parts.instalments(agreement)}:
        raise FieldErrors({"instalment": Empty()})
    return money.pay(act, instalment, **values)


@step("take_back_payment", {PERFORMING})
def take_back_payment(
    act: journal.Action, case: Case, *, payment: Payment, words: str = ""
) -> Payment:
    """Declare a payment void that was entered by mistake. Raises HasLaterSteps."""
    return money.take_back(act, living_part(case, Payment, payment), words)


def _urged(case: Case) -> Values:
    late = [each.instalment.payer for each in money.statement(case).lines if each.left]
    others = [each.name for each in parts.parties(case) if each.role != "applicant"]
    return {"day": today(), "whom": next(filter(None, [*late, *others]), None)}


@step(
    "urge", {PERFORMING}, label=N_("Remind to perform"),
    form=Form(
        N_("Remind to perform"), [("whom", "day"), ("words",), ("answer",)], Urging, begin=_urged,
        meets=[Urging], corrects=True, left_out=(),
    ),
)  # fmt: skip
def urge(act: journal.Action, case: Case, **values: Any) -> Urging:
    """Keep a reminder to perform (values of Urging). Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    agreement = parts.agreement(case)
    after("day", values["day"], agreement.effective if agreement else None)
    return act.add(Urging, case=case.id, **values)


@step(
    "perform", {PERFORMING}, label=N_("Performance"), guard=guards.perform,
    form=Form(
        N_("How was it performed?"), [("performance", "performed"), ("proof",), ("routes_told",)],
        Case, more={"proof": Entry(Text(max=200), N_("What shows it"))},
        begin=lambda _case: {"performance": "performed", "performed": today()},
        arguments={"performed": "day"}, required=["performance", "performed"],
        labels={"performed": N_("Date")}, meets=[Case.performance],
        says=N_("A receipt, a transfer slip, a photo: say what shows it, unless a payment above"
                " names its voucher."),
    ),
)  # fmt: skip
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


def _application(_case: Case) -> Values:
    last = Confirmation.select().where(Confirmation.voided.is_null())
    found = last.order_by(Confirmation.row.desc()).first()
    return {"applied": today(), "court": found.court if found is not None else None}


def _may_apply(case: Case) -> bool:
    agreement = parts.agreement(case)
    since = agreement.effective if agreement is not None else None
    is_late = since is None or confirm_by(since) < today()
    return not is_late and not guards.apply_confirmation(case, {"both": True})


@step(
    "apply_confirmation", IN_FORCE, label=N_("Apply for confirmation"),
    guard=guards.apply_confirmation, offered=_may_apply,
    form=Form(
        N_("Ask the court to confirm"), [("court:2", "applied"), ("both",), ("identity_matter",)],
        Confirmation,
        more={"both": Entry(Flag(), N_("Both sides apply together")),
              "identity_matter": Entry(
                  Flag(), N_("It is about marriage, parentage or adoption itself"))},
        begin=_application, meets=[Confirmation.applied],
        says=N_("Both sides together, within 30 days from the day on which the agreement came into"
                " force."),
    ),
)  # fmt: skip
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
    agreement = parts.agreement(case)
    assert agreement is not None
    assert agreement.effective is not None
    day = applied or act.store.today()
    after("applied", day, agreement.effective)
    last = confirm_by(agreement.effective)
    if day > last:
        raise FieldErrors({"applied": TooLate(day=last)})
    return act.add(Confirmation, case=case.id, agreement=agreement.id, court=court, applied=day)


@step(
    "decide_confirmation", IN_FORCE, label=N_("Decision of the court"),
    guard=guards.decide_confirmation,
    offered=lambda case: any(each.result is None for each in parts.confirmations(case)),
    form=Form(
        N_("Decision of the court"), [("result", "decided"), ("ruling",), ("reason",)],
        Confirmation, begin=lambda _case: {"decided": today()}, arguments={"decided": "day"},
        required=["result", "decided"], meets=[Confirmation.result],
    ),
)  # fmt: skip
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
    asked = next(each for each in parts.confirmations(case) if each.result is None)
    decided = day or act.store.today()
    after("decided", decided, asked.applied)
    if result in ("confirmed", "rejected") and not ruling:
        raise FieldErrors({"ruling": Empty()})
    return act.change(asked, result=result, decided=decided, ruling=ruling, reason=reason)


@step(
    "new_round", IN_FORCE, MEDIATING, label=N_("Mediate anew"), guard=guards.new_round,
    offered=lambda case: not guards.new_round(case, {}),
    form=Form(
        N_("Mediate anew"), [("day",), ("reason",)],
        more={"reason": Entry(Text(max=500, lines=2), N_("Reason"), required=True),
              "day": Entry(Day(), N_("Date"), required=True)},
        begin=lambda _case: {"day": today()},
    ),
)  # fmt: skip
def new_round(
    act: journal.Action, case: Case, *, reason: str, day: datetime.date | None = None
) -> Case:
    """Mediate anew after a rejection or where an agreement is not performed."""
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
