"""The keys of this installation: what others may know, and what signs and opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from app import seal
from app.errors import OwnKeysDiffer
from app.store.schema import Entry, Secret
from app.store.session import current

NOTED_BY = "installation.make"
"""The entry whose note says which keys an installation was made with."""


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others may know; `fingerprint` is of the encryption key, as packages name receivers."""

    minisign: str
    age: str
    fingerprint: str


def public_keys() -> PublicKeys:
    """The public keys of the open installation."""
    age = _value("age.public")
    return PublicKeys(_value("signer.public"), age, seal.fingerprint(age))


def signer() -> str:
    """The secret that signs."""
    return _value("signer")


def identities() -> list[str]:
    """The secrets that open what was sent here, the present one first."""
    return [_value("age")]


def make() -> dict[str, str]:
    """Make all keys of a new installation and keep them; what of them its first entries note."""
    signer, public = seal.new_signer()
    identity, recipient = seal.new_age()
    vault, vault_recipient = seal.new_age()
    for name, value in (
        ("signer", signer),
        ("signer.public", public),
        ("age", identity),
        ("age.public", recipient),
        (VAULT, vault),
    ):
        Secret.insert(name=name, value=value).execute()
    return {"minisign": public, "age": recipient, VAULT: vault_recipient}


def require_whole() -> None:
    """Raise OwnKeysDiffer unless the keys fit each other and those that were noted at the making.

    Installations that were made before keys were noted have only the first to go by.
    """
    held = {each.name: each.value for each in Secret.select()}
    try:
        fits = held.keys() == _NAMES
        seal.require_pair(held["signer"], held["signer.public"])
        vault = seal.recipient_of(held[VAULT])
        fits = fits and seal.recipient_of(held["age"]) == held["age.public"]
        noted = _noted()
        public = {"minisign": held["signer.public"], "age": held["age.public"], VAULT: vault}
        fits = fits and noted in (None, public)
    except (seal.SealError, ValueError, LookupError, TypeError):
        fits = False
    if not fits:
        raise OwnKeysDiffer


def _noted() -> Mapping[str, str] | None:
    mine = (Entry.origin == current().origin) & (Entry.action == NOTED_BY)
    made = Entry.select(Entry.bytes).where(mine).order_by(Entry.row).first()
    if made is None:
        return None
    said = cast("dict[str, Any]", seal.parse(bytes(made.bytes)))
    return said["note"].get("keys")


VAULT = "attachments"
_NAMES = {"signer", "signer.public", "age", "age.public", VAULT}


def _value(name: str) -> str:
    return Secret.get_by_id(name).value
