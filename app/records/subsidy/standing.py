"""How a claim stands, what was decided of it, and which disputes are claimed already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from app.language import N_
from app.records.subsidy.model import SubsidyClaim, SubsidyDecision, SubsidyLine
from app.store.session import current

CLAIMED, CHECKED, REVIEWED, APPROVED = "claimed", "checked", "reviewed", "approved"
RETURNED, WITHDRAWN = "returned", "withdrawn"

STANDINGS: Final[Mapping[str, str]] = {
    CLAIMED: N_("claimed, to be checked by the committee"),
    CHECKED: N_("checked by the committee"),
    REVIEWED: N_("reviewed by the judicial office"),
    APPROVED: N_("approved by the district"),
    RETURNED: N_("sent back"),
    WITHDRAWN: N_("withdrawn"),
}
"""How a claim may stand, in words, in the order of the steps."""

LOOKS: Final[Mapping[str, str]] = {APPROVED: "safe", RETURNED: "late", WITHDRAWN: "quiet"}
_AT_ONCE: Final = 400


def decision(claim: SubsidyClaim) -> SubsidyDecision | None:
    """What the office decided of a claim so far: our own, or what came down."""
    return _decisions([claim.id]).get(claim.id)


def standing(claim: SubsidyClaim, made: SubsidyDecision | None = None) -> str:
    """How a claim stands: one of `STANDINGS`."""
    if claim.voided:
        return WITHDRAWN
    made = made or decision(claim)
    if made is not None:
        if made.returned is not None:
            return RETURNED
        if made.approved is not None:
            return APPROVED
        if made.reviewed is not None:
            return REVIEWED
    return CLAIMED if claim.checked is None else CHECKED


def lines(claim: SubsidyClaim) -> list[SubsidyLine]:
    """The disputes of a claim, as claimed; of a withdrawn one too."""
    return SubsidyLine.where_equal("claim", claim.id, void=bool(claim.voided))


def struck(made: SubsidyDecision | None) -> dict[str, str]:
    """Why, by the line that is not paid."""
    if made is None or not made.struck:
        return {}
    try:
        return msgspec.json.decode(made.struck, type=dict[str, str])
    except ValueError:  # of a program that says it otherwise
        return {}


def spelled(said: Mapping[str, str]) -> str | None:
    """The same as it is stored."""
    return msgspec.json.encode(said, order="sorted").decode() if said else None


def taken(cases: Sequence[str]) -> dict[str, tuple[SubsidyLine, SubsidyClaim]]:
    """Where each of these disputes is claimed: not withdrawn, not sent back, not struck."""
    found = list[SubsidyLine]()
    for start in range(0, len(cases), _AT_ONCE):
        found += SubsidyLine.where_in("case", cases[start : start + _AT_ONCE])
    return {line.case: (line, claim) for line, claim in counting(found)}


def counting(found: Sequence[SubsidyLine]) -> list[tuple[SubsidyLine, SubsidyClaim]]:
    """Of these lines those that count, each with its claim."""
    wanted = list({each.claim for each in found})
    claims = {each.id: each for each in _in_parts(wanted)}
    made = _decisions(list(claims))
    counts: list[tuple[SubsidyLine, SubsidyClaim]] = []
    for each in found:
        claim = claims.get(each.claim)
        if claim is None or each.voided:
            continue
        decided = made.get(claim.id)
        if standing(claim, decided) not in (RETURNED, WITHDRAWN) and each.id not in struck(decided):
            counts.append((each, claim))
    return counts


def sent_back_here() -> list[tuple[SubsidyClaim, SubsidyDecision]]:
    """The claims of this room that the office sent back and whose disputes wait to be claimed."""
    store = current()
    asked = SubsidyDecision.returned.is_null(False) & SubsidyDecision.voided.is_null()
    asked &= SubsidyDecision.origin.in_(list(store.lines))
    made = {each.claim: each for each in SubsidyDecision.select().where(asked)}
    waiting: list[tuple[SubsidyClaim, SubsidyDecision]] = []
    for claim in _in_parts(list(made)):
        cases = [each.case for each in lines(claim)]
        if claim.origin == store.origin and len(taken(cases)) < len(cases):
            waiting.append((claim, made[claim.id]))
    return waiting


def _in_parts(ids: Sequence[str]) -> list[SubsidyClaim]:
    found = list[SubsidyClaim]()
    for start in range(0, len(ids), _AT_ONCE):
        found += SubsidyClaim.where_in("id", ids[start : start + _AT_ONCE])
    return found


def _decisions(claims: Sequence[str]) -> dict[str, SubsidyDecision]:
    """The last decision of each of these claims."""
    store, found = current(), dict[str, SubsidyDecision]()
    for start in range(0, len(claims), _AT_ONCE):
        for each in SubsidyDecision.where_in("claim", claims[start : start + _AT_ONCE]):
            if each.origin in store.lines:
                found[each.claim] = each
    return found
