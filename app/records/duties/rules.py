"""Rules of duties as data: what is due of whom, how often, and what counts."""

from __future__ import annotations

import datetime
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from app import codes, language
from app.errors import AppError
from app.figures import Measure, faults
from app.language import N_
from app.resources import resource
from app.store import registry

Rhythm = Literal["month", "quarter", "half", "year"]
MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months a period of each rhythm has."""

LARGEST: Final = 20_000
"""Bytes that a file of a rule may have."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages."""

    zh: Annotated[str, Meta(min_length=1, max_length=200)]
    en: Annotated[str, Meta(min_length=1, max_length=200)]

    def __str__(self) -> str:
        return self.en if language.current() == "en" else self.zh


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whom a rule binds and from when until when; what is empty bounds nothing.

    `types` are codes of `place_type`, `districts` the first six digits of a place's code, `groups`
    codes of `place_group`: a place is bound while it is in one of them; `roles` codes of `role`:
    while somebody serves there as one of them.
    """

    types: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A duty: so much of what the measures count in each period, of each place in scope.

    `needs` is in the unit: times, people, or minutes for hours. `part` says what is owed where a
    place is in scope for a part of a period only: nothing, its share, or all.
    """

    name: Annotated[str, Meta(pattern="^[a-z][a-z_]{2,40}$")]
    title: Words
    source: Words
    rhythm: Rhythm
    counts: Annotated[tuple[Measure, ...], Meta(min_length=1, max_length=8)]
    needs: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    unit: Literal["times", "people", "hours"] = "times"
    scope: Scope = Scope()
    part: Literal["nothing", "share", "all"] = "nothing"
    weight: Annotated[int, Meta(ge=0, le=100)] = 1
    on: bool = True
    to_check: bool = False
    """Its figures are of an older source and are to be looked up in the one that holds now."""
    begins: Mapping[str, str] = {}
    """What a record that meets it begins with, by column, on the page of the first measure's
    kind."""


class BadRule(AppError):
    """A rule is wrong (file, line, field; why, another refusal)."""

    message = N_("{file}, line {line}, “{field}”: {why}")


class NoJson(AppError):
    """What should be a rule is no JSON text, or far too long a one."""

    message = N_("This is not a rule; write one out here and change that.")


class FieldMissing(AppError):
    """A rule lacks a field (word)."""

    message = N_("“{word}” is missing.")


class FieldUnknown(AppError):
    """A rule has a field that no rule has (word)."""

    message = N_("There is no field “{word}” in a rule.")


class DoesNotFit(AppError):
    """A field of a rule holds what it cannot hold (word)."""

    message = N_("“{word}” does not fit here.")


def read(data: bytes, file: str) -> Rule:
    """The rule of a file. Raises BadRule, which names file, line and field."""
    # Some editors put a mark before the text that nobody sees.
    data = data.removeprefix(BOM_UTF8)
    if len(data) > LARGEST:
        raise BadRule(file=file, line=1, field="", why=NoJson())
    try:
        rule = msgspec.json.decode(data, type=Rule)
    except msgspec.ValidationError as wrong:
        why, _at, path = str(wrong).partition(" - at `$")
        named = _quoted(why) if why.startswith("Object ") else ""
        raise _bad(data, file, path.rstrip("`") or named, _why(why, named)) from wrong
    except msgspec.DecodeError as wrong:
        raise BadRule(file=file, line=_broken(data), field="", why=NoJson()) from wrong
    for measure in rule.counts:
        for field, word in faults(measure):
            raise _bad(data, file, field, DoesNotFit(word=word))
    for field, word in _unknown(rule):
        raise _bad(data, file, field, DoesNotFit(word=word))
    return rule


def _unknown(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a rule names that is not known here: the field, and the word."""
    scope = rule.scope
    for field, named, listing in (
        ("types", scope.types, "place_type"),
        ("groups", scope.groups, "place_group"),
        ("roles", scope.roles, "role"),
    ):
        listed = codes.load(listing)
        yield from ((field, each) for each in named if not listed.knows(each))
    columns = registry[rule.counts[0].kind].columns()
    yield from (("begins", each) for each in rule.begins if each not in columns)


def read_file(path: Path) -> Rule:
    """The rule of a file. Raises BadRule."""
    try:
        with path.open("rb") as file:
            return read(file.read(LARGEST + 1), path.name)
    except OSError as wrong:
        raise BadRule(file=path.name, line=1, field="", why=NoJson()) from wrong


def spelled(rule: Rule) -> str:
    """A rule as the text of its file, what is as usual left out."""
    return msgspec.json.format(msgspec.json.encode(rule), indent=2).decode() + "\n"


def _why(said: str, named: str) -> AppError:
    if named:
        return FieldMissing(word=named) if "missing" in said else FieldUnknown(word=named)
    return DoesNotFit(word=said.partition("'")[2].rpartition("'")[0] or "…")


def _bad(data: bytes, file: str, path: str, why: AppError) -> BadRule:
    field = path.rpartition(".")[2].partition("[")[0] or path.strip(".")
    at = data.find(f'"{field}"'.encode())
    line = data[:at].count(b"\n") + 1 if at >= 0 else 1
    return BadRule(file=file, line=line, field=field, why=why)


def _quoted(words: str) -> str:
    parts = words.split("`")
    return parts[1] if len(parts) > 2 else ""


def _broken(data: bytes) -> int:
    import json

    try:
        json.loads(data)
    except json.JSONDecodeError as wrong:
        return wrong.lineno
    except UnicodeDecodeError as wrong:
        return data[: wrong.start].count(b"\n") + 1
    return 1


@cache
def bundled() -> tuple[Rule, ...]:
    """The rules that come with the program, by name."""
    folder = resource("duties")
    files = sorted(each.name for each in folder.iterdir() if each.name.endswith(".json"))
    return tuple(read((folder / name).read_bytes(), name) for name in files)
