"""The shapes of what is inside a package: its lines, and the plain data handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from app.exchange.bounds import VERSIONS
from app.exchange.label import CODE, HEX32, HEX64, UUID, Kind, Label

NOTHING_BEFORE = "0" * 64
"""The hash before the first entry of all."""

_Hex32 = Annotated[str, Meta(pattern=rf"^{HEX32}\Z", max_length=32)]
_Hex64 = Annotated[str, Meta(pattern=rf"^{HEX64}\Z", max_length=64)]
_Uuid = Annotated[str, Meta(pattern=rf"^{UUID}\Z", max_length=36)]
_Word = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_.-]*\Z", max_length=64)]
_Count = Annotated[int, Meta(ge=0, le=10**12)]
_Few = Annotated[int, Meta(ge=0, le=VERSIONS)]
_Number = Annotated[int, Meta(ge=1, le=10**12)]
_Time = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]"
        r"(\.[0-9]{1,6})?[+-][0-2][0-9]:[0-5][0-9]\Z",
        max_length=32,
    ),
]
_Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]\Z", max_length=10)]


# Fields stand in alphabetical order, the order in which they are spelled.
class HeldReceipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last receipt the sender holds, so that a restored office sees what it forgot."""

    delivered_to: _Count
    hash: _Hex64


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The office's word that it has all entries of an origin up to one, whose hash it names."""

    day: _Day
    delivered_to: _Count
    epoch: _Hex32
    hash: _Hex64
    origin: _Uuid


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version as its entry names it: hashes of the body that travels and the one that stays."""

    kept: _Hex64
    kind: _Word
    record: _Uuid
    schema: _Number
    shared: _Hex64


class EntryFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of one journal entry."""

    action: _Word
    epoch: _Hex32
    format: Annotated[int, Meta(ge=1, le=1)]
    note: msgspec.Raw
    number: _Number
    origin: _Uuid
    previous: _Hex64
    time: _Time
    user: _Uuid
    versions: Annotated[list[Named], Meta(max_length=VERSIONS)]


class VersionLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of versions.jsonl."""

    body: str | None
    nonce: _Hex64 | None
    number: _Number
    record: _Uuid


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many of each are inside."""

    attachments: _Few
    entries: _Few
    versions: _Few


class HeaderFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of header.json."""

    code: Annotated[str, Meta(pattern=rf"^{CODE}\Z", max_length=15)]
    count: Counts
    entries: tuple[_Count, _Count]
    epoch: _Hex32
    format: Annotated[int, Meta(ge=1, le=1)]
    origin: _Uuid = msgspec.field(name="from")
    head: _Hex64
    kind: Kind
    previous: _Hex64
    receipt: HeldReceipt | None
    schema: _Number
    serial: _Number
    to: Annotated[str, Meta(pattern=r"^[0-9]{24}\Z", max_length=24)]


class PublishedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of published.json: which entries of which line."""

    entries: tuple[_Number, _Number]
    epoch: _Hex32
    head: _Hex64
    origin: _Uuid
    previous: _Hex64


@dataclass(frozen=True, slots=True)
class Header:
    """What the inside says of the whole.

    As the label, and: `previous` the hash of entry `first` - 1 (64 zeros before the first of all),
    `head` the hash of entry `last` (`previous` where there are none), `schema` the sender's,
    `receipt` the last one the sender holds.
    """

    kind: Kind
    code: str
    origin: str
    epoch: str
    serial: int
    first: int
    last: int
    to: str
    previous: str = NOTHING_BEFORE
    head: str = NOTHING_BEFORE
    schema: int = 1
    receipt: HeldReceipt | None = None

    @property
    def name(self) -> str:
        """The name of the package without its ending, also of the folder inside."""
        return self.label().name

    def label(self, proof: str | None = None) -> Label:
        """The same on the outside; `proof` only for a newcomer."""
        return Label(
            self.kind,
            self.code,
            self.origin,
            self.epoch,
            self.serial,
            self.first,
            self.last,
            self.to,
            proof,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One verified entry: its exact bytes, their hash, what they say; of a beginning its note."""

    number: int
    bytes: bytes
    hash: str
    said: EntryFields
    note: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """One verified version; `body` is the exact shared JSON, None (with `nonce`) where erased."""

    number: int
    record: str
    named: Named
    nonce: bytes | None
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file by the SHA-256 of its content (hexadecimal)."""

    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """What a reply carries of an office's published line, verified to the last hash.

    Of `header` only origin, epoch, first, last, previous and head mean something.
    """

    header: Header
    entries: list[Entry]
    versions: list[Version]
