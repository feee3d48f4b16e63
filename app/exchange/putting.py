"""A package and its signature put on a stick."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from app.exchange import drive
from app.exchange.label import signature_path


def write_package(folder: Path, path: PurePosixPath, package: bytes, signature: bytes) -> Path:
    """Put a package and its signature on a stick, beside whatever has its name; where it lies.

    Raises StickError.
    """
    drive.take_away_halves(folder, path.parent)
    name, number = path.stem, 1
    # Written before but not said so, or by a copy of this computer: that is for others to see.
    while (folder / path).exists() or (folder / signature_path(path)).exists():
        number += 1
        path = path.with_name(f"{name}-{number}.age")
    written = drive.write_safely(folder, path, package)
    drive.write_safely(folder, signature_path(path), signature)
    return written
