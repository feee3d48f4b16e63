"""The ciphertexts on a stick: each is read once, however many signatures may belong to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app import seal
from app.exchange.bounds import TRIES
from app.exchange.findings import read_bounded
from app.exchange.refusals import PackageTooLarge


@dataclass(frozen=True, slots=True)
class _Read:
    sha256: str
    digest: bytes


class Ciphertexts:
    """What was read of the files of one stick, and how many signatures may still be tried."""

    def __init__(self) -> None:
        self._known: dict[Path, _Read] = {}
        self._left = TRIES

    def sha256(self, path: Path) -> str:
        """The hash of a file (hexadecimal), empty of one too large. Raises StickError."""
        return self._read(path).sha256

    def is_signed(self, path: Path, keys: Iterable[str], minisig: bytes) -> bool:
        """Whether a signature by one of these keys is that of a file. Raises StickError.

        Where so many were tried on this stick that somebody wants to keep us busy, none is.
        """
        for key in keys:
            if self._left == 0:
                return False
            self._left -= 1
            if seal.is_signed(key, self._read(path).digest, minisig):
                return True
        return False

    def _read(self, path: Path) -> _Read:
        if path not in self._known:
            try:
                data = read_bounded(path)
            except PackageTooLarge:
                self._known[path] = _Read("", b"")
            else:
                sha256 = hashlib.sha256(data).hexdigest()
                self._known[path] = _Read(sha256, seal.digest(data))
        return self._known[path]
