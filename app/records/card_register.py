"""The register of contact cards as a list: narrowed, a page at a time, with its columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from peewee import Expression

from app.language import N_, _
from app.records import people, references
from app.records.cards import CardIssue
from app.records.keeping import Narrowing
from app.records.listed import TableColumn, shown
from app.records.narrowing import Choice
from app.store import search


@dataclass(frozen=True)
class CardFilter(Narrowing):
    """What the register is narrowed to; `here` leaves what still lies in the room.

    The text is a name on the card, whom it was handed to, or a number.
    """

    here: bool = False


CHOICES: Final = (Choice("here", N_("Only what lies here")),)
"""What the register is narrowed by, besides period and text."""


def page(
    asked: CardFilter, after: int | None = None, size: int = 50
) -> list[tuple[CardIssue, int]]:
    """A page of the register with the key that the next goes on from, the newest first."""
    condition = _condition(asked)
    if after is not None:
        condition &= CardIssue.row < after
    rows = CardIssue.select().where(condition).order_by(CardIssue.row.desc()).limit(size)
    return [(each, each.row) for each in rows]


def every(asked: CardFilter) -> list[CardIssue]:
    """All that a narrowing leaves, as a ledger has them."""
    rows = CardIssue.select().where(_condition(asked))
    return list(rows.order_by(CardIssue.day, CardIssue.row))


def _condition(asked: CardFilter) -> Expression:
    asked = replace(asked, text=asked.text.strip())
    condition = CardIssue.voided.is_null(not asked.voided)
    if asked.here:
        for column in (CardIssue.holder, CardIssue.holder_name, CardIssue.household):
            condition &= column.is_null()
        condition &= CardIssue.group_label.is_null()
    if asked.since is not None:
        condition &= CardIssue.day >= asked.since
    if asked.until is not None:
        condition &= CardIssue.day <= asked.until
    if asked.text:
        named = [each.id for each in people.suggest(asked.text, limit=30)]
        found = [each.id for each, _key in search.page(CardIssue, asked.text, limit=200)]
        said = CardIssue.person.in_(named) | CardIssue.holder.in_(named) | CardIssue.id.in_(found)
        said |= CardIssue.group_label.contains(asked.text)
        if asked.text.isdecimal():
            said |= (CardIssue.first <= int(asked.text)) & (CardIssue.last >= int(asked.text))
        condition &= said
    return condition


class CardRows:
    """The rows of a list of the register; whose card each is, is remembered with it."""

    narrowing = CardFilter
    choices = CHOICES

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def page(self, asked: CardFilter, after: Any, size: int) -> list[tuple[CardIssue, int]]:
        """A page of the register with the key that the next goes on from."""
        if after is None:
            self._names.clear()
        return page(asked, after, size)

    def columns(self) -> list[TableColumn]:
        """The register: numbers, whose cards they are, and who has them."""
        return [
            TableColumn("day", _("Date"), lambda each: str(each.day or ""), 112),
            TableColumn("numbers", _("Numbers"), lambda each: each.heading(), 104),
            TableColumn("count", _("Cards"), lambda each: str(each.copies), 60, right=True,
                        order=lambda each: each.copies),
            TableColumn("whose", _("Card of"), self._name, 90, look="strong"),
            TableColumn("to", _("Handed to"),
                        lambda each: _("still here") if each.here else each.holder_name or "", 92,
                        look=lambda each: "quiet" if each.here else ""),
            TableColumn("household", _("Household"), lambda each: each.household or "", 92),
        ]  # fmt: skip

    def more_columns(self) -> list[TableColumn]:
        """The columns that it can show besides."""
        return shown(CardIssue, ("group_label",))

    def _name(self, issued: CardIssue) -> str:
        if issued.person not in self._names:
            self._names[issued.person] = references.title("person", issued.person)
        return self._names[issued.person]
