"""What was copied out of a workbook to be pasted into a sheet of ours, and the other way."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape
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


def copied(head: Sequence[str], lines: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Lines for another program: as text, and as a table (HTML); several have their head above."""
    shown = [head, *lines] if len(lines) > 1 else lines
    text = "\n".join("\t".join(" ".join(each.split()) for each in line) for line in shown)
    # Else a workbook rounds long numbers and reckons what looks like a formula.
    cell = "<td style=\"mso-number-format:'\\@'\">{}</td>"
    rows = ("".join(cell.format(escape(each)) for each in line) for line in shown)
    return text, "<table>" + "".join(f"<tr>{each}</tr>" for each in rows) + "</table>"
