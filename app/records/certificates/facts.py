"""What a certificate says, and the code of squares that holds it with the issuer's signature.

The code is `LR1:` and, in base45 (RFC 9285), the eight bytes by which minisign tells keys apart,
the facts as lines of GB 18030, and the issuer's bare Ed25519 signature over both. GB 18030 spells
a Han character in two bytes where UTF-8 takes three, so the squares stay coarse on 25 mm of paper.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from app import seal
from app.errors import AppError
from app.records.certificates.refusals import CodeTooLong

PREFIX = "LR1:"
_ANY_VERSION = re.compile(r"LR[0-9]+:")
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_KEY = 8
_DAY = re.compile(r"[0-9]{8}")
MOST = 780
"""Bytes in all: a code of 1170 characters is the last that a telephone reads from 25 mm."""


@dataclass(frozen=True)
class Facts:
    """What stands on the paper, word for word; `ends` says that it is not valid after `until`."""

    kind: str
    number: str
    name: str
    issuer: str
    day: datetime.date
    sex: str = ""
    village: str = ""
    what: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    ends: bool = False
    hours: int = 0

    def lines(self) -> tuple[str, ...]:
        """The facts in the order in which they are signed."""
        return (
            self.kind,
            self.number,
            self.name,
            self.sex,
            self.village,
            self.what,
            _written(self.since),
            _written(self.until),
            "1" if self.ends else "",
            str(self.hours) if self.hours else "",
            self.issuer,
            _written(self.day),
        )


class Unreadable(AppError):
    """A text that should be the code of a certificate holds none."""


class Newer(Unreadable):
    """The code of a certificate by a later version of the program."""


@dataclass(frozen=True)
class Signed:
    """A code taken apart: facts, the signer's eight bytes, what was signed, and the signature."""

    facts: Facts
    key: bytes
    signed: bytes
    signature: bytes


def sign(facts: Facts, *, secret: str, public: str) -> str:
    """The code of a certificate. Raises CodeTooLong, NotCanonical (a line break in a fact)."""
    lines = facts.lines()
    if any("\n" in line for line in lines):
        raise seal.NotCanonical
    try:
        said = seal.key_id(public) + "\n".join(lines).encode("gb18030")
    except UnicodeEncodeError as error:
        raise seal.NotCanonical from error
    if len(said) + seal.SHORT > MOST:
        raise CodeTooLong(number=facts.number)
    return PREFIX + base45(said + seal.sign_certificate(secret, said))


def is_code(text: str) -> bool:
    """Whether a text begins like the code of a certificate of any version."""
    return _ANY_VERSION.match(text) is not None


def read(text: str) -> Signed:
    """Take a code apart, believing nothing yet. Raises Unreadable, Newer.

    What is read is spelled again and must be the same: one certificate has one code.
    """
    if not text.startswith(PREFIX):
        raise Newer if is_code(text) else Unreadable
    try:
        data = from_base45(text[len(PREFIX) :])
        said, signature = data[: -seal.SHORT], data[-seal.SHORT :]
        words = said[_KEY:].decode("gb18030")
        facts = _facts(words.split("\n"))
    except (ValueError, OverflowError) as error:
        raise Unreadable from error
    if len(said) < _KEY or len(signature) != seal.SHORT or len(data) > MOST:
        raise Unreadable
    if "\n".join(facts.lines()).encode("gb18030") != said[_KEY:] or PREFIX + base45(data) != text:
        raise Unreadable
    return Signed(facts, said[:_KEY], said, signature)


def _facts(lines: list[str]) -> Facts:
    kind, number, name, sex, village, what, since, until, ends, hours, issuer, day = lines
    on = _day(day)
    if on is None:
        raise ValueError("no day of issue")
    return Facts(
        kind=kind,
        number=number,
        name=name,
        issuer=issuer,
        day=on,
        sex=sex,
        village=village,
        what=what,
        since=_day(since),
        until=_day(until),
        ends=ends == "1",
        hours=int(hours[:4]) if hours else 0,
    )


def _written(day: datetime.date | None) -> str:
    return f"{day:%Y%m%d}".rjust(8, "0") if day is not None else ""


def _day(text: str) -> datetime.date | None:
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise ValueError("no day")
    return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))


def base45(data: bytes) -> str:
    """Bytes in the characters that a code of squares keeps most densely."""
    found: list[str] = []
    for at in range(0, len(data) - 1, 2):
        rest, low = divmod(data[at] * 256 + data[at + 1], 45)
        high, middle = divmod(rest, 45)
        found += _CHARACTERS[low], _CHARACTERS[middle], _CHARACTERS[high]
    if len(data) % 2:
        high, low = divmod(data[-1], 45)
        found += _CHARACTERS[low], _CHARACTERS[high]
    return "".join(found)


def from_base45(text: str) -> bytes:
    """The bytes of such a text. Raises ValueError."""
    values = [_CHARACTERS.index(each) for each in text]
    found = bytearray()
    for at in range(0, len(values), 3):
        part = values[at : at + 3]
        if len(part) == 1:
            raise ValueError("a character too many")
        number = sum(value * 45**place for place, value in enumerate(part))
        found += number.to_bytes(len(part) - 1, "big")
    return bytes(found)
