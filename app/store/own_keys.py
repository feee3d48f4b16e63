"""The keys of this installation: what others may know, and what signs and opens."""

from __future__ import annotations

from dataclasses import dataclass

from app import seal
from app.store.schema import Secret


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


def _value(name: str) -> str:
    return Secret.get_by_id(name).value
