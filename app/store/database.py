"""The database file: opened with a key, checked, one writer transaction at a time."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from peewee import DatabaseError, DatabaseProxy
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from app.errors import AppError, DatabaseDamaged, DiskReadOnly, LibraryTooOld, NotOurFile
from app.store import faults

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

AT_ONCE = 500
"""How many are looked up by one statement."""

database = DatabaseProxy()
"""The open database; models are bound to it, whichever file it is."""


class KeyedDatabase(SqlCipherDatabase):
    """A SQLCipher file opened with a raw 32-byte key instead of a passphrase."""

    def __init__(self, path: Path | str, key: bytes) -> None:
        self._key = key
        self.only_read = False
        super().__init__(str(path), passphrase="", pragmas=PRAGMAS)

    def __repr__(self) -> str:
        return f"KeyedDatabase({self.database!r})"

    def _connect(self) -> Any:
        connection = connect_keyed(self.database, self._key)
        try:
            self._add_conn_hooks(connection)  # pyright: ignore[reportAttributeAccessIssue]
            if self.only_read:
                connection.execute("PRAGMA query_only = 1")
        except BaseException:
            connection.close()
            raise
        return connection

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction. Raises what `faults.named` does, as all that follow here."""
        try:
            super().begin(lock_type)
        except Exception as error:
            raise self._said(error) from error

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement."""
        try:
            return super().execute_sql(sql, params)
        except Exception as error:
            raise self._said(error) from error

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each of many rows."""
        try:
            self.connection().executemany(sql, rows)
        except Exception as error:
            raise self._said(error) from error

    def commit(self) -> None:
        """Keep what the transaction did."""
        try:
            super().commit()
        except Exception as error:
            raise self._said(error) from error

    def rollback(self) -> None:
        """Take back what the transaction did."""
        # A full disk has taken it back already; saying so would hide that the disk is full.
        if self.connection().in_transaction:
            super().rollback()

    def _said(self, error: Exception) -> Exception:
        return faults.refusal(error, Path(self.database).parent) or error


def connect_keyed(path: Path | str, key: bytes) -> Any:
    """A bare connection to a keyed file; the cipher's own log, which prints, stays off."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def attach(path: Path, key: bytes) -> KeyedDatabase:
    """Open a file and bind the models to it.

    Raises LibraryTooOld, NotOurFile (another program's file), DatabaseDamaged (which is also how a
    wrong key shows), DiskFull, DiskReadOnly or DiskFailing.
    """
    if sqlcipher.sqlite_version_info < LEAST_SQLITE:
        raise LibraryTooOld(
            found=sqlcipher.sqlite_version, least=".".join(str(n) for n in LEAST_SQLITE)
        )
    opened = KeyedDatabase(path, key)
    try:
        with faults.named(path.parent):
            opened.connect()
            opened.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            _require_settings(opened)
            if opened.pragma("application_id") not in (0, APPLICATION_ID):
                raise NotOurFile(file=path.name)
    except BaseException:
        opened.close()
        raise
    database.initialize(opened)
    return opened


def _require_settings(opened: KeyedDatabase) -> None:
    path = Path(opened.database)
    for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete"):
        if opened.pragma(name) != PRAGMAS[name]:
            # A file that cannot be written stays in the mode that it had.
            raise DiskReadOnly(folder=str(path.parent))


def in_parts(values: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Values, each once, in as many parts as SQLite takes at a time, each with its marks."""
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        yield ", ".join("?" * len(part)), part


def execute_many(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run one statement for each of many rows in the open database."""
    cast("KeyedDatabase", database.obj).execute_many(sql, rows)


@contextlib.contextmanager
def seldom_folded() -> Generator[None]:
    """While much is written, let the write-ahead log grow longer before it is folded into the file.

    What many transactions write to one page is written into the file once.
    """
    usual = database.pragma("wal_autocheckpoint")
    database.pragma("wal_autocheckpoint", _LONG_LOG)
    try:
        yield
    finally:
        database.pragma("wal_autocheckpoint", usual)


_LONG_LOG = 16_000
"""Pages: 64 MB."""


@contextlib.contextmanager
def blank() -> Generator[KeyedDatabase]:
    """A database in memory alone, to see what the steps make of an empty one."""
    made = KeyedDatabase(":memory:", secrets.token_bytes(32))
    made.connect()
    try:
        yield made
    finally:
        made.close()


def detach() -> None:
    """Fold the write-ahead log into the file and let go of it."""
    if database.obj is None:
        return
    try:
        if not database.is_closed():
            # What cannot be folded in stays in the log, and is folded in another time.
            with contextlib.suppress(AppError):
                database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            database.close()
    finally:
        database.initialize(None)


def integrity_problems() -> list[str]:
    """What the file itself finds wrong: pages that fail their seal, damaged trees, lost links."""
    # Checked before the log is folded in, healthy files raise false alarms.
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return [
        *_answers("PRAGMA cipher_integrity_check"),
        *(said for said in _answers("PRAGMA quick_check") if said != "ok"),
        *(f"row points to nothing: {said}" for said in _answers("PRAGMA foreign_key_check")),
    ]


def _answers(asked: str) -> list[str]:
    try:
        rows = database.execute_sql(asked).fetchall()
    except (DatabaseDamaged, sqlcipher.DatabaseError, DatabaseError) as error:
        return [str(error)]
    return [" ".join(str(each) for each in row) for row in rows]
