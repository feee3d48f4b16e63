"""A few minutes' look at the speeds that are lost most easily, among 100,000 visits.

`make check` runs it, on machines that do other things besides: so each is a ratio to a rival of the
same minute, of the best of three rounds, and its bound is wider than that of `make bench`.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable

from app import store
from app.records import visits
from app.records.visits import Filter
from app.store.database import database
from benchmarks import many, saving, searching, starting
from benchmarks.measuring import Result, seconds, shown

COUNT = 100_000
ROUNDS = 3
OFFSET = "SELECT * FROM visit WHERE voided IS NULL ORDER BY day DESC, row DESC LIMIT 50 OFFSET ?"


def best(work: Callable[[], object]) -> float:
    """Seconds of the quickest of three rounds."""
    return min(seconds(work) for _ in range(ROUNDS))


def save() -> list[Result]:
    """A save beside the bare transaction of the same rows."""
    rounds = [
        tuple(statistics.median(took) for took in saving.taken(COUNT, 10)) for _ in range(ROUNDS)
    ]
    mine, bare = min(rounds, key=lambda each: each[0] / each[1])
    return [
        Result(
            f"Saving a visit among {COUNT:,}",
            f"{shown(mine)} a visit",
            f"a bare SQLCipher transaction of the same rows and bytes {shown(bare)}",
            mine / bare,
            1.75,
        )
    ]


def find() -> list[Result]:
    """Every keystroke of some searches and a page from amid the list, beside plain SQL."""
    store.open(many.kept(COUNT), many.PASSWORD)
    typed = searching.keystrokes()
    took = [best(lambda t=text: visits.page(Filter(text=t))) for text in typed]
    asked = [word for word in searching.TYPED if not word.isascii() and " " not in word]
    like = statistics.median(
        best(lambda t=text: database.execute_sql(searching.LIKE, [f"%{t}%"] * 5).fetchall())
        for text in asked
    )
    slowest = max(zip(took, typed, strict=True))
    middle = visits.page(Filter(), None, COUNT // 2)[-1][1]
    further = best(lambda: visits.page(Filter(), middle))
    bare = best(lambda: database.execute_sql(OFFSET, (COUNT // 2,)).fetchall())
    store.close(with_backup=False)
    return [
        Result(
            f"The slowest of {len(typed)} keystrokes in {COUNT:,} visits",
            f"{shown(slowest[0])} for {slowest[1]!r}",
            f"LIKE over the same columns for a whole word {shown(like)} (median)",
            like / slowest[0],
            3,
            more_is_better=True,
        ),
        Result(
            f"The next 50 of {COUNT:,} visits, {COUNT // 2:,} down the list",
            shown(further),
            f"a bare SQL query of the same rows by OFFSET {shown(bare)}",
            bare / further,
            2,
            more_is_better=True,
        ),
    ]


def start() -> list[Result]:
    """From the accepted password to a usable window beside an empty one."""
    ours, empty = starting.in_turn(COUNT, ROUNDS)
    usable, window = (
        min(each[name] for each in took) for took, name in ((ours, "usable"), (empty, "shown"))
    )
    return [
        Result(
            f"From accepted password to usable window with {COUNT:,} visits",
            shown(usable),
            f"an empty PySide6 window from its start {shown(window)}",
            usable / window,
            2,
        )
    ]


def main() -> int:
    """Measure all; 1 where a bound does not hold."""
    found: list[Result] = []
    for measure in (save, find, start):
        for result in measure():
            print(result.line(), flush=True)
            found.append(result)
    return 0 if all(result.holds for result in found) else 1


if __name__ == "__main__":
    sys.exit(main())
