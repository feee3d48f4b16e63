"""Packages that wait for an earlier one, kept as they came: encrypted, under their hash."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from app.exchange.bounds import CIPHERTEXT, SIGNATURE, WAITING
from app.store.keys import sync_folder, write_whole
from app.store.session import current


def keep(sha256: str, ciphertext: bytes, minisig: bytes) -> None:
    """Keep a package until what it follows on is here."""
    folder = _folder()
    folder.mkdir(exist_ok=True)
    if (folder / f"{sha256}.minisig").exists() or len(list(folder.glob("*.minisig"))) >= WAITING:
        return
    write_whole(folder / f"{sha256}.age", ciphertext)
    write_whole(folder / f"{sha256}.minisig", minisig)


def kept() -> Iterator[tuple[str, bytes, bytes]]:
    """The packages that wait: hash, ciphertext and signature; what a bad disk made of one goes."""
    for signature in sorted(_folder().glob("*.minisig")):
        sha256 = signature.stem
        try:
            with signature.open("rb") as one, signature.with_suffix(".age").open("rb") as other:
                minisig, data = one.read(SIGNATURE + 1), other.read(CIPHERTEXT + 1)
        except OSError:
            minisig, data = b"", b""
        if hashlib.sha256(data).hexdigest() == sha256:
            yield sha256, data, minisig
        else:
            # The room sends it again, as it holds no receipt for it.
            drop(sha256)


def drop(sha256: str) -> None:
    """Keep a package no longer."""
    folder = _folder()
    if folder.exists():
        for ending in ("minisig", "age"):
            with contextlib.suppress(OSError):
                (folder / f"{sha256}.{ending}").unlink(missing_ok=True)
        sync_folder(folder)


def _folder() -> Path:
    return current().folder / "waiting"
