"""Write and read one package as pure functions on plain data: no database, no files.

The format, the order of verification and the reason of every refusal: docs/package-format.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app import seal
from app.exchange import bag, inside
from app.exchange.bounds import CIPHERTEXT as CIPHERTEXT_CAP
from app.exchange.label import HEX64, Kind, Label, peek
from app.exchange.refusals import (
    Altered,
    BadProof,
    BadSerial,
    CannotOpen,
    ForSomeoneElse,
    OtherKey,
    PackageTooLarge,
    UnknownSender,
    WrongKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.exchange.invitation import Enrolment
    from app.exchange.shapes import Attachment, Entry, Header, Published, Receipt, Version

_ATTACHMENT = re.compile(rf"data/attachments/({HEX64})")


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was verified from the signature to the last hash."""

    label: Label
    header: Header
    entries: list[Entry]
    versions: list[Version]
    attachments: list[Attachment]
    receipt: Receipt | None
    brought: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    published: Published | None = None


def write_package(
    header: Header,
    entries: Iterable[tuple[bytes, Sequence[tuple[str, bytes | None, bytes | None]]]],
    attachments: Mapping[str, bytes],
    *,
    recipient: str,
    signer: str,
    receipt: Receipt | None = None,
    brought: Mapping[str, bytes] | None = None,
    proof: str | None = None,
) -> tuple[bytes, bytes]:
    """Write a package: (ciphertext, signature file).

    Each entry is its exact bytes with its versions (record, nonce, shared body) in the order the
    entry names them, nonce and body None where they were erased by law. Attachments are by their
    SHA-256; a reply brings `brought` (name to canonical JSON). Raises Refused for what the
    receiver would refuse, PackageTooLarge among them.
    """
    label = header.label(proof)
    if header.to != seal.fingerprint(recipient):
        raise ForSomeoneElse(code=header.code)
    payload = inside.payload(header, entries, attachments, receipt, brought)
    if len(payload) + 4 > bag.MEMBERS or sum(map(len, payload.values())) > bag.CAP * 15 // 16:
        raise PackageTooLarge(code=header.code, cap=bag.CAP)
    inside.read(label, payload)
    inside.published(payload)
    ciphertext = seal.encrypt(bag.pack(header.name, payload), recipient)
    return ciphertext, seal.sign(signer, ciphertext, label.line())


def read_package(
    ciphertext: bytes,
    minisig: bytes,
    *,
    kind: Kind,
    key_of: Callable[[str], str | None],
    identities: Sequence[str],
    admit: Callable[[str], tuple[Enrolment, str] | None] = lambda code: None,
) -> Package:
    """Verify a package step by step and hand over what is in it.

    `key_of` gives the known public key of an origin; `admit` gives for the code of a newcomer the
    enrolment that lies on the stick and the token of the invitation made for it. Identities are
    ours, the present one and earlier ones. Raises Refused.
    """
    label = verify_outside(
        ciphertext, minisig, kind=kind, key_of=key_of, identities=identities, admit=admit
    )
    return open_verified(label, ciphertext, identities)


def open_verified(label: Label, ciphertext: bytes, identities: Sequence[str]) -> Package:
    """What is in a package whose label and ciphertext `verify_outside` has let through."""
    files = _open(label, ciphertext, identities)
    read = inside.read(label, files)
    return Package(label, *read, inside.reply_files(files), inside.published(files))


def verify_outside(
    ciphertext: bytes,
    minisig: bytes,
    *,
    kind: Kind,
    key_of: Callable[[str], str | None],
    identities: Sequence[str],
    admit: Callable[[str], tuple[Enrolment, str] | None] = lambda code: None,
) -> Label:
    """Everything that can be known without decrypting; the label, now to be believed."""
    label = peek(minisig)
    if label.kind != kind:
        raise WrongKind(kind=label.kind)
    if len(ciphertext) > CIPHERTEXT_CAP:
        raise PackageTooLarge(code=label.code, cap=CIPHERTEXT_CAP)
    public = key_of(label.origin) or _newcomer(label, admit(label.code))
    try:
        seal.verify(public, ciphertext, minisig)
    except seal.OtherSigner as error:
        raise OtherKey(code=label.code) from error
    except seal.BadSignature as error:
        raise Altered(code=label.code) from error
    if _ours(label, identities) is None:
        raise ForSomeoneElse(code=label.code)
    # The sender's journal tells of each package before it is made.
    if label.kind == "report" and label.serial > label.last + 1:
        raise BadSerial(code=label.code, serial=label.serial)
    return label


def _newcomer(label: Label, admitted: tuple[Enrolment, str] | None) -> str:
    if admitted is None:
        raise UnknownSender(code=label.code)
    enrolment, token = admitted
    proofs_agree = (
        label.proof is not None
        and seal.same_proof(label.proof, enrolment.proof)
        and enrolment.proves(token)
    )
    if not proofs_agree or (enrolment.origin, enrolment.code) != (label.origin, label.code):
        raise BadProof(code=label.code)
    return enrolment.minisign


def _ours(label: Label, identities: Sequence[str]) -> str | None:
    for identity in identities:
        if seal.fingerprint(seal.recipient_of(identity)) == label.to:
            return identity
    return None


def _open(label: Label, ciphertext: bytes, identities: Sequence[str]) -> dict[str, bytes]:
    identity = _ours(label, identities)
    try:
        archive = seal.decrypt(ciphertext, [identity] if identity else [], cap=bag.CAP)
    except seal.TooLarge as error:
        raise PackageTooLarge(code=label.code, cap=bag.CAP) from error
    except seal.NotForUs as error:
        raise CannotOpen(code=label.code) from error
    return bag.unpack(label.name, archive, _allowed(label.kind))


def _allowed(kind: Kind) -> Callable[[str], bool]:
    names = inside.REPORT_FILES
    if kind == "reply":
        names = (*inside.REPLY_FILES, *inside.BROUGHT.values(), *inside.PUBLISHED.values())
    return lambda path: (
        path in names or (kind == "report" and _ATTACHMENT.fullmatch(path) is not None)
    )
