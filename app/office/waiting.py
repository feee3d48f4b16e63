"""Packages that wait for an earlier one, kept as they came: encrypted, under their hash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.store.keys import sync_folder, write_whole
from app.store.session import current

MOST = 200
"""So many are kept; a room sends again whatever it holds no receipt for."""


def keep(sha256: str, ciphertext: bytes, minisig: bytes) -> None:
    """Keep a package until what it follows on is here."""
    folder = _folder()
    folder.mkdir(exist_ok=True)
    if (folder / f"{sha256}.minisig").exists() or len(list(folder.glob("*.minisig"))) >= MOST:
        return
    write_whole(folder / f"{sha256}.age", ciphertext)
    write_whole(folder / f"{sha256}.minisig", minisig)


def kept() -> Iterator[tuple[bytes, bytes]]:
    """The packages that wait: ciphertext and signature."""
    for signature in sorted(_folder().glob("*.minisig")):
        package = signature.with_suffix(".age")
        if package.exists():
            yield package.read_bytes(), signature.read_bytes()


def drop(sha256: str) -> None:
    """Keep a package no longer."""
    folder = _folder()
    if folder.exists():
        for ending in ("minisig", "age"):
            (folder / f"{sha256}.{ending}").unlink(missing_ok=True)
        sync_folder(folder)


def _folder() -> Path:
    return current().folder / "waiting"
