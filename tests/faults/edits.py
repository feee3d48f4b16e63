"""What somebody who knows the program edits past it: cells and rows at random, and tricks.

Each says what it did, or nothing where it changed nothing that is vouched for.
"""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Callable
from typing import Any

from app import seal, store
from app.store.columns import registry
from app.store.database import database

_UNVOUCHED = (
    "draft", "phrase", "setting", "schema_migration",
    "search", "search_data", "search_idx", "search_docsize",
)  # fmt: skip

Edit = Callable[[random.Random], str]


def _tables() -> list[str]:
    rows = database.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    return [name for (name,) in rows if name not in _UNVOUCHED]


def _columns(table: str) -> list[str]:
    return [row[1] for row in database.execute_sql(f'PRAGMA table_info("{table}")')]


def _row(chance: random.Random) -> tuple[str, list[str], tuple[Any, ...], str, list[Any]]:
    """A table that has rows, its columns, one row, and how that is said in SQL."""
    while True:
        table = chance.choice(_tables())
        names = _columns(table)
        rows = database.execute_sql(f'SELECT * FROM "{table}"').fetchall()
        if rows:
            row = chance.choice(rows)
            where = " AND ".join(f'"{name}" IS ?' for name in names)
            return table, names, row, where, list(row)


def cell(chance: random.Random) -> str:
    """Write something else into one cell."""
    table, names, row, where, asked = _row(chance)
    name = chance.choice(names)
    held = row[names.index(name)]
    others = [
        each[0]
        for each in database.execute_sql(f'SELECT "{name}" FROM "{table}"')
        if each[0] != held
    ]
    wanted = [None, *others[:3], _altered(held, chance), _altered(held, chance)]
    value = chance.choice([each for each in wanted if each != held])
    if (table, name) == ("search_config", "v") and row[0] == "version":
        return ""
    if (table, name) == ("searchable", "row") or _keeps_the_order(table, name):
        return ""
    if _counts_no_more(table, row):
        return ""
    try:
        done = database.execute_sql(
            f'UPDATE "{table}" SET "{name}" = ? WHERE {where}', [value, *asked]
        )
    except Exception as error:  # SQLite itself refuses
        return "" if "onstraint" in repr(error) or "mismatch" in repr(error) else "refused"
    return f"{table}.{name}: {held!r} -> {value!r}"[:200] if done.rowcount else ""


def _keeps_the_order(table: str, name: str) -> bool:
    """Whether it is but a number of the file's own that stands in a row of a record or version."""
    return name == "row" and (table in ("version", "entry") or table in _of_records())


def _counts_no_more(table: str, row: tuple[Any, ...]) -> bool:
    """Whether it is the search key of a record whose stretch was cut off."""
    return table == "searchable" and registry[row[1]].get_or_none(id=row[2]) is None


def _of_records() -> set[str]:
    return {model._meta.table_name for model in registry.values()}


def _altered(held: Any, chance: random.Random) -> Any:
    if isinstance(held, bytes) and held:
        data = bytearray(held)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    if isinstance(held, int):
        return held + chance.choice((-1, 1, 1000))
    if isinstance(held, str) and held:
        at = chance.randrange(len(held))
        return held[:at] + chance.choice("0123abcX改") + held[at + 1 :]
    return chance.choice(("改", 7, "other", b"x"))


def row_taken_away(chance: random.Random) -> str:
    """Delete a row."""
    table, _names, row, where, asked = _row(chance)
    if (table, row[0]) == ("search_config", "version") or _counts_no_more(table, row):
        return ""
    database.execute_sql(f'DELETE FROM "{table}" WHERE {where}', asked)
    return f"{table}: a row less {row!r}"[:200]


def row_made_up(chance: random.Random) -> str:
    """Add a row like another, with something else in it."""
    table, names, row, _where, _asked = _row(chance)
    values = list(row)
    for at, name in enumerate(names):
        if name in ("row", "rowid") and isinstance(values[at], int):
            values[at] += 100_000
        elif (
            name in ("id", "record", "hash", "sha256", "name", "k", "token")
            or chance.random() < 0.1
        ):
            values[at] = _altered(values[at], chance)
    marks = ", ".join("?" * len(values))
    try:
        database.execute_sql(f'INSERT INTO "{table}" VALUES ({marks})', values)
    except Exception:  # there can be but one such row
        return ""
    return f"{table}: a row more {values!r}"[:200]


def rows_exchanged(chance: random.Random) -> str:
    """Exchange a cell of two rows."""
    table, names, row, where, asked = _row(chance)
    name = chance.choice(names)
    if name in ("row", "id", "rowid", "segid", "record", "sha256", "k"):
        return ""
    held = row[names.index(name)]
    others = database.execute_sql(
        f'SELECT * FROM "{table}" WHERE "{name}" IS NOT ?', [held]
    ).fetchall()
    if not others:
        return ""
    other = chance.choice(others)
    value = other[names.index(name)]
    try:
        database.execute_sql(f'UPDATE "{table}" SET "{name}" = ? WHERE {where}', [held, *other])
        database.execute_sql(f'UPDATE "{table}" SET "{name}" = ? WHERE {where}', [value, *asked])
    except Exception:
        return ""
    return f"{table}.{name} exchanged"


# What an insider does who knows the program


def _recompute(since: int, chance: random.Random) -> None:
    """Spell every entry of ours from one on anew, so that the chain fits again."""
    origin, epoch = store.current().origin, store.current().epoch
    rows = database.execute_sql(
        "SELECT row, number, bytes FROM entry WHERE origin = ? AND epoch = ? AND number >= ? "
        "ORDER BY number",
        (origin, epoch, since),
    ).fetchall()
    previous = None
    for row, _number, line in rows:
        said = json.loads(line)
        if previous is not None:
            said["previous"] = previous
        versions = database.execute_sql(
            "SELECT shared, shared_nonce, kept, kept_nonce FROM version WHERE entry = ? "
            "ORDER BY row",
            (row,),
        ).fetchall()
        for each, (shared, shared_nonce, kept, kept_nonce) in zip(
            said["versions"], versions, strict=True
        ):
            each["shared"] = seal.body_hash("shared", shared_nonce, shared)
            each["kept"] = seal.body_hash("kept", kept_nonce, kept)
        spelled = seal.canonical(said)
        previous = seal.entry_hash(spelled)
        database.execute_sql(
            "UPDATE entry SET bytes = ?, hash = ? WHERE row = ?", (spelled, previous, row)
        )


def chain_recomputed(chance: random.Random) -> str:
    """Change what a visit says that the office has, everywhere, with a chain that fits again."""
    receipt = database.execute_sql(
        "SELECT delivered_to FROM receipt ORDER BY row DESC LIMIT 1"
    ).fetchone()
    if receipt is None:
        return ""
    asked = database.execute_sql(
        "SELECT v.row, v.shared, e.number FROM version v JOIN entry e ON e.row = v.entry "
        "WHERE v.kind = 'visit' AND e.origin = ? AND e.epoch = ? AND e.number <= ?",
        (store.current().origin, store.current().epoch, receipt[0]),
    ).fetchall()
    row, shared, number = chance.choice(asked)
    body = json.loads(shared)
    body["headcount"] = chance.randrange(2, 99)
    database.execute_sql("UPDATE version SET shared = ? WHERE row = ?", (seal.canonical(body), row))
    _recompute(number, chance)
    database.execute_sql(
        "UPDATE visit SET headcount = ? WHERE id = (SELECT record FROM version WHERE row = ?) "
        "AND entry = ?",
        (body["headcount"], row, number),
    )
    return f"entry {number} and all after it spelled anew"


def receipt_exchanged(chance: random.Random) -> str:
    """Take the signed receipt away, or write another."""
    value = chance.choice((None, "{}", json.dumps({"answer": "", "signature": ""})))
    if (
        database.execute_sql("SELECT 1 FROM setting WHERE key = 'receipt.signed'").fetchone()
        is None
    ):
        return ""
    if value is None:
        database.execute_sql("DELETE FROM setting WHERE key = 'receipt.signed'")
    else:
        database.execute_sql("UPDATE setting SET value = ? WHERE key = 'receipt.signed'", (value,))
    return f"the receipt is {value!r}"


def bodies_erased(chance: random.Random) -> str:
    """Take bodies of ours away, as if the law had asked for it."""
    part = chance.choice(("shared", "kept"))
    nonce = chance.choice((f", {part}_nonce = NULL", ""))
    row = chance.choice(
        database.execute_sql(
            "SELECT v.row FROM version v JOIN entry e ON e.row = v.entry WHERE e.origin = ?",
            (store.current().origin,),
        ).fetchall()
    )[0]
    database.execute_sql(f"UPDATE version SET {part} = NULL{nonce} WHERE row = ?", (row,))
    return f"{part} of version {row} erased"


def search_emptied(chance: random.Random) -> str:
    """Let the search find nothing, or not one record."""
    which = chance.choice(("search", "searchable"))
    where = chance.choice(("", f" WHERE rowid = (SELECT min(rowid) FROM {which})"))
    database.execute_sql(f"DELETE FROM {which}{where}")
    return f"{which} emptied{where}"


def tables_changed(chance: random.Random) -> str:
    """Let the file do or hold something of its own."""
    said = chance.choice(
        (
            "CREATE TRIGGER t AFTER INSERT ON visit BEGIN DELETE FROM visit; END",
            "CREATE VIEW v AS SELECT * FROM visit",
            "CREATE TABLE aside (words TEXT)",
            "DROP INDEX visit_day",
            "ALTER TABLE visit ADD COLUMN more TEXT",
            "PRAGMA application_id = 7",
        )
    )
    database.execute_sql(said)
    return said


def end_cut_off(chance: random.Random) -> str:
    """Take away the last entry that somebody else has sent, where no record hangs on it."""
    last = database.execute_sql(
        "SELECT max(row) FROM entry WHERE origin != ? GROUP BY origin, epoch "
        "HAVING max(row) NOT IN (SELECT entry FROM version)",
        (store.current().origin,),
    ).fetchall()
    if not last:
        return ""
    (row,) = chance.choice(last)
    database.execute_sql("DELETE FROM entry WHERE row = ?", (row,))
    return f"entry {row} cut off"


def stretch_changed(chance: random.Random) -> str:
    """Let a stretch end otherwise, or make one up."""
    which = chance.choice(("until", "rank", "parent_number"))
    if chance.random() < 0.3:
        database.execute_sql(
            "INSERT INTO epoch (id, origin, rank) VALUES (?, ?, 9)",
            (secrets.token_hex(16), store.current().origin),
        )
        return "a stretch made up"
    epoch = chance.choice(database.execute_sql("SELECT id FROM epoch").fetchall())[0]
    number = chance.randrange(30, 60)
    database.execute_sql(f"UPDATE epoch SET {which} = ? WHERE id = ?", (number, epoch))
    return f"{which} of a stretch is {number}"


def keys_exchanged(chance: random.Random) -> str:
    """Put keys of one's own in place."""
    signer, public = seal.new_signer()
    identity, recipient = seal.new_age()
    pairs = {"signer": signer, "signer.public": public, "age": identity, "age.public": recipient}
    names = chance.choice(
        (["signer"], ["signer", "signer.public"], ["age", "age.public"], ["age.public"], [*pairs])
    )
    for name in names:
        database.execute_sql("UPDATE secret SET value = ? WHERE name = ?", (pairs[name], name))
    return f"{names} exchanged"


EDITS: tuple[Edit, ...] = (
    cell, cell, cell, cell, row_taken_away, row_made_up, rows_exchanged, chain_recomputed,
    receipt_exchanged, bodies_erased, search_emptied, tables_changed, end_cut_off,
    stretch_changed, keys_exchanged,
)  # fmt: skip
