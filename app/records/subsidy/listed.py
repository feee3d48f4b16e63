"""Disputes of a month and claims as lists: their columns, and how each stands in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app import codes
from app.language import _, listed, n_
from app.records.cases.model import Case
from app.records.cases.money import yuan
from app.records.cases.titles import short_number, title
from app.records.days import short
from app.records.listed import TableColumn
from app.records.stats import Period, periods
from app.records.subsidy import claiming, deciding, payable, standing
from app.records.subsidy.claiming import Mine
from app.records.subsidy.model import SubsidyClaim, SubsidyDecision, SubsidyLine
from app.records.subsidy.payable import Problem
from app.records.subsidy.reckoning import Ready
from app.store.session import current


@dataclass(frozen=True)
class Claimed:
    """A claim with all that a list and the sheet beside it say of it."""

    claim: SubsidyClaim
    lines: tuple[SubsidyLine, ...]
    decision: SubsidyDecision | None
    standing: str
    problems: tuple[Problem, ...]
    struck: Mapping[str, str]

    @property
    def id(self) -> str:
        """The identity of the claim."""
        return self.claim.id

    def holds(self, text: str) -> bool:
        """Whether a text stands in the name of the mediator or the committee."""
        return text in (self.claim.name or "") or text in (self.claim.committee or "")


def claims(month: Period, person: str = "") -> list[Claimed]:
    """The claims of a month, or those of one mediator."""
    found = deciding.of_month(month)
    return [claimed(each) for each in found if not person or each.person == person]


def claimed(claim: SubsidyClaim) -> Claimed:
    """One claim as it stands now."""
    made = standing.decision(claim)
    return Claimed(
        claim,
        tuple(standing.lines(claim)),
        made,
        standing.standing(claim, made),
        tuple(payable.problems(claim)),
        standing.struck(made),
    )


def dispute_columns() -> list[TableColumn]:
    """Each dispute of a month, what it comes to, and whether it can be claimed."""
    return [
        TableColumn("number", _("No."), lambda each: short_number(each.case), 96, whole=True),
        TableColumn("dispute", _("Dispute"), lambda each: title(each.case), 150, look="strong"),
        TableColumn("class", _("Difficulty"), lambda each: class_words(each.case.difficulty), 72),
        TableColumn("amount", _("Amount"), _amount, 72, True,
                    order=lambda each: each.worth.amount if each.worth else 0, whole=True),
        TableColumn("stands", _("How it stands"), ready_words, 150, look=ready_look),
    ]  # fmt: skip


def claim_columns() -> list[TableColumn]:
    """Each claim of a month, how it stands, and what is approved."""
    return [
        TableColumn("name", _("Mediator"), lambda each: each.claim.name or "", 80, look="strong"),
        TableColumn("committee", _("Mediation committee"),
                    lambda each: each.claim.committee or "", 130),
        TableColumn("count", _("Number of disputes"), lambda each: str(each.claim.count or 0), 50,
                    True, order=lambda each: each.claim.count, whole=True),
        TableColumn("amount", _("Claimed"), lambda each: yuan(each.claim.amount or 0), 76, True,
                    order=lambda each: each.claim.amount, whole=True),
        TableColumn("stands", _("How it stands"), claim_words, 130, look=claim_look),
        TableColumn("approved", _("Approved"), approved_words, 76, True, "safe", whole=True),
    ]  # fmt: skip


def month_of(claim: SubsidyClaim) -> Period:
    """The month of a claim; this one where it names none."""
    today = current().today()
    try:
        return periods.parse(claim.month or "", claim.day or today)
    except (periods.NotAPeriod, periods.PeriodEndsFirst):
        return periods.of(today, "month")


def month_words(month: Period) -> str:
    """A month as people say it."""
    return periods.words(month)


def class_words(difficulty: str | None) -> str:
    """What a class is called."""
    return codes.load("difficulty").label(difficulty) if difficulty else ""


def ready_words(each: Ready) -> str:
    """Whether a dispute can be claimed, in a few words."""
    if each.claim is not None:
        return _("claimed by {name}").format(name=each.claim.name)
    return claiming.why_words(each) or _("complete, can be claimed")


def ready_look(each: Ready) -> str:
    """How that looks."""
    if each.claim is not None or each.why_not:
        return "quiet"
    return "soon" if each.missing else "safe"


def claim_words(each: Claimed) -> str:
    """How a claim stands; that somebody has to look at it comes first."""
    words = _(standing.STANDINGS[each.standing])
    made = each.decision
    if made is not None and made.sampled is not None:
        words = _("{standing}, sample checked").format(standing=words)
    elif made is not None and made.drawn is not None:
        words = _("{standing}, drawn for a sample").format(standing=words)
    if each.problems and each.standing != standing.RETURNED:
        return _("to be looked at · {standing}").format(standing=words)
    return words


def claim_look(each: Claimed) -> str:
    """How that looks."""
    if each.problems and each.standing != standing.RETURNED:
        return "late"
    return standing.LOOKS.get(each.standing, "soon")


def approved_words(each: Claimed) -> str:
    """How much is approved; empty before."""
    made = each.decision
    return yuan(made.amount) if made is not None and made.amount is not None else ""


def steps(each: Claimed) -> list[str]:
    """What was done with a claim so far: each step with who and when."""
    claim, made = each.claim, each.decision
    said = [(_("Claimed"), claim.name, claim.day),
            (_("Checked by the committee"), claim.checked_by, claim.checked)]  # fmt: skip
    if made is not None:
        said += [
            (_("Reviewed by the judicial office"), made.reviewed_by, made.reviewed),
            (_("Approved by the district"), made.approved_by, made.approved),
            (_("Sample check"), made.sampled_by, made.sampled),
            (_("Sent back"), made.reason, made.returned),
        ]
    return ["　".join(filter(None, (what, who, short(day)))) for what, who, day in said if day]


def due_words(mine: Mine) -> list[tuple[str, str]]:
    """What a mediator can claim now and what stands against it, each with how it looks."""
    amount = sum(each.worth.amount for each in mine.led if each.worth is not None)
    words = n_("{count} dispute, {amount} yuan", "{count} disputes, {amount} yuan", len(mine.led))
    due = words.format(count=len(mine.led), amount=yuan(amount))
    said = [(due if mine.led else _("Nothing to claim now"), "headline")]
    if mine.why_not:
        why = _("Not paid by the dispute: {why}. Ask the office if that is not so.")
        said.append((why.format(why=mine.why_not), "late"))
    if mine.left is not None and amount > mine.left:
        above = _("The ceiling leaves {amount} yuan of this month.")
        said.append((above.format(amount=yuan(mine.left)), "soon"))
    return said


def line_words(line: SubsidyLine) -> tuple[str, str]:
    """What a dispute of a claim is called, and what is claimed for it, above the ceiling too."""
    case = Case.get_or_none(Case.id == line.case)
    called = (line.number, title(case) if case is not None else "")
    worth = [class_words(line.difficulty)]
    worth.append(_("{amount} yuan").format(amount=yuan(line.amount or 0)))
    if line.cut:
        worth.append(_("{amount} above the ceiling").format(amount=yuan(line.cut)))
    return " · ".join(filter(None, called)), " · ".join(filter(None, worth))


def struck_words(each: Claimed) -> list[str]:
    """Which disputes of a claim are not paid, and why."""
    words = _("{number} is not paid: {why}")
    return [
        words.format(number=line.number, why=each.struck[line.id])
        for line in each.lines
        if line.id in each.struck
    ]


def totals_words(found: list[Claimed]) -> str:
    """How many claims there are and what they come to; what is approved of it."""
    claimed_ = sum(each.claim.amount or 0 for each in found)
    approved = sum(
        each.decision.amount or 0
        for each in found
        if each.decision is not None and each.standing == standing.APPROVED
    )
    words = _("{count} claims, {claimed} yuan claimed, {approved} approved.")
    return words.format(count=len(found), claimed=yuan(claimed_), approved=yuan(approved))


def paid_words(of: Ready) -> str:
    """On the page of a dispute: whether something is paid for it and what is still missing."""
    if of.claim is not None and of.line is not None:
        each = claimed(of.claim)
        words = claim_words(each)
        said = _("{amount} yuan, claimed by {name} for {month}: {standing}")
        return said.format(
            amount=yuan(of.line.amount), name=of.claim.name, month=of.claim.month, standing=words
        )
    if of.why_not:
        return _("Nothing is paid: {why}").format(why=of.why_not)
    amount = yuan(of.worth.amount) if of.worth is not None else ""
    if not of.missing:
        return _("Complete: {amount} yuan can be claimed").format(amount=amount)
    what = listed(map(str, of.missing))
    if not amount:
        return _("Still missing for it: {what}").format(what=what)
    return _("{amount} yuan, if: {what}").format(amount=amount, what=what)


def _amount(each: Ready) -> str:
    if each.line is not None:
        return yuan(each.line.amount)
    return yuan(each.worth.amount) if each.worth is not None else ""
