"""What is refused of keys, signatures and ciphertext."""

from __future__ import annotations

from app.errors import AppError
from app.language import N_


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
