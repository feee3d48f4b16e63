"""Who somebody is: keys compared over the telephone, and the one-time secret of an invitation."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def fingerprint(public: str) -> str:
    """A public key as 24 digits, short enough to compare over the telephone."""
    digest = hashlib.sha256(b"legalroom:key:1\0" + public.encode()).digest()
    return f"{int.from_bytes(digest, 'big') % 10**24:024d}"


def new_token() -> str:
    """A one-time secret of 128 bits for an invitation (hexadecimal)."""
    return secrets.token_hex(16)


def token_proof(token: str, enrolment: bytes) -> str:
    """Prove, without telling the token, that the invited one made this (hexadecimal HMAC)."""
    message = b"legalroom:enrol:1\0" + enrolment
    return hmac.new(bytes.fromhex(token), message, hashlib.sha256).hexdigest()


def same_proof(one: str, other: str) -> bool:
    """Compare two proofs in the same time whether or not they agree."""
    return hmac.compare_digest(one.encode(), other.encode())
