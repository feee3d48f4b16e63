"""How a mediation committee is spoken of: what it is, who sits on it, its terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from app import codes
from app.fields import Phone
from app.language import _
from app.records import places
from app.records.cases.committees import REMIND_BEFORE, person_of
from app.records.cases.model import Committee, CommitteeMember
from app.records.cases.refusals import Missing
from app.records.days import left
from app.records.people import Person
from app.records.references import besides
from app.store.session import current

ROWS: Final = (
    ("name",), ("seal_name:2", "short:1"), ("place",), ("since", "until"), ("village_until",),
)  # fmt: skip
"""The rows of the form of a committee."""
MEMBER_LEFT_OUT: Final = {
    "committee": "the page shows it", "person": "chosen by the name", "until": "asked on leaving",
}  # fmt: skip
"""What is not asked of a member who joins, and why."""


def about(committee: Committee, placed: Iterable[str]) -> list[str]:
    """Where it is, its seal, its numbers, and what a form beyond the columns `placed` asks for."""
    seal, short = committee.seal_name, committee.short
    return [
        places.name_of(committee.place),
        _("seal: {name}").format(name=seal) if seal else "",
        _("in numbers: {short}").format(short=f"{short}民调字") if short else "",
        *besides(committee, placed),
    ]


def of_member(member: CommitteeMember, person: Person | None) -> str:
    """Who sits there, the phone masked, and since when."""
    said = besides(member, ("since", "chair"), MEMBER_LEFT_OUT)
    if member.since is not None:
        said.insert(0, _("since {day}").format(day=member.since.isoformat()))
    if person is not None:
        sex = codes.load("sex").label(person.sex) if person.sex in ("1", "2") else ""
        said = [sex, Phone().mask(person.phone), *said]
    return " · ".join(filter(None, said))


def of_past_member(member: CommitteeMember) -> str:
    """Who sat on a committee, from when to when."""
    person = person_of(member)
    span = f"{member.since.isoformat() if member.since else '…'} — {member.until}"
    return f"{person.name if person is not None else ''}　{span}"


def of_terms(committee: Committee) -> list[tuple[str, str, str]]:
    """Each term that is known, in words, how long it lasts, and its look: late, soon, quiet."""
    since = committee.since.isoformat() if committee.since is not None else "…"
    found: list[tuple[str, str, str]] = []
    for words, until in (
        (_("This term: {since} to {until}"), committee.until),
        (_("The village committee's term: to {until}"), committee.village_until),
    ):
        if until is not None:
            days = (until - current().today()).days
            look = "late" if days < 0 else "soon" if days <= REMIND_BEFORE.days else "quiet"
            lasts = left(days) if days >= 0 else _("ended {days} days ago").format(days=-days)
            found.append((words.format(since=since, until=until), lasts, look))
    return found


def without_sex(lacking: Sequence[Missing], members: Iterable[Person | None]) -> list[Person]:
    """Who may be the woman that is lacking, as far as it is written down."""
    if not any(each.name == "woman" for each in lacking):
        return []
    return [each for each in members if each is not None and each.sex not in ("1", "2")]
