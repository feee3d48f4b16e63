"""Records that may tell of the same thing, found by keys: what they are like, and on which day.

All of it follows from the records and could be made anew; nothing of it is journaled or travels.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.store.columns import registry
from app.store.database import database, execute_many, in_parts
from app.store.schema import Setting, setting

_SEEN = "pairs_seen"
"""The setting that holds how far the versions of records were looked at: the row of the last."""
_EPOCHS = "pairs_epochs"
"""The setting that holds how many epochs there were when it was looked for what is gone."""

Key = tuple[int, str, str]
"""A key with the day and identity of a record that has it."""


class Pair(NamedTuple):
    """Two records, the smaller identity first, of which nobody has decided yet."""

    one: str
    other: str


def key(*said: str) -> int:
    """A key, as SQLite stores it, of what records may have in common."""
    digest = hashlib.blake2b("\n".join(said).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def pair(one: str, other: str) -> Pair:
    """Two records as they are stored, whichever comes first."""
    return Pair(one, other) if one < other else Pair(other, one)


def touched(kinds: Sequence[str], after: int, most: int) -> tuple[int, list[tuple[str, str]]]:
    """The next records of some kinds that were written, and up to which row of versions."""
    marks = ", ".join("?" * len(kinds))
    found = database.execute_sql(
        f"SELECT row, kind, record FROM version WHERE row > ? AND kind IN ({marks}) "
        "ORDER BY row LIMIT ?",
        (after, *kinds, most),
    ).fetchall()
    if len(found) == most:
        return found[-1][0], [(kind, record) for _row, kind, record in found]
    return last_version(), [(kind, record) for _row, kind, record in found]


def last_version() -> int:
    """The row of the newest version."""
    return database.execute_sql("SELECT coalesce(max(row), 0) FROM version").fetchone()[0]


def seen() -> int:
    """Up to which row of versions records were looked at."""
    return json.loads(setting(_SEEN) or "0")


def keep_seen(row: int) -> None:
    """Remember how far records were looked at."""
    Setting.replace(key=_SEEN, value=json.dumps(row)).execute()


def epochs() -> int:
    """How many epochs have begun: records are only gone where another one did."""
    return database.execute_sql("SELECT count(*) FROM epoch").fetchone()[0]


def epochs_seen() -> int:
    """How many had when it was looked for what is gone."""
    return json.loads(setting(_EPOCHS) or "0")


def keep_epochs_seen(count: int) -> None:
    """Remember how many had."""
    Setting.replace(key=_EPOCHS, value=json.dumps(count)).execute()


def put_keys(keys: Iterable[Key]) -> None:
    """Keep the keys of some records; those they had before stay: what they find is compared."""
    execute_many("INSERT OR IGNORE INTO pair_key (key, day, record) VALUES (?, ?, ?)", list(keys))


def near(of: int, since: str, until: str, most: int) -> list[str]:
    """The records that have a key on a day of a span, the first ones of many."""
    found = database.execute_sql(
        "SELECT record FROM pair_key WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day LIMIT ?",
        (of, since, until, most),
    )
    return [record for (record,) in found]


def put_pairs(pairs: Iterable[tuple[Pair, str, int]]) -> None:
    """Let pairs wait for a decision, by how likely they are and the later day."""
    execute_many(
        "INSERT INTO likely_pair (one, other, day, weight, waits) VALUES (?, ?, ?, ?, 1) "
        "ON CONFLICT (one, other) DO UPDATE SET day = excluded.day, weight = excluded.weight",
        [(*each, day, weight) for each, day, weight in pairs],
    )


def settle(of: Pair, *, waits: bool) -> None:
    """Note that a pair was decided on, or waits again."""
    database.execute_sql(
        "UPDATE likely_pair SET waits = ? WHERE one = ? AND other = ?", (int(waits), *of)
    )


def drop(pairs: Iterable[Pair]) -> None:
    """Forget pairs that are none any more."""
    execute_many("DELETE FROM likely_pair WHERE one = ? AND other = ?", list(pairs))


def of_records(records: Iterable[str]) -> Iterator[Pair]:
    """The pairs that some records belong to."""
    for marks, part in in_parts(records):
        for name in ("one", "other"):
            found = database.execute_sql(
                f"SELECT one, other FROM likely_pair WHERE {name} IN ({marks})", part
            )
            yield from (Pair(*each) for each in found.fetchall())


def gone(kind: str) -> list[str]:
    """The records of pairs that the table of their kind no longer shows."""
    table = registry[kind]._meta.table_name
    found = database.execute_sql(
        " UNION ".join(
            f"SELECT {name} FROM likely_pair AS pair WHERE NOT EXISTS "
            f'(SELECT 1 FROM "{table}" AS there WHERE there.id = pair.{name})'
            for name in ("one", "other")
        )
    )
    return [record for (record,) in found.fetchall()]


def waiting(most: int, start: int = 0) -> list[Pair]:
    """The pairs that wait for a decision, the likeliest first, then the latest."""
    found = database.execute_sql(
        "SELECT one, other FROM likely_pair WHERE waits = 1 "
        "ORDER BY weight DESC, day DESC, one, other LIMIT ? OFFSET ?",
        (most, start),
    )
    return [Pair(*each) for each in found.fetchall()]


def count_waiting() -> int:
    """How many pairs wait for a decision."""
    return database.execute_sql("SELECT count(*) FROM likely_pair WHERE waits = 1").fetchone()[0]
