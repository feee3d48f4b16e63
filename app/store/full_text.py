"""The full text: one row for each record that can be found, and how it is spelled and written.

Han characters are kept in pairs, so that a name of two characters is found; names carry their full
pinyin and initials beside them; what a list is narrowed by (month, category) is kept as facets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from operator import add
from typing import Any

from peewee import AutoField, Model, TextField
from playhouse.sqlite_ext import FTS5Model, RowIDField, SearchField

from app.errors import DatabaseDamaged, DiskReadOnly
from app.store.columns import Column, Record
from app.store.database import database, execute_many, in_parts
from app.store.sounds import readings


class Searchable(Model):
    """Which record a search row stands for."""

    row = AutoField()
    kind = TextField()
    record = TextField(unique=True)

    class Meta:
        database = database


class Search(FTS5Model):
    """The full-text index."""

    rowid = RowIDField()
    names = SearchField()
    text = SearchField()
    facets = SearchField()

    class Meta:
        database = database


HAN = "\u3400"
"""Characters from here on are taken two by two."""


class _Pairs(dict[str, str]):
    """A character with the one after it, as the index holds it: most of them come again."""

    def __missing__(self, pair: str) -> str:
        each, after = pair
        spelled = each if each < HAN else f" {pair} " if after >= HAN else f" {each} "
        if len(self) < _MOST_PAIRS:
            self[pair] = spelled
        return spelled


_MOST_PAIRS = 50_000
_pairs = _Pairs()


def tokens(text: str) -> str:
    """Text as the index holds it: every Han character with the one after it, the last one alone.

    Pairs are far rarer than characters, so that a phrase is found without reading half the index;
    a single character is found as the beginning of a pair.
    """
    plain = unicodedata.normalize("NFKC", text)
    return "".join(map(_pairs.__getitem__, map(add, plain, plain[1:] + " ")))


@cache
def kind_word(kind: str) -> str:
    """The word by which the records of a kind are found."""
    return "k" + kind.replace("_", "")


@cache
def _searchable(model: type[Record]) -> tuple[list[Column], list[Column], list[Column]]:
    columns = list(model.columns().values())
    return (
        [c for c in columns if c.searchable == "name"],
        [c for c in columns if c.searchable == "text"],
        [c for c in columns if c.searchable == "facet"],
    )


def facet(name: str, value: Any) -> str:
    """The word for what a list can be narrowed by: a column, and its value."""
    # Of a day (ISO 8601) the month is enough; the list itself compares the day.
    return _facet_word(name, str(value)[:7] if name == "day" else str(value))


@lru_cache(maxsize=20_000)
def _facet_word(name: str, written: str) -> str:
    return "f" + "".join(c for c in f"{name}{written}" if c.isalnum())


def _spoken(column: Column, value: list[str] | str | int) -> str:
    if isinstance(value, list):
        return " ".join(value)
    words = str(value)
    # The last four digits are what people remember of a number.
    return f"{words} {words[-4:]}" if column.private and words[-4:].isdigit() else words


def _each_name(value: list[str] | str) -> list[str]:
    return value if isinstance(value, list) else [value]


def put(model: type[Record], record: str, body: Mapping[str, Any], *, new: bool = False) -> None:
    """Write the search row of a record; a voided one is no longer found, a `new` one had none."""
    words = spelled(model, body)
    if words is None:
        return
    kind = model.kind_name
    found = None if new else database.execute_sql(f"{_LOOK} = ?", (record,)).fetchone()
    if found is None:
        key, stands = database.execute_sql(INSERT_RECORD, (kind, record)).lastrowid, None
    else:
        _record, key, was, *there = found
        stands = _stands(there)
        if was != kind:
            database.execute_sql("UPDATE searchable SET kind = ? WHERE row = ?", (kind, key))
    wanted = None if body.get("voided") else words
    if stands == wanted:
        return
    if stands is not None:
        database.execute_sql("DELETE FROM search WHERE rowid = ?", (key,))
    if wanted is not None:
        database.execute_sql(INSERT_WORDS, (key, *wanted))


def put_many(said: Mapping[str, tuple[type[Record], Mapping[str, Any]]]) -> None:
    """Write the search rows of many records, each with its kind and what is known of it."""
    wanted: dict[str, Words | None] = {}
    for record, (model, known) in said.items():
        if (words := spelled(model, known)) is not None:
            wanted[record] = None if known.get("voided") else words
    keys: dict[str, int] = {}
    stands: dict[str, Words | None] = {}
    kinds: list[tuple[str, int]] = []
    for marks, part in in_parts(wanted):
        for record, key, was, *there in database.execute_sql(f"{_LOOK} IN ({marks})", part):
            keys[record], stands[record] = key, _stands(there)
            if was != said[record][0].kind_name:
                kinds.append((said[record][0].kind_name, key))
    last = database.execute_sql("SELECT coalesce(max(row), 0) FROM searchable").fetchone()[0]
    new = [record for record in wanted if record not in keys]
    execute_many(INSERT_RECORD, [(said[each][0].kind_name, each) for each in new])
    execute_many("UPDATE searchable SET kind = ? WHERE row = ?", kinds)
    keys.update({record: key for key, record in enumerate(new, last + 1)})
    other = [each for each, words in wanted.items() if stands.get(each) != words]
    gone = [(keys[each],) for each in other if stands.get(each) is not None]
    execute_many("DELETE FROM search WHERE rowid = ?", gone)
    # A key below the one before would have the index written out each time.
    other.sort(key=keys.__getitem__)
    execute_many(
        INSERT_WORDS,
        [(keys[each], *words) for each in other if (words := wanted[each]) is not None],
    )


@contextmanager
def in_bulk() -> Generator[None]:
    """Within a transaction, let much go into the index in few large parts that merge seldom.

    As usual every fourth part makes FTS5 merge, and what a thousandth package costs grows with what
    the ones before it brought. Afterwards `settle` is to be called.
    """
    with _kept_otherwise(_BULK):
        yield


def settle(*, many: bool) -> None:
    """Merge the parts that the index has grown by, in steps that are short transactions.

    After `many` packages more parts are left than after few: to merge large ones once more takes as
    long as what came, and FTS5 does it by and by.
    """
    for _step in range(_STEPS):
        with database.atomic("IMMEDIATE"), _kept_otherwise((("usermerge", 16 if many else 4, 4),)):
            connection = database.connection()
            before = connection.total_changes
            database.execute_sql(_SET, ("merge", _PAGES))
            # FTS5 says so that there was nothing left to merge.
            if connection.total_changes - before < 2:
                return


_SET = "INSERT INTO search (search, rank) VALUES (?, ?)"
_BULK = (("hashsize", 16 << 20, 1 << 20), ("automerge", 64, 4), ("crisismerge", 128, 16))
_STEPS, _PAGES = 200, 500


@contextmanager
def _kept_otherwise(settings: Sequence[tuple[str, int, int]]) -> Generator[None]:
    """Within a transaction, keep the index by other settings: each what it is, and what usually."""
    for name, value, _usual in settings:
        database.execute_sql(_SET, (name, value))
    yield
    for name, _value, usual in settings:
        database.execute_sql(_SET, (name, usual))
        # What is as usual stands nowhere.
        database.execute_sql("DELETE FROM search_config WHERE k = ?", (name,))


Words = tuple[str, str, str]
"""Names, text and facets of a record as the index holds them."""

_LOOK = (
    "SELECT r.record, r.row, r.kind, s.names, s.text, s.facets "
    "FROM searchable r LEFT JOIN search s ON s.rowid = r.row WHERE r.record"
)
INSERT_RECORD = "INSERT INTO searchable (kind, record) VALUES (?, ?)"
INSERT_WORDS = "INSERT INTO search (rowid, names, text, facets) VALUES (?, ?, ?, ?)"


def _stands(there: Sequence[str | None]) -> Words | None:
    """The words that a record is found by; none of one that is not found.

    Words that stay are not written again: to take some out, each is looked for in every part that
    the index has grown by.
    """
    names, text, facets = there
    return None if names is None or text is None or facets is None else (names, text, facets)


def spelled(model: type[Record], body: Mapping[str, Any]) -> Words | None:
    """Names, text and facets as the index holds them; None of a kind that nobody searches."""
    names, texts, facets = _searchable(model)
    if not names and not texts:
        return None
    if hidden := model.unsearchable(body):
        body = {name: value for name, value in body.items() if name not in hidden}
    named = [each for c in names if body.get(c.name) for each in _each_name(body[c.name])]
    written = [_spoken(c, body[c.name]) for c in texts if body.get(c.name)]
    return (
        " ".join([tokens(n) for n in named] + [readings(n) for n in named]),
        tokens(" ".join(written)),
        " ".join(
            [kind_word(model.kind_name)]
            + [facet(c.name, body[c.name]) for c in facets if body.get(c.name)]
        ),
    )


def index_differs() -> bool:
    """Whether the full text holds something else than its own rows."""
    try:
        database.execute_sql("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except DiskReadOnly:
        return False  # the question is put as if something were written
    except DatabaseDamaged:
        return True
    return False
