"""Measuring two ways of doing the same in one run, in turn, and saying how they compare."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """One claim: what was measured, beside what, and the bound it has to hold.

    Without a bound it is told for information.
    """

    claim: str
    ours: str
    rival: str
    ratio: float
    bound: float | None
    more_is_better: bool = False

    @property
    def holds(self) -> bool:
        if self.bound is None:
            return True
        return self.ratio >= self.bound if self.more_is_better else self.ratio <= self.bound

    @property
    def bound_words(self) -> str:
        if self.bound is None:
            return "none"
        return f"{'≥' if self.more_is_better else '≤'} {self.bound:g}"

    @property
    def verdict(self) -> str:
        if self.bound is None:
            return "for information"
        return "holds" if self.holds else "DOES NOT HOLD"

    def line(self) -> str:
        return (
            f"{self.claim}\n    ours {self.ours}; {self.rival}\n"
            f"    {self.ratio:.2f} (bound {self.bound_words}): {self.verdict}"
        )


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], object],
    rival: Callable[[], object],
    rounds: int = 7,
    before: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """Median seconds of both, one after the other in each round, after one round to warm up.

    What is done `before` ours is not counted.
    """
    before()
    ours()
    rival()
    mine: list[float] = []
    other: list[float] = []
    for _ in range(rounds):
        before()
        mine.append(seconds(ours))
        other.append(seconds(rival))
    return statistics.median(mine), statistics.median(other)


def peak() -> float:
    """The most memory this process ever held, in MB (resident set)."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count what the process that started this one held.
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def shown(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"
