"""Saving a visit, beside a bare SQLCipher transaction that writes the same rows and bytes."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from app import store
from app.records import visits
from app.store import database, journal
from benchmarks import many
from benchmarks.measuring import Result, in_turn, shown

SAVES = 60
ROUNDS = 9


def written_by_one_save(values: dict[str, Any]) -> list[tuple[str, Any]]:
    """The statements, with their bytes, that one save of a visit sends to the database."""
    sent: list[tuple[str, Any]] = []
    real = database.database.obj.execute_sql

    def listening(sql: str, params: Any = None, *rest: Any) -> Any:
        if not sql.startswith(("SELECT", "SAVEPOINT", "RELEASE")):
            sent.append((sql, params))
        return real(sql, params, *rest)

    database.database.obj.execute_sql = listening
    try:
        visits.log(**values)
    finally:
        del database.database.obj.execute_sql
    return [each for each in sent if each[0].startswith("INSERT")]


def run(count: int) -> list[Result]:
    """Save into a copy of a room of so many visits, by turns as we do and as bare as can be."""
    folder = many.kept(count)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        copy = Path(name) / "room"
        shutil.copytree(folder, copy)
        store.open(copy, many.PASSWORD)
        chance = random.Random(1)
        pattern = written_by_one_save(many.visit(chance, count))
        path, key = store.current().folder / "legalroom.db", store.current().key
        epoch, origin = store.current().epoch, store.current().origin
        bare = database.connect_keyed(path, key)
        for pragma, value in database.PRAGMAS.items():
            bare.execute(f"PRAGMA {pragma} = {value}")
        # What is saved has been typed before; inventing it is no part of saving it.
        typed = iter([many.visit(chance, count) for _ in range(SAVES * (ROUNDS + 1))])

        def ours() -> None:
            for _ in range(SAVES):
                visits.log(**next(typed))

        def rival() -> None:
            for _ in range(SAVES):
                record = journal.new_id()
                number = journal.last(origin, epoch)[0] + 1
                bare.execute("BEGIN IMMEDIATE")
                rows: dict[str, Any] = {}
                for sql, params in pattern:
                    cells = list(params)
                    if sql.startswith("INSERT INTO entry"):
                        cells[2] = number
                    elif sql.startswith("INSERT INTO version"):
                        cells[0], cells[2] = rows["entry"], record
                    elif sql.startswith("INSERT INTO searchable"):
                        cells[1] = record
                    elif sql.startswith("INSERT OR REPLACE INTO search"):
                        cells[0] = rows["searchable"]
                    else:
                        cells[0], cells[2] = record, number
                    cursor = bare.execute(sql, cells)
                    if "RETURNING" in sql:
                        rows["searchable"] = cursor.fetchone()[0]
                    else:
                        rows["entry"] = rows.get("entry") or cursor.lastrowid
                bare.execute("COMMIT")

        order = sorted(pattern, key=lambda each: not each[0].startswith("INSERT INTO entry"))
        pattern[:] = order
        mine, other = in_turn(ours, rival, ROUNDS)
        bare.close()
        store.close(with_backup=False)
    return [
        Result(
            f"Saving a visit among {count:,}",
            f"{shown(mine / SAVES)} a visit",
            f"a bare SQLCipher transaction of the same rows and bytes {shown(other / SAVES)}",
            mine / other,
            1.5,
        )
    ]


if __name__ == "__main__":
    for each in run(int(sys.argv[1])):
        print(each.line())
