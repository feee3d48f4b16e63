"""Encrypt, sign, verify (age, minisign), and the exact bytes and hashes that signatures stand on.

Nothing else touches keys and ciphertext, but for the key slots of the store.
Signatures are minisign's prehashed ones only; packages and attachments are age files.
"""

from app.seal.checking import check_digit, is_checked
from app.seal.encrypting import check_recipient, decrypt, encrypt, new_age, recipient_of
from app.seal.proving import fingerprint, new_token, same_proof, token_proof
from app.seal.refusals import (
    BadKey,
    BadSignature,
    NotCanonical,
    NotForUs,
    OtherSigner,
    SealError,
    TooLarge,
)
from app.seal.signing import (
    SHORT,
    check_public,
    digest,
    is_signed,
    key_id,
    new_signer,
    require_pair,
    sign,
    sign_certificate,
    signed_comment,
    verify,
    verify_certificate,
)
from app.seal.spelling import DEPTH, Part, body_hash, canonical, entry_hash, loose, parse

__all__ = [
    "DEPTH",
    "SHORT",
    "BadKey",
    "BadSignature",
    "NotCanonical",
    "NotForUs",
    "OtherSigner",
    "Part",
    "SealError",
    "TooLarge",
    "body_hash",
    "canonical",
    "check_digit",
    "check_public",
    "check_recipient",
    "decrypt",
    "digest",
    "encrypt",
    "entry_hash",
    "fingerprint",
    "is_checked",
    "is_signed",
    "key_id",
    "loose",
    "new_age",
    "new_signer",
    "new_token",
    "parse",
    "recipient_of",
    "require_pair",
    "same_proof",
    "sign",
    "sign_certificate",
    "signed_comment",
    "token_proof",
    "verify",
    "verify_certificate",
]
