"""The mediation committee: its members, its term, and what the law asks of it (art. 8-9)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from app.fields import long_day
from app.language import N_, _
from app.records.cases.model import Committee, CommitteeMember
from app.records.cases.refusals import Missing
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
        since = values.get("since")
        if isinstance(since, datetime.date) and not values.get("until"):
            values["until"] = _years_on(since, TERM_YEARS)
        return act.add(Committee, **values)


def _years_on(day: datetime.date, years: int) -> datetime.date:
    """The last day of a term that begins on a day."""
    leap = day.month == 2 and day.day == 29
    same = day.replace(year=day.year + years, day=28 if leap else day.day)
    return same if leap else same - datetime.timedelta(days=1)


def change(committee: Committee, **values: Any) -> Committee:
    """Correct a committee or enter its new term. Raises FieldErrors, NotOurs."""
    with journal.action("committee.change") as act:
        return act.change(committee, **values)


def void(committee: Committee, *, reason: str = "other", words: str = "") -> Committee:
    """Declare a committee void. Raises NotOurs."""
    with journal.action("committee.void") as act:
        return act.void(committee, reason, words)


def seat(committee: Committee, person: Person, *, chair: bool = False, **values: Any) -> Any:
    """Let a person sit on a committee; a chair takes the place of the one before."""
    with journal.action("committee.seat") as act:
        if chair:
            for each in members(committee):
                if each.chair:
                    act.change(each, chair=None)
        return act.add(
            CommitteeMember,
            committee=committee.id,
            person=person.id,
            **{"chair": chair or None, "since": committee.since, **values},
        )


def leave(member: CommitteeMember, *, day: datetime.date | None = None) -> CommitteeMember:
    """Let a member leave on a day. Raises NotOurs."""
    with journal.action("committee.leave") as act:
        return act.change(member, until=day or act.store.today(), chair=None)


def all_committees() -> list[Committee]:
    """Every committee, the newest first."""
    return list(Committee.select().where(Committee.voided.is_null()).order_by(Committee.row.desc()))


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


def problems(committee: Committee) -> list[Missing]:
    """What the law asks for and the committee has not: three to nine members, a chair, a woman."""
    sitting = members(committee)
    people = [journal.get(Person, each.person) for each in sitting]
    found: list[Missing] = []
    said = (("least", str(FEWEST)), ("most", str(MOST)))
    if not FEWEST <= len(sitting) <= MOST:
        words = N_("{least} to {most} members")
        found.append(Missing("members", words, "committee_member", "person", committee.id, said))
    if sum(bool(each.chair) for each in sitting) != 1:
        words = N_("one chair")
        found.append(Missing("chair", words, "committee_member", "chair", committee.id))
    if not any(each.sex == "2" for each in people):
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
