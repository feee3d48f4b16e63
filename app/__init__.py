"""Everything of Legal Room that is not a window."""

from typing import Final

VERSION: Final = "0.1.0"
