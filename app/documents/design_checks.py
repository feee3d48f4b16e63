"""What a changed file of the print design may say beyond its shape, so that papers can be made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Literal, cast

from app.records import designs

Why = Literal["long", "large", "negative", "blank", "code"]

LONGEST, LARGEST = 4000, 2000
"""Characters of one text; the largest number of anything."""

CERTIFICATE = frozenset({"name", "sex", "village", "what", "since", "until", "hours"})
"""What the wording of every kind of certificate may have filled in."""

_BLANK = re.compile(r"\{([a-z_]+)(?::[0-9]{1,2})?\}")
_FREE = ("picture", "path")


def unsound(name: str, said: object) -> Iterator[tuple[str, Why]]:
    """Each field that no paper can be made by, and why: `blank` is filled in by nobody."""
    known = blanks(name)
    yield from _renamed(name, said)
    for where, value in leaves(said):
        if isinstance(value, str) and where.rpartition(" ")[2] not in _FREE:
            if len(value) > LONGEST:
                yield where, "long"
            elif set(_BLANK.findall(value)) - known or re.search("[{}]", _BLANK.sub("", value)):
                yield where, "blank"
        elif isinstance(value, (int, float)) and value > LARGEST:
            yield where, "large"
        elif isinstance(value, (int, float)) and value < 0:
            yield where, "negative"


def _renamed(name: str, said: object) -> Iterator[tuple[str, Why]]:
    """Each field that names a value of the program by a word that the file did not have there."""
    own = json.loads(designs.bundled(*name.split("/")))
    if not name.startswith("cases/") and "blocks" not in own:
        return
    ours = {(kind, word) for _where, kind, word in _codes(own)}
    for where, kind, word in _codes(said):
        left_out = not word and kind.endswith(_MAY_BE_EMPTY)
        if not left_out and (kind, word) not in ours:
            yield where, "code"
    if isinstance(said, dict) and "numerals" in own:
        numerals = cast("dict[str, Any]", said)["numerals"]
        if len(numerals) < len(own["numerals"]):
            yield "numerals", "code"


_CODES = ("slot", "when", "day", "issuer")
_MAY_BE_EMPTY = ("when", "issuer")


def _codes(value: object, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Every word by which a block of a paper asks for a value: where, of what kind, the word."""
    if isinstance(value, list):
        for place, each in enumerate(cast("list[Any]", value), start=1):
            yield from _codes(each, f"{where} → {place}")
    if not isinstance(value, dict):
        return
    block = cast("dict[str, Any]", value)
    for key, each in block.items():
        here, kind = f"{where} → {key}" if where else key, f"{block.get('type', '')} {key}"
        if not where and key not in ("blocks", "columns"):
            continue
        if key in _CODES and isinstance(each, str):
            yield here, kind, each
        elif key == "items":
            yield from ((f"{here} → {n}", kind, item) for n, item in enumerate(each, start=1))
        elif key in ("left", "right") and isinstance(each, list):
            # On either side of a pair: its label, the value, what stands there when it is empty.
            yield f"{here} → 2", "pair", cast("list[Any]", each)[1]
        else:
            yield from _codes(each, here)


def blanks(name: str) -> set[str]:
    """The words in braces that are filled in when this file is printed."""
    known = set(_BLANK.findall(designs.bundled(*name.split("/")).decode()))
    return known | CERTIFICATE if name.startswith("certificates/") else known


def leaves(
    value: object, where: str = "", *, together: bool = False
) -> Iterator[tuple[str, object]]:
    """Every value in a file with the way to it: `sizes → room`, places in lists from 1.

    With `together` the numbers of one list, such as a colour, are one value.
    """
    if isinstance(value, dict):
        for key, each in cast("dict[str, Any]", value).items():
            yield from leaves(each, f"{where} → {key}" if where else key, together=together)
    elif isinstance(value, list):
        listed = cast("list[Any]", value)
        if together and listed and all(isinstance(each, (int, float)) for each in listed):
            yield where, ", ".join(f"{each:g}" for each in listed)
            return
        for place, each in enumerate(listed, start=1):
            yield from leaves(
                each, f"{where} → {place}" if where else str(place), together=together
            )
    else:
        yield where, value
