"""What files are called that people carry."""

from __future__ import annotations

import re
from typing import Final

_CANNOT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST: Final = 40
"""Of these a character may take three bytes, and a name 255 in all."""


def as_file_name(text: str) -> str:
    """A text without what sticks and Windows do not let stand in a file's name, shortened."""
    return _CANNOT.sub(" ", text).strip(" .")[:_LONGEST].strip(" .")
