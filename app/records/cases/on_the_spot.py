"""当场调解: a quarrel settled at once, on one page, through the same steps and guards."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.fields import Entry, Flag, Money, Reference, Text
from app.language import N_
from app.records.cases import agreeing, opening, parts, performing, talking
from app.records.cases.mediators import name_mediator, usual_mediator
from app.records.cases.model import Agreement, Case, Session
from app.records.cases.step import Values
from app.records.offers import NewPerson
from app.store import journal
from app.store.session import current

_OF_SESSION = ("begin", "finish", "place", "present", "invited", "told", "statements", "findings")
_OF_AGREEMENT = ("partial", "disputed", "duties", "manner")


def settle_on_the_spot(
    *,
    parties: Sequence[Mapping[str, Any]],
    mediators: Sequence[str | NewPerson],
    clauses: str,
    day: datetime.date,
    days: Mapping[str, datetime.date] | None = None,
    source: str = "active",
    told_how: str = "oral",
    amount: int | None = None,
    instalments: Sequence[Mapping[str, Any]] = (),
    performed: bool = True,
    voucher: str | None = None,
    proof: str | None = None,
    clerk: str | None = None,
    number: str | None = None,
    anyway: bool = False,
    **values: Any,
) -> Case:
    """Register, accept, tell the rights, record, agree orally and perform, as one action.

    `mediators` are persons, the first leads. All happened on `day` unless `days` says otherwise of
    a step (registered, accepted, notified, mediated, agreed, performed). `values` are those of Case
    and of Session (begin, finish, place, present, …) and Agreement (disputed, duties, manner,
    partial). Raises what the single steps raise; then nothing is kept.
    """
    on = {**dict.fromkeys(_STEPS, day), **(days or {})}
    talk = {name: values.pop(name) for name in _OF_SESSION if name in values}
    terms = {name: values.pop(name) for name in _OF_AGREEMENT if name in values}
    with journal.action("case.on_the_spot") as act:
        case = opening.register_within(
            act,
            parties=parties,
            source=source,
            day=on["registered"],
            on_the_spot=True,
            number=number,
            **{"amount": amount, **values},
        )
        # Who stands there and lets a mediator settle it has agreed to it.
        applied = on["registered"] if source == "apply" else None
        opening.accept.within(
            act, case, day=on["accepted"], applied=applied, consent_day=on["registered"]
        )
        for person in mediators:
            name_mediator.within(act, case, person=person, since=on["accepted"], anyway=anyway)
        opening.tell_rights.within(act, case, day=on["notified"], how=told_how)
        names = [each.name for each in parts.parties(case)]
        talk = {"present": names, "clerk": clerk, **talk}
        talking.mediate.within(act, case, day=on["mediated"], result="agreed", **talk)
        agreement = agreeing.agree.within(
            act,
            case,
            form="oral",
            day=on["agreed"],
            clauses=clauses,
            amount=amount,
            instalments=instalments,
            **terms,
        )
        performing.start_performing.within(act, case)
        if performed:
            for each in parts.instalments(agreement):
                performing.pay.within(
                    act,
                    case,
                    instalment=each,
                    day=on["performed"],
                    amount=each.amount,
                    voucher=voucher,
                )
            if proof is None and not parts.instalments(agreement):
                proof = voucher
            performing.perform.within(
                act, case, performance="performed", day=on["performed"], proof=proof
            )
        return parts.get(case.id)


def _at_once(case: Case) -> Values:
    now = current().clock()
    return {
        **opening.REGISTER.begin(case),
        "begin": now.time().replace(second=0, microsecond=0),
        "performed": True,
        "place": current().name,
        "mediator": usual_mediator(),
    }


def _settle(case: Case, values: Values) -> Case:
    usual: Values = {"performed": False, "clerk": current().user_name}
    said = {**usual, **opening.entered(case, values)}
    return settle_on_the_spot(mediators=[said.pop("mediator")], **said)


ON_THE_SPOT = replace(
    opening.REGISTER,
    title=N_("Settle on the spot"),
    rows=[("parties",), ("category:3", "day:3", "begin:2", "finish:2"), ("facts",), ("clauses",),
          ("amount:3", "performed:3", "proof:4"), ("mediator:3", "place:4")],
    more={
        **opening.REGISTER.more,
        **{name: Session.columns()[name] for name in ("begin", "finish", "place")},
        "clauses": Agreement.columns()["clauses"],
        "mediator": Entry(Reference(to="person"), N_("Mediator"), required=True),
        "performed": Entry(Flag(), N_("Performed at once")),
        "proof": Entry(Text(max=100), N_("Receipt, or what shows it")),
        "amount": Entry(Money(), N_("Amount agreed")),
    },
    left_out={*opening.NOT_ASKED, *opening.REGISTER.placed, "title", "committee", "prevented"},
    begin=_at_once, act=_settle, verb=N_("Settled"), name="spot",
    says=N_("Registered, accepted, told, mediated, agreed by word of mouth and performed: all"
            " in one go, at the time it happened."),
)  # fmt: skip
"""How a quarrel that is settled at once is entered."""

_STEPS = ("registered", "accepted", "notified", "mediated", "agreed", "performed")
