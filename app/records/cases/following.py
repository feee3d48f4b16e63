"""What comes next in a dispute: the same steps and guards for the page and the command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import codes
from app.language import _, listed
from app.records.cases import guards, parts, signing
from app.records.cases.agreeing import agree, sign
from app.records.cases.closing import archive, close, revisit
from app.records.cases.ending import fail
from app.records.cases.mediators import decide_avoidance, name_mediator
from app.records.cases.model import Agreement, Case, PrintedPaper
from app.records.cases.opening import accept, decline, tell_rights
from app.records.cases.performing import new_round, perform, start_performing
from app.records.cases.refusals import Missing
from app.records.cases.step import CLOSED, ENDED, MEDIATING, PERFORMING, STEPS, Step
from app.records.cases.talking import investigate, mediate
from app.store.session import current


@dataclass(frozen=True)
class Next:
    """One step that the stage allows; `ready` when nothing is missing before its form is filled."""

    step: Step[..., Any]
    missing: tuple[Missing, ...]

    @property
    def name(self) -> str:
        """The name of the step."""
        return self.step.name

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def label(self) -> str:
        """What the button says."""
        return _(self.step.label)


def next_steps(case: Case) -> list[Next]:
    """What can be done now: first what leads on, which is the one large button."""
    if case.voided is not None or case.origin != current().origin:
        return []
    state = case.state or ""
    first = _leading(case)
    others = [
        each
        for each in sorted(STEPS.values(), key=lambda each: each.group)
        if each.label and state in each.stages and each not in first and each.offered(case)
    ]
    return [Next(each, tuple(each.missing(case))) for each in (*first, *others)]


def _leading(case: Case) -> list[Step[..., Any]]:
    """The steps that lead on from here, the one to take first."""
    state, first = case.state or "", list[Step[..., Any]]()
    if state == "registered":
        return [decline, accept] if case.barred else [accept, decline]
    if state in ("accepted", "investigating", MEDIATING):
        if any(guards.undecided(each) for each in parts.mediators(case)):
            first.append(decide_avoidance)
        if not parts.mediators(case):
            first.append(name_mediator)
        if case.notified is None:
            first.append(tell_rights)
    if state in ("accepted", "investigating"):
        return [*first, mediate, investigate]
    if state == MEDIATING:
        draft = parts.agreement(case)
        talks = parts.sessions(case, case.round or 1)
        if not talks:
            return [*first, mediate]
        if draft is not None:
            return [*first, sign, mediate, fail]
        ways = {"goes_on": [mediate, agree, fail], "failed": [fail, mediate, agree]}
        return [*first, *ways.get(talks[-1].result or "", [agree, mediate, fail])]
    if state == "agreed":
        return [start_performing]
    if state in (PERFORMING, ENDED):
        if state == PERFORMING and case.performance not in ("performed", "not"):
            return [perform]
        if state == PERFORMING and case.performance == "not":
            first = [new_round]
        return [*first, close] if not guards.lacks_revisit(case) else [*first, revisit, close]
    return [archive] if state == CLOSED and archive.offered(case) else []


def said_of(made: Any) -> str:
    """What is said of a step that was taken; of signatures what still lacks."""
    if isinstance(made, Agreement) and parts.signatures(made) and made.effective is None:
        lacking = signing.unsigned(made)
        return _("Kept. Still missing: {what}").format(what=listed(map(str, lacking)))
    if isinstance(made, PrintedPaper) and made.signed is not None:
        paper = codes.load("case_paper").label(made.paper)
        return _("{paper}: signed on {day}.").format(paper=paper, day=made.signed.isoformat())
    return _("Kept.")
