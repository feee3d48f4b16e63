"""What was copied out of a workbook and is pasted into a sheet of ours."""

from __future__ import annotations

import csv
import io
from typing import Final

MOST: Final = 5_000
"""Rows of a block that are filled in: more than any sheet of ours has."""
_CHARACTERS: Final = 2_000_000


def block(text: str) -> list[list[str]]:
    """The cells of a block, row by row; of very many rows the first."""
    text = text[:_CHARACTERS].replace("\0", "")
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))[:MOST]
    except csv.Error:  # a quotation mark that nothing closes
        return [line.split("\t") for line in text.splitlines()[:MOST]]
