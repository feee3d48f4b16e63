"""How a room and its office come to know each other's keys: two small files.

The office's *invitation* goes to the room; the room's *enrolment* comes back on the first stick and
proves by the token of the invitation that it is the invited one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from app import seal
from app.exchange.label import CODE, HEX32, HEX64, UUID
from app.exchange.refusals import BadEnrolment, BadInvitation

SUFFIX = ".legalroom-invitation"
"""How the file of an invitation ends, so that a click on it opens the program."""

CAP = 4096
"""Bytes of a file that is worth reading at all."""

_Code = Annotated[str, Meta(pattern=rf"^{CODE}\Z")]
_Uuid = Annotated[str, Meta(pattern=rf"^{UUID}\Z")]
_Name = Annotated[str, Meta(min_length=1, max_length=100)]
_Format = Annotated[int, Meta(ge=1, le=1)]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an office gives to one room: who they both are, its keys, a token good for once."""

    code: str
    name: str
    office_code: str
    office_name: str
    office_origin: str
    office_minisign: str
    office_age: str
    token: str


def bytes_of(path: Path) -> bytes:
    """As much of a file as an invitation can be long, and one byte more. Raises BadInvitation."""
    try:
        with path.open("rb") as opened:
            return opened.read(CAP + 1)
    except OSError as error:
        raise BadInvitation from error


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a room answers: who it is, its keys, and the proof that it holds the invitation."""

    code: str
    origin: str
    minisign: str
    age: str
    proof: str

    def proves(self, token: str) -> bool:
        """Whether the proof was made with this token over all that is said here."""
        said = _said(self.code, self.origin, self.minisign, self.age)
        return seal.same_proof(self.proof, seal.token_proof(token, said))


class _InvitationFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: _Code
    format: _Format
    kind: Literal["invitation"]
    name: _Name
    office_age: str
    office_code: _Code
    office_minisign: str
    office_name: _Name
    office_origin: _Uuid
    token: Annotated[str, Meta(pattern=rf"^{HEX32}\Z")]


class _EnrolmentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    age: str
    code: _Code
    format: _Format
    kind: Literal["enrolment"]
    minisign: str
    origin: _Uuid
    proof: Annotated[str, Meta(pattern=rf"^{HEX64}\Z")]


def write_invitation(invitation: Invitation) -> bytes:
    """The content of an invitation file."""
    return _write({**asdict(invitation), "format": 1, "kind": "invitation"})


def read_invitation(data: bytes) -> Invitation:
    """Read an invitation file; raises BadInvitation."""
    try:
        said: _InvitationFile = _read(data, _InvitationFile)
        seal.check_public(said.office_minisign)
        seal.check_recipient(said.office_age)
    except (seal.NotCanonical, seal.BadKey) as error:
        raise BadInvitation from error
    return Invitation(
        code=said.code,
        name=said.name,
        office_code=said.office_code,
        office_name=said.office_name,
        office_origin=said.office_origin,
        office_minisign=said.office_minisign,
        office_age=said.office_age,
        token=said.token,
    )


def enrol(*, code: str, origin: str, minisign: str, age: str, token: str) -> Enrolment:
    """Answer an invitation with one's own keys."""
    proof = seal.token_proof(token, _said(code, origin, minisign, age))
    return Enrolment(code, origin, minisign, age, proof)


def write_enrolment(enrolment: Enrolment) -> bytes:
    """The content of an enrolment file."""
    return _write({**asdict(enrolment), "format": 1, "kind": "enrolment"})


def read_enrolment(data: bytes) -> Enrolment:
    """Read an enrolment file; the proof is yet to be checked. Raises BadEnrolment."""
    try:
        said: _EnrolmentFile = _read(data, _EnrolmentFile)
        seal.check_public(said.minisign)
        seal.check_recipient(said.age)
    except (seal.NotCanonical, seal.BadKey) as error:
        raise BadEnrolment from error
    return Enrolment(said.code, said.origin, said.minisign, said.age, said.proof)


def enrolment_path(code: str) -> PurePosixPath:
    """Where a room puts its enrolment on the stick."""
    return PurePosixPath("LEGALROOM", "enrol", f"{code}.pub")


def _said(code: str, origin: str, minisign: str, age: str) -> bytes:
    return seal.canonical({"age": age, "code": code, "minisign": minisign, "origin": origin})


def _write(said: dict[str, Any]) -> bytes:
    return seal.canonical(said) + b"\n"


def _read(data: bytes, shape: Any) -> Any:
    if len(data) > CAP or not data.endswith(b"\n"):
        raise seal.NotCanonical
    return seal.parse(data[:-1], shape)
