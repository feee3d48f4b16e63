"""One call for advice, however it came in, and the referral to legal aid that may follow."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from peewee import fn

from app import codes, settings
from app.errors import FieldErrors, Missing
from app.fields import (
    Address,
    Clock,
    Code,
    Codes,
    Day,
    Flag,
    Name,
    Names,
    Phone,
    Reference,
    Text,
    Whole,
    age_on,
)
from app.language import N_, _
from app.records import attachments, days, deliveries
from app.records.people import Person, everyone_joined, filled
from app.store import Column, Installation, Record, journal, numbers, preferences, search
from app.store.session import current

UNREADABLE = "（看不清）"
"""Stands where a paper book cannot be read."""

LATE_AFTER = datetime.timedelta(days=3)
"""Later than this after the day itself, an entry counts as written up afterwards (补录)."""


class Visit(Record):
    """One call for advice; the visitor's particulars stay as they were on that day."""

    kind_name = "visit"
    label = N_("Visit")

    number = Column(Whole(min=1), N_("No."))
    day = Column(Day(), N_("Date"), required=True, searchable="facet", index=True)
    begin = Column(Clock(), N_("From"))
    finish = Column(Clock(), N_("To"), listed=False)
    mode = Column(Code(list="visit_mode"), N_("How"), searchable="facet")
    place = Column(Reference(to="place"), N_("Place served"), searchable="facet")
    person = Column(Reference(to="person"), N_("Person"), index=True, listed=False)
    anonymous = Column(Flag(), N_("Prefers to give no name"), listed=False)
    name = Column(Name(), N_("Visitor"), searchable="name")
    sex = Column(Code(list="sex"), N_("Sex"))
    age_band = Column(Code(list="age_band"), N_("Age"))
    phone = Column(Phone(), N_("Phone"), private=True, travels=False, searchable=True)
    address = Column(Address(), N_("Address"), private=True, travels=False, searchable=True)
    headcount = Column(Whole(min=1, max=10_000), N_("People"))
    companions = Column(Names(), N_("Came along"), listed=False)
    on_behalf = Column(Name(), N_("Asks for"), searchable="name", listed=False)
    follows = Column(Reference(to="visit"), N_("Follows on"), index=True, listed=False)
    groups = Column(Codes(list="group"), N_("Groups"))
    category = Column(Code(list="matter"), N_("Matter"), required=True, searchable="facet")
    facts = Column(
        Text(max=30_000, lines=4), N_("What it is about"), required=True, searchable=True
    )
    advice = Column(Text(max=30_000, lines=4), N_("Advice"), searchable=True)
    laws = Column(Text(max=1_000), N_("Laws cited"), searchable=True, listed=False)
    result = Column(Code(list="visit_result"), N_("Result"), searchable="facet")
    follow_up = Column(Day(), N_("Answer promised for"), index=True)
    satisfaction = Column(Code(list="satisfaction"), N_("Satisfied"))
    handler = Column(Reference(to="person"), N_("Handled by (person)"), index=True, listed=False)
    handler_name = Column(Name(), N_("Handled by"), searchable="name")
    for_lawyer = Column(Flag(), N_("Left for the lawyer"), index=True, listed=False)
    paper_number = Column(Text(max=40), N_("No. in the paper book"), searchable=True)
    paper_page = Column(Text(max=20), N_("Page in the paper book"), listed=False)
    unclear = Column(Text(max=200), N_("Cannot be read"), listed=False)
    late = Column(Flag(), N_("Written up later"))
    batch = Column(Reference(to="import_batch"), N_("Brought in with"), index=True, listed=False)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    class Meta:
        # A list is narrowed by one of these and goes by day, however many visits there are.
        indexes: ClassVar = tuple(
            ((column, last), False)
            for column, last in (
                ("origin", "day"),
                ("category", "day"),
                ("result", "day"),
                ("mode", "day"),
                ("place", "day"),
                ("handler_name", "day"),
            )
        )

    def heading(self) -> str:
        """Day, visitor and the beginning of the matter."""
        return f"{self.day} {self.name or ''} {(self.facts or '')[:20]}".strip()


for rare in (Visit.voided, Visit.late):
    Visit.add_index(Visit.day, where=rare.is_null(False), name=f"visit_{rare.name}")
numbers.keep_at_hand(Visit, "number")


class Referral(Record):
    """Somebody sent on to legal aid, with the clock of the Legal Aid Law (art. 43)."""

    kind_name = "referral"
    label = N_("Legal-aid referral")

    visit = Column(Reference(to="visit"), N_("Visit"), required=True, index=True)
    told = Column(Flag(), N_("Told what papers are needed"))
    documents = Column(Text(max=500, lines=3), N_("Papers"), searchable=True)
    submitted = Column(Day(), N_("Handed in"))
    centre = Column(Text(max=60), N_("Legal-aid centre"), searchable=True)
    decision = Column(Code(list="aid_decision"), N_("Decision"))
    decided = Column(Day(), N_("Decided"))
    number = Column(Text(max=40), N_("Aid number"), searchable=True)
    lawyer = Column(Name(), N_("Lawyer"), searchable="name")
    assigned = Column(Day(), N_("Lawyer assigned"))
    outcome = Column(Text(max=500, lines=3), N_("Outcome"))


DECIDE_WITHIN, ASSIGN_WITHIN = datetime.timedelta(days=7), datetime.timedelta(days=3)
"""Legal Aid Law (2021) art. 43."""


def log(
    *,
    number_from: int | None = None,
    newcomer: dict[str, Any] | None = None,
    prepared: Sequence[dict[str, Any]] = (),
    **values: Any,
) -> Visit:
    """Keep a visit; number, 补录 mark and the person's particulars are filled in.

    `newcomer` are the particulars of a visitor who is not known yet and becomes a person with it;
    `prepared` are the photos and scans of `attachments.prepare`. Raises FieldErrors.
    """
    with journal.action("visit.log") as act:
        if newcomer is not None:
            values["person"] = act.add(Person, **filled(newcomer)).id
        visit = add(act, number_from=number_from, **values)
        for each in prepared:
            attachments.attach(act, visit, each)
        return visit


def add(act: journal.Action, *, number_from: int | None = None, **values: Any) -> Visit:
    """Keep a visit as part of a larger action. Raises FieldErrors."""
    require_visitor(values)
    values = with_particulars(values)
    day = values.get("day")
    if isinstance(day, datetime.date):
        first = first_number(day.year) if number_from is None else number_from
        values.setdefault("number", next_number(day.year, first))
        values["late"] = current().today() - day > LATE_AFTER or None
    return act.add(Visit, **values)


def first_number(year: int) -> int:
    """The number that a year begins with: where the paper book ended, in the year we began."""
    start = current().start_day
    began_here = start is None or start.year == year
    return preferences.get(settings.NUMBER_FROM) if began_here else 1


def from_paper(*, unclear: Sequence[str] = (), **values: Any) -> Visit:
    """Keep a visit of the paper book; `unclear` are columns that cannot be read there.

    What must not be empty says so itself where it cannot be read. Raises FieldErrors.
    """
    return log(**_as_on_paper(unclear, values))


def correct_from_paper(visit: Visit, *, unclear: Sequence[str] = (), **values: Any) -> Visit:
    """Correct a visit while the paper book still lies open. Raises FieldErrors, NotOurs."""
    return amend(visit, **_as_on_paper(unclear, {"unclear": None, "anonymous": None, **values}))


def _as_on_paper(unclear: Sequence[str], values: dict[str, Any]) -> dict[str, Any]:
    columns = Visit.columns()
    stands = dict(values)
    if unclear:
        stands["unclear"] = "、".join(_(columns[name].label) for name in unclear)
    for name, instead, value in (
        ("name", "anonymous", True),
        ("facts", "facts", UNREADABLE),
        ("category", "category", "99"),
    ):
        if name in unclear and not stands.get(name):
            stands[instead] = value
    return stands


def require_visitor(values: dict[str, Any]) -> None:
    """Raise FieldErrors unless somebody is named, or said to prefer no name."""
    if not (values.get("name") or values.get("person") or values.get("anonymous")):
        raise FieldErrors({"name": Missing()})


def with_particulars(values: dict[str, Any]) -> dict[str, Any]:
    """The values with what is known of the person on that day."""
    person = Person.get_or_none(Person.id == values["person"]) if values.get("person") else None
    if person is None:
        return values
    known = {
        "name": person.name,
        "sex": person.sex,
        "phone": person.phone,
        "address": person.address,
        "groups": person.groups,
        "age_band": age_band(person.birth, values.get("day")),
    }
    return {**values, **{k: v for k, v in known.items() if v and not values.get(k)}}


def age_band(birth: datetime.date | None, day: datetime.date | None) -> str | None:
    """The code of the age band (list `age_band`) on a day."""
    if birth is None or day is None:
        return None
    years = age_on(birth, day)
    return "1" if years < 18 else "2" if years < 35 else "3" if years < 60 else "4"


def next_number(year: int, first: int = 1) -> int:
    """The running number after the last one of this installation in a year, voided ones counted."""
    return max(numbers.last_used(Visit, "number", year=year) + 1, first)


def amend(
    visit: Visit, *, reason: str = "", newcomer: dict[str, Any] | None = None, **values: Any
) -> Visit:
    """Correct a visit; a delivered one needs a reason.

    `newcomer` as in `log`. Raises FieldErrors, NotOurs.
    """
    journal.require_ours(visit)
    if deliveries.state(visit) != deliveries.HERE and not reason:
        raise FieldErrors({"reason": Missing()})
    require_visitor({**visit.values(), **values})
    with journal.action("visit.amend") as act:
        if newcomer is not None:
            values["person"] = act.add(Person, **filled(newcomer)).id
        if values.get("person") and values["person"] != visit.person:
            values = with_particulars({"day": visit.day, **values})
        return act.change(visit, reason=reason or None, **values)


def void(visit: Visit, *, reason: str, words: str = "") -> Visit:
    """Declare a visit void (记重了、记错人了、其他). Raises NotOurs."""
    with journal.action("visit.void") as act:
        return act.void(visit, reason, words)


def restore(visit: Visit) -> Visit:
    """Take back that a visit was declared void. Raises NotOurs."""
    with journal.action("visit.restore") as act:
        return act.restore(visit)


def leave_to_lawyer(visit: Visit, wanted: bool = True) -> Visit:
    """Put a visit on the lawyer's list for his day, or take it off. Raises NotOurs."""
    with journal.action("visit.lawyer") as act:
        return act.change(visit, for_lawyer=wanted or None)


def refer(visit: Visit, **values: Any) -> Referral:
    """Send a visitor on to legal aid. Raises FieldErrors."""
    with journal.action("referral.make") as act:
        return act.add(Referral, visit=visit.id, **values)


def change_referral(referral: Referral, **values: Any) -> Referral:
    """Enter what became of a referral. Raises FieldErrors, NotOurs."""
    with journal.action("referral.change") as act:
        return act.change(referral, **values)


def referral_of(visit: str) -> Referral | None:
    """The referral that a visit led to."""
    return Referral.get_or_none((Referral.visit == visit) & Referral.voided.is_null())


def referral_due(referral: Referral) -> tuple[str, datetime.date] | None:
    """What legal aid owes next (`decision` or `lawyer`) and by which day."""
    if referral.decided is None:
        return ("decision", referral.submitted + DECIDE_WITHIN) if referral.submitted else None
    if referral.decision == "granted" and referral.assigned is None:
        return "lawyer", referral.decided + ASSIGN_WITHIN
    return None


def referrals_due(until: datetime.date) -> list[tuple[Referral, str, datetime.date]]:
    """Referrals for which legal aid owes something by a day: what (`referral_due`) and when."""
    undecided = Referral.decided.is_null() & Referral.submitted.is_null(False)
    without_lawyer = (Referral.decision == "granted") & Referral.assigned.is_null()
    asked = Referral.voided.is_null() & (undecided | without_lawyer)
    found: list[tuple[Referral, str, datetime.date]] = []
    for referral in Referral.select().where(asked):
        due = referral_due(referral)
        if due is not None and due[1] <= until:
            found.append((referral, *due))
    return sorted(found, key=lambda each: each[2])


def left_for_lawyer(limit: int = 100) -> list[Visit]:
    """Visits that wait for the lawyer's day, the oldest first."""
    waits = (Visit.for_lawyer == True) & Visit.voided.is_null()  # noqa: E712 - an SQL expression
    return list(Visit.select().where(waits).order_by(Visit.day, Visit.row).limit(limit))


def _counts() -> Any:
    """Not before the day from which the installation that made it counts."""
    before = Installation.select(Installation.id).where(
        (Installation.id == Visit.origin) & (Installation.start_day > Visit.day)
    )
    return ~fn.EXISTS(before)


@dataclass(frozen=True)
class Filter:
    """What a list of visits is narrowed to."""

    text: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    category: str = ""
    result: str = ""
    handler: str = ""
    place: str = ""
    origin: str = ""
    mode: str = ""
    for_lawyer: bool = False
    late: bool = False
    voided: bool = False
    batch: str = ""
    counted: bool = False

    def condition(self) -> Any:
        """The narrowing as a peewee expression, all but the text."""
        asked = Visit.voided.is_null(not self.voided)
        for given, expression in (
            (self.since, Visit.day >= self.since),
            (self.until, Visit.day <= self.until),
            (self.category, Visit.category.in_(codes.load("matter").under(self.category))),
            (self.result, Visit.result == self.result),
            (self.handler, Visit.handler_name == self.handler),
            (self.place, Visit.place == self.place),
            (self.origin, Visit.origin == self.origin),
            (self.mode, Visit.mode == self.mode),
            (self.for_lawyer, Visit.for_lawyer == True),  # noqa: E712 - an SQL expression
            (self.late, Visit.late == True),  # noqa: E712
            (self.batch, Visit.batch == self.batch),
            (self.counted, _counts()),
        ):
            if given:
                asked &= expression
        return asked

    def read(self) -> Filter:
        """The same with a day, month or year among the words taken out of them as bounds."""
        rest, span = days.read(self.text, current().today()) if self.text else ("", None)
        if span is None:
            return self
        since, until = span
        return replace(
            self,
            text=rest,
            since=max(since, self.since) if self.since else since,
            until=min(until, self.until) if self.until else until,
        )

    def facets(self) -> dict[str, list[str]]:
        """The same narrowing as far as the search row has it, so that little is read in vain."""
        until = self.until or current().today() + datetime.timedelta(days=31)
        asked = {
            "day": search.months(self.since, until),
            "category": [self.category],
            "result": [self.result],
            "mode": [self.mode],
            "place": [self.place],
        }
        return {name: values for name, values in asked.items() if any(values)}


Key = tuple[datetime.date, int] | int
"""Where the next page of a list goes on."""


def page(asked: Filter, after: Key | None = None, size: int = 50) -> list[tuple[Visit, Key]]:
    """A page of visits, the latest day first; with a text, the last entered first."""
    asked = asked.read()
    if asked.text.strip():
        before = after if isinstance(after, int) else None
        found = search.page(
            Visit,
            asked.text,
            where=asked.condition(),
            facets=asked.facets(),
            before=before,
            limit=size,
        )
        return [(visit, key) for visit, key in found]
    condition = asked.condition()
    if isinstance(after, tuple):
        day, row = after
        condition &= (Visit.day < day) | ((Visit.day == day) & (Visit.row < row))
    rows = Visit.select().where(condition).order_by(Visit.day.desc(), Visit.row.desc()).limit(size)
    return [(visit, (visit.day, visit.row)) for visit in rows]


def every(asked: Filter) -> list[Visit]:
    """All visits of a narrowing in the order of a ledger: by day, then as entered."""
    asked = asked.read()
    if asked.text.strip():
        found: list[Visit] = []
        key: Key | None = None
        while rows := page(asked, key, 500):
            found += [visit for visit, _ in rows]
            key = rows[-1][1]
        return sorted(found, key=lambda visit: (visit.day, visit.row))
    return list(Visit.select().where(asked.condition()).order_by(Visit.day, Visit.row))


def count(asked: Filter) -> int:
    """How many visits a narrowing holds (without its text)."""
    return Visit.select().where(replace(asked, text="").condition()).count()


def of_person(person: str) -> list[Visit]:
    """Every visit of a person under any identity, the latest first."""
    return list(
        Visit.select()
        .where(Visit.person.in_(everyone_joined(person)) & Visit.voided.is_null())
        .order_by(Visit.day.desc(), Visit.row.desc())
    )


def promised(until: datetime.date) -> list[Visit]:
    """Visits whose promised answer is due by a day and that no later visit has followed."""
    later = Visit.select(Visit.follows).where(Visit.follows.is_null(False))
    return list(
        Visit.select()
        .where((Visit.follow_up <= until) & Visit.voided.is_null() & Visit.id.not_in(later))
        .order_by(Visit.follow_up)
    )


def handlers(among: int = 5_000) -> list[str]:
    """Who has handled visits, the most frequent first, by the last so many that were kept."""
    lately = Visit.select(Visit.handler_name).order_by(Visit.row.desc()).limit(among)
    counted = Counter(visit.handler_name for visit in lately if visit.handler_name)
    return [name for name, _count in counted.most_common(30)]


def times(person: str) -> int:
    """How often a person came, under any identity."""
    came = Visit.person.in_(everyone_joined(person)) & Visit.voided.is_null()
    return Visit.select().where(came).count()


def counts_from() -> datetime.date | None:
    """The day from which visits count here; earlier ones were counted on paper."""
    return current().start_day


def month_count(day: datetime.date) -> int:
    """Visits that count, in the month of a day."""
    first = day.replace(day=1)
    start = counts_from()
    return count(Filter(since=max(first, start) if start else first, until=day))
