"""The last number of a year that stands on paper, asked for once after a backup was restored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from peewee import Expression

from app.errors import AppError
from app.fields import Text, Whole
from app.language import N_
from app.store import Column, Record, journal
from app.store.schema import Epoch
from app.store.session import current

CASE, VISIT = "case", "visit"
"""What is numbered."""

_MARK: Final = {CASE: "", VISIT: "v."}
"""What stands before the stretch of an answer, so that each kind of number has its own."""


class NumbersOnPaper(Record):
    """The last number of a year that was given on paper, as somebody read it there."""

    kind_name = "numbers_on_paper"
    label = N_("Last number on paper")
    ours_only = True

    year = Column(Whole(min=1950, max=2100), N_("Year"), required=True, index=True)
    last = Column(Whole(min=0), N_("Last number"), required=True)
    epoch = Column(Text(max=40), N_("Stretch"), required=True, listed=False)


class LastNumberUnknown(AppError):
    """After a backup was restored, paper may know later numbers than the records do."""

    message = N_(
        "These records come from a backup. Look up the last number of {year} on paper first;"
        " here it is {last}."
    )

    def __init__(self, year: int, last: int, what: str = CASE) -> None:
        super().__init__(year=year, last=last)
        self.what = what


def tells_apart(template: str, one: Mapping[str, object], *others: Mapping[str, object]) -> bool:
    """Whether a template can be filled, and spells a number otherwise than each of others.

    Those are told by what differs in them.
    """
    try:
        written = [template.format(**{**one, **each}) for each in (one, *others)]
    except (LookupError, ValueError):
        return False
    return written[0] not in written[1:]


def is_restored() -> bool:
    """Whether this stretch of the journal goes on from a backup."""
    return Epoch.get_by_id(current().epoch).parent is not None


def must_ask(what: str, year: int) -> bool:
    """Whether the last number of a year must be looked up on paper: a backup was restored."""
    if not is_restored():
        return False
    known = (NumbersOnPaper.epoch == _stretch(what)) & (NumbersOnPaper.year == year)
    return not NumbersOnPaper.select().where(answers_of(what) & known).exists()


def last(what: str, year: int) -> int:
    """The last number of a year that somebody read on paper, 0 where nobody did."""
    # Asked at every save: an expression takes peewee longer to spell than all else that is saved.
    answers = NumbersOnPaper.cells(("last", "epoch"), "year", year)
    is_visits = what == VISIT
    return max(
        (said for said, epoch in answers if epoch.startswith(_MARK[VISIT]) == is_visits), default=0
    )


def enter_last_number(what: str, year: int, number: int) -> NumbersOnPaper:
    """Go on after the last number of a year that stands on paper. Raises FieldErrors."""
    with journal.action(f"{what}.numbers") as act:
        return act.add(NumbersOnPaper, year=year, last=number, epoch=_stretch(what))


def answers_of(what: str) -> Expression:
    """The answers on one kind of number, as a peewee expression."""
    mine = NumbersOnPaper.voided.is_null() & (NumbersOnPaper.origin == current().origin)
    is_visits = NumbersOnPaper.epoch.startswith(_MARK[VISIT])
    return mine & (is_visits if what == VISIT else ~is_visits)


def _stretch(what: str) -> str:
    return f"{_MARK[what]}{current().epoch}"
