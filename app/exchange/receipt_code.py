"""The receipt code: what only those can say who have opened a package, read out or sent as text.

It stands on the hash of the last entry inside, which lies nowhere outside the ciphertext; the
spelling and the reasons are in docs/package-format.md.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence

from app.errors import AppError
from app.language import N_
from app.seal import check_digit, is_checked

GROUPS = 4
GROUP_DIGITS = 4
"""Each group has one more digit, a check digit."""

_HASHED = GROUPS * GROUP_DIGITS - 2
"""Digits of the hash; the last two are those of the serial."""

_SIZE = GROUP_DIGITS + 1
_MOST = 20_000
"""Characters of a pasted text that are looked at: a whole day of a group chat."""

_BETWEEN = r"[\s\-–—·.,、，。/]{0,3}"
_WHOLE = re.compile(rf"(?<![0-9]){_BETWEEN.join([rf'([0-9]{{{_SIZE}}})'] * GROUPS)}(?![0-9])")
_DIGITS = re.compile(r"[0-9]+")
_NAMED = re.compile(r"回执码|code", re.IGNORECASE)


class ReceiptCodeIncomplete(AppError):
    """Digits are missing, or there are too many (count)."""

    message = N_("A receipt code has four groups of five digits; {count} digits stand here.")


class ReceiptGroupsWrong(AppError):
    """Some groups were read or typed wrong (groups: their numbers)."""

    message = N_("Group {groups} is wrong. Please have it read out once more.")


def spelled(origin: str, epoch: str, number: int, digest: str, serial: int) -> str:
    """The twenty digits for a package by its last entry: number and hash (hexadecimal)."""
    said = "\0".join((origin, epoch, str(number), digest)).encode()
    hashed = int(hashlib.sha256(b"legalroom:receipt-code:1\0" + said).hexdigest(), 16)
    digits = f"{hashed % 10**_HASHED:0{_HASHED}d}{serial % 100:02d}"
    parts = (digits[at : at + GROUP_DIGITS] for at in range(0, len(digits), GROUP_DIGITS))
    return "".join(part + check_digit(part) for part in parts)


def grouped(code: str) -> str:
    """A code as it is shown and read out: four groups."""
    return " ".join(code[at : at + _SIZE] for at in range(0, len(code), _SIZE))


def serial_in(code: str) -> int:
    """The last two digits of the serial that a code speaks of."""
    return int(code[-3:-1])


def read(text: str) -> list[str]:
    """The codes in what was typed, or pasted out of a chat; at least one, in their order.

    Raises ReceiptCodeIncomplete, ReceiptGroupsWrong.
    """
    text = unicodedata.normalize("NFKC", text[:_MOST])
    found = [match.groups() for match in _WHOLE.finditer(text)]
    codes = ["".join(groups) for groups in found if not _wrong(groups)]
    if codes:
        return codes
    groups = found[0] if found else _as_typed(text)
    raise ReceiptGroupsWrong(groups="、".join(map(str, _wrong(groups))))


def _wrong(groups: Sequence[str]) -> list[int]:
    """The numbers of the groups with a slip, counted from 1."""
    return [
        at for at, group in enumerate(groups, 1) if len(group) != _SIZE or not is_checked(group)
    ]


def _as_typed(text: str) -> Sequence[str]:
    """The groups of one code in which digits are missing or too many. Raises as `read` does."""
    parts = [part for part in _NAMED.split(text) if _DIGITS.search(part)]
    runs = _DIGITS.findall(parts[-1]) if parts else []
    if len(runs) == GROUPS:
        return runs  # parted as they are read out: the group tells itself
    digits = "".join(runs)
    if len(digits) != GROUPS * _SIZE:
        raise ReceiptCodeIncomplete(count=len(digits))
    return list(_cut(digits))


def _cut(digits: str) -> Iterator[str]:
    for at in range(0, len(digits), _SIZE):
        yield digits[at : at + _SIZE]
