"""Full text with pinyin: one row for each record that can be found.

Every Han character is its own token, so that a name of two characters is found; names carry
their full pinyin and initials beside them.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from peewee import AutoField, Model, TextField
from playhouse.sqlite_ext import FTS5Model, RowIDField, SearchField

from app.store.columns import Column, Record, registry
from app.store.database import database

MOST_READINGS = 8
"""A name with several readings is kept under so many of them at most."""


R = TypeVar("R", bound=Record)


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
    kind = SearchField()

    class Meta:
        database = database


@dataclass(frozen=True)
class Hit:
    """One record that was found."""

    kind: str
    id: str
    title: str


def tokens(text: str) -> str:
    """Text with every Han character apart, as the index and a query hold it."""
    return "".join(c if c < "\u2e80" else f" {c} " for c in unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=20_000)
def readings(name: str) -> str:
    """A name's full pinyin and its initials, each reading of it one word."""
    # Loading the dictionary takes a third of a second: only when the first name is kept.
    from pypinyin import Style, pinyin

    spoken = pinyin(
        name, style=Style.NORMAL, heteronym=True, errors="ignore", neutral_tone_with_five=False
    )
    words: list[str] = []
    for syllables in itertools.islice(itertools.product(*map(_distinct, spoken)), MOST_READINGS):
        words += ("".join(syllables), "".join(s[0] for s in syllables if s))
    return " ".join(dict.fromkeys(words))


def _kind_word(kind: str) -> str:
    return "k" + kind.replace("_", "")


def _distinct(items: Iterable[str]) -> list[str]:
    """Without repeats, in order."""
    return list(dict.fromkeys(items))


@cache
def _searchable(model: type[Record]) -> tuple[list[Column], list[Column]]:
    columns = list(model.columns().values())
    return (
        [c for c in columns if c.searchable == "name"],
        [c for c in columns if c.searchable == "text"],
    )


def _spoken(column: Column, value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    words = str(value)
    # The last four digits are what people remember of a number.
    return f"{words} {words[-4:]}" if column.private and words[-4:].isdigit() else words


def put(model: type[Record], record: str, body: Mapping[str, Any]) -> None:
    """Write the search row of a record; a voided one is no longer found."""
    names, texts = _searchable(model)
    if not names and not texts:
        return
    key = database.execute_sql(
        "INSERT INTO searchable (kind, record) VALUES (?, ?) "
        "ON CONFLICT (record) DO UPDATE SET kind = excluded.kind RETURNING row",
        (model.kind_name, record),
    ).fetchone()[0]
    if body.get("voided"):
        database.execute_sql("DELETE FROM search WHERE rowid = ?", (key,))
        return
    named = [str(body[c.name]) for c in names if body.get(c.name)]
    written = [_spoken(c, body[c.name]) for c in texts if body.get(c.name)]
    database.execute_sql(
        "INSERT OR REPLACE INTO search (rowid, names, text, kind) VALUES (?, ?, ?, ?)",
        (
            key,
            " ".join([tokens(n) for n in named] + [readings(n) for n in named]),
            tokens(" ".join(written)),
            _kind_word(model.kind_name),
        ),
    )


def query(text: str, kinds: Iterable[str] = ()) -> str | None:
    """What people type as a full-text query, or None when nothing in it can be looked for.

    Words are joined by AND; Han characters that stand together must stand together; a Latin or
    digit word matches by its beginning.
    """
    parts: list[str] = []
    for word in unicodedata.normalize("NFKC", text).lower().split():
        for han, run in itertools.groupby(word, key=lambda c: c >= "\u2e80"):
            letters = "".join(run)
            if han:
                parts.append('"' + " ".join(letters) + '"')
            else:
                pieces = "".join(c if c.isalnum() else " " for c in letters).split()
                parts += [f'"{piece}"*' for piece in pieces]
    if not parts:
        return None
    wanted = " OR ".join(_kind_word(kind) for kind in kinds)
    found = "{names text}: (" + " AND ".join(parts) + ")"
    return f"({found}) AND kind: ({wanted})" if wanted else found


def matching(
    text: str, kinds: Iterable[str], *, limit: int, before: int | None = None
) -> list[int]:
    """Search keys of what matches, the newest first; `before` goes on from an earlier page."""
    asked = query(text, kinds)
    if asked is None:
        return []
    found = database.execute_sql(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
        (asked, before if before is not None else 1 << 62, limit),
    )
    return [row[0] for row in found]


def page(
    model: type[R],
    text: str,
    *,
    where: Any = None,
    before: int | None = None,
    limit: int = 50,
) -> list[tuple[R, int]]:
    """Records of one kind that match, the newest first, each with the key to go on from."""
    asked = query(text, (model.kind_name,))
    if asked is None:
        return []
    found = (
        model.select(model, Searchable.row.alias("key"))
        .join(Searchable, on=(Searchable.record == model.id))
        .join(Search, on=(Search.rowid == Searchable.row))
        .where(Search.match(asked))
        .order_by(Search.rowid.desc())
        .limit(limit)
    )
    if before is not None:
        found = found.where(Search.rowid < before)
    if where is not None:
        found = found.where(where)
    return [(each, cast("Any", each).key) for each in found.objects()]


def find(text: str, kinds: Iterable[str] = (), limit: int = 50) -> list[Hit]:
    """Records that hold what was typed: names by character, pinyin or initials, words, digits."""
    keys = matching(text, kinds, limit=limit)
    if not keys:
        return []
    marks = ", ".join("?" * len(keys))
    rows = database.execute_sql(
        f"SELECT kind, record FROM searchable WHERE row IN ({marks}) ORDER BY row DESC", keys
    ).fetchall()
    hits: list[Hit] = []
    for kind, record in rows:
        found = registry[kind].get_or_none(registry[kind].id == record)
        if found is not None:
            hits.append(Hit(kind, record, found.heading()))
    return hits
