"""Whose signatures are known here, and the file by which a key is handed on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app import seal
from app.fields.kind import seen
from app.records.certificates import revoked
from app.records.certificates.model import Issuer
from app.records.certificates.refusals import BadIssuerFile, OwnKey
from app.records.deliveries import Office
from app.records.rooms import Room
from app.store import journal, own_keys
from app.store.session import current

CAP = 4 * 1024 * 1024
"""Bytes of a file that is worth reading at all."""


@dataclass(frozen=True)
class KnownIssuer:
    """An issuer whose key is known: `how` is own, above, below or file."""

    name: str
    public: str
    how: str
    record: str = ""

    @property
    def check(self) -> str:
        """The number by which two people on the telephone compare keys, in groups of four."""
        digits = seal.fingerprint(self.public)
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def known_issuers() -> dict[bytes, KnownIssuer]:
    """Everybody whose certificates can be judged here, by the eight bytes in their codes.

    Our own key first; of several that share the eight bytes the nearer one is believed.
    """
    found: list[KnownIssuer] = []
    store = current()
    if store.is_office:
        found.append(own_issuer())
    offices = Office.select().where((Office.origin == store.origin) & Office.voided.is_null())
    found += [
        KnownIssuer(each.name, each.signer, "above") for each in offices.order_by(Office.row.desc())
    ]
    # Rooms report here too, but issue nothing: their codes end in the number of the computer.
    found += [
        KnownIssuer(each.name, each.signer, "below")
        for each in Room.select().where(Room.voided.is_null())
        if "-" not in each.code
    ]
    found += [KnownIssuer(each.name, each.key, "file", each.id) for each in taken_in()]
    by_key: dict[bytes, KnownIssuer] = {}
    for each in found:
        by_key.setdefault(seal.key_id(each.public), each)
    return by_key


def own_issuer() -> KnownIssuer:
    """Ourselves, as others know us."""
    return KnownIssuer(current().name, own_keys.public_keys().minisign, "own")


def taken_in() -> list[Issuer]:
    """The issuers whose keys came in a file, by name."""
    return list(Issuer.select().where(Issuer.voided.is_null()).order_by(Issuer.name))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Annotated[str, Meta(max_length=20)]
    format: Annotated[int, Meta(ge=1, le=1)]
    kind: Literal["issuer"]
    minisign: Annotated[str, Meta(max_length=100)]
    name: Annotated[str, Meta(min_length=1, max_length=100)]
    revoked: revoked.SignedList | None


@dataclass(frozen=True)
class Offered:
    """What a file says of an issuer; believed only once somebody has compared the number."""

    known: KnownIssuer
    code: str
    revoked: revoked.SignedList | None


def write_file() -> bytes:
    """Our key and our list of revoked certificates, for whoever is to judge our certificates."""
    store, public = current(), own_keys.public_keys().minisign
    said = {
        "code": store.code,
        "format": 1,
        "kind": "issuer",
        "minisign": public,
        "name": store.name,
        "revoked": msgspec.to_builtins(revoked.newest(public)),
    }
    return seal.canonical(said) + b"\n"


def read_file(data: bytes) -> Offered:
    """Read an issuer's file, believing nothing yet. Raises BadIssuerFile."""
    try:
        if len(data) > CAP or not data.endswith(b"\n"):
            raise BadIssuerFile
        said: _File = seal.parse(data[:-1], _File)
        # Somebody compares what is shown with what is said on the telephone: nothing unseen in it.
        if any(seen(text).strip() != text or "\n" in text for text in (said.name, said.code)):
            raise BadIssuerFile
        offered = KnownIssuer(said.name, seal.check_public(said.minisign), "file")
        if said.revoked is not None:
            revoked.verified(said.revoked, offered.public)
    except (seal.NotCanonical, seal.SealError) as error:
        raise BadIssuerFile from error
    return Offered(offered, said.code, said.revoked)


def take_in(offered: Offered, *, day: datetime.date | None = None) -> Issuer:
    """Believe an issuer from now on; its newer list is taken where the key is known already.

    Raises OwnKey where nothing about it is new.
    """
    public = offered.known.public
    there = known_issuers().get(seal.key_id(public))
    if there is not None and there.public != public:
        raise BadIssuerFile
    with journal.action("issuer.take") as act:
        fresh = offered.revoked is not None and revoked.take(act, offered.revoked, public)
        if there is not None and not fresh:
            raise OwnKey(name=there.name)
        if there is not None and there.record:
            return journal.get(Issuer, there.record)
        if there is not None:
            return Issuer(name=there.name, key=public)
        return act.add(
            Issuer,
            name=offered.known.name,
            code=offered.code,
            key=public,
            day=day or current().today(),
        )


def forget(issuer: Issuer) -> Issuer:
    """Believe an issuer no more. Raises NotOurs."""
    with journal.action("issuer.forget") as act:
        return act.void(issuer, "other")
