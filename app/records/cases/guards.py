"""What each step asks for, and what comes next: the same for the steps themselves and the page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.language import N_, _
from app.records import calendar
from app.records.cases import money, parts, signing
from app.records.cases.model import Case, PaperOriginal, PoliceReport, Urging
from app.records.cases.refusals import Missing, NotYet
from app.records.cases.step import ENDED, MEDIATING, PERFORMING, TABLE

CONFIRM_WITHIN = 30
"""Days from the agreement's coming into force (人民调解法 art. 33)."""

LABELS = {
    "accept": N_("Accept"),
    "decline": N_("Decline"),
    "name_mediator": N_("Name a mediator"),
    "tell_rights": N_("Tell the rights"),
    "decide_avoidance": N_("Decide on avoidance"),
    "investigate": N_("Investigation record"),
    "mediate": N_("Mediation record"),
    "agree": N_("Write the agreement"),
    "sign": N_("Sign the agreement"),
    "fail": N_("No agreement"),
    "withdraw": N_("Withdrawn"),
    "refuse": N_("Refused"),
    "hand_on": N_("Hand on"),
    "extend": N_("Extend"),
    "report_to_police": N_("Report to the police"),
    "start_performing": N_("Begin performance"),
    "pay": N_("Payment"),
    "urge": N_("Remind to perform"),
    "perform": N_("Performance"),
    "apply_confirmation": N_("Apply for confirmation"),
    "decide_confirmation": N_("Decision of the court"),
    "new_round": N_("Mediate anew"),
    "revisit": N_("Return visit"),
    "close": N_("Close"),
    "archive": N_("Archive"),
    "append_note": N_("Add a note"),
}
"""What the button of a step says."""

Given = Mapping[str, Any]
Ask = Callable[[Case, Given], list[Missing]]


@dataclass(frozen=True)
class Next:
    """One step that the stage allows; `ready` when nothing is missing before its form is filled."""

    name: str
    missing: tuple[Missing, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def label(self) -> str:
        """What the button says."""
        return _(LABELS[self.name])


def require(case: Case, step: str, **given: Any) -> None:
    """Raise NotYet with everything that is missing for a step, the values of its form counted."""
    missing = missing_for(case, step, given)
    if missing:
        raise NotYet(step, missing)


def missing_for(case: Case, step: str, given: Given | None = None) -> list[Missing]:
    """What is missing for a step. `given` are values that its form brings."""
    ask = _ASK.get(step)
    return ask(case, given or {}) if ask is not None else []


def next_steps(case: Case) -> list[Next]:
    """What can be done now: first what leads on, which is the one large button."""
    if case.voided is not None:
        return []
    state = case.state or ""
    first = _leading(case)
    others = [name for name in LABELS if state in TABLE[name][0] and name not in first]
    others = [name for name in others if _fits(case, name)]
    return [Next(name, tuple(missing_for(case, name))) for name in (*first, *others)]


def _leading(case: Case) -> list[str]:
    """The steps that lead on from here, the one to take first."""
    state, first = case.state or "", list[str]()
    if state == "registered":
        return ["decline", "accept"] if case.barred else ["accept", "decline"]
    if state in ("accepted", "investigating", MEDIATING):
        if any(_undecided(each) for each in parts.mediators(case)):
            first.append("decide_avoidance")
        if not parts.mediators(case):
            first.append("name_mediator")
        if case.notified is None:
            first.append("tell_rights")
    if state in ("accepted", "investigating"):
        return [*first, "mediate", "investigate"]
    if state == MEDIATING:
        draft = parts.agreement(case)
        if not parts.sessions(case, case.round or 1):
            return [*first, "mediate"]
        return [*first, "sign" if draft is not None else "agree", "mediate", "fail"]
    if state == "agreed":
        return ["start_performing"]
    if state in (PERFORMING, ENDED):
        if state == PERFORMING and case.performance not in ("performed", "not"):
            return ["perform"]
        if state == PERFORMING and case.performance == "not":
            first = ["new_round"]
        return [*first, "close"] if not lacks_revisit(case) else [*first, "revisit", "close"]
    return {"closed": ["archive"]}.get(state, [])


def _fits(case: Case, name: str) -> bool:
    """Whether a side step is worth showing: one that nothing calls for is not."""
    if name == "decide_avoidance":
        return any(_undecided(each) for each in parts.mediators(case))
    if name == "decide_confirmation":
        return any(each.result is None for each in parts.confirmations(case))
    if name == "apply_confirmation":
        return not missing_for(case, name, {"both": True})
    if name in ("new_round", "pay"):
        return not missing_for(case, name)
    if name in ("sign", "agree"):
        return (parts.agreement(case) is None) == (name == "agree")
    return True


# What each step asks for


def _accept(case: Case, given: Given) -> list[Missing]:
    found: list[Missing] = []
    if case.barred:
        found.append(Missing("barred", N_("it may not be mediated; decline it"), "case", "barred"))
    sides = {each.role for each in parts.parties(case)}
    for role, words in (
        ("applicant", N_("an applicant")),
        ("respondent", N_("a respondent")),
    ):
        if role not in sides:
            found.append(Missing(role, words, "party", "role"))
    applied = given.get("applied") or case.applied
    agreed = given.get("consent_day") or case.consent_day
    if case.source == "apply" and not applied:
        found.append(Missing("applied", N_("the signed application"), "case", "applied"))
    elif not (applied or agreed):
        words = N_("the consent of both sides")
        found.append(Missing("consent", words, "case", "consent_day"))
    return found


def _decline(case: Case, given: Given) -> list[Missing]:
    found: list[Missing] = []
    if not (given.get("reason") or case.decline_reason or case.barred):
        words = N_("the reason for declining")
        found.append(Missing("reason", words, "case", "decline_reason"))
    if not (given.get("advised_route") or case.advised_route):
        found.append(Missing("route", N_("where to go instead"), "case", "advised_route"))
    return found


def _talk(case: Case, given: Given) -> list[Missing]:
    found: list[Missing] = []
    mediators = parts.mediators(case)
    if not mediators:
        words = N_("a mediator")
        found.append(Missing("mediator", words, "case_mediator", "person"))
    for each in mediators:
        if _undecided(each):
            words = N_("the decision whether {name} stands aside")
            said = (("name", each.name),)
            found.append(
                Missing("avoidance", words, "case_mediator", "avoidance_decided", each.id, said)
            )
    if case.notified is None:
        words = N_("the day on which the rights were told")
        found.append(Missing("notified", words, "case", "notified"))
    if case.notified_how is None:
        words = N_("how the rights were told")
        found.append(Missing("notified_how", words, "case", "notified_how"))
    return found


def _undecided(mediator: Any) -> bool:
    return mediator.avoidance_asked is not None and mediator.avoidance_decided is None


def _agree(case: Case, given: Given) -> list[Missing]:
    found = [*_talk(case, given)]
    if not parts.sessions(case, case.round or 1):
        words = N_("a mediation record of this round")
        found.append(Missing("session", words, "mediation", "day"))
    if parts.agreement(case) is not None:
        found.append(
            Missing("draft", N_("the end of the agreement that is begun"), "agreement", "form")
        )
    return found


def _sign(case: Case, given: Given) -> list[Missing]:
    draft = parts.agreement(case)
    if draft is None:
        return [Missing("agreement", N_("the agreement"), "agreement", "clauses")]
    return signing.unwritten(draft)


def _end(case: Case, given: Given) -> list[Missing]:
    if given.get("routes_told") or case.routes_told:
        return []
    words = N_("the ways that were told (arbitration, administrative, court)")
    return [Missing("routes", words, "case", "routes_told")]


def _hand_on(case: Case, given: Given) -> list[Missing]:
    if given.get("to") == "police" and not parts.of(PoliceReport, case):
        return [Missing("police", N_("the report to the police"), "police_report", "time")]
    return []


def _in_force(case: Case, given: Given) -> list[Missing]:
    agreement = parts.agreement(case)
    if agreement is not None and agreement.effective is not None:
        return []
    return [Missing("effective", N_("an agreement in force"), "agreement", "effective")]


def _pay(case: Case, given: Given) -> list[Missing]:
    agreement = parts.agreement(case)
    if agreement is not None and parts.instalments(agreement):
        return []
    return [Missing("instalment", N_("what is to be paid and when"), "instalment", "due")]


def _perform(case: Case, given: Given) -> list[Missing]:
    how = given.get("performance")
    found: list[Missing] = []
    if how == "performed":
        left = money.statement(case).left
        if left:
            said = (("left", money.yuan(left)),)
            found.append(
                Missing("paid", N_("{left} yuan still owed"), "payment", "amount", said=said)
            )
        if not (given.get("proof") or _has_voucher(case)):
            words = N_("a voucher or what shows that it was done")
            found.append(Missing("voucher", words, "payment", "voucher"))
    if how in ("part", "not") and not _since_agreed(case, parts.of(Urging, case)):
        found.append(Missing("urging", N_("a reminder to perform"), "urging", "day"))
    return found


def _since_agreed(case: Case, found: list[Any]) -> list[Any]:
    """Of what has a day, that which belongs to the present round's agreement."""
    agreement = parts.agreement(case)
    since = agreement.effective if agreement else None
    return [each for each in found if since is None or each.day >= since]


def _has_voucher(case: Case) -> bool:
    paid = money.statement(case).payments
    if any(each.voucher for each in paid):
        return True
    return any(each.paper == "voucher" for each in parts.of(PaperOriginal, case))


def _apply_confirmation(case: Case, given: Given) -> list[Missing]:
    found = _in_force(case, given)
    agreement = parts.agreement(case)
    if agreement is None:
        return found
    if agreement.form != "written":
        found.append(Missing("written", N_("a written agreement"), "agreement", "form"))
    if not given.get("both"):
        words = N_("the application of both sides")
        found.append(Missing("both", words, "confirmation", "applied"))
    if given.get("identity_matter"):
        words = N_("a matter other than marriage, parentage or adoption themselves")
        found.append(Missing("identity_matter", words, "case", "category"))
    if any(each.result in (None, "confirmed") for each in parts.confirmations(case)):
        words = N_("an agreement that is not before the court yet")
        found.append(Missing("applied_before", words, "confirmation", "result"))
    return found


def confirm_by(effective: datetime.date) -> datetime.date:
    """The last day on which both sides may ask the court to confirm."""
    return calendar.last_day(effective, CONFIRM_WITHIN)


def _decide(case: Case, given: Given) -> list[Missing]:
    if any(each.result is None for each in parts.confirmations(case)):
        return []
    return [Missing("application", N_("an application to the court"), "confirmation", "applied")]


def _new_round(case: Case, given: Given) -> list[Missing]:
    was_rejected = any(each.result == "rejected" for each in parts.confirmations(case))
    if was_rejected or (case.state == PERFORMING and case.performance in ("not", "part")):
        return []
    words = N_("a confirmation that was rejected, or an agreement that is not performed")
    return [Missing("failed", words, "case", "performance")]


def _revisit(case: Case, given: Given) -> list[Missing]:
    return [] if case.state == ENDED else _in_force(case, given)


def lacks_revisit(case: Case) -> bool:
    """Whether nobody has gone to see how it holds since it was performed or ended."""
    if case.outcome == "handed_on":
        return False
    since = case.performed or case.ended
    return not any(since is None or each.day >= since for each in parts.revisits(case))


def _close(case: Case, given: Given) -> list[Missing]:
    found: list[Missing] = []
    if case.state == PERFORMING and case.performance not in ("performed", "part", "not"):
        found.append(Missing("performance", N_("whether it was performed"), "case", "performance"))
    told = given.get("routes_told") or case.routes_told
    if case.performance in ("part", "not") and not told:
        words = N_("that court or enforcement was told as the way to go")
        found.append(Missing("routes", words, "case", "routes_told"))
    if any(each.result is None for each in parts.confirmations(case)):
        words = N_("the decision of the court")
        found.append(Missing("confirmation", words, "confirmation", "result"))
    if lacks_revisit(case):
        found.append(Missing("revisit", N_("a return visit"), "revisit", "day"))
    return found


_ASK: dict[str, Ask] = {
    "accept": _accept,
    "decline": _decline,
    "investigate": _talk,
    "mediate": _talk,
    "agree": _agree,
    "sign": _sign,
    "withdraw": _end,
    "refuse": _end,
    "fail": _end,
    "hand_on": _hand_on,
    "start_performing": _in_force,
    "pay": _pay,
    "perform": _perform,
    "apply_confirmation": _apply_confirmation,
    "decide_confirmation": _decide,
    "new_round": _new_round,
    "revisit": _revisit,
    "close": _close,
}
