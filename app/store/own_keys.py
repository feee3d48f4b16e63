"""The keys of this installation: what others may know, and what signs and opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from app import seal
from app.errors import OwnKeysDiffer
from app.store.database import database
from app.store.schema import Secret
from app.store.session import current

NOTED_BY = "installation.make"
"""The entry whose note says which keys an installation was made with."""

_MADE = 2
"""Its number: only the beginning of the journal comes before it."""


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


def replace() -> dict[str, str]:
    """Sign and open with new keys; attachments stay as they are kept. What the journal notes."""
    signer, public = seal.new_signer()
    identity, recipient = seal.new_age()
    for name, value in (
        ("signer", signer),
        ("signer.public", public),
        ("age", identity),
        ("age.public", recipient),
    ):
        Secret.replace(name=name, value=value).execute()
    return {"minisign": public, "age": recipient, VAULT: seal.recipient_of(_value(VAULT))}


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
        said = noted(current().origin).get("keys")
        public = {"minisign": held["signer.public"], "age": held["age.public"], VAULT: vault}
        fits = fits and said in (None, public)
    except (seal.SealError, ValueError, LookupError, TypeError):
        fits = False
    if not fits:
        raise OwnKeysDiffer


def noted(origin: str) -> Mapping[str, Any]:
    """What the entry notes by which an installation was made here; nothing before it did so."""
    made = database.execute_sql(
        "SELECT e.bytes FROM epoch p CROSS JOIN entry e ON e.origin = p.origin AND e.epoch = p.id "
        "WHERE p.origin = ? AND p.rank = 0 AND e.number = ? AND e.action = ?",
        (origin, _MADE, NOTED_BY),
    ).fetchone()
    return {} if made is None else cast("dict[str, Any]", seal.parse(bytes(made[0])))["note"]


def left_behind(origin: str) -> dict[str, int]:
    """The identities that this computer had before one of its own, each with its last entry."""
    found: dict[str, int] = {}
    left = noted(origin).get("left")
    while isinstance(left, dict) and left["origin"] not in found:
        said = cast("dict[str, Any]", left)
        found[said["origin"]] = said["number"]
        left = noted(said["origin"]).get("left")
    return found


VAULT = "attachments"
_NAMES = {"signer", "signer.public", "age", "age.public", VAULT}


def _value(name: str) -> str:
    asked = "SELECT value FROM secret WHERE name = ?"
    [(value,)] = database.execute_sql(asked, (name,)).fetchall()
    return value
