"""Words that a keeper uses often, those used most first."""

from __future__ import annotations

from app.store.database import database
from app.store.schema import Phrase


def of(field: str, beginning: str = "", limit: int = 20) -> list[str]:
    """Phrases for a field that hold what was typed."""
    found = Phrase.select().where(Phrase.field == field)
    if beginning:
        found = found.where(Phrase.words.contains(beginning))
    return [row.words for row in found.order_by(Phrase.uses.desc(), Phrase.row).limit(limit)]


def keep(field: str, words: str) -> None:
    """Keep a phrase, or count one more use of it."""
    database.execute_sql(
        "INSERT INTO phrase (field, words, uses) VALUES (?, ?, 1) "
        "ON CONFLICT (field, words) DO UPDATE SET uses = uses + 1",
        (field, words.strip()),
    )


def forget(field: str, words: str) -> None:
    """Drop a phrase."""
    Phrase.delete().where((Phrase.field == field) & (Phrase.words == words)).execute()
