"""Dated code lists (dispute types, roles, results …): append-only data, loaded from resources."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from functools import cache

import msgspec

from app import language
from app.resources import resource


class Code(msgspec.Struct, frozen=True):
    """One entry of a list; `maps_to` is the official code that a local one counts under."""

    code: str
    zh: str
    en: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    maps_to: str | None = None
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The words in the language of the user."""
        return self.en if language.current() == "en" else self.zh


def _plain(word: str) -> str:
    """A word as it is looked up, in half width: brackets are typed either way."""
    return unicodedata.normalize("NFKC", word).lower()


class CodeList:
    """All entries a list ever had."""

    def __init__(self, name: str, entries: tuple[Code, ...]) -> None:
        self.name = name
        self.entries = entries
        self._by_code = {each.code: each for each in entries}
        self._by_word = {
            _plain(word): each.code
            for each in reversed(entries)
            for word in (*each.also, each.en, each.zh, each.code)
        }

    def knows(self, code: str) -> bool:
        """Whether the list has or had this code."""
        return code in self._by_code

    def label(self, code: str) -> str:
        """The label of a code; a code of a later list shows as it is."""
        found = self._by_code.get(code)
        return found.label if found else code

    def chinese(self, code: str) -> str:
        """The Chinese label of a code, whatever language the screen speaks."""
        found = self._by_code.get(code)
        return found.zh if found else code

    def read(self, word: str) -> str | None:
        """The code that a code, label or other name stands for."""
        return self._by_word.get(_plain(word))

    def current(self, on: datetime.date | None = None) -> list[Code]:
        """The entries in force on a day (today)."""
        day = on or datetime.date.today()
        return [
            each
            for each in self.entries
            if (each.since is None or each.since <= day)
            and (each.until is None or day <= each.until)
        ]

    def under(self, code: str) -> list[str]:
        """A code and the local ones that count under it."""
        return [code, *(each.code for each in self.entries if each.maps_to == code)]

    def official(self, code: str) -> str:
        """The official code that a code counts under."""
        found = self._by_code.get(code)
        return found.maps_to if found and found.maps_to else code


_added: dict[str, tuple[Code, ...]] = {}


def add(entries: Mapping[str, tuple[Code, ...]]) -> None:
    """Let lists have these entries besides, by name, in place of those added before."""
    if _added != entries:
        _added.clear()
        _added.update(entries)
        load.cache_clear()


@cache
def load(name: str) -> CodeList:
    """A list by its name (`resources/codes/<name>.json`), and what was added to it."""
    own = bundled(name)
    known = {each.code for each in own}
    return CodeList(name, (*own, *(e for e in _added.get(name, ()) if e.code not in known)))


@cache
def bundled(name: str) -> tuple[Code, ...]:
    """The entries of a list that come with the program."""
    data = resource("codes", f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Code, ...])
