"""What Latin letters may stand for besides a name: words of the code lists, zjd for 宅基地."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from app import codes
from app.fields import Code
from app.store.columns import registry
from app.store.sounds import syllables

_FEWEST = 3
"""Letters: two are the initials of half of all names."""


@dataclass(frozen=True)
class Meaning:
    """A word of a code list, and the kind of record, column and code that it labels."""

    word: str
    kind: str
    column: str
    code: str


@cache
def _spelled(known: int) -> list[tuple[str, str, Meaning]]:
    """Initials and pinyin of every label from each character on."""
    del known  # kinds that are declared later bring their lists with them
    return [
        (
            "".join(each[0] for each in spoken[at:]),
            "".join(spoken[at:]),
            Meaning(word[at:], kind, name, code.code),
        )
        for kind, model in registry.items()
        for name, column in model.columns().items()
        if column.searchable == "facet" and isinstance(column.kind, Code)
        for code in codes.load(column.kind.list).entries
        for word in (code.zh, *code.also)
        if len(spoken := syllables(word)) == len(word)
        for at in range(len(word) - 1)
    ]


def meanings(letters: str) -> Iterator[Meaning]:
    """What begins so by initials, as far as they go, or in pinyin."""
    if len(letters) < _FEWEST or not letters.isascii() or not letters.isalpha():
        return
    for initials, pinyin, meant in _spelled(len(registry)):
        if initials.startswith(letters):
            yield replace(meant, word=meant.word[: len(letters)])
        elif pinyin.startswith(letters):
            yield meant
