"""The score sheets there are, and changed ones that an office puts in their place."""

from __future__ import annotations

from typing import cast

from app.language import _
from app.records.reviews.model import SHEETS, ReviewSheet
from app.records.reviews.tables import ScoreSheet
from app.records.sent_down import Given


def given() -> list[Given[ScoreSheet]]:
    """Every score sheet: the program's in order, then the office's."""
    return SHEETS.given()


def send(sheet: ScoreSheet) -> ReviewSheet:
    """Let reviews that are drawn from now on go by a score sheet; rooms read it with the replies.

    Raises OfTheOffice, FieldErrors.
    """
    return cast("ReviewSheet", SHEETS.send(sheet))


def take_back(name: str) -> None:
    """Let a score sheet be again as the program has it; one that the program has not is gone.

    Raises OfTheOffice.
    """
    SHEETS.take_back(name)


def standing_words(given: Given[ScoreSheet]) -> str:
    """From whom a score sheet is, and whether it is understood."""
    said = [
        _("sample") if given.data.sample and not given.sent else "",
        *given.words(),
    ]
    return " · ".join(filter(None, said))
