"""Full text with pinyin: one row for each record that can be found.

Han characters are kept in pairs, so that a name of two characters is found; names carry their full
pinyin and initials beside them; what a list is narrowed by (month, category) is kept as facets.
"""

from __future__ import annotations

import datetime
import itertools
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add
from typing import Any, TypeVar, cast

from peewee import SQL, AutoField, Expression, Model, ModelSelect, TextField, fn
from playhouse.sqlite_ext import FTS5Model, RowIDField, SearchField

from app.errors import DatabaseDamaged, DiskReadOnly
from app.fields.suggestion import Suggestion
from app.language import _
from app.store.columns import Column, Record, registry
from app.store.database import database, execute_many, in_parts
from app.store.sounds import readings
from app.store.vocabulary import meanings

MOST_MONTHS = 36

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
    facets = SearchField()

    class Meta:
        database = database


@dataclass(frozen=True)
class Hit:
    """One record that was found; `room` says whose it is, where that is asked."""

    kind: str
    id: str
    title: str
    room: str = ""

    def offered(self) -> Suggestion:
        """It as a line that is offered, with the kind of record beside it."""
        model = registry.get(self.kind)
        beside = _(model.label) if model is not None else ""
        beside = " · ".join(filter(None, (beside, self.room)))
        return Suggestion((self.kind, self.id), self.title, beside)


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
def _kind_word(kind: str) -> str:
    return "k" + kind.replace("_", "")


@cache
def _searchable(model: type[Record]) -> tuple[list[Column], list[Column], list[Column]]:
    columns = list(model.columns().values())
    return (
        [c for c in columns if c.searchable == "name"],
        [c for c in columns if c.searchable == "text"],
        [c for c in columns if c.searchable == "facet"],
    )


def _facet(name: str, value: Any) -> str:
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
    found = None if new else database.execute_sql(_LOOK, (record,)).fetchone()
    if found is None:
        key = database.execute_sql(INSERT_RECORD, (kind, record)).lastrowid
    else:
        key = found[0]
        database.execute_sql("DELETE FROM search WHERE rowid = ?", (key,))
        if found[1] != kind:
            database.execute_sql("UPDATE searchable SET kind = ? WHERE row = ?", (kind, key))
    if not body.get("voided"):
        database.execute_sql(INSERT_WORDS, (key, *words))


def put_many(said: Mapping[str, tuple[type[Record], Mapping[str, Any]]]) -> None:
    """Write the search rows of many records, each with its kind and what is known of it."""
    words = {record: spelled(model, known) for record, (model, known) in said.items()}
    records = [record for record, each in words.items() if each is not None]
    there: dict[str, int] = {}
    for marks, part in in_parts(records):
        asked = f"SELECT record, row FROM searchable WHERE record IN ({marks})"
        there.update(database.execute_sql(asked, part))
    execute_many("DELETE FROM search WHERE rowid = ?", [(k,) for k in there.values()])
    kinds = [(said[record][0].kind_name, key) for record, key in there.items()]
    execute_many("UPDATE searchable SET kind = ? WHERE row = ? AND kind != ?1", kinds)
    last = database.execute_sql("SELECT coalesce(max(row), 0) FROM searchable").fetchone()[0]
    new = [record for record in records if record not in there]
    execute_many(INSERT_RECORD, [(said[each][0].kind_name, each) for each in new])
    keys = there | {record: key for key, record in enumerate(new, last + 1)}
    found = [record for record in records if not said[record][1].get("voided")]
    # A key below the one before would have the index written out each time.
    found.sort(key=keys.__getitem__)
    execute_many(INSERT_WORDS, [(keys[each], *(words[each] or ())) for each in found])


_LOOK = "SELECT row, kind FROM searchable WHERE record = ?"
INSERT_RECORD = "INSERT INTO searchable (kind, record) VALUES (?, ?)"
INSERT_WORDS = "INSERT INTO search (rowid, names, text, facets) VALUES (?, ?, ?, ?)"


def spelled(model: type[Record], body: Mapping[str, Any]) -> tuple[str, str, str] | None:
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
            [_kind_word(model.kind_name)]
            + [_facet(c.name, body[c.name]) for c in facets if body.get(c.name)]
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


def query(
    text: str, kinds: Iterable[str] = (), facets: Mapping[str, Iterable[Any]] | None = None
) -> str | None:
    """What people type as a full-text query, or None when nothing in it can be looked for.

    Words are joined by AND; Han characters that stand together must stand together; a Latin or
    digit word matches by its beginning, or what its letters stand for among the words of the code
    lists. Of each facet (column name) one of the values must fit.
    """
    parts: list[str] = []
    # Half a character cannot be looked for.
    whole = text.encode("utf-8", "ignore").decode()
    for word in unicodedata.normalize("NFKC", whole).lower().split():
        for han, run in itertools.groupby(word, key=lambda c: c >= HAN):
            letters = "".join(run)
            if han:
                parts.append(f"{{names text}}: {_together(letters)}")
            else:
                pieces = "".join(c if c.isalnum() else " " for c in letters).split()
                parts += map(_latin, pieces)
    if not parts:
        return None
    asked = [" AND ".join(parts)]
    groups = [[_kind_word(kind) for kind in kinds]]
    groups += [[_facet(name, each) for each in values] for name, values in (facets or {}).items()]
    asked += [f"facets: ({' OR '.join(group)})" for group in groups if group]
    return " AND ".join(asked)


def _together(letters: str) -> str:
    if len(letters) == 1:
        return f'"{letters}"*'
    return '"' + " ".join(a + b for a, b in itertools.pairwise(letters)) + '"'


def _latin(word: str) -> str:
    found = [f'{{names text}}: "{word}"*']
    for meant in meanings(word):
        found.append(f"{{names text}}: {_together(meant.word)}")
        label = _facet(meant.column, meant.code)
        found.append(f"(facets: {_kind_word(meant.kind)} AND facets: {label})")
    return found[0] if len(found) == 1 else f"({' OR '.join(dict.fromkeys(found))})"


def months(since: datetime.date | None, until: datetime.date) -> list[str]:
    """The months of a period as facets; none for a period so long that they narrow nothing."""
    if since is None or (until - since).days > MOST_MONTHS * 31:
        return []
    count = (until.year - since.year) * 12 + until.month - since.month + 1
    first = since.year * 12 + since.month - 1
    return [f"{each // 12}-{each % 12 + 1:02d}" for each in range(first, first + count)]


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
    where: Expression | None = None,
    facets: Mapping[str, Iterable[Any]] | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[tuple[R, int]]:
    """Records of one kind that match, the newest first, each with the key to go on from.

    What `where` narrows to should be among `facets` too, or many rows are read in vain.
    """
    found = matching_records(model, text, facets).order_by(Search.rowid.desc()).limit(limit)
    if before is not None:
        found = found.where(Search.rowid < before)
    if where is not None:
        found = found.where(where)
    return [(each, cast("Any", each).key) for each in found]


def matching_records(
    model: type[R], text: str, facets: Mapping[str, Iterable[Any]] | None = None
) -> ModelSelect[R]:
    """The question for every record of one kind that matches, to be narrowed and put in order.

    Each has its search key as `key`. A text in which nothing can be looked for matches nothing.
    """
    asked = query(text, (model.kind_name,), facets)
    found = (
        model.select(model, Searchable.row.alias("key"))
        .join(Searchable, on=(Searchable.record == model.id))
        .join(Search, on=(Search.rowid == Searchable.row))
        .objects()
    )
    return found.where(SQL("0") if asked is None else Search.match(asked))


def aside(condition: Expression) -> Expression:
    """A condition that rows found otherwise are asked for, and by which SQLite looks for none.

    Without counts of what is stored it would prefer an index of a column that half of all have.
    """
    return fn.COALESCE(condition, 0) != 0


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
