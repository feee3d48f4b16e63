"""What must be there before a step of a dispute; what is not is said as `Missing`."""

from __future__ import annotations

import datetime
from typing import Any

from app.language import N_
from app.records import calendar
from app.records.cases import money, parts, signing
from app.records.cases.model import Case, CaseMediator, PaperOriginal, PoliceReport, Urging
from app.records.cases.refusals import Missing
from app.records.cases.step import ENDED, PERFORMING, Given

CONFIRM_WITHIN = 30
"""Days from the agreement's coming into force (人民调解法 art. 33)."""


def accept(case: Case, given: Given) -> list[Missing]:
    """An applicant, a respondent, and the application or both sides' consent."""
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


def decline(case: Case, given: Given) -> list[Missing]:
    """Why, and where to go instead."""
    found: list[Missing] = []
    said = given.get("reason") or given.get("barred")
    if not (said or case.decline_reason or case.barred):
        words = N_("the reason for declining")
        found.append(Missing("reason", words, "case", "decline_reason"))
    if not (given.get("advised_route") or case.advised_route):
        found.append(Missing("route", N_("where to go instead"), "case", "advised_route"))
    return found


def may_talk(case: Case, given: Given) -> list[Missing]:
    """A mediator about whom nothing is open, and the rights told."""
    found: list[Missing] = []
    mediators = parts.mediators(case)
    if not mediators:
        words = N_("a mediator")
        found.append(Missing("mediator", words, "case_mediator", "person"))
    for each in mediators:
        if undecided(each):
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


def undecided(mediator: CaseMediator) -> bool:
    """Whether it is open whether a mediator stands aside."""
    return mediator.avoidance_asked is not None and mediator.avoidance_decided is None


def agree(case: Case, given: Given) -> list[Missing]:
    """What talks need, a session of this round, and no draft yet."""
    found = [*may_talk(case, given)]
    if not parts.sessions(case, case.round or 1):
        words = N_("a mediation record of this round")
        found.append(Missing("session", words, "mediation", "day"))
    if parts.agreement(case) is not None:
        found.append(
            Missing("draft", N_("the end of the agreement that is begun"), "agreement", "form")
        )
    return found


def sign(case: Case, given: Given) -> list[Missing]:
    """A draft that says what article 29 demands."""
    draft = parts.agreement(case)
    if draft is None:
        return [Missing("agreement", N_("the agreement"), "agreement", "clauses")]
    return signing.unwritten(draft)


def end(case: Case, given: Given) -> list[Missing]:
    """The other ways that were told."""
    if given.get("routes_told") or case.routes_told:
        return []
    words = N_("the ways that were told (arbitration, administrative, court)")
    return [Missing("routes", words, "case", "routes_told")]


def hand_on(case: Case, given: Given) -> list[Missing]:
    """For the police, the report to them."""
    if given.get("to") == "police" and not parts.of(PoliceReport, case):
        return [Missing("police", N_("the report to the police"), "police_report", "time")]
    return []


def in_force(case: Case, given: Given) -> list[Missing]:
    """An agreement in force."""
    agreement = parts.agreement(case)
    if agreement is not None and agreement.effective is not None:
        return []
    return [Missing("effective", N_("an agreement in force"), "agreement", "effective")]


def pay(case: Case, given: Given) -> list[Missing]:
    """Something to be paid."""
    agreement = parts.agreement(case)
    if agreement is not None and parts.instalments(agreement):
        return []
    return [Missing("instalment", N_("what is to be paid and when"), "instalment", "due")]


def perform(case: Case, given: Given) -> list[Missing]:
    """Where it was performed, nothing owed and something that shows it; else a reminder."""
    how = given.get("performance")
    found: list[Missing] = []
    if how == "performed":
        left = money.statement(case).left
        if left:
            said = (("left", money.yuan(left)),)
            found.append(
                Missing("paid", N_("{left} yuan still owed"), "payment", "amount", said=said)
            )
        if not (given.get("proof") or has_voucher(case)):
            words = N_("a voucher or what shows that it was done")
            found.append(Missing("voucher", words, "case", "proof"))
    if how in ("part", "not") and not _since_agreed(case, parts.of(Urging, case)):
        found.append(Missing("urging", N_("a reminder to perform"), "urging", "day"))
    return found


def _since_agreed(case: Case, found: list[Any]) -> list[Any]:
    """Of what has a day, that which belongs to the present round's agreement."""
    agreement = parts.agreement(case)
    since = agreement.effective if agreement else None
    return [each for each in found if since is None or each.day >= since]


def has_voucher(case: Case) -> bool:
    """Whether a voucher shows that something was performed: of a payment, or in the volume."""
    paid = money.statement(case).payments
    if any(each.voucher for each in paid):
        return True
    return any(each.paper == "voucher" for each in parts.of(PaperOriginal, case))


def apply_confirmation(case: Case, given: Given) -> list[Missing]:
    """A written agreement in force, both sides, nothing before the court yet."""
    found = in_force(case, given)
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
    if any(each.result in (None, "confirmed", "rejected") for each in parts.confirmations(case)):
        words = N_("an agreement that is not before the court yet")
        found.append(Missing("applied_before", words, "confirmation", "result"))
    return found


def confirm_by(effective: datetime.date) -> datetime.date:
    """The last day on which both sides may ask the court to confirm."""
    return calendar.last_day(effective, CONFIRM_WITHIN)


def decide_confirmation(case: Case, given: Given) -> list[Missing]:
    """An application to the court."""
    if any(each.result is None for each in parts.confirmations(case)):
        return []
    return [Missing("application", N_("an application to the court"), "confirmation", "applied")]


def new_round(case: Case, given: Given) -> list[Missing]:
    """A rejection by the court, or an agreement that is not performed."""
    was_rejected = any(each.result == "rejected" for each in parts.confirmations(case))
    if was_rejected or (case.state == PERFORMING and case.performance in ("not", "part")):
        return []
    words = N_("a confirmation that was rejected, or an agreement that is not performed")
    return [Missing("failed", words, "case", "performance")]


def revisit(case: Case, given: Given) -> list[Missing]:
    """An end, or an agreement in force."""
    # Of a dispute from a paper book the agreement lies on paper alone.
    is_on_paper = case.batch is not None and parts.agreement(case) is None
    return [] if case.state == ENDED or is_on_paper else in_force(case, given)


def refer(case: Case, given: Given) -> list[Missing]:
    """The visit that it came from."""
    # Whoever is sent on came for advice: legal aid answers to that visit.
    if case.visit:
        return []
    return [Missing("visit", N_("the visit of whoever is sent on"), "case", "visit")]


def lacks_revisit(case: Case) -> bool:
    """Whether nobody has gone to see how it holds since it was performed or ended."""
    if case.outcome == "handed_on":
        return False
    since = case.performed or case.ended
    return not any(since is None or each.day >= since for each in parts.revisits(case))


def close(case: Case, given: Given) -> list[Missing]:
    """Whether it was performed, the ways told where it was not, the court's word, a visit."""
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
