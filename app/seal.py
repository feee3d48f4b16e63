"""Encrypt, sign, verify (age, minisign), and the exact bytes and hashes that signatures stand on.

The only file that touches keys and ciphertext, but for the key slots of the store.
Signatures are minisign's prehashed ones only; packages and attachments are age files.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import re
import secrets
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

import minisign
import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ed25519

from app.errors import AppError
from app.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = Literal["shared", "kept"]

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
# Eight times faster than json and, without fractions and NaN, of the same spelling.
_fast_encode = msgspec.json.Encoder(order="deterministic").encode


def _no_fraction(_: str) -> Any:
    # Fractions are spelled differently by every library, and nothing here is counted in them.
    raise ValueError("fraction")


@cache
def _decoder(shape: Any) -> Any:
    return msgspec.json.Decoder(shape, float_hook=_no_fraction).decode


DEPTH = 16
"""Brackets within brackets; nothing that people fill in needs more."""

# Whether so many digits stand together is seen fastest where every digit is a nought.
_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER = b"0" * 19
_LONG = re.compile(rb"-?[0-9]{19,}")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_ALIKE = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(each for each in range(256) if each not in b"[]{}")


class SealError(AppError):
    """A key, signature or ciphertext is not what it should be."""

    message = N_("This file is damaged or not meant for this computer.")


class BadKey(SealError):
    """A text that should be a key is none."""

    message = N_("The key in this file is damaged. Please ask for the file again.")


class BadSignature(SealError):
    """A signature that does not belong to these bytes and this key, or is none at all."""

    message = N_("The signature does not match; the file may have been changed.")


class OtherSigner(BadSignature):
    """A signature that names another key than the one it should be from."""


class NotForUs(SealError):
    """Ciphertext that none of our identities opens."""

    message = N_("This file cannot be opened here: it is meant for someone else, or damaged.")


class TooLarge(SealError):
    """More inside than anyone may send at once (cap, in bytes)."""

    message = N_("There is too much in this file, so it was not opened.")


class NotCanonical(AppError):
    """A value or text that has no exact spelling: a fraction, NUL, half a character, other JSON."""

    message = N_("There is a character in it that cannot be kept.")


# Exact bytes


def canonical(value: object) -> bytes:
    """Spell a value as JSON in the one way that is hashed: UTF-8, sorted keys, no spaces.

    Raises NotCanonical for fractions, NaN, NUL, lone surrogates, numbers over 64 bits, and
    anything nested deeper than DEPTH.
    """
    # What reads back as it was is spelled well; all else is left to the slow and strict one.
    try:
        data = _fast_encode(value)
        if parse(data) == value:
            return data
    except (AppError, ValueError, TypeError, RecursionError):
        pass
    try:
        data = _encode(value).encode()
    except (ValueError, RecursionError) as error:
        raise NotCanonical from error
    parse(data)  # what is written must be readable on the other side
    return data


def parse(data: bytes, shape: Any = Any) -> Any:
    """Read JSON that `canonical` could have written, and nothing else; raises NotCanonical.

    Comparing with our own spelling refuses at once whatever two readers could read differently:
    repeated keys, spaces, other escapes, NaN, lone surrogates, a byte order mark. `shape` is a
    type that msgspec checks; a struct of its own names its fields in alphabetical order.
    """
    try:
        value: Any = _decoder(shape)(data)
        same = _fast_encode(value) == data
    except (ValueError, RecursionError, TypeError) as error:
        raise NotCanonical from error
    if not same or (b"\\u0000" in data and _NUL.search(data)):
        raise NotCanonical
    # Both are rare, and looking at every value is not for free.
    if data.count(b"[") + data.count(b"{") > DEPTH or _LONG_NUMBER in data.translate(_NOUGHTS):
        _check_bounds(data)
    return value


def loose(data: bytes, shape: Any) -> Any:
    """Read JSON of a shape, however it is spelled; raises NotCanonical. Not to be believed yet."""
    try:
        return _decoder(shape)(data)
    except (ValueError, RecursionError, TypeError) as error:
        raise NotCanonical from error


def _check_bounds(data: bytes) -> None:
    """Refuse what is nested too deep or does not fit into 64 bits.

    Said of the bytes, not of the values: a few of them may stand for millions of empty lists.
    """
    bare = _STRING.sub(b"", data)
    brackets = bare.translate(_ALIKE, _NO_BRACKETS)
    for _level in range(DEPTH):
        brackets = brackets.replace(b"[]", b"")
    if brackets:
        raise NotCanonical
    if any(len(each) > 20 or not -(2**63) <= int(each) < 2**63 for each in _LONG.findall(bare)):
        raise NotCanonical  # SQLite could not hold it


def entry_hash(entry: bytes) -> str:
    """Hash one journal entry (hexadecimal SHA-256 of its exact bytes)."""
    return hashlib.sha256(b"legalroom:entry:1\0" + entry).hexdigest()


def body_hash(part: Part, nonce: bytes, body: bytes) -> str:
    """Hash one body of a version (hexadecimal; `nonce` is 32 bytes)."""
    if len(nonce) != 32:
        raise ValueError("a nonce is 32 bytes")
    return hashlib.sha256(b"legalroom:%s:1\0" % part.encode() + nonce + body).hexdigest()


# Signing


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


# Certificates: a signature short enough for a code of squares

SHORT = 64
"""Bytes of a bare Ed25519 signature (RFC 8032)."""

_CERTIFICATE = b"legalroom:certificate:1\0"
_PLAIN = b"Ed\0\0B2" + bytes(48)
"""How a secret key of minisign begins that no password locks."""

_SEED = slice(62, 94)  # within minisign's secret key, after its salt and its eight-byte number


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


# Encrypting


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


# Who it is


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
