"""The register of contact cards: only what came out of the printer well, and who has it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import ClassVar

from app.errors import CardsFewer
from app.fields import Day, Name, Reference, Text, Whole
from app.language import N_, _, n_
from app.records import people
from app.records.keeping import restore as restore
from app.records.keeping import void as void
from app.records.people import Person
from app.store import Column, Record, journal, numbers
from app.store.session import current

Printed = Sequence[tuple[str, int]]
"""Whose card, and how many copies, in the order in which they are printed."""


class CardIssue(Record):
    """Cards with running numbers, of whom and handed to whom; nobody yet while they lie here."""

    kind_name = "card_issue"
    belongs_to = "person"
    counted = True
    label = N_("Contact cards handed out")
    actions: ClassVar = {"void": "card.void", "restore": "card.restore"}

    person = Column(Reference(to="person"), N_("Card of"), required=True, index=True)
    holder = Column(Reference(to="person"), N_("Handed to (person)"), index=True, listed=False)
    holder_name = Column(Name(), N_("Handed to"), searchable="name")
    household = Column(Name(), N_("Household"), searchable="name")
    group_label = Column(Text(max=60), N_("Group of people"))
    day = Column(Day(), N_("Date"), required=True)
    first = Column(Whole(min=1), N_("First number"), required=True)
    last = Column(Whole(min=1), N_("Last number"), required=True)

    def heading(self) -> str:
        """The numbers on the cards."""
        return between(self.first, self.last) if self.copies else ""

    @property
    def copies(self) -> int:
        """How many cards it speaks of; none where it does not say which."""
        return self.last - self.first + 1 if self.first and self.last else 0

    @property
    def here(self) -> bool:
        """Whether the cards still lie in the room."""
        return not (self.holder or self.holder_name or self.household or self.group_label)


def between(first: int, last: int) -> str:
    """Numbers as they stand on the cards: 0012 or 0012–0030."""
    return f"{first:04d}" if first == last else f"{first:04d}–{last:04d}"


def next_number() -> int:
    """The running number of the next card; numbers are never used twice, voided ones counted."""
    return numbers.last_used(CardIssue, "last") + 1


def count(printed: Printed) -> int:
    """How many cards there are in all."""
    return sum(copies for _person, copies in printed)


def run_in_words(printed: Printed, a_sheet: int) -> str:
    """How many people, cards and sheets of so many cards a run is, and its numbers."""
    copies, first = count(printed), next_number()
    if not copies:
        return ""
    sheets = -(-copies // a_sheet)
    people_words = n_("{count} person", "{count} people", len(printed))
    cards_words = n_("{count} card", "{count} cards", copies)
    sheet_words = n_("{count} sheet", "{count} sheets", sheets)
    return _("{people}, {cards}, {sheets}; numbers {numbers}").format(
        people=people_words.format(count=len(printed)),
        cards=cards_words.format(count=copies),
        sheets=sheet_words.format(count=sheets),
        numbers=between(first, first + copies - 1),
    )


def next_words(count: int, tried: int) -> tuple[str, str]:
    """What is done next with a run of so many cards of which some are on paper, and what is asked.

    One sheet comes first, to be looked at; then the others; then they are entered.
    """
    if not tried:
        return _("Print one sheet to look at"), ""
    if tried < count:
        words = _("Print the other {count}").format(count=count - tried)
        asked = _("Is the first sheet in its place, and black enough? Then print the others.")
        return words, asked
    return _("Printed: enter them"), _("Is everything on paper?")


def cut(printed: Printed, skip: int = 0, take: int | None = None) -> list[tuple[str, int]]:
    """The part of a run of cards after the first `skip`, at most `take` of them."""
    left = count(printed) - skip if take is None else take
    found: list[tuple[str, int]] = []
    for person, copies in printed:
        passed = min(skip, copies)
        skip -= passed
        taken = min(copies - passed, left)
        left -= taken
        if taken > 0:
            found.append((person, taken))
    return found


def issue(
    *,
    printed: Printed,
    day: datetime.date,
    holder: str | None = None,
    holder_name: str | None = None,
    household: str | None = None,
    group_label: str | None = None,
    first: int | None = None,
) -> list[CardIssue]:
    """Enter the cards that were printed well, with who gets them if that is known already.

    Raises FieldErrors.
    """
    number = first if first is not None else next_number()
    made: list[CardIssue] = []
    to = _to(holder, holder_name, household, group_label)
    with journal.action("card.issue") as act:
        for person, copies in printed:
            last = number + copies - 1
            made.append(act.add(CardIssue, person=person, day=day, first=number, last=last, **to))
            number += copies
    return made


def hand_out(
    issued: CardIssue,
    copies: int,
    *,
    day: datetime.date,
    holder: str | None = None,
    holder_name: str | None = None,
    household: str | None = None,
    group_label: str | None = None,
) -> CardIssue:
    """Give the first so many of the cards that lie here to somebody; the others stay.

    Raises CardsFewer, FieldErrors, NotOurs.
    """
    if not 1 <= copies <= issued.copies:
        raise CardsFewer(most=issued.copies)
    to = _to(holder, holder_name, household, group_label)
    with journal.action("card.hand_out") as act:
        if copies == issued.copies:
            return act.change(issued, day=day, **to)
        last = issued.first + copies - 1
        act.change(issued, first=last + 1)
        return act.add(
            CardIssue, person=issued.person, day=day, first=issued.first, last=last, **to
        )


def _to(
    holder: str | None, holder_name: str | None, household: str | None, group_label: str | None
) -> dict[str, str | None]:
    known = Person.get_or_none(Person.id == holder) if holder else None
    if known is not None:
        holder_name = known.name
        household = household or known.household
    return {
        "holder": holder,
        "holder_name": holder_name,
        "household": household,
        "group_label": group_label,
    }


def register(person: str = "") -> list[CardIssue]:
    """The register, the newest first; of one person's cards when named."""
    found = CardIssue.select().where(CardIssue.voided.is_null())
    if person:
        found = found.where(CardIssue.person.in_(people.everyone_joined(person)))
    return list(found.order_by(CardIssue.row.desc()))


def of_holder(person: str) -> list[CardIssue]:
    """The cards that a person was given, the newest first."""
    to = CardIssue.holder.in_(people.everyone_joined(person)) & CardIssue.voided.is_null()
    return list(CardIssue.select().where(to).order_by(CardIssue.row.desc()))


def register_words(person: Person, most: int) -> list[str]:
    """The cards of a person and those they were given, a line each: when, which, whose."""
    lines: list[str] = []
    for each in register(person.id)[:most]:
        to = each.holder_name or each.household or each.group_label or _("still here")
        said = _("{numbers}　{count} cards").format(numbers=each.heading(), count=each.copies)
        lines.append("　".join(filter(None, (_on(each), said, to))))
    for each in of_holder(person.id)[:most]:
        whose = Person.get_or_none(Person.id == each.person)
        said = _("Was given {numbers}, the card of {name}").format(
            numbers=each.heading(), name=whose.name if whose is not None else "—"
        )
        lines.append("　".join(filter(None, (_on(each), said))))
    return lines


def _on(each: CardIssue) -> str:
    return each.day.isoformat() if each.day else ""


def today() -> datetime.date:
    """The day on which cards are handed out now."""
    return current().today()
