"""What files are called that people carry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_CANNOT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST: Final = 40
"""Of these a character may take three bytes, and a name 255 in all."""


def as_file_name(text: str, most: int = _LONGEST) -> str:
    """A text without what sticks and Windows do not let stand in a file's name, shortened."""
    return _CANNOT.sub(" ", text).strip(" .")[:most].strip(" .")


def with_ending(path: Path, name: str, kinds: str) -> Path:
    """A path with an ending of the kinds, as in `Workbook (*.xlsx)`; that of `name` by preference.

    Where one is added nobody was asked about the file that it makes: it is none that is there.
    """
    endings = re.findall(r"\*(\.[^\s*)]+)", kinds) or [Path(name).suffix]
    if path.name.lower().endswith(tuple(endings)):
        return path
    ending = next((each for each in endings if name.endswith(each)), endings[0])
    numbered = (f"{path.name}{more}{ending}" for more in ("", *(f"-{n}" for n in range(2, 1_000))))
    return next(each for each in map(path.with_name, numbered) if not each.exists())
