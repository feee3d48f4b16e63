"""Ciphertext that only whom it is meant for opens: age files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, cast

import pyrage

from app.seal.refusals import BadKey, NotForUs, TooLarge


def new_age() -> tuple[str, str]:
    """Make a pair for encryption: (identity, secret; recipient, public)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def check_recipient(recipient: str) -> str:
    """Give back an age recipient as it is written here; raises BadKey for anything else."""
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except (pyrage.RecipientError, ValueError) as error:
        raise BadKey from error
    if str(key) != recipient:
        raise BadKey
    return recipient


def recipient_of(identity: str) -> str:
    """The public half of an age identity; raises BadKey."""
    return str(_identity(identity).to_public())


def encrypt(data: bytes, recipient: str) -> bytes:
    """Encrypt bytes so that only the holder of the recipient's identity reads them."""
    return pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(check_recipient(recipient))])


def decrypt(ciphertext: bytes, identities: Sequence[str], *, cap: int) -> bytes:
    """Open ciphertext with one of our identities, at most `cap` bytes of it.

    Raises NotForUs (also for damage) and TooLarge.
    """
    writer = _Capped(cap)
    keys = [_identity(text) for text in identities]
    try:
        pyrage.decrypt_io(io.BytesIO(ciphertext), writer, keys)
    except Exception as error:
        if writer.overflowed:
            raise TooLarge(cap=cap) from error
        if isinstance(error, (pyrage.DecryptError, OSError, ValueError)):
            raise NotForUs from error
        raise
    return writer.getvalue()


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except (pyrage.IdentityError, ValueError) as error:
        raise BadKey from error


class _Capped(io.BytesIO):
    """Takes so many bytes and no more, so that a small file cannot grow to fill the memory."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self.cap = cap
        self.overflowed = False

    def write(self, data: Any, /) -> int:
        if self.tell() + len(cast("bytes", data)) > self.cap:
            self.overflowed = True
            raise OSError("over the cap")
        return super().write(data)
