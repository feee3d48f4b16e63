"""How a claim stands, what was decided of it, and which disputes are claimed already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def decision(claim: SubsidyClaim) -> SubsidyDecision | None:
    """What the office decided of a claim so far: our own, or what came down."""
    return _decisions([claim.id]).get(claim.id)


def standing(claim: SubsidyClaim, made: SubsidyDecision | None = None) -> str:
    """How a claim stands: one of `STANDINGS`.

    What was approved stays so, whatever its room does with it afterwards: it is paid.
    """
    made = made or decision(claim)
    if made is not None and made.approved is not None:
        return APPROVED
    if claim.voided:
        return WITHDRAWN
    if made is not None:
        if made.returned is not None:
            return RETURNED
        if made.reviewed is not None:
            return REVIEWED
    return CLAIMED if claim.checked is None else CHECKED


def lines(claim: SubsidyClaim) -> list[SubsidyLine]:
    """The disputes of a claim, as claimed; of a withdrawn one too.

    What another room has written into it is none of them, nor what says not even its amount; of an
    approved one none goes away.
    """
    found = SubsidyLine.where_equal("claim", claim.id, void=True)
    found = [each for each in found if each.origin == claim.origin and each.is_whole]
    gone = [each for each in found if each.voided]
    if not gone or claim.voided or standing(claim) == APPROVED:
        return found
    return [each for each in found if not each.voided]


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


def taken(cases: Iterable[str]) -> dict[str, tuple[SubsidyLine, SubsidyClaim]]:
    """Where each of these disputes is claimed: not withdrawn, not sent back, not struck."""
    return {line.case: (line, claim) for line, claim in counting("case", cases)}


def counting(column: str, values: Iterable[str]) -> list[tuple[SubsidyLine, SubsidyClaim]]:
    """Of the lines in which a column has one of these values those that count, with their claims.

    What was approved counts although its room has made it void since.
    """
    found = SubsidyLine.where_in(column, values, void=True)
    asked = {each.claim for each in found}
    claims = {each.id: each for each in SubsidyClaim.where_in("id", asked, void=True)}
    made = _decisions(claims)
    counts: list[tuple[SubsidyLine, SubsidyClaim]] = []
    for each in found:
        claim = claims.get(each.claim)
        if claim is None or claim.origin != each.origin or not (claim.is_whole and each.is_whole):
            continue
        decided = made.get(claim.id)
        how = standing(claim, decided)
        stands = how == APPROVED or (how not in (RETURNED, WITHDRAWN) and not each.voided)
        if stands and each.id not in struck(decided):
            counts.append((each, claim))
    return counts


def sent_back_here() -> list[tuple[SubsidyClaim, SubsidyDecision]]:
    """The claims of this room that the office sent back and whose disputes wait to be claimed."""
    store = current()
    asked = SubsidyDecision.returned.is_null(False) & SubsidyDecision.voided.is_null()
    asked &= SubsidyDecision.origin.in_(list(store.lines))
    made = {each.claim: each for each in SubsidyDecision.select().where(asked)}
    claims = [e for e in SubsidyClaim.where_in("id", made) if e.origin == store.origin]
    wrote = SubsidyLine.where_in("claim", [each.id for each in claims])
    wrote = [each for each in wrote if each.origin == store.origin and each.is_whole]
    elsewhere = taken(each.case for each in wrote)
    waiting = {each.claim for each in wrote if each.case not in elsewhere}
    return [(each, made[each.id]) for each in claims if each.id in waiting]


def _decisions(claims: Iterable[str]) -> dict[str, SubsidyDecision]:
    """The last decision of each of these claims."""
    lines, found = current().lines, SubsidyDecision.where_in("claim", claims)
    return {each.claim: each for each in found if each.origin in lines}
