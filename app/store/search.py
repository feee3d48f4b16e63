"""Finding records by what people type, among the full text of all."""

from __future__ import annotations

import datetime
import itertools
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from peewee import SQL, Expression, ModelSelect, fn

from app.fields.suggestion import Suggestion
from app.language import _
from app.store.columns import Record, registry
from app.store.database import database
from app.store.full_text import HAN, Search, Searchable, facet, kind_word
from app.store.vocabulary import meanings

MOST_MONTHS = 36

R = TypeVar("R", bound=Record)


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
    groups = [[kind_word(kind) for kind in kinds]]
    groups += [[facet(name, each) for each in values] for name, values in (facets or {}).items()]
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
        label = facet(meant.column, meant.code)
        found.append(f"(facets: {kind_word(meant.kind)} AND facets: {label})")
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
