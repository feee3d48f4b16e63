"""Measure every speed that is claimed, and write down what came out.

`python -m benchmarks [--quick] [NAME …]`; all of them write docs/benchmarks.md, some only print.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import platform
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import (
    assessment,
    binding,
    coverage,
    disputes,
    duties,
    exchanging,
    intake,
    pages,
    printing,
    saving,
    searching,
    starting,
    stats,
    window_memory,
)
from benchmarks.measuring import Result

REPORT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
MANY, QUICK = 1_000_000, 100_000

ALL = {
    "starting": starting.run,
    "saving": saving.run,
    "searching": searching.run,
    "window_memory": window_memory.run,
    "exchanging": exchanging.run,
    "intake": intake.run,
    "printing": printing.run,
    "disputes": disputes.run,
    "duties": duties.run,
    "pages": pages.run,
    "assessment": assessment.run,
    "stats": stats.run,
    "coverage": coverage.run,
    "binding": binding.run,
}


def main(words: Sequence[str]) -> int:
    """Measure what is asked for; 1 where a bound does not hold."""
    asking = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asking.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(ALL)}")
    asking.add_argument(
        "--quick", action="store_true", help=f"{QUICK:,} visits and a tenth of the sheets"
    )
    asked = asking.parse_args(words)
    unknown = set(asked.names) - set(ALL)
    if unknown:
        asking.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(ALL)}")
    names = asked.names or list(ALL)
    count = QUICK if asked.quick else MANY
    before = os.getloadavg()[0]
    found: list[Result] = []
    for name in names:
        # A process of its own each, so that none finds what another has left in memory.
        alone = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=alone) as process:
            made = process.submit(ALL[name], count).result()
        for result in made:
            print(result.line(), flush=True)
        found += made
    if len(names) == len(ALL) and not asked.quick:
        REPORT.write_text(report(found, before), encoding="utf-8")
        print(f"Written to {REPORT}")
    return 0 if all(result.holds for result in found) else 1


GUARDED = (
    "What is lost most easily is guarded twice besides. `tests/growth` counts the steps of",
    "SQLite's machine for everything that is listed, typed, counted and saved, among 1,000 and",
    "among 10,000 visits, and needs no quiet machine. `make bench-quick`, a part of `make check`,",
    "measures among 100,000 visits, each time beside a rival of the same minute and the best of",
    "three rounds: a save (at most 1.75 times the bare transaction), the slowest keystroke (at",
    "least 3 times as fast as LIKE for a whole word), a page from amid the list (at least twice as",
    "fast as OFFSET), and the start (at most twice an empty window).",
)
"""What stands on the page whatever was measured."""


def report(found: Sequence[Result], before: float) -> str:
    """What was measured, as a page; `before` is the load when it began."""
    rows = [
        f"| {each.claim} | {each.ours} | {each.rival} | {each.ratio:.2f} | {each.bound_words} "
        f"| {each.verdict} |"
        for each in found
    ]
    return "\n".join(
        [
            "# Speed",
            "",
            f"Measured on {datetime.date.today()} by `make bench` on {machine()}.",
            f"Others may have used it meanwhile: its load was {before:.1f} before and "
            f"{os.getloadavg()[0]:.1f} after.",
            "Each claim is measured in one run with what it is compared with, by turns where that",
            "takes less than some seconds; times are medians, of pages the quickest of two.",
            "The sources are in `benchmarks/`.",
            "",
            *GUARDED,
            "",
            "| claim | ours | beside | ratio | bound | verdict |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def machine() -> str:
    """What it was measured on, as far as the system tells."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores and "
        f"{memory:.0f} GB, Python {platform.python_version()}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
