"""Disputes that an office has found to be one: decided once, and counted once from then on."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from app.errors import AppError
from app.fields import Day, Flag, Reference
from app.language import N_, _
from app.store import Column, Record, journal, registry
from app.store.known import once_written
from app.store.session import current

CASE = "case"


class SameDispute(AppError):
    """A pair of one dispute with itself."""

    message = N_("This is one and the same record; choose two.")


class OfOneRoom(AppError):
    """Both disputes were recorded by one computer."""

    message = N_("Both were recorded by the same room, which makes one of them void itself.")


class Double(Record):
    """What an office has decided of two disputes of different rooms; voiding it takes it back."""

    kind_name = "double"
    label = N_("Possible double")
    ours_only = True
    in_ledgers = False
    belongs_to = CASE

    one = Column(Reference(to=CASE), N_("Dispute"), required=True, index=True)
    other = Column(Reference(to=CASE), N_("The other dispute"), required=True, index=True)
    same = Column(Flag(), N_("The same dispute"))
    day = Column(Day(), N_("Decided on"), required=True)

    def heading(self) -> str:
        """Both disputes, and what was decided of them."""
        both = [*registry[CASE].where_in("id", [self.one, self.other])]
        said = _("the same dispute") if self.same else _("not the same dispute")
        return f"{' / '.join(each.heading() for each in both)}：{said}"


def decide(one: str, other: str, *, same: bool) -> Double:
    """Say of two disputes that they are one, or that they are not, as a record of the office.

    What was decided before gives way. Raises NotFound, SameDispute, OfOneRoom.
    """
    if one == other:
        raise SameDispute
    case: Any = registry[CASE]
    first, second = (journal.get(case, each) for each in sorted((one, other)))
    if first.origin == second.origin:
        raise OfOneRoom
    said = {"same": same or None, "day": current().today()}
    with journal.action("double.decide") as act:
        if (there := decision(one, other)) is not None:
            return act.change(there, **said)
        return act.add(Double, one=first.id, other=second.id, **said)


def undo(decided: Double) -> Double:
    """Take a decision back; the pair waits for one again."""
    with journal.action("double.undo") as act:
        return act.void(decided, "other")


def decision(one: str, other: str) -> Double | None:
    """What was decided of two disputes."""
    first, second = sorted((one, other))
    pair = (Double.one == first) & (Double.other == second)
    return Double.get_or_none(pair & Double.voided.is_null())


def decided_among(records: Iterable[str]) -> set[tuple[str, str]]:
    """Of which pairs with one of these disputes something was decided, the smaller one first."""
    return {(each.one, each.other) for each in Double.where_in("one", records)}


def decided(most: int) -> list[Double]:
    """What was decided, the latest first."""
    asked = Double.select().where(Double.voided.is_null()).order_by(Double.entry.desc())
    return list(asked.limit(most))


@once_written
def groups() -> list[list[str]]:
    """The disputes that were found to be one, together; what is void stands in none.

    The first one of each counts: the one accepted first, else registered first.
    """
    found = _joined(_pairs())
    order = _in_order([each for group in found for each in group])
    standing = [sorted((each for each in group if each in order), key=order.__getitem__)
                for group in found]  # fmt: skip
    return [group for group in standing if len(group) > 1]


def found_one_with(records: Collection[str]) -> set[str]:
    """The disputes that were found to be one with some of these, which themselves are among them.

    Void ones too, so that what was said of the others can be taken back.
    """
    found = _joined(_pairs())
    meant = set(records)
    return {each for group in found if not meant.isdisjoint(group) for each in group}


def gone() -> set[str]:
    """The disputes that something was decided of and that are no longer here.

    Their room goes on from a backup that was made before them.
    """
    here: Any = registry[CASE].select(registry[CASE].id)
    stands = Double.voided.is_null()
    return {
        record
        for named in (Double.one, Double.other)
        for (record,) in Double.select(named).where(stands & named.not_in(here)).tuples()
    }


@once_written
def counted_for() -> Mapping[str, str]:
    """Of each dispute that is not counted the one that counts in its place."""
    # Asked for every line of a list of disputes.
    return {other: first for first, *others in groups() for other in others}


def _pairs() -> Iterable[tuple[str, str]]:
    asked = Double.select(Double.one, Double.other)
    return asked.where(Double.voided.is_null() & (Double.same == 1)).tuples()


def _joined(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    group: dict[str, list[str]] = {}
    for one, other in pairs:
        left, right = group.setdefault(one, [one]), group.setdefault(other, [other])
        if left is not right:
            left += right
            group.update(dict.fromkeys(right, left))
    return list({id(each): each for each in group.values()}.values())


def _in_order(records: list[str]) -> dict[str, tuple[bool, datetime.date, str, str]]:
    """The disputes that are not void, by when they were accepted."""
    case: Any = registry[CASE]
    return {each.id: order(each) for each in case.where_in("id", records)}


def order(case: Any) -> tuple[bool, datetime.date, str, str]:
    """By what the dispute that counts comes first: accepted, else registered, else entered."""
    on = case.accepted or case.day or datetime.date.max
    return case.accepted is None, on, case.made_at, case.id
