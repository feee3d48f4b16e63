"""The forms after an agreement or an end: performance, the court, return visit, archive."""

from __future__ import annotations

from typing import Any

from app import codes
from app.fields import Flag, Reference, Text
from app.language import N_
from app.records import cases, visits
from app.records.cases.model import (
    Case,
    CaseNote,
    Confirmation,
    Instalment,
    PaperOriginal,
    Payment,
    PrintedPaper,
    Revisit,
    Suggestion,
    Urging,
)
from app.records.visits import Referral
from app.store import journal
from app.store.session import current
from ui.pages.cases.known import (
    NamesInput,
    instalment_input,
    mediators_of,
    names_of,
    original_inputs,
    printed_input,
)
from ui.pages.cases.money_input import InstalmentsInput
from ui.pages.cases.spec import StepSpec, Values, given
from ui.pages.cases.steps_begin import today
from ui.pages.visits.aid import ROWS as OF_REFERRAL
from ui.widgets.input import Entry

_CASE, _COURT = Case.columns(), Confirmation.columns()


def _pay(case: Case, values: Values) -> Any:
    instalment = journal.get(Instalment, values.pop("instalment"))
    return cases.pay(case, instalment=instalment, **given(values))


def _owed(case: Case) -> Values:
    lines = [each for each in cases.money.statement(case).lines if each.left]
    if not lines:
        return {"day": today()}
    return {"instalment": lines[0].instalment.id, "amount": lines[0].left, "day": today()}


def _perform(case: Case, values: Values) -> Any:
    return cases.perform(case, performance=values["performance"], day=values["performed"],
                         proof=values.get("proof"),
                         routes_told=values.get("routes_told") or ())  # fmt: skip


def _payers(case: Case) -> list[str]:
    lines = cases.money.statement(case).lines
    late = [each.instalment.payer for each in lines if each.left and each.instalment.payer]
    others = [each.name for each in cases.parts.parties(case) if each.role != "applicant"]
    return list(dict.fromkeys([*late, *others]))


def _urge(case: Case) -> Values:
    found = _payers(case)
    return {"day": today(), "whom": found[0] if found else None}


def _revisit(case: Case) -> Values:
    how = case.performance if case.performance in ("performed", "part", "not") else None
    return {"day": today(), "whom": names_of(case), "performance": how,
            "by": mediators_of(case) or [current().user_name]}  # fmt: skip


def _archive(case: Case, values: Values) -> Any:
    return cases.archive(
        case, day=values["archived"], retention=values["retention"], filed_by=values["filed_by"],
        checked_by=values.get("checked_by"), volume_number=values.get("volume"),
        volume_state=values.get("volume_state"), despite=values.get("despite"),
    )  # fmt: skip


def _apply(case: Case, values: Values) -> Any:
    return cases.apply_confirmation(
        case, court=values["court"], applied=values["applied"], both=bool(values.get("both")),
        identity_matter=bool(values.get("identity_matter")),
    )  # fmt: skip


def _court(_case: Case) -> str | None:
    last = Confirmation.select().where(Confirmation.voided.is_null())
    found = last.order_by(Confirmation.row.desc()).first()
    return found.court if found is not None else None


def _decided(case: Case, values: Values) -> Any:
    return cases.decide_confirmation(case, result=values["result"], day=values["decided"],
                                     ruling=values.get("ruling"),
                                     reason=values.get("reason"))  # fmt: skip


def _unpaid(case: Case) -> Values:
    lines = cases.money.statement(case).lines
    return {"instalments": [each.instalment.values() for each in lines if not each.payments]}


def _instalments(case: Case) -> dict[str, Any]:
    def still() -> int | None:
        stands = cases.money.statement(case)
        paid = sum(each.instalment.amount for each in stands.lines if each.payments)
        return stands.agreed - paid if stands.agreed is not None else None

    return {"instalments": InstalmentsInput(still, [p.name for p in cases.parts.parties(case)])}


def _referred(case: Case) -> Values:
    known = visits.referral_of(case.visit or "")
    return known.values() if known is not None else {"told": True}


def _original(case: Case, values: Values) -> Any:
    return cases.add_original(case, **given(values))


def _signed(_case: Case, values: Values) -> Any:
    printed = journal.get(PrintedPaper, values["printed"])
    return cases.note_signed(printed, day=values["signed"])


SPECS = (
    StepSpec(
        "start_performing", N_("Begin performance"), {}, [],
        lambda case, _v: cases.start_performing(case),
    ),
    StepSpec(
        "pay", N_("Enter a payment"), Payment.columns(),
        [("instalment:2", "day"), ("amount", "voucher")], _pay, begin=_owed,
        inputs=lambda case: {"instalment": instalment_input(case)},
    ),
    StepSpec(
        "urge", N_("Remind to perform"), Urging.columns(), [("whom", "day"), ("words",),
        ("answer",)], lambda case, v: cases.urge(case, **given(v)), begin=_urge,
    ),
    StepSpec(
        "perform", N_("How was it performed?"),
        {**_CASE, "proof": Entry(Text(max=200), N_("What shows it"))},
        [("performance", "performed"), ("proof",), ("routes_told",)], _perform,
        begin=lambda _case: {"performance": "performed", "performed": today()},
        required=("performance", "performed"), labels={"performed": N_("Date")},
        fills=frozenset({"performance"}),
        says=N_("A receipt, a transfer slip, a photo: say what shows it, unless a payment above"
                " names its voucher."),
    ),
    StepSpec(
        "apply_confirmation", N_("Ask the court to confirm"),
        {**_COURT, "both": Entry(Flag(), N_("Both sides apply together")),
         "identity_matter": Entry(
             Flag(), N_("It is about marriage, parentage or adoption itself"))},
        [("court:2", "applied"), ("both",), ("identity_matter",)], _apply,
        begin=lambda case: {"applied": today(), "court": _court(case)},
        fills=frozenset({"both", "identity_matter"}),
        says=N_("Both sides together, within 30 days from the day on which the agreement came into"
                " force."),
    ),
    StepSpec(
        "decide_confirmation", N_("Decision of the court"), _COURT,
        [("result", "decided"), ("ruling",), ("reason",)], _decided,
        begin=lambda _case: {"decided": today()}, required=("result", "decided"),
    ),
    StepSpec(
        "correct_confirmation", N_("Judicial confirmation"), _COURT,
        [("court:2", "applied"), ("result", "decided"), ("ruling",), ("reason",)], _decided,
    ),
    StepSpec(
        "new_round", N_("Mediate anew"),
        {"reason": Entry(Text(max=500, lines=2), N_("Reason"), required=True),
         "day": Entry(_CASE["day"].kind, N_("Date"), required=True)},
        [("day",), ("reason",)],
        lambda case, v: cases.new_round(case, reason=v["reason"], day=v["day"]),
        begin=lambda _case: {"day": today()},
    ),
    StepSpec(
        "revisit", N_("Return visit"), Revisit.columns(),
        [("day", "performance", "satisfaction"), ("whom",), ("cause",), ("words",), ("dangers",),
         ("by",)],
        lambda case, v: cases.revisit(case, **given(v)), begin=_revisit,
        inputs=lambda case: {"whom": NamesInput(names_of(case)),
                             "by": NamesInput(mediators_of(case))},
        required=("words",),
    ),
    StepSpec(
        "close", N_("Close the dispute"), _CASE, [("closed",), ("routes_told",)],
        lambda case, v: cases.close(case, day=v["closed"], routes_told=v.get("routes_told") or ()),
        begin=lambda case: {"closed": today(), "routes_told": case.routes_told},
        required=("closed",), fills=frozenset({"routes"}), labels={"closed": N_("Closed on")},
        verb=N_("Close the dispute"),
    ),
    StepSpec(
        "archive", N_("Into the archive"),
        {**_CASE, "despite": Entry(Text(max=300), N_("Papers differ all the same because"))},
        [("archived", "retention"), ("filed_by", "checked_by"), ("volume",), ("volume_state",),
         ("despite",)],
        _archive,
        begin=lambda case: {"archived": today(), "filed_by": current().user_name,
                            "volume": case.number, "retention": codes.load("retention").current()[0]
                            .code},
        required=("archived", "retention", "filed_by"), verb=N_("Archive"),
        labels={"archived": N_("Archived on"), "volume": N_("Volume no.")},
        says=N_("From then on the volume is only read; what must be added is added as a note."),
    ),
    StepSpec(
        "tell_routes", N_("Where else they may turn"), _CASE, [("routes_told",)],
        lambda case, v: cases.tell_routes(case, routes=v["routes_told"]),
        begin=lambda case: {"routes_told": case.routes_told}, required=("routes_told",),
    ),
    StepSpec(
        "plan_instalments", N_("What is to be paid and when"),
        {"instalments": Entry(None, N_("To be paid by"))}, [("instalments",)],
        lambda case, v: cases.plan_instalments(case, instalments=v["instalments"] or ()),
        begin=_unpaid, inputs=_instalments,
    ),
    StepSpec(
        "suggest", N_("Suggestion to an authority"), Suggestion.columns(),
        [("whom:2", "day"), ("words",), ("answer",), ("answered",)],
        lambda case, v: cases.suggest(case, **given(v)), begin=lambda _case: {"day": today()},
    ),
    StepSpec(
        "refer", N_("Legal aid"), Referral.columns(), OF_REFERRAL,
        lambda case, v: cases.refer(case, **v), begin=_referred,
        labels={"documents": N_("Papers asked for")},
    ),
    StepSpec(
        "append_note", N_("Add a note"), CaseNote.columns(), [("day",), ("words",)],
        lambda case, v: cases.append_note(case, **given(v)), begin=lambda _case: {"day": today()},
    ),
    StepSpec(
        "correction", N_("Put a signed paper right"),
        {**CaseNote.columns(), "words": Entry(Text(max=200), N_("What is wrong"), required=True)},
        [("words:3", "day:2"), ("was",), ("now",), ("reason",)],
        lambda case, v: cases.append_note(case, correction=True, **given(v)),
        begin=lambda _case: {"day": today()}, required=("now", "reason"),
        says=N_("The signed paper stays as it is. What is kept here is printed as a correction"
                " and bound behind it."),
    ),
    StepSpec(
        "add_original", N_("The paper itself lies in the volume"), PaperOriginal.columns(),
        [("paper:2", "pages"), ("of:2", "day"), ("note",)], _original,
        begin=lambda _case: {"day": today(), "pages": 1}, inputs=original_inputs,
        labels={"of": N_("Which one, where there are several")},
    ),
    StepSpec(
        "note_signed", N_("A printed paper was signed"),
        {**PrintedPaper.columns(),
         "printed": Entry(Reference(to="printed_paper"), N_("Paper"), required=True)},
        [("printed:3", "signed:2")], _signed, begin=lambda _case: {"signed": today()},
        inputs=lambda case: {"printed": printed_input(case)}, required=("signed",),
        labels={"signed": N_("Signed on")}, verb=N_("Mark as signed"),
    ),
)  # fmt: skip
