"""A finished paper: its PDF, how many things are on it, and what no font could draw."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar, cast

from app.documents.page import missing_characters, noticing, to_bytes
from app.language import _

T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A PDF, how many things are on it, and the characters that no font has.

    Those come with the words they stand in; they print as 〓. `bears` is what the item enters
    in its register once the paper came out well.
    """

    pdf: bytes
    count: int
    missing: Mapping[str, str]
    bears: tuple[Any, ...] = ()


def made(write: Callable[[BytesIO], int]) -> Made:
    """What a document function writes and counts, with what no font has."""
    count = 0

    def counted(out: Any) -> None:
        nonlocal count
        count = write(out)

    with noticing() as missing:
        pdf = to_bytes(counted)
    return Made(pdf, count, missing)


def say_missing(missing: Mapping[str, str]) -> str:
    """Which characters will not print and what to do, in words; empty where all will."""
    if not missing:
        return ""
    named = "、".join(f"{each}（{words}）" for each, words in missing.items())
    return _(
        "No font here has {named}: it prints as 〓. Print all the same and write it in by hand,"
        " or change it in the record to a character in common use."
    ).format(named=named)


class Reader:
    """Looks at what goes by, on its way to a paper, for characters that cannot be drawn."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._missing: dict[str, str] = {}

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, each looked at as it is taken."""
        for item in items:
            self._look(item)
            yield item

    def made(self, write: Callable[[BytesIO], int]) -> Made:
        """What a document function writes and counts, with what no font has."""
        found = made(write)
        return dataclasses.replace(found, missing={**self._missing, **found.missing})

    def _look(self, thing: object) -> None:
        if isinstance(thing, str):
            fresh = set(thing) - self._known
            if fresh:
                self._known |= fresh
                for each in sorted(missing_characters("".join(fresh))):
                    self._missing[each] = _around(thing, each)
        elif isinstance(thing, (list, tuple)):
            for each in cast("Iterable[object]", thing):
                self._look(each)
        elif isinstance(thing, Mapping):
            for each in cast("Mapping[str, object]", thing).values():
                self._look(each)
        elif dataclasses.is_dataclass(thing):
            for field in dataclasses.fields(thing):
                self._look(getattr(thing, field.name))


def _around(text: str, character: str) -> str:
    at = text.index(character)
    start = max(0, at - 3)
    return text[start : at + 4].replace("\n", " ")
