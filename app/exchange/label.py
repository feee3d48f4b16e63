"""What is written on the outside of a package: one signed line, readable before anything is opened.

The spelling and the reasons are in docs/package-format.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, cast

from app import seal
from app.exchange.refusals import BadLabel, NewerFormat, NoSignature

FORMAT = 1

Kind = Literal["report", "reply"]

CODE = r"[0-9]{2,12}(?:-[0-9]{2})?"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
HEX32 = r"[0-9a-f]{32}"
HEX64 = r"[0-9a-f]{64}"
_COUNT = r"(?:0|[1-9][0-9]{0,11})"
_SERIAL = r"[1-9][0-9]{0,8}"

_VERSION = re.compile(r"legalroom/([1-9][0-9]{0,3}) ")
_LINE = re.compile(
    rf"legalroom/1 kind=(?P<kind>report|reply) code=(?P<code>{CODE}) from=(?P<origin>{UUID}) "
    rf"epoch=(?P<epoch>{HEX32}) serial=(?P<serial>{_SERIAL}) "
    rf"entries=(?P<first>{_COUNT})-(?P<last>{_COUNT}) to=(?P<to>[0-9]{{24}})"
    rf"(?: proof=(?P<proof>{HEX64}))?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What the signed comment says.

    `code` and `origin` are the sender's, `to` is the fingerprint of the receiver's age recipient,
    `first`..`last` are entry numbers, both inside (last = first - 1: none), `serial` counts the
    packages of one sender to one receiver without a gap.
    """

    kind: Kind
    code: str
    origin: str
    epoch: str
    serial: int
    first: int
    last: int
    to: str
    proof: str | None = None

    @property
    def name(self) -> str:
        """The name of the package without its ending, also of the folder inside."""
        return f"{self.epoch}-{self.serial}"

    def line(self) -> str:
        """The comment as it is signed."""
        proof = f" proof={self.proof}" if self.proof else ""
        return (
            f"legalroom/{FORMAT} kind={self.kind} code={self.code} from={self.origin} "
            f"epoch={self.epoch} serial={self.serial} entries={self.first}-{self.last} "
            f"to={self.to}{proof}"
        )


def read_line(line: str) -> Label:
    """Read a comment; raises BadLabel, and NewerFormat where a later program wrote it."""
    version = _VERSION.match(line)
    if version and int(version[1]) > FORMAT:
        raise NewerFormat(format=int(version[1]))
    found = _LINE.fullmatch(line)
    if not found:
        raise BadLabel
    label = Label(
        kind=cast("Kind", found["kind"]),
        code=found["code"],
        origin=found["origin"],
        epoch=found["epoch"],
        serial=int(found["serial"]),
        first=int(found["first"]),
        last=int(found["last"]),
        to=found["to"],
        proof=found["proof"],
    )
    if label.first < 1 or label.last < label.first - 1:
        raise BadLabel
    return label


def peek(minisig: bytes) -> Label:
    """What a signature file says of its package, believed by nobody yet, for listing only.

    Raises NoSignature, BadLabel, NewerFormat.
    """
    try:
        return read_line(seal.signed_comment(minisig))
    except seal.BadSignature as error:
        raise NoSignature from error


def package_path(kind: Kind, room: str, epoch: str, serial: int) -> PurePosixPath:
    """Where a package lies on the stick; `room` is the room's code in both directions."""
    for text, pattern in ((kind, "report|reply"), (room, CODE), (epoch, HEX32)):
        if not re.fullmatch(pattern, text):
            raise ValueError(f"no part of a path: {text!r}")
    return PurePosixPath("LEGALROOM", kind, room, f"{epoch}-{serial:d}.age")


def signature_path(package: PurePosixPath) -> PurePosixPath:
    """Where the signature of a package lies: beside it."""
    return package.with_name(package.name + ".minisig")
