"""Words that a keeper uses often, those used most first; a fresh program brings some along."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from app.resources import resource
from app.store.database import database
from app.store.schema import Phrase

_FORGOTTEN = -1
"""Uses of words that came with the program and are not wanted here."""


def of(field: str, beginning: str = "", limit: int = 20, category: str = "") -> list[str]:
    """Phrases for a field that hold what was typed; of those brought along, what suits a category.

    A category is a code with its list before it, as in `dispute:02`.
    """
    rows = list(
        Phrase.select().where(Phrase.field == field).order_by(Phrase.uses.desc(), Phrase.row)
    )
    known = {row.words for row in rows}
    kept = [row.words for row in rows if row.uses != _FORGOTTEN]
    brought = (each for each in _brought(field, category) if each not in known)
    return [each for each in (*kept, *brought) if beginning in each][:limit]


def keep(field: str, words: str) -> None:
    """Keep a phrase, or count one more use of it."""
    database.execute_sql(
        "INSERT INTO phrase (field, words, uses) VALUES (?, ?, 1) "
        "ON CONFLICT (field, words) DO UPDATE SET uses = max(uses, 0) + 1",
        (field, words.strip()),
    )


def forget(field: str, words: str) -> None:
    """Offer a phrase no more."""
    Phrase.delete().where((Phrase.field == field) & (Phrase.words == words)).execute()
    if any(words in found for found in _starters().get(field, {}).values()):
        Phrase.insert(field=field, words=words, uses=_FORGOTTEN).execute()


def _brought(field: str, category: str) -> Iterator[str]:
    """What comes with the program: of the category, of the one above it, of every one."""
    found = _starters().get(field, {})
    listed, _colon, code = category.partition(":")
    for each in dict.fromkeys((category, f"{listed}:{code[:2]}", "")):
        yield from found.get(each, ())


@cache
def _starters() -> dict[str, dict[str, list[str]]]:
    data = resource("phrases.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, dict[str, list[str]]])
