"""The signed list of what an issuer has revoked: small, whole, and believed by its signature alone.

It travels up with the reports, down with the replies, and beside the key in an issuer's file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from peewee import ModelSelect

from app import seal
from app.errors import AppError
from app.records.certificates.model import ISSUED, Certificate, Revocations
from app.store import journal, own_keys
from app.store.session import current

_Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]\Z", max_length=10)]
_Line = tuple[
    Annotated[str, Meta(max_length=60)], _Day, Annotated[str, Meta(pattern=r"^[a-z_]{1,40}\Z")]
]


class SignedList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list and its minisign signature, as they travel."""

    signature: Annotated[str, Meta(max_length=2048)]
    text: Annotated[str, Meta(max_length=3_000_000)]


class RevokedList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a list says: number, day and reason of each certificate that is valid no more."""

    day: _Day
    format: Annotated[int, Meta(ge=1, le=1)]
    key: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    kind: Literal["revoked"]
    revoked: list[_Line]
    serial: Annotated[int, Meta(ge=1, le=10**12)]

    @property
    def on(self) -> datetime.date:
        """The day of the list."""
        return datetime.date.fromisoformat(self.day)


def write(act: journal.Action) -> Revocations:
    """Sign a new list of all that is revoked here, as part of a larger action."""
    public, day = own_keys.public_keys().minisign, current().today()
    key = seal.key_id(public)
    over = (Certificate.state != ISSUED) & Certificate.received.is_null()
    found = Certificate.select().where(over & (Certificate.origin == current().origin))
    before = of(public)
    # By the clock, so that after a restore it goes on beyond what rooms have seen meanwhile.
    now = int(current().clock().timestamp())
    serial = max((before.serial if before is not None else 0) + 1, now)
    lines = {line[0]: list(line) for line in (before.revoked if before is not None else ())}
    for each in found:
        ended = (each.ended or day).isoformat()
        lines[each.number] = [each.number, ended, each.end_reason or "other"]
    text = seal.canonical(
        {
            "day": day.isoformat(),
            "format": 1,
            "key": key.hex(),
            "kind": "revoked",
            "revoked": sorted(lines.values()),
            "serial": serial,
        }
    )
    minisig = seal.sign(own_keys.signer(), text, f"legalroom/1 kind=revoked key={key.hex()}")
    signed = SignedList(signature=minisig.decode(), text=text.decode())
    return _keep(act, signed, verified(signed, public), public)


def verified(signed: SignedList, public: str) -> RevokedList:
    """What a list says that this key has signed. Raises SealError, NotCanonical."""
    data = signed.text.encode()
    seal.verify(public, data, signed.signature.encode())
    said: RevokedList = seal.parse(data, RevokedList)
    if bytes.fromhex(said.key) != seal.key_id(public):
        raise seal.OtherSigner
    kept = Revocations.columns()
    try:
        kept["text"].kind.check(signed.text)
        for day in (said.day, *(line[1] for line in said.revoked)):
            kept["day"].kind.check(datetime.date.fromisoformat(day))
    except (AppError, ValueError) as error:
        raise seal.NotCanonical from error
    return said


def take(act: journal.Action, signed: SignedList, public: str) -> bool:
    """Keep a list that is not known yet; whether it was. Raises SealError, NotCanonical."""
    said = verified(signed, public)
    # Only what the key has signed counts: a forged one of this serial must not keep it out.
    same = _of_key(public).where(Revocations.serial == said.serial)
    if any(_said(each, public) is not None for each in same):
        return False
    _keep(act, signed, said, public)
    return True


def _keep(act: journal.Action, signed: SignedList, said: RevokedList, public: str) -> Revocations:
    """Keep a list; ours that say nothing more than it does are looked at no longer."""
    lines = {tuple(line) for line in said.revoked}
    for row, _signed, older in list(_verified(public)):
        if row.origin == current().origin and lines.issuperset(map(tuple, older.revoked)):
            act.void(row, "other")
    return act.add(
        Revocations,
        key=said.key,
        serial=said.serial,
        day=said.on,
        text=signed.text,
        signature=signed.signature,
    )


def newest(public: str) -> SignedList | None:
    """The newest list known that a key has signed."""
    found = next(_verified(public), None)
    return found[1] if found is not None else None


def of(public: str) -> RevokedList | None:
    """The newest list of a key, with what older ones say too.

    What was revoked once stays revoked: an office that was restored from a backup has forgotten
    what it revoked since, but its signature has not.
    """
    found = list(_verified(public))
    if not found:
        return None
    lines = {line[0]: line for *_row, said in reversed(found) for line in said.revoked}
    return msgspec.structs.replace(found[0][2], revoked=sorted(lines.values()))


def _of_key(public: str) -> ModelSelect[Revocations]:
    return Revocations.select().where(Revocations.key == seal.key_id(public).hex())


def _verified(public: str) -> Iterator[tuple[Revocations, SignedList, RevokedList]]:
    """The lists that a key has signed, the newest first.

    Anybody below may have sent what claims to be a list; so each is asked for its signature.
    """
    listed = _of_key(public).where(Revocations.voided.is_null())
    seen: set[int] = set()
    for each in listed.order_by(Revocations.serial.desc(), Revocations.row.desc()):
        if each.serial in seen:
            continue
        said = _said(each, public)
        if said is not None:
            seen.add(said.serial)
            yield each, _signed(each), said


def _signed(row: Revocations) -> SignedList:
    return SignedList(signature=row.signature or "", text=row.text or "")


def _said(row: Revocations, public: str) -> RevokedList | None:
    try:
        said = verified(_signed(row), public)
    except (seal.SealError, seal.NotCanonical):
        return None
    return said if said.serial == row.serial else None
