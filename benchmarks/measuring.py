"""Measuring two ways of doing the same in one run, in turn, and saying how they compare."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One claim: what was measured, beside what, and the bound it has to hold."""

    claim: str
    ours: str
    rival: str
    ratio: float
    bound: float
    more_is_better: bool = False

    @property
    def holds(self) -> bool:
        return self.ratio >= self.bound if self.more_is_better else self.ratio <= self.bound

    def line(self) -> str:
        sign = "≥" if self.more_is_better else "≤"
        verdict = "holds" if self.holds else "DOES NOT HOLD"
        return (
            f"{self.claim}\n    ours {self.ours}; {self.rival}\n"
            f"    {self.ratio:.2f} (bound {sign} {self.bound:g}): {verdict}"
        )


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], object], rival: Callable[[], object], rounds: int = 7
) -> tuple[float, float]:
    """Median seconds of both, one after the other in each round, after one round to warm up."""
    ours()
    rival()
    mine: list[float] = []
    other: list[float] = []
    for _ in range(rounds):
        mine.append(seconds(ours))
        other.append(seconds(rival))
    return statistics.median(mine), statistics.median(other)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def shown(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"
