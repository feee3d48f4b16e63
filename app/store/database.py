"""The database file: opened with a key, checked, one writer transaction at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from peewee import DatabaseError, DatabaseProxy
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from app.errors import DatabaseDamaged, LibraryTooOld, NotOurFile

sqlcipher = cast("Any", dbapi2)  # ships no types

APPLICATION_ID = 0x4C526F6D
"""`LRom`: what the file says it is (SQLite's application_id)."""

LEAST_SQLITE = (3, 51, 3)
"""Earlier ones may damage a database in WAL mode (the WAL-reset fault)."""

PRAGMAS = {
    "journal_mode": "wal",
    # NORMAL loses acknowledged commits at a power cut; EXTRA does not.
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 5000,
    "cache_size": -16000,
}

database = DatabaseProxy()
"""The open database; models are bound to it, whichever file it is."""


class KeyedDatabase(SqlCipherDatabase):
    """A SQLCipher file opened with a raw 32-byte key instead of a passphrase."""

    def __init__(self, path: Path | str, key: bytes) -> None:
        self._key = key
        super().__init__(str(path), passphrase="", pragmas=PRAGMAS)

    def __repr__(self) -> str:
        return f"KeyedDatabase({self.database!r})"

    def _connect(self) -> Any:
        connection = connect_keyed(self.database, self._key)
        try:
            self._add_conn_hooks(connection)  # pyright: ignore[reportAttributeAccessIssue]
        except BaseException:
            connection.close()
            raise
        return connection


def connect_keyed(path: Path | str, key: bytes) -> Any:
    """A bare connection to a keyed file; the cipher's own log, which prints, stays off."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def attach(path: Path, key: bytes) -> KeyedDatabase:
    """Open a file and bind the models to it.

    Raises LibraryTooOld, NotOurFile (another program's file) or DatabaseDamaged (which is also
    how a wrong key shows).
    """
    if sqlcipher.sqlite_version_info < LEAST_SQLITE:
        raise LibraryTooOld(
            found=sqlcipher.sqlite_version, least=".".join(str(n) for n in LEAST_SQLITE)
        )
    opened = KeyedDatabase(path, key)
    try:
        opened.connect()
        opened.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        _require_settings(opened)
    except DatabaseError as error:
        opened.close()
        raise DatabaseDamaged(file=path.name) from error
    found = opened.pragma("application_id")
    if found not in (0, APPLICATION_ID):
        opened.close()
        raise NotOurFile(file=path.name)
    database.initialize(opened)
    return opened


def _require_settings(opened: KeyedDatabase) -> None:
    for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete"):
        if opened.pragma(name) != PRAGMAS[name]:
            raise DatabaseDamaged(file=Path(opened.database).name)


def detach() -> None:
    """Fold the write-ahead log into the file and let go of it."""
    if database.obj is None:
        return
    if not database.is_closed():
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
    database.initialize(None)


def integrity_problems() -> list[str]:
    """What the file itself finds wrong: pages that fail their seal, damaged trees, lost links."""
    # Checked before the log is folded in, healthy files raise false alarms.
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    problems = [row[0] for row in database.execute_sql("PRAGMA cipher_integrity_check")]
    problems += [row[0] for row in database.execute_sql("PRAGMA quick_check") if row[0] != "ok"]
    problems += [
        f"{row[0]} row {row[1]} points to a missing {row[2]}"
        for row in database.execute_sql("PRAGMA foreign_key_check")
    ]
    return problems
