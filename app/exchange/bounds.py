"""How much, how long, how many: every bound of what comes from outside, in one place.

What people can lawfully write stays far below; the reasons are in docs/package-format.md.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

KIB, MIB = 1024, 1024 * 1024

# A package

SIGNATURE = 2048
"""Bytes of a signature."""

CONTENT = 64 * MIB
"""Bytes in all files of a bag together, and of what is decrypted."""

CIPHERTEXT = CONTENT + MIB
"""Bytes of a file that is worth reading at all: a full bag and what age puts around it."""

MEMBERS = 4096
"""Files in a bag, tag files among them."""

ROOMY, PACKED = 8 * MIB, 200
"""Files together may hold so many bytes, and for each byte of the archive so many more."""

LINE = 4 * MIB
"""Bytes in one line or JSON file."""

PUBLISHED = 16 * MIB
"""Bytes of what one reply carries of an office's published line."""

NOTE = 16 * KIB
"""Bytes of what an entry notes beside its versions."""

BODY = MIB
"""Bytes of one body: the longest fields of every record filled to the end stay below."""

VERSIONS = 100_000
"""Versions, or entries, in one package: a full one of the smallest has fewer."""

SERIALS = 10_000
"""A reply's serial may be so far above the last one that is known."""

AHEAD = datetime.timedelta(days=400)
"""A receipt may be of a day so far after ours: clocks differ, but not by years."""

# A stick

DEPTH = 8
"""Folders within folders that are looked into."""

FILES = 20_000
"""Files that are looked at; a stick also carries the family's photos."""

CANDIDATES = 64
"""Ciphertexts that are tried for one signature where the names do not tell."""

TRIES = 20_000
"""Signatures that are tried on files whose names do not tell whose they are, on one stick."""

NAME = 120
"""Characters of a file's name that are shown and written down."""

WAITING = 200
"""Packages kept until an earlier one has come; a room sends again what it holds no receipt for."""

_YEARS = range(1900, 2100)
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)


def too_roomy(content: int, archive: int) -> bool:
    """Whether so much content in so small an archive is a trick to fill the memory."""
    return content > ROOMY + archive * PACKED


def is_day(text: str) -> bool:
    """Whether a day of the agreed spelling is one of the calendar."""
    try:
        return datetime.date.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Whether a time of the agreed spelling is a real one, with an offset that some place has."""
    try:
        moment = datetime.datetime.fromisoformat(text)
        offset = moment.utcoffset()
        return (
            moment.year in _YEARS and offset is not None and abs(offset.total_seconds()) <= 64_800
        )
    except ValueError:
        return False


def shown_name(path: Path) -> str:
    """A file's name as it can be shown and stored, whatever bytes a stick gave it."""
    # The stick itself has none on Windows but its letter.
    name = path.name or str(path)
    try:
        text = name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        # Chinese Windows writes its names in this.
        text = name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    text = _UNSHOWN.sub("\ufffd", text)
    return text if len(text) <= NAME else text[: NAME - 1] + "…"
