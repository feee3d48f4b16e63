"""Saving a visit, beside a bare SQLCipher transaction that writes the same rows and bytes."""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from app import store
from app.records import visits
from app.store import database, full_text, journal
from app.store.entries import INSERT_ENTRY, INSERT_VERSION
from benchmarks import many
from benchmarks.measuring import Result, percentile, seconds, shown

TURNS, AT_A_TURN = 30, 20
"""Each save is timed by itself: a disk that others use too is slow now and then, for either."""

QUICK = 0.1
"""On a busy machine the median is the scheduler's; so the fastest tenth counts too."""

LAST = "SELECT number FROM entry WHERE origin = ? AND epoch = ? ORDER BY number DESC LIMIT 1"


def written_by_one_save(values: dict[str, Any]) -> list[tuple[str, Any]]:
    """The statements, with their bytes, that one save of a visit sends to the database."""
    sent: list[tuple[str, Any]] = []
    real = database.database.obj.execute_sql

    def listening(sql: str, params: Any = None, *rest: Any) -> Any:
        sent.append((sql, params))
        return real(sql, params, *rest)

    database.database.obj.execute_sql = listening
    try:
        visits.log(**values)
    finally:
        del database.database.obj.execute_sql
    written = [each for each in sent if each[0].startswith("INSERT")]
    return sorted(written, key=lambda each: not each[0].startswith("INSERT INTO entry"))


def save_bare(bare: Any, pattern: list[tuple[str, Any]], origin: str, epoch: str) -> None:
    """The same rows under the next number, and nothing else."""
    record = journal.new_id()
    bare.execute("BEGIN IMMEDIATE")
    number = bare.execute(LAST, (origin, epoch)).fetchone()[0] + 1
    entry = row = 0
    for sql, params in pattern:
        cells = list(params)
        if sql == INSERT_ENTRY:
            cells[2] = number
        elif sql == INSERT_VERSION:
            cells[0], cells[2] = entry, record
        elif sql == full_text.INSERT_RECORD:
            cells[1] = record
        elif sql == full_text.INSERT_WORDS:
            cells[0] = row
        else:
            cells[0], cells[2] = record, number
        row = bare.execute(sql, cells).lastrowid
        entry = entry or row
    bare.execute("COMMIT")


def taken(count: int, turns: int = TURNS) -> tuple[list[float], list[float]]:
    """Seconds of saves into a copy of a room of so many visits, by turns as we do and bare."""
    folder = many.kept(count)
    ours: list[float] = []
    rival: list[float] = []
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        copy = Path(name) / "room"
        shutil.copytree(folder, copy)
        opened = store.open(copy, many.PASSWORD)
        chance = random.Random(1)
        patterns = [written_by_one_save(many.visit(chance, count)) for _ in range(AT_A_TURN)]
        bare = database.connect_keyed(copy / "legalroom.db", opened.key)
        for pragma, value in database.PRAGMAS.items():
            bare.execute(f"PRAGMA {pragma} = {value}")
        for _ in range(turns):
            # What is saved has been typed before; inventing it is no part of saving it.
            typed = [many.visit(chance, count) for _ in range(AT_A_TURN)]
            # The first of each turn reads again what the other side has written.
            ours += [seconds(lambda v=v: visits.log(**v)) for v in typed][1:]
            rival += [
                seconds(lambda p=p: save_bare(bare, p, opened.origin, opened.epoch))
                for p in patterns
            ][1:]
        bare.close()
        store.close(with_backup=False)
    return ours, rival


def run(count: int) -> list[Result]:
    """A save and the bare transaction, by their medians and by the fastest tenth of each."""
    ours, rival = taken(count)
    mine, other = statistics.median(ours), statistics.median(rival)
    quick, quickest = percentile(ours, QUICK), percentile(rival, QUICK)
    return [
        Result(
            f"Saving a visit among {count:,}",
            f"{shown(mine)} a visit ({shown(quick)} for the fastest tenth)",
            f"a bare SQLCipher transaction of the same rows and bytes {shown(other)} "
            f"({shown(quickest)}); the ratio is the worse of the two",
            max(mine / other, quick / quickest),
            1.5,
        )
    ]


if __name__ == "__main__":
    for each in run(int(sys.argv[1])):
        print(each.line())
