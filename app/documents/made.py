"""A finished paper: its PDF, how many things are on it, and what no font could draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from app.language import _


@dataclass(frozen=True)
class FinishedPaper:
    """A PDF, how many things are on it, and the characters that no font has.

    Those come with the words they stand in; they print as 〓. `bears` is what the item enters
    in its register once the paper came out well; `notice` says before printing what came out
    otherwise than it was asked for.
    """

    pdf: bytes
    count: int
    missing: Mapping[str, str]
    bears: tuple[Any, ...] = ()
    notice: str = ""


def finish(write: Callable[[BytesIO], int]) -> FinishedPaper:
    """What a document function writes and counts, with what no font has."""
    from app.documents.typeset.page import noticing, to_bytes  # pages of records set none yet

    count = 0

    def counted(out: Any) -> None:
        nonlocal count
        count = write(out)

    with noticing() as missing:
        pdf = to_bytes(counted)
    return FinishedPaper(pdf, count, missing)


def say_missing(missing: Mapping[str, str]) -> str:
    """Which characters will not print and what to do, in words; empty where all will."""
    if not missing:
        return ""
    named = "、".join(f"{each}（{words}）" for each, words in missing.items())
    return _(
        "No font here has {named}: it prints as 〓. Print all the same and write it in by hand,"
        " or change it in the record to a character in common use."
    ).format(named=named)
