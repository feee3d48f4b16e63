"""Signatures: minisign's prehashed ones, and bare ones short enough for a code of squares."""

from __future__ import annotations

import base64
import hashlib

import minisign
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ed25519

from app.seal.refusals import BadKey, BadSignature, OtherSigner, SealError

SHORT = 64
"""Bytes of a bare Ed25519 signature (RFC 8032)."""

_CERTIFICATE = b"legalroom:certificate:1\0"
_PLAIN = b"Ed\0\0B2" + bytes(48)
"""How a secret key of minisign begins that no password locks."""

_SEED = slice(62, 94)  # within minisign's secret key, after its salt and its eight-byte number


def new_signer() -> tuple[str, str]:
    """Make a signing key: (secret text for the encrypted database, public text for others)."""
    pair = minisign.KeyPair.generate()
    return pair.secret_key.to_base64().decode(), pair.public_key.to_base64().decode()


def require_pair(secret: str, public: str) -> None:
    """Raise BadKey unless a signing key is, to the last bit, the secret half of a public one."""
    try:
        held, known = (
            base64.b64decode(secret, validate=True),
            base64.b64decode(check_public(public)),
        )
        number, point = known[2:10], known[10:]
        made = _PLAIN + number + held[_SEED] + point
        checks = hashlib.blake2b(made[:2] + made[54:], digest_size=32).digest()
        whole = (made + checks, made + bytes(32))
        if held not in whole or base64.b64encode(held).decode() != secret:
            raise BadKey
        verify(public, _PLAIN, sign(secret, _PLAIN, "check"))
    except (ValueError, BadSignature) as error:
        raise BadKey from error


def sign(secret: str, data: bytes, comment: str) -> bytes:
    """Sign bytes and a one-line ASCII comment: the content of a `.minisig` file."""
    if not (comment.isascii() and comment.isprintable()):
        raise ValueError("a signed comment is one ASCII line")
    key = minisign.SecretKey.from_base64(secret)
    signature = key.sign(data, prehash=True, trusted_comment=comment, untrusted_comment="legalroom")
    return bytes(signature) + b"\n"


def signed_comment(minisig: bytes) -> str:
    """Read the comment of a signature without believing it; raises BadSignature."""
    return _signature(minisig).trusted_comment


def verify(public: str, data: bytes, minisig: bytes) -> str:
    """Check a signature over bytes and give its comment, which may be believed from now on.

    Raises BadSignature, and OtherSigner where it names another key.
    """
    signature = _signature(minisig)
    if key_id(public) != _line_two(minisig)[2:10]:
        raise OtherSigner
    try:
        minisign.PublicKey.from_base64(public).verify(data, signature)
    except minisign.Error as error:
        raise BadSignature from error
    return signature.trusted_comment


def digest(data: bytes) -> bytes:
    """What a signature signs of bytes (BLAKE2b, 64 bytes), for many signatures to be tried on."""
    return hashlib.blake2b(data).digest()


def is_signed(public: str, digest: bytes, minisig: bytes) -> bool:
    """Whether a signature, its comment too, is that of bytes with this digest (see `digest`)."""
    try:
        comment = _signature(minisig).trusted_comment.encode()
        said = _line_two(minisig)
        raw = base64.b64decode(check_public(public))
        if raw[2:10] != said[2:10]:
            return False
        key = ed25519.Ed25519PublicKey.from_public_bytes(raw[10:])
        key.verify(said[10:], digest)
        key.verify(base64.b64decode(minisig.split(b"\n")[3]), said[10:] + comment)
    except (SealError, InvalidSignature, ValueError):
        return False
    return True


def _signature(minisig: bytes) -> minisign.Signature:
    try:
        # Strict, so that one signature has one spelling.
        if len(minisig) > 2048 or minisig.count(b"\n") != 4 or not minisig.endswith(b"\n"):
            raise BadSignature
        if b"\r" in minisig or not all(map(_is_plain, minisig.split(b"\n")[1:4:2])):
            raise BadSignature
        signature = minisign.Signature.from_bytes(minisig)
    except ValueError as error:
        raise BadSignature from error
    # The older kind signs the bytes themselves and is a different promise for the same key.
    if not signature.is_prehashed() or not signature.trusted_comment.isascii():
        raise BadSignature
    return signature


def _is_plain(line: bytes) -> bool:
    """Whether a line is base64 as it is written, with nothing in the bits that say nothing."""
    return base64.b64encode(base64.b64decode(line)) == line


def _line_two(lines: bytes) -> bytes:
    return base64.b64decode(lines.split(b"\n")[1])


def key_id(public: str) -> bytes:
    """The eight bytes by which minisign tells keys apart; no proof of anything."""
    return base64.b64decode(check_public(public))[2:10]


def check_public(public: str) -> str:
    """Give back a public signing key as it is written here; raises BadKey for anything else."""
    try:
        key = minisign.PublicKey.from_base64(public)
        if key.to_base64().decode() != public:
            raise BadKey
    except ValueError as error:
        raise BadKey from error
    return public


def sign_certificate(secret: str, facts: bytes) -> bytes:
    """Sign the facts of a certificate: a bare Ed25519 signature of 64 bytes.

    The tag before the facts keeps it apart from everything else that this key signs: minisign's
    messages are a hash or begin with a signature, and neither can be made to begin like this.
    """
    seed = base64.b64decode(secret)[_SEED]
    return ed25519.Ed25519PrivateKey.from_private_bytes(seed).sign(_CERTIFICATE + facts)


def verify_certificate(public: str, facts: bytes, signature: bytes) -> None:
    """Check the signature of a certificate. Raises BadSignature, BadKey."""
    raw = base64.b64decode(check_public(public))[10:]
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(raw).verify(signature, _CERTIFICATE + facts)
    except InvalidSignature as error:
        raise BadSignature from error
