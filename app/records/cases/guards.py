"""What stands in the way of a step, and what comes next: the same for the steps and the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.language import N_, _
from app.records.cases import parts
from app.records.cases.asked import ASK, Given, confirm_by, lacks_revisit, undecided
from app.records.cases.model import Case
from app.records.cases.refusals import Missing, NotYet
from app.records.cases.step import ENDED, MEDIATING, PERFORMING, TABLE
from app.store.session import current

LABELS = {
    "accept": N_("Accept the dispute"),
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
    "close": N_("Close the dispute"),
    "archive": N_("Archive"),
    "append_note": N_("Add a note"),
}
"""What the button of a step says."""


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
    ask = ASK.get(step)
    return ask(case, given or {}) if ask is not None else []


def next_steps(case: Case) -> list[Next]:
    """What can be done now: first what leads on, which is the one large button."""
    if case.voided is not None or case.origin != current().origin:
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
        if any(undecided(each) for each in parts.mediators(case)):
            first.append("decide_avoidance")
        if not parts.mediators(case):
            first.append("name_mediator")
        if case.notified is None:
            first.append("tell_rights")
    if state in ("accepted", "investigating"):
        return [*first, "mediate", "investigate"]
    if state == MEDIATING:
        draft = parts.agreement(case)
        talks = parts.sessions(case, case.round or 1)
        if not talks:
            return [*first, "mediate"]
        if draft is not None:
            return [*first, "sign", "mediate", "fail"]
        ways = {"goes_on": ["mediate", "agree", "fail"], "failed": ["fail", "mediate", "agree"]}
        return [*first, *ways.get(talks[-1].result or "", ["agree", "mediate", "fail"])]
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
        return any(undecided(each) for each in parts.mediators(case))
    if name == "decide_confirmation":
        return any(each.result is None for each in parts.confirmations(case))
    if name == "apply_confirmation":
        agreement = parts.agreement(case)
        since = agreement.effective if agreement is not None else None
        is_late = since is None or confirm_by(since) < current().today()
        return not is_late and not missing_for(case, name, {"both": True})
    if name in ("new_round", "pay"):
        return not missing_for(case, name)
    if name in ("sign", "agree"):
        return (parts.agreement(case) is None) == (name == "agree")
    return True
