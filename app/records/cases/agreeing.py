"""The agreement of a round: written down, changed, signed, in force."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import Entry
from app.language import N_
from app.records.cases import guards, money, numbering, parts, signing
from app.records.cases.model import Agent, Agreement, Case, CaseMediator, Party, Signature
from app.records.cases.refusals import HasLaterSteps, Missing, NobodySigned, NotYet
from app.records.cases.step import (
    AGREED,
    MEDIATING,
    Form,
    Values,
    after,
    latest,
    living_part,
    step,
    today,
)
from app.store import journal


def _begun(case: Case) -> Values:
    draft = parts.agreement(case)
    if draft is not None:
        lines = [each.values() for each in parts.instalments(draft)]
        return {**draft.values(), "instalments": lines}
    talks = parts.sessions(case, case.round or 1)
    return {
        "form": "written", "day": today(), "facts": case.facts, "disputed": case.requests,
        "place": talks[-1].place if talks else None, "copies": len(parts.parties(case)) + 1,
    }  # fmt: skip


def _write(case: Case, values: Values) -> Agreement:
    """Write the agreement down, or go on with the draft."""
    draft = parts.agreement(case)
    given = {name: value for name, value in values.items() if value is not None}
    if draft is None:
        return agree(case, **given)
    instalments = values.pop("instalments", None)
    more = {"instalments": instalments} if instalments else {}
    values.pop("form", None)
    return change_agreement(case, agreement=draft, **more, **values)


@step(
    "agree", {MEDIATING}, AGREED, label=N_("Write the agreement"), guard=guards.agree,
    offered=lambda case: parts.agreement(case) is None,
    form=Form(
        N_("The agreement"),
        [("form", "day", "partial"), ("facts",), ("disputed",), ("amount",), ("clauses",),
         ("instalments",), ("manner",), ("duties",), ("place:3", "copies")],
        Agreement, more={"instalments": Entry(None, N_("To be paid by"))}, begin=_begun,
        act=_write, large=True,
        left_out=("round", "number", "sealed", "effective"),
        verb=N_("Keep the agreement"), labels={"place": N_("Where it was made")},
        meets=[Agreement],
    ),
)  # fmt: skip
def agree(
    act: journal.Action,
    case: Case,
    *,
    form: str = "written",
    instalments: Sequence[Mapping[str, Any]] = (),
    **values: Any,
) -> Agreement:
    """Write down what was agreed on (values of Agreement).

    An oral agreement holds from its day on; a written one is a draft until it is signed. An amount
    without `instalments` (due, amount, payer, note) falls due at once. Raises NotYet, FieldErrors.
    """
    talks = parts.sessions(case, case.round or 1)
    values.setdefault("day", act.store.today())
    after("day", values["day"], latest(each.day for each in talks))
    given = {
        "facts": case.facts,
        "place": talks[-1].place if talks else None,
        "copies": len(parts.parties(case)) + 1,
        **values,
    }
    given["amount"] = given.get("amount") or money.sum_of(instalments) or None
    if form == "oral":
        # It holds at once, so nothing can be filled in later.
        blanks = signing.blanks(Agreement(case=case.id, **given))
        if blanks:
            raise NotYet("agree", blanks)
    draft = act.add(
        Agreement,
        case=case.id,
        round=case.round or 1,
        number=numbering.of_agreement(case),
        form=form,
        **given,
    )
    money.plan(act, draft, _planned(draft, instalments))
    if form == "oral":
        _reach(act, case, draft, draft.day)
        return act.change(draft, effective=draft.day)
    return draft


def _planned(
    draft: Agreement, instalments: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    if instalments or not draft.amount:
        return instalments
    return [{"due": draft.day, "amount": draft.amount}]


def _reach(act: journal.Action, case: Case, agreement: Agreement, day: datetime.date) -> Case:
    outcome = "partial" if agreement.partial else agreement.form
    return act.change(case, state=AGREED, outcome=outcome, ended=day, end_reason=None)


@step("change_agreement", {MEDIATING})
def change_agreement(
    act: journal.Action,
    case: Case,
    *,
    agreement: Agreement,
    instalments: Sequence[Mapping[str, Any]] | None = None,
    **values: Any,
) -> Agreement:
    """Change a draft that nobody has signed yet. Raises HasLaterSteps, FieldErrors."""
    draft = _draft(case, agreement)
    talks = parts.sessions(case, case.round or 1)
    after("day", values.get("day"), latest(each.day for each in talks))
    if instalments and "amount" not in values and not draft.amount:
        values["amount"] = money.sum_of(instalments)
    changed = act.change(draft, **values)
    if instalments is not None:
        money.plan(act, changed, _planned(changed, instalments))
    elif changed.amount != draft.amount:
        _plan_again(act, changed)
    return changed


def _plan_again(act: journal.Action, draft: Agreement) -> None:
    """Let a single payment follow the amount; several must be planned anew by somebody."""
    planned = parts.instalments(draft)
    if len(planned) > 1 and draft.amount is not None:
        money.require_sum(draft, sum(each.amount for each in planned))
        return
    due = planned[0].due if planned else draft.day
    payer = planned[0].payer if planned else None
    owed = [{"due": due, "amount": draft.amount, "payer": payer}] if draft.amount else []
    money.plan(act, draft, owed)


@step("drop_agreement", {MEDIATING})
def drop_agreement(
    act: journal.Action, case: Case, *, agreement: Agreement, words: str = ""
) -> Agreement:
    """Give up an agreement that is not in force; its number is not used again."""
    draft = living_part(case, Agreement, agreement)
    if draft.effective is not None:
        raise HasLaterSteps
    for each in (*parts.signatures(draft), *parts.instalments(draft)):
        act.void(each, "other", words)
    return act.void(draft, "other", words)


def _draft(case: Case, agreement: Agreement) -> Agreement:
    stands = living_part(case, Agreement, agreement)
    if stands.effective is not None or stands.sealed is not None or parts.signatures(stands):
        raise HasLaterSteps
    return stands


def _sealed(case: Case) -> Values:
    draft = parts.agreement(case)
    return {"sealed": draft.sealed if draft is not None else None}


@step(
    "sign", {MEDIATING}, AGREED, label=N_("Sign the agreement"), guard=guards.sign,
    offered=lambda case: parts.agreement(case) is not None,
    form=Form(
        N_("Who has signed the agreement?"), [("signatures",), ("sealed",)], Agreement,
        more={"signatures": Entry(None, N_("Signatures, seals, fingerprints"))}, begin=_sealed,
        says=N_("It comes into force on the day of the last of them: every party, a mediator, and"
                " the committee's seal."),
        meets=[Agreement.sealed, Agreement.effective, Signature],
    ),
)  # fmt: skip
def sign(
    act: journal.Action,
    case: Case,
    *,
    signatures: Sequence[Mapping[str, Any]] = (),
    sealed: datetime.date | None = None,
) -> Agreement:
    """Enter who has signed the written agreement (values of Signature) and when it was sealed.

    With every party's, a mediator's and the seal it is in force, from the latest of these days on;
    `signing.unsigned` says what is missing until then. Raises NotYet, FieldErrors.
    """
    agreement = parts.agreement(case)
    assert agreement is not None
    new = [_put_signature(act, case, agreement, dict(each)) for each in signatures]
    is_new = any(new) or sealed not in (None, agreement.sealed)
    if sealed is not None:
        after("sealed", sealed, agreement.day)
        agreement = act.change(agreement, sealed=sealed)
    effective = signing.in_force_from(agreement)
    if effective is None:
        if not is_new:
            raise FieldErrors({"signatures": NobodySigned()})
        return agreement
    _reach(act, case, agreement, effective)
    return act.change(agreement, effective=effective)


def _put_signature(
    act: journal.Action, case: Case, agreement: Agreement, values: dict[str, Any]
) -> Signature | None:
    day = values.setdefault("day", act.store.today())
    values.setdefault("how", "signature")
    after("day", day, agreement.day)
    if values.get("mediator"):
        mediator = journal.get(CaseMediator, values["mediator"])
        if mediator.id not in {each.id for each in parts.mediators(case)}:
            words = N_("a mediator of this dispute")
            raise NotYet("sign", [Missing("mediator", words, "signature", "mediator", mediator.id)])
        already = any(each.mediator == mediator.id for each in parts.signatures(agreement))
    elif values.get("party"):
        party = journal.get(Party, values["party"])
        if party.id not in {each.id for each in parts.parties(case)}:
            words = N_("a party of this dispute")
            raise NotYet("sign", [Missing("party", words, "signature", "party", party.id)])
        agent = journal.get(Agent, values["agent"]) if values.get("agent") else None
        refused = signing.refused_signature(case, day, party=party, agent=agent)
        if refused is not None:
            raise NotYet("sign", [refused])
        already = signing.signed_for(agreement, party) is not None
    else:
        raise FieldErrors({"party": Empty()})
    if already:
        return None
    return act.add(Signature, case=case.id, agreement=agreement.id, **values)
