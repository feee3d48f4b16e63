"""The exact bytes that are hashed and signed: canonical JSON, and the hashes of it."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import Any, Literal

import msgspec

from app.errors import AppError
from app.seal.refusals import NotCanonical

Part = Literal["shared", "kept"]

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
# Eight times faster than json and, without fractions and NaN, of the same spelling.
_fast_encode = msgspec.json.Encoder(order="deterministic").encode


def _no_fraction(_: str) -> Any:
    # Fractions are spelled differently by every library, and nothing here is counted in them.
    raise ValueError("fraction")


@cache
def _decoder(shape: Any) -> Any:
    return msgspec.json.Decoder(shape, float_hook=_no_fraction).decode


DEPTH = 16
"""Brackets within brackets; nothing that people fill in needs more."""

# Whether so many digits stand together is seen fastest where every digit is a nought.
_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER = b"0" * 19
_LONG = re.compile(rb"-?[0-9]{19,}")
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_ALIKE = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(each for each in range(256) if each not in b"[]{}")


def canonical(value: object) -> bytes:
    """Spell a value as JSON in the one way that is hashed: UTF-8, sorted keys, no spaces.

    Raises NotCanonical for fractions, NaN, NUL, lone surrogates, numbers over 64 bits, and
    anything nested deeper than DEPTH.
    """
    # What reads back as it was is spelled well; all else is left to the slow and strict one.
    try:
        data = _fast_encode(value)
        if _decoder(Any)(data) == value:
            _require_bounds(data)
            return data
    except (AppError, ValueError, TypeError, RecursionError):
        pass
    try:
        data = _encode(value).encode()
    except (ValueError, RecursionError) as error:
        raise NotCanonical from error
    parse(data)  # what is written must be readable on the other side
    return data


def parse(data: bytes, shape: Any = Any) -> Any:
    """Read JSON that `canonical` could have written, and nothing else; raises NotCanonical.

    Comparing with our own spelling refuses at once whatever two readers could read differently:
    repeated keys, spaces, other escapes, NaN, lone surrogates, a byte order mark. `shape` is a
    type that msgspec checks; a struct of its own names its fields in alphabetical order.
    """
    try:
        value: Any = _decoder(shape)(data)
        same = _fast_encode(value) == data
    except (ValueError, RecursionError, TypeError) as error:
        raise NotCanonical from error
    if not same:
        raise NotCanonical
    _require_bounds(data)
    return value


def loose(data: bytes, shape: Any) -> Any:
    """Read JSON of a shape, however it is spelled; raises NotCanonical. Not to be believed yet."""
    try:
        return _decoder(shape)(data)
    except (ValueError, RecursionError, TypeError) as error:
        raise NotCanonical from error


def _require_bounds(data: bytes) -> None:
    """Refuse NUL, and what `_check_bounds` does."""
    if b"\\u0000" in data and _NUL.search(data):
        raise NotCanonical
    # Both are rare, and looking at every value is not for free.
    if data.count(b"[") + data.count(b"{") > DEPTH or _LONG_NUMBER in data.translate(_NOUGHTS):
        _check_bounds(data)


def _check_bounds(data: bytes) -> None:
    """Refuse what is nested too deep or does not fit into 64 bits.

    Said of the bytes, not of the values: a few of them may stand for millions of empty lists.
    """
    bare = _STRING.sub(b"", data)
    brackets = bare.translate(_ALIKE, _NO_BRACKETS)
    for _level in range(DEPTH):
        brackets = brackets.replace(b"[]", b"")
    if brackets:
        raise NotCanonical
    if any(len(each) > 20 or not -(2**63) <= int(each) < 2**63 for each in _LONG.findall(bare)):
        raise NotCanonical  # SQLite could not hold it


def entry_hash(entry: bytes) -> str:
    """Hash one journal entry (hexadecimal SHA-256 of its exact bytes)."""
    return hashlib.sha256(b"legalroom:entry:1\0" + entry).hexdigest()


def body_hash(part: Part, nonce: bytes, body: bytes) -> str:
    """Hash one body of a version (hexadecimal; `nonce` is 32 bytes)."""
    if len(nonce) != 32:
        raise ValueError("a nonce is 32 bytes")
    return hashlib.sha256(b"legalroom:%s:1\0" % part.encode() + nonce + body).hexdigest()
