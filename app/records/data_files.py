"""Files of data that people write, such as rules and tables: read and checked by a description."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Generic, Protocol, TypeVar, cast

import msgspec
from msgspec import Meta

from app import language
from app.errors import AppError
from app.language import N_
from app.messages import shortened
from app.resources import resource

LARGEST: Final = 60_000
"""Bytes that such a file may have."""

_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|[{}\[\],:]')

T = TypeVar("T")


class Named(Protocol):
    """Data that have a name of their own."""

    @property
    def name(self) -> str:
        """What they are called, as the file is."""
        ...


N = TypeVar("N", bound=Named)

Faults = Callable[[T], Iterator[tuple[str, str | AppError]]]
"""What is wrong in data that can be read: the field, and why, or the word that does not fit."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages."""

    zh: Annotated[str, Meta(min_length=1, max_length=200)]
    en: Annotated[str, Meta(min_length=1, max_length=200)]

    def __str__(self) -> str:
        return self.en if language.current() == "en" else self.zh


class BadFile(AppError):
    """A file of data is wrong (file, line, field; why, another refusal)."""

    message = N_("{file}, line {line}, “{field}”: {why}")


class Unreadable(BadFile):
    """A file of data cannot be read from a line on (file, line, field; why, another refusal)."""

    message = N_("{file}, line {line}: {why}")


class NoJson(AppError):
    """What should be such a file is no JSON text, or far too long a one."""

    message = N_("This cannot be read; write one out here and change that.")


class FieldMissing(AppError):
    """A field is missing (word)."""

    message = N_("“{word}” is missing.")


class FieldUnknown(AppError):
    """There is a field that nobody knows (word)."""

    message = N_("There is no field “{word}” here.")


class DoesNotFit(AppError):
    """A field holds what it cannot hold (word)."""

    message = N_("“{word}” does not fit here.")


class NoNumber(AppError):
    """A field holds something else than a whole number."""

    message = N_("A whole number belongs here, without quotation marks.")


class NoText(AppError):
    """A field holds something else than a text."""

    message = N_("A text belongs here, between quotation marks.")


class NoYesOrNo(AppError):
    """A field holds something else than yes or no."""

    message = N_("Write “true” or “false” here, without quotation marks.")


class NoList(AppError):
    """A field holds something else than a list."""

    message = N_("A list belongs here, between square brackets.")


class NoFields(AppError):
    """A field holds something else than fields of its own."""

    message = N_("Named fields belong here, between braces.")


_SHAPES: Final[dict[str, type[AppError]]] = {
    "int": NoNumber,
    "str": NoText,
    "bool": NoYesOrNo,
    "array": NoList,
    "object": NoFields,
}
"""What msgspec calls what it expects."""


def read(data: bytes, file: str, of: type[T], faults: Faults[T]) -> T:
    """What a file of some bytes says. Raises BadFile, which names file, line and field."""
    # Some editors put a mark before the text that nobody sees.
    data = data.removeprefix(BOM_UTF8)
    if len(data) > LARGEST:
        raise Unreadable(file=file, line=1, field="", why=NoJson())
    spelled = None
    try:
        spelled = json.loads(data)
        found = msgspec.json.decode(data, type=of)
    except msgspec.ValidationError as wrong:
        raise _invalid(data, file, str(wrong), spelled) from wrong
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(file=file, line=_broken(wrong, data), field="", why=NoJson()) from wrong
    for field, why in faults(found):
        refusal = why if isinstance(why, AppError) else DoesNotFit(word=shortened(why))
        raise _bad(data, file, field, refusal)
    return found


def read_file(path: Path, read_data: Callable[[bytes, str], T]) -> T:
    """What a file says. Raises BadFile."""
    try:
        with path.open("rb") as file:
            return read_data(file.read(LARGEST + 1), path.name)
    except OSError as wrong:
        raise Unreadable(file=path.name, line=1, field="", why=NoJson()) from wrong


def spelled(data: object) -> str:
    """Data as the text of their file, what is as usual left out."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


class Format(Generic[N]):
    """One kind of such files: what they say, the folder of resources of the program's own."""

    def __init__(self, of: type[N], folder: str, faults: Faults[N]) -> None:
        self._of, self._folder, self._faults = of, folder, faults
        self.bundled: Callable[[], tuple[N, ...]] = cache(self._read_bundled)

    def read(self, data: bytes, file: str) -> N:
        """What a file of some bytes says. Raises BadFile, which names file, line and field."""
        return read(data, file, self._of, self._faults)

    def read_file(self, path: Path) -> N:
        """What a file says. Raises BadFile."""
        return read_file(path, self.read)

    def spelled(self, data: N) -> str:
        """Data as the text of their file, what is as usual left out."""
        return spelled(data)

    def checked(self, data: N) -> N:
        """The same data, as their file would say them. Raises BadFile."""
        return self.read(self.spelled(data).encode(), f"{data.name}.json")

    def _read_bundled(self) -> tuple[N, ...]:
        there = resource(self._folder)
        files = sorted(each.name for each in there.iterdir() if each.name.endswith(".json"))
        return tuple(self.read((there / name).read_bytes(), name) for name in files)


def _invalid(data: bytes, file: str, said: str, spelled: Any) -> BadFile:
    """What msgspec says of data in our own words: it speaks English alone."""
    why, _at, path = said.partition(" - at `$")
    path = path.rstrip("`")
    if why.startswith("Object ") and (named := _quoted(why)):
        refusal = FieldMissing if "missing" in why else FieldUnknown
        return _bad(data, file, path or named, refusal(word=shortened(named)))
    if not path:
        return Unreadable(file=file, line=1, field="", why=NoJson())
    shape = _SHAPES.get(_quoted(why)) if ", got `" in why else None
    stands = _standing(spelled, re.findall(r"[^.\[\]]+", path))
    return _bad(data, file, path, shape() if shape else DoesNotFit(word=stands))


def _standing(found: Any, steps: list[str]) -> str:
    """What stands at a path in the data, as it is spelled, or at as much of it as there is.

    Where a field stands twice, the first may be wrong and the last be what was read.
    """
    for each in steps:
        at = int(each) if isinstance(found, list) and each.isdecimal() else each
        try:
            found = cast("Any", found)[at]
        except (LookupError, TypeError):
            break
    return shortened(found if isinstance(found, str) else json.dumps(found, ensure_ascii=False))


def _bad(data: bytes, file: str, path: str, why: AppError) -> BadFile:
    """A refusal of what stands at a path, such as `indicators[2].points`."""
    steps = re.findall(r"[^.\[\]]+", path)
    field = next((each for each in reversed(steps) if not each.isdecimal()), "")
    line = _line(data.decode(errors="replace"), steps) if steps else 1
    return BadFile(file=file, line=line, field=field, why=why)


def _line(text: str, steps: list[str]) -> int:
    """The line on which a path begins, or as much of it as there is."""
    found, furthest = 1, 0
    stack: list[str | int] = []
    key = ""
    tokens = list(_TOKEN.finditer(text))
    for token, following in zip(tokens, [*tokens[1:], *tokens[-1:]], strict=True):
        sign = token[0]
        if sign[0] == '"':
            key = sign[1:-1]
            continue
        if sign == ":":
            stack[-1:] = [key]
        elif sign in "{[":
            stack.append(0 if sign == "[" else "")
        elif sign in "}]":
            stack[-1:] = []
        elif stack and isinstance(stack[-1], int):
            stack[-1] += 1
        if sign in ":[," and (same := _alike(stack, steps)) > furthest:
            begins = token if sign == ":" else following  # a part of a list stands behind its comma
            furthest, found = same, text.count("\n", 0, begins.start()) + 1
    return found


def _alike(stack: list[str | int], steps: list[str]) -> int:
    """How far a path in the text is the wanted one; 0 where it leads elsewhere."""
    here = [str(each) for each in stack]
    return len(here) if here == steps[: len(here)] else 0


def _quoted(words: str) -> str:
    parts = words.split("`")
    return parts[1] if len(parts) > 2 else ""


def _broken(wrong: Exception, data: bytes) -> int:
    if isinstance(wrong, json.JSONDecodeError):
        return wrong.lineno
    if isinstance(wrong, UnicodeDecodeError):
        return data[: wrong.start].count(b"\n") + 1
    return 1
