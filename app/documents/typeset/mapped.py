"""Which characters a TrueType file draws, read from its own list of them alone."""

from __future__ import annotations

import struct
from itertools import chain
from pathlib import Path
from typing import Final

_WHOLE_UNICODE: Final = 12
"""The format of a list that goes beyond the first 65,536 characters."""


def mapped(path: Path) -> frozenset[int] | None:
    """The characters of a file; None where it lists them otherwise, or is not whole.

    All that reportlab wants of a file takes it a hundred times as long.
    """
    try:
        return _mapped(path)
    except struct.error:  # cut off
        return None


def _mapped(path: Path) -> frozenset[int] | None:
    with path.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        tables = [*struct.iter_unpack(">4s4xLL", file.read(16 * count))]
        listed = [(start, long) for name, start, long in tables if name == b"cmap"]
        whole = path.stat().st_size >= max((start + long for _, start, long in tables), default=0)
        if not listed or not whole:
            return None
        file.seek(listed[0][0])
        table = file.read(listed[0][1])
    (several,) = struct.unpack_from(">H", table, 2)
    for at in {struct.unpack_from(">4xL", table, 4 + 8 * each)[0] for each in range(several)}:
        if struct.unpack_from(">H", table, at)[0] == _WHOLE_UNICODE:
            (runs,) = struct.unpack_from(">L", table, at + 12)
            ends = struct.iter_unpack(">LL4x", table[at + 16 : at + 16 + 12 * runs])
            return frozenset(chain.from_iterable(range(a, b + 1) for a, b in ends))
    return None
