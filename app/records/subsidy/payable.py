"""What is to be looked at in a claim before it is paid: its disputes, others' claims, the rates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from app.language import _
from app.records import doubled
from app.records.cases.model import Case
from app.records.cases.money import yuan
from app.records.cases.step import FINISHED
from app.records.people.joining import everyone_joined
from app.records.subsidy import reckoning, standing
from app.records.subsidy.model import SubsidyClaim, SubsidyLine
from app.store import line

VOID, OPEN, UNKNOWN, TWICE, CHANGED = "void", "open", "unknown", "twice", "changed"
NUMBER, ALSO, RATES = "number", "also", "rates"

STOPS: Final = (VOID, OPEN, UNKNOWN, TWICE, CHANGED)
"""What lets a dispute not be paid at all."""


@dataclass(frozen=True)
class Problem:
    """Something about a dispute of a claim that somebody at the office has to look at."""

    line: SubsidyLine
    kind: str
    words: str

    @property
    def stops(self) -> bool:
        """Whether it lets the dispute not be paid."""
        return self.kind in STOPS


def problems(claim: SubsidyClaim) -> list[Problem]:
    """What is to be looked at before a claim is approved; what was struck has none."""
    gone = standing.struck(standing.decision(claim))
    lines = [each for each in standing.lines(claim) if each.id not in gone]
    known = Case.where_in("id", [each.case for each in lines], void=True)
    cases = {each.id: each for each in known if each.origin == claim.origin}
    changed = line.changed(each.id for each in lines)
    one = _found_to_be_one()
    same = standing.counting("number", [each.number for each in lines])
    of_cases = {each.case for each in lines} | {c for e in lines for c in one.get(e.case, ())}
    same += standing.counting("case", sorted(of_cases))
    others = {other.id: (other, of) for other, of in same if of.id != claim.id}
    found = [
        Problem(each, kind, words)
        for each in lines
        for kind, words in (
            *_of_line(each, claim, changed),
            *_of_case(each, cases.get(each.case)),
            *_of_others(each, list(others.values()), one.get(each.case, frozenset())),
            *_of_rates(each, cases.get(each.case), claim),
        )
    ]
    if lines and (words := _above_ceiling(claim, lines[-1])):
        found.append(Problem(lines[-1], RATES, words))
    return found


def _above_ceiling(claim: SubsidyClaim, last: SubsidyLine) -> str:
    """That a mediator claims more of a month than the rates here allow, in however many rooms."""
    rates = reckoning.in_force(last.closed or claim.day)
    if rates is None or not rates.most:
        return ""
    several = SubsidyClaim.where_in("person", everyone_joined(claim.person), void=True)
    of_month = [each.id for each in several if each.month == claim.month]
    together = sum(each.amount for each, _claim in standing.counting("claim", of_month))
    if together <= rates.most:
        return ""
    words = _("{name} claims {amount} yuan of {month} in all, above the ceiling of {most}")
    amounts = {"amount": yuan(together), "most": yuan(rates.most)}
    return words.format(name=claim.name, month=claim.month, **amounts)


def _of_line(
    each: SubsidyLine, claim: SubsidyClaim, changed: Collection[str]
) -> list[tuple[str, str]]:
    """That it is not what was claimed any more; no program of ours does more than withdraw it."""
    if claim.voided or each.voided:
        return [(CHANGED, _("the room withdrew it after it was approved"))]
    return [(CHANGED, _("it was changed after it was claimed"))] if each.id in changed else []


def _of_case(line: SubsidyLine, case: Case | None) -> list[tuple[str, str]]:
    if case is None:
        return [(UNKNOWN, _("the dispute is not known here"))]
    if case.voided:
        return [(VOID, _("the dispute is void"))]
    if case.state not in FINISHED:
        return [(OPEN, _("the dispute was opened again"))]
    return []


def _found_to_be_one() -> dict[str, frozenset[str]]:
    """The disputes that were found to be one with each."""
    return {each: frozenset(group) for group in doubled.groups() for each in group}


def _of_others(
    line: SubsidyLine,
    others: Sequence[tuple[SubsidyLine, SubsidyClaim]],
    one: frozenset[str],
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for other, claim in others:
        is_same = line.case == other.case or other.case in one
        if not is_same and (line.number != other.number or _is_another(line.case, other.case)):
            continue
        said = {"name": claim.name, "month": claim.month, "committee": claim.committee or ""}
        if standing.standing(claim) != standing.APPROVED:
            also = _("{committee} {name} claims a dispute of this number too, for {month}")
            found.append((ALSO, also.format(**said).strip()))
        elif is_same:
            paid = _("it is paid already, to {name} for {month}")
            found.append((TWICE, paid.format(**said)))
        else:
            paid = _("a dispute of this number is paid already, to {committee} {name} for {month}")
            found.append((NUMBER, paid.format(**said)))
    return found


def _is_another(case: str, other: str) -> bool:
    """Whether the office has decided that two disputes are not the same."""
    decided = doubled.decision(case, other)
    return decided is not None and not decided.same


def _of_rates(line: SubsidyLine, case: Case | None, claim: SubsidyClaim) -> list[tuple[str, str]]:
    """That a dispute would come to something else by the rates that are in force here.

    It is looked at as it stands by now; of a confidential one the claim alone says its class.
    """
    if case is None or _of_case(line, case):
        return []  # it is not paid at all
    rates = reckoning.in_force(line.closed or case.closed or claim.day)
    difficulty = case.difficulty or (line.difficulty if case.confidential else None)
    if rates is not None and case.outcome == "oral":
        difficulty = rates.oral_class or difficulty
    if rates is None:
        why = _("no rates are in force for that day")
    elif case.outcome is None:
        why = _("how it ended is not known")
    elif difficulty is None:
        why = _("its class is not known")
    else:
        share = rates.shares.get(case.outcome, 0)
        should = reckoning.Worth("", rates.of_class(difficulty), share).amount
        if should == line.amount + (line.cut or 0):
            return []
        words = _("by the rates here it would be {amount} yuan")
        return [(RATES, words.format(amount=yuan(should)))]
    return [(RATES, _("it cannot be compared with the rates here: {why}").format(why=why))]
