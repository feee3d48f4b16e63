"""Investigation, sessions, the agreement and its signatures, and the end without one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.language import N_
from app.records.cases import due, guards, money, numbering, parts, signing
from app.records.cases.model import (
    Agent,
    Agreement,
    Case,
    CaseMediator,
    Extension,
    Inquiry,
    Party,
    Session,
    Signature,
)
from app.records.cases.refusals import HasLaterSteps, Missing, NotYet, OutOfOrder
from app.records.cases.step import (
    AGREED,
    ENDED,
    INVESTIGATING,
    MEDIATING,
    after,
    latest,
    require_stage,
    step,
)
from app.store import journal


@step("investigate")
def investigate(act: journal.Action, case: Case, **values: Any) -> Inquiry:
    """Keep a record of the investigation (values of Inquiry). Raises NotYet, FieldErrors."""
    guards.require(case, "investigate")
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.accepted, case.notified)
    _in_time(values)
    made = act.add(Inquiry, case=case.id, **values)
    # An inquiry between two sessions is no step back.
    if case.state != MEDIATING:
        first = case.investigating or made.day
        act.change(case, state=INVESTIGATING, investigating=min(first, made.day))
    return made


@step("mediate")
def mediate(act: journal.Action, case: Case, **values: Any) -> Session:
    """Keep the record of one session (values of Session). Raises NotYet, FieldErrors."""
    guards.require(case, "mediate")
    number = case.round or 1
    values.setdefault("day", act.store.today())
    before = parts.sessions(case)
    after("day", values["day"], case.accepted, case.notified, *(each.day for each in before))
    _in_time(values)
    if values.get("next_day") and values["next_day"] < values["day"]:
        raise FieldErrors({"next_day": OutOfOrder(values["day"])})
    made = act.add(
        Session, case=case.id, **{"sequence": len(before) + 1, "round": number, **values}
    )
    act.change(case, state=MEDIATING, mediating=case.mediating or made.day)
    return made


def _in_time(values: Mapping[str, Any]) -> None:
    begin, finish = values.get("begin"), values.get("finish")
    if begin is not None and finish is not None and finish < begin:
        raise FieldErrors({"finish": OutOfOrder(begin)})


def change_record(record: Inquiry | Session, *, reason: str = "", **values: Any) -> Any:
    """Correct the record of an investigation or a session. Raises FieldErrors, ReadOnly."""
    with journal.action("case.amend") as act:
        case = parts.get(record.case)
        require_stage(case, "change")
        stands = journal.get(type(record), record.id)
        after("day", values.get("day", stands.day), case.accepted, case.notified)
        _in_time({"begin": stands.begin, "finish": stands.finish, **values})
        return act.change(stands, **values)


@step("extend")
def extend(act: journal.Action, case: Case, **values: Any) -> Extension:
    """Enter more time, agreed on (`agreed`) or taken by experts (`expert`). Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.accepted)
    until = values.get("until")
    if until is not None and until <= values["day"]:
        raise FieldErrors({"until": OutOfOrder(values["day"])})
    stands = due.deadline(case)
    if values.get("kind") == "agreed" and until is not None and stands and until <= stands:
        raise FieldErrors({"until": OutOfOrder(stands)})
    return act.add(Extension, case=case.id, **values)


# The agreement


@step("agree")
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
    guards.require(case, "agree")
    talks = parts.sessions(case, case.round or 1)
    values.setdefault("day", act.store.today())
    after("day", values["day"], latest(each.day for each in talks))
    given = {
        "facts": case.facts,
        "place": talks[-1].place if talks else None,
        "copies": len(parts.parties(case)) + 1,
        **values,
    }
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


@step("change_agreement")
def change_agreement(
    act: journal.Action,
    case: Case,
    *,
    agreement: Agreement,
    instalments: Sequence[Mapping[str, Any]] | None = None,
    **values: Any,
) -> Agreement:
    """Change a draft that nobody has signed yet. Raises HasLaterSteps, FieldErrors."""
    _require_draft(agreement)
    talks = parts.sessions(case, case.round or 1)
    after("day", values.get("day"), latest(each.day for each in talks))
    changed = act.change(agreement, **values)
    if instalments is not None:
        money.plan(act, changed, instalments)
    elif "amount" in values:
        money.plan(act, changed, _planned(changed, ()))
    return changed


@step("drop_agreement")
def drop_agreement(
    act: journal.Action, case: Case, *, agreement: Agreement, words: str = ""
) -> Agreement:
    """Give up an agreement that is not in force; its number is not used again."""
    if journal.get(Agreement, agreement.id).effective is not None:
        raise HasLaterSteps
    for each in parts.signatures(agreement):
        act.void(each, "other", words)
    for each in parts.instalments(agreement):
        act.void(each, "other", words)
    return act.void(agreement, "other", words)


def _require_draft(agreement: Agreement) -> None:
    stands = journal.get(Agreement, agreement.id)
    if stands.effective is not None or stands.sealed is not None or parts.signatures(stands):
        raise HasLaterSteps


@step("sign")
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
    guards.require(case, "sign")
    agreement = parts.agreement(case)
    assert agreement is not None
    for each in signatures:
        _put_signature(act, case, agreement, dict(each))
    if sealed is not None:
        after("sealed", sealed, agreement.day)
        agreement = act.change(agreement, sealed=sealed)
    effective = signing.in_force_from(agreement)
    if effective is None:
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


# The end without an agreement


def _end(
    act: journal.Action,
    case: Case,
    outcome: str,
    *,
    day: datetime.date | None,
    routes_told: Sequence[str],
    **values: Any,
) -> Case:
    ended = day or act.store.today()
    last = latest(each.day for each in parts.sessions(case))
    after("ended", ended, case.day, case.accepted, last)
    _in_time({"begin": values.get("end_begin"), "finish": values.get("end_finish")})
    draft = parts.agreement(case)
    if draft is not None:
        drop_agreement.do(act, case, agreement=draft)
    told = list(routes_told) or case.routes_told
    return act.change(case, state=ENDED, outcome=outcome, ended=ended, routes_told=told, **values)


@step("fail")
def fail(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End without agreement; the other ways were told (人民调解法 art. 26). Raises NotYet.

    `values` may hold end_reason, end_begin, end_finish, undisputed (山东多元化解条例 art. 24).
    """
    guards.require(case, "fail", routes_told=routes_told)
    return _end(act, case, "failed", day=day, routes_told=routes_told, **values)


@step("withdraw")
def withdraw(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End because the application was withdrawn; else like `fail`."""
    guards.require(case, "withdraw", routes_told=routes_told)
    return _end(act, case, "withdrawn", day=day, routes_told=routes_told, **values)


@step("refuse")
def refuse(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End because a party refuses (人民调解法 art. 17); else like `fail`."""
    guards.require(case, "refuse", routes_told=routes_told)
    return _end(act, case, "refused", day=day, routes_told=routes_told, **values)


@step("hand_on")
def hand_on(
    act: journal.Action, case: Case, *, to: str, reason: str, day: datetime.date | None = None
) -> Case:
    """Hand a dispute on to an authority (list `case_route`); to the police once it was reported."""
    guards.require(case, "hand_on", to=to)
    if not reason:
        raise FieldErrors({"end_reason": Empty()})
    return _end(act, case, "handed_on", day=day, routes_told=[to], end_reason=reason)


@step("tell_routes")
def tell_routes(act: journal.Action, case: Case, *, routes: Sequence[str]) -> Case:
    """Write down which other ways were told (list `case_route`). Raises FieldErrors."""
    return act.change(case, routes_told=list(routes))
