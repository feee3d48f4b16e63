"""What was claimed and approved in a month: by mediator, and how many claims wait where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.records.stats.periods import Period
from app.records.subsidy import deciding, standing
from app.records.subsidy.model import SubsidyClaim


@dataclass(frozen=True)
class Paid:
    """What one mediator has approved of a period: disputes, and fen."""

    name: str
    committee: str
    count: int
    amount: int
    sample: bool = False
    """Reckoned by the sample, which is nobody's rule."""


def paid(period: Period) -> list[Paid]:
    """What is approved of a period, mediator by mediator, by committee and name."""
    found: dict[tuple[str, str], list[tuple[SubsidyClaim, int, int]]] = {}
    for claim in deciding.of_month(period):
        made = standing.decision(claim)
        if made is not None and standing.standing(claim, made) == standing.APPROVED:
            whose = found.setdefault((claim.origin, claim.person), [])
            whose.append((claim, made.count or 0, made.amount or 0))
    every = [
        Paid(
            claims[0][0].name,
            claims[0][0].committee or "",
            sum(count for _claim, count, _amount in claims),
            sum(amount for _claim, _count, amount in claims),
            any(bool(claim.sample) for claim, _count, _amount in claims),
        )
        for claims in found.values()
    ]
    return sorted(every, key=lambda each: (each.committee, each.name))


def by_standing(period: Period) -> Mapping[str, tuple[int, int]]:
    """How many claims of a period stand how, and how much they claim, in the order of the steps."""
    found: dict[str, tuple[int, int]] = dict.fromkeys(standing.STANDINGS, (0, 0))
    for claim in deciding.of_month(period):
        how = standing.standing(claim)
        count, amount = found[how]
        found[how] = count + 1, amount + claim.amount
    return {how: said for how, said in found.items() if said[0]}
