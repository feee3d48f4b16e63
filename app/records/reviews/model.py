"""What is kept of a review: the score sheet of an office, what was drawn, how a volume scored."""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from app.fields import Code, Day, Names, Points, Reference, Text, Whole
from app.language import N_
from app.records.cases.model import Case
from app.records.data_files import LARGEST
from app.records.reviews import tables
from app.records.reviews.tables import ScoreSheet
from app.records.sent_down import Published, SentDown
from app.store import Column, Record

T = TypeVar("T")

MOST_VOLUMES: Final = 20_000
"""Volumes that one review is drawn from."""
_LISTED: Final = 1_000_000


class ReviewSheet(Published):
    """A score sheet as an office sends it, in place of the one of that name or as one more."""

    kind_name = "review_sheet"
    label = N_("Score sheet")
    file_format = tables.FORMAT
    text_column = "sheet"

    name = Column(Text(max=41), N_("Name of the score sheet"), required=True, index=True)
    sheet = Column(
        Text(max=LARGEST, lines=10), N_("Score sheet"), required=True, listed=False
    )  # fmt: skip


SHEETS: Final = SentDown[ScoreSheet](ReviewSheet)


class Review(Record):
    """One review of volumes: of which period, drawn how, by which score sheet.

    It stays with the office.
    """

    kind_name = "review"
    label = N_("Review of volumes")
    ours_only = True

    day = Column(Day(), N_("Drawn on"), required=True, searchable="facet")
    title = Column(Text(max=60), N_("Name of the review"), searchable=True)
    since = Column(Day(), N_("Closed from"), required=True)
    until = Column(Day(), N_("Closed to"), required=True)
    how = Column(Code(list="review_how"), N_("Which volumes"), required=True, searchable="facet")
    percent = Column(Whole(min=1, max=100), N_("Percent"))
    least = Column(Code(list="review_least"), N_("At least one of each"))
    seed = Column(
        Text(max=40), N_("Seed"), help=N_("Left empty, the program draws one."), searchable=True,
    )  # fmt: skip
    count = Column(Whole(min=0), N_("Volumes to draw from"))
    who = Column(Names(max=20), N_("Reviewers"), searchable="name")
    due = Column(Day(), N_("To be put right by"))
    table = Column(
        Text(max=LARGEST, lines=10), N_("Score sheet"), required=True, travels=False, listed=False
    )  # fmt: skip
    """The score sheet as it was when the volumes were drawn: all of them are scored by it."""
    pool = Column(Text(max=_LISTED), N_("Drawn from"), travels=False, listed=False)
    """JSON: the volumes that there were to draw from, by room or town."""
    drawn = Column(Text(max=_LISTED), N_("Drawn"), travels=False, listed=False)
    """JSON: the volumes that were drawn, in the order of the draw."""
    added = Column(Text(max=_LISTED), N_("Chosen by hand"), travels=False, listed=False)
    """JSON: the volumes that somebody chose besides."""

    def heading(self) -> str:
        """Its name, else the period."""
        since, until = (each.isoformat() if each else "" for each in (self.since, self.until))
        return self.title or f"{since}—{until}"


class ReviewScore(Record):
    """How a volume scored in a review, item by item; it stays with the office."""

    kind_name = "review_score"
    label = N_("Score of a volume")
    ours_only = True

    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    review = Column(Reference(to="review"), N_("Review of volumes"), required=True, index=True)
    case = Column(Reference(to="case"), N_("Volume"), required=True, index=True)
    points = Column(Points(), N_("Points"), required=True)
    level = Column(Text(max=41), N_("Grade"), required=True, listed=False)
    level_words = Column(Text(max=200), N_("Grade in words"), required=True)
    vetoes = Column(Text(max=1_000), N_("Vetoes"))
    who = Column(Names(max=20), N_("Reviewers"), searchable="name")
    words = Column(Text(max=1_000, lines=3), N_("Comment"), searchable=True)
    remark = Column(Reference(to="remark"), N_("Remark"), index=True, listed=False)
    lines = Column(Text(max=60_000), N_("Lines"), required=True, travels=False, listed=False)
    """JSON: each item and veto with its points and what was found."""

    def heading(self) -> str:
        """Points and grade, and of which volume."""
        case = Case.get_or_none(Case.id == self.case)
        said = f"{Points().show(self.points)} {self.level_words or ''}".strip()
        return " ".join(filter(None, (case.heading() if case is not None else "", said)))


def read_json(text: str | None, of: type[T]) -> T | None:
    """What a column of JSON says; nothing where it says what this program does not know."""
    try:
        return msgspec.json.decode(text, type=of) if text else None
    except msgspec.DecodeError:
        return None
