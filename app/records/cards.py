"""The register of contact cards handed out: only what came out of the printer well."""

from __future__ import annotations

import datetime

from app.fields import Day, Name, Reference, Text, Whole
from app.language import N_
from app.store import Column, Record, journal, numbers


class CardIssue(Record):
    """Cards with running numbers, of whom and handed to whom."""

    kind_name = "card_issue"
    label = N_("Contact cards handed out")

    person = Column(Reference(to="person"), N_("Card of"), required=True, index=True)
    holder = Column(Reference(to="person"), N_("Handed to (person)"), index=True, listed=False)
    holder_name = Column(Name(), N_("Handed to"), searchable="name")
    household = Column(Name(), N_("Household"), searchable="name")
    group_label = Column(Text(max=60), N_("Group"))
    day = Column(Day(), N_("Date"), required=True)
    first = Column(Whole(min=1), N_("First number"), required=True)
    last = Column(Whole(min=1), N_("Last number"), required=True)


def next_number() -> int:
    """The running number of the next card; numbers are never used twice, voided ones counted."""
    return numbers.last_used(CardIssue, "last") + 1


def issue(
    *,
    printed: list[tuple[str, int]],
    day: datetime.date,
    holder: str | None = None,
    holder_name: str | None = None,
    household: str | None = None,
    group_label: str | None = None,
    first: int | None = None,
) -> list[CardIssue]:
    """Enter the cards that were printed well: (person on the card, copies), in printed order.

    Raises FieldErrors.
    """
    number = first if first is not None else next_number()
    made: list[CardIssue] = []
    with journal.action("card.issue") as act:
        for person, copies in printed:
            made.append(
                act.add(
                    CardIssue,
                    person=person,
                    holder=holder,
                    holder_name=holder_name,
                    household=household,
                    group_label=group_label,
                    day=day,
                    first=number,
                    last=number + copies - 1,
                )
            )
            number += copies
    return made


def void(issued: CardIssue, *, reason: str, words: str = "") -> CardIssue:
    """Declare an entry of the register void; its numbers are not used again."""
    with journal.action("card.void") as act:
        return act.void(issued, reason, words)


def register(person: str = "") -> list[CardIssue]:
    """The register, the newest first; of one person's cards when named."""
    found = CardIssue.select().where(CardIssue.voided.is_null())
    if person:
        found = found.where(CardIssue.person == person)
    return list(found.order_by(CardIssue.row.desc()))
