"""The mediation committee: its members, its term, and what the law asks of it (art. 8-9)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import errors
from app.errors import FieldErrors
from app.fields import long_day
from app.language import N_, _
from app.records import people
from app.records.cases.model import Committee, CommitteeMember
from app.records.cases.refusals import AlreadySits, Missing, OutOfOrder
from app.records.people import Person
from app.store import journal
from app.store.session import current

FEWEST, MOST = 3, 9
TERM_YEARS, VILLAGE_TERM_YEARS = 3, 5
REMIND_BEFORE = datetime.timedelta(days=60)

COMMITTEE, VILLAGE = "committee", "village"


def make(**values: Any) -> Committee:
    """Enter a committee (values of Committee); its term is three years. Raises FieldErrors."""
    with journal.action("committee.make") as act:
        return act.add(Committee, **_with_term(values))


def _with_term(values: Mapping[str, Any]) -> dict[str, Any]:
    since, until = values.get("since"), values.get("until")
    if since is not None and until is None:
        return {**values, "until": last_of_term(since)}
    if since is not None and until is not None and until < since:
        raise FieldErrors({"until": OutOfOrder(since)})
    return dict(values)


def last_of_term(day: datetime.date, years: int = TERM_YEARS) -> datetime.date:
    """The last day of a term that begins on a day."""
    leap = day.month == 2 and day.day == 29
    same = day.replace(year=day.year + years, day=28 if leap else day.day)
    return same if leap else same - datetime.timedelta(days=1)


def change(committee: Committee, **values: Any) -> Committee:
    """Correct a committee. Raises FieldErrors, NotOurs."""
    with journal.action("committee.change") as act:
        stands = journal.get(Committee, committee.id)
        return act.change(committee, **_with_term({**stands.values(), **values}))


def renew(
    committee: Committee, *, leaving: Sequence[CommitteeMember] = (), **values: Any
) -> Committee:
    """Let a new term begin (values of Committee); who is `leaving` leaves on its first day.

    Raises FieldErrors, NotOurs.
    """
    since = values.get("since")
    if since is None:
        raise FieldErrors({"since": errors.Missing()})
    if committee.since is not None and since <= committee.since:
        raise FieldErrors({"since": OutOfOrder(committee.since + datetime.timedelta(days=1))})
    with journal.action("committee.renew") as act:
        for each in leaving:
            act.change(each, until=since, chair=None)
        return act.change(committee, **_with_term({"until": None, **values}))


def next_term(committee: Committee) -> dict[str, datetime.date | None]:
    """What the term after the present one is most likely to be (columns of Committee)."""
    day = datetime.timedelta(days=1)
    since = committee.until + day if committee.until is not None else current().today()
    village = committee.village_until
    if village is not None and village < since:
        village = last_of_term(village + day, VILLAGE_TERM_YEARS)
    return {"since": since, "until": last_of_term(since), "village_until": village}


def void(committee: Committee, *, reason: str = "other", words: str = "") -> Committee:
    """Declare a committee void. Raises NotOurs."""
    with journal.action("committee.void") as act:
        return act.void(committee, reason, words)


def restore(committee: Committee) -> Committee:
    """Take back that a committee is void. Raises NotOurs."""
    with journal.action("committee.void") as act:
        return act.restore(committee)


def seat(
    committee: Committee,
    person: Person | None,
    *,
    chair: bool = False,
    newcomer: Mapping[str, Any] | None = None,
    **values: Any,
) -> CommitteeMember:
    """Let a person sit on a committee; a chair takes the place of the one before.

    `newcomer` are the values of a person not known yet. Raises FieldErrors.
    """
    with journal.action("committee.seat") as act:
        if person is None:
            person = act.add(Person, **people.filled(dict(newcomer or {})))
        same = people.everyone_joined(person.id)
        if any(each.person in same for each in members(committee)):
            raise FieldErrors({"name": AlreadySits(name=person.name)})
        if chair:
            _vacate_chair(act, committee)
        return act.add(
            CommitteeMember,
            committee=committee.id,
            person=person.id,
            **{"chair": chair or None, "since": committee.since, **values},
        )


def next_member(committee: Committee) -> dict[str, Any]:
    """What is most likely true of whoever joins next, as a form begins with it.

    The first one chairs; those who are written down at first came with the committee.
    """
    sitting = members(committee)
    begun = sitting or committee.since is None
    return {
        "since": current().today() if begun else committee.since,
        "chair": not sitting or None,
    }


def _vacate_chair(act: journal.Action, committee: Committee) -> None:
    for each in members(committee):
        if each.chair:
            act.change(each, chair=None)


def appoint_chair(member: CommitteeMember) -> CommitteeMember:
    """Make a member the chair in place of the one before. Raises NotOurs."""
    with journal.action("committee.seat") as act:
        _vacate_chair(act, journal.get(Committee, member.committee))
        return act.change(member, chair=True)


def restore_chair(before: CommitteeMember | None, member: CommitteeMember) -> CommitteeMember:
    """Let the chair be who it was before a member became it, or nobody. Raises NotOurs."""
    return dismiss_chair(member) if before is None else appoint_chair(before)


def dismiss_chair(member: CommitteeMember) -> CommitteeMember:
    """Let a member sit on without being the chair. Raises NotOurs."""
    with journal.action("committee.seat") as act:
        return act.change(member, chair=None)


def leave(member: CommitteeMember, *, day: datetime.date | None = None) -> CommitteeMember:
    """Let a member leave on a day. Raises FieldErrors, NotOurs."""
    left = day or current().today()
    if member.since is not None and left < member.since:
        raise FieldErrors({"until": OutOfOrder(member.since)})
    with journal.action("committee.leave") as act:
        return act.change(member, until=left, chair=None)


def stay(member: CommitteeMember, *, chair: bool = False) -> CommitteeMember:
    """Take back that a member left. Raises NotOurs."""
    with journal.action("committee.leave") as act:
        if chair:
            _vacate_chair(act, journal.get(Committee, member.committee))
        return act.change(member, until=None, chair=chair or None)


def void_member(member: CommitteeMember) -> CommitteeMember:
    """Take out a member who was entered by mistake. Raises NotOurs."""
    with journal.action("committee.seat") as act:
        return act.void(member, "other")


def restore_member(member: CommitteeMember) -> CommitteeMember:
    """Take back that a member was entered by mistake. Raises NotOurs."""
    with journal.action("committee.seat") as act:
        return act.restore(member)


def all_committees() -> list[Committee]:
    """Every committee, the newest first."""
    return list(Committee.select().where(Committee.voided.is_null()).order_by(Committee.row.desc()))


def past_members(committee: Committee) -> list[CommitteeMember]:
    """Who sat on a committee and has left, the last first."""
    gone = (
        (CommitteeMember.committee == committee.id)
        & CommitteeMember.voided.is_null()
        & (CommitteeMember.until <= current().today())
    )
    order = (CommitteeMember.until.desc(), CommitteeMember.row.desc())
    return list(CommitteeMember.select().where(gone).order_by(*order))


def members(committee: Committee, on: datetime.date | None = None) -> list[CommitteeMember]:
    """Who sits on a committee on a day (today), the chair first."""
    day = on or current().today()
    sits = (
        (CommitteeMember.committee == committee.id)
        & CommitteeMember.voided.is_null()
        & (CommitteeMember.until.is_null() | (CommitteeMember.until > day))
    )
    found = CommitteeMember.select().where(sits).order_by(CommitteeMember.row)
    return sorted(found, key=lambda each: (not each.chair, each.row))


def person_of(member: CommitteeMember) -> Person | None:
    """Who a member is; to an office a member may have come without the person."""
    return Person.get_or_none(Person.id == member.person)


def problems(committee: Committee) -> list[Missing]:
    """What the law asks for and the committee has not: three to nine members, a chair, a woman."""
    sitting = members(committee)
    known = [person_of(each) for each in sitting]
    found: list[Missing] = []
    said = (("least", str(FEWEST)), ("most", str(MOST)))
    if not FEWEST <= len(sitting) <= MOST:
        words = N_("{least} to {most} members")
        found.append(Missing("members", words, "committee_member", "person", committee.id, said))
    if sum(bool(each.chair) for each in sitting) != 1:
        words = N_("one chair")
        found.append(Missing("chair", words, "committee_member", "chair", committee.id))
    if not any(each is not None and each.sex == "2" for each in known):
        words = N_("at least one woman")
        found.append(Missing("woman", words, "committee_member", "person", committee.id))
    return found


@dataclass(frozen=True)
class Term:
    """A term that ends: of the committee itself or of the village committee behind it."""

    day: datetime.date
    kind: str
    name: str
    committee: str

    def __str__(self) -> str:
        words = (
            _("{name}: the term ends on {day}")
            if self.kind == COMMITTEE
            else _("{name}: the village committee's term ends on {day}")
        )
        return words.format(name=self.name, day=long_day(self.day))


def terms(until: datetime.date) -> list[Term]:
    """The terms that end within two months of a day, or have ended."""
    ends: list[Term] = []
    for each in all_committees():
        if each.origin != current().origin:
            continue
        for day, kind in ((each.until, COMMITTEE), (each.village_until, VILLAGE)):
            if day is not None and day - REMIND_BEFORE <= until:
                ends.append(Term(day, kind, each.name, each.id))
    return sorted(ends, key=lambda each: each.day)
