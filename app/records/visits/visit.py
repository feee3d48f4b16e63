"""One call for advice, however it came in, and the referral to legal aid that may follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from app import codes
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
    long_day,
)
from app.language import N_, _
from app.records.people import kept_groups
from app.store import Column, Record, numbers
from app.store.session import current


class Visit(Record):
    """One call for advice; the visitor's particulars stay as they were on that day."""

    kind_name = "visit"
    label = N_("Visit")
    actions: ClassVar = {"change": "visit.amend"}

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

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Besides what never travels, that the visitor is on the list of those in need."""
        return super().kept_here(values) | kept_groups(values)

    def heading(self) -> str:
        """Day, visitor and the beginning of the matter."""
        return f"{self.day or ''} {self.name or ''} {(self.facts or '')[:20]}".strip()

    def in_list(self, column: str) -> Any:
        """Of who wants to give no name, that this is so."""
        if column == "name" and not self.name and self.anonymous:
            return _("Prefers no name")
        return super().in_list(column)

    def numbered(self) -> str:
        """The number as people say it; empty where none was given."""
        return _("No. {number}").format(number=self.number) if self.number else ""

    def visitor(self) -> str:
        """Who came, with how many others."""
        name = self.in_list("name") or "—"
        if (self.headcount or 1) > 1:
            return _("{name} and others, {count}").format(name=name, count=self.headcount)
        return name

    def discreetly(self) -> str:
        """Day and number: what others may read, never who or what about."""
        day = self.day.isoformat() if self.day else ""
        return " ".join(filter(None, (day, self.numbered())))

    def short_when(self) -> str:
        """Day and hour in a list: the year only where it is another one."""
        if not self.day:
            return ""
        day = f"{self.day:%m-%d}"
        if self.day.year != current().today().year:
            return f"{self.day:%Y}-{day}"
        return f"{day} {self.begin:%H:%M}" if self.begin else day

    def lately(self) -> str:
        """When it was, as among the latest: the hour, yesterday, the day, the month."""
        if not self.day:
            return ""
        today = current().today()
        days = (today - self.day).days
        if days == 0:
            return self.begin.strftime("%H:%M") if self.begin else _("today")
        if days == 1:
            return _("yesterday")
        return self.day.strftime("%m-%d" if self.day.year == today.year else "%Y-%m")

    def when(self) -> str:
        """Number, day, hours and how the visitor came, in a line."""
        hours = "–".join(time.strftime("%H:%M") for time in (self.begin, self.finish) if time)
        mode = codes.load("visit_mode").label(self.mode) if self.mode else ""
        day = f"{long_day(self.day)} {hours}".strip()
        return " · ".join(filter(None, (self.numbered(), day, mode)))

    def marks(self) -> list[str]:
        """What is to be noticed of it; empty ones are left out where they are shown."""
        number, page = self.paper_number, self.paper_page
        where = (
            _("Paper book No. {number}").format(number=number) if number else "",
            _("page {page}").format(page=page) if page else "",
        )
        return [
            _("Left for the lawyer") if self.for_lawyer else "",
            _("Written up later") if self.late else "",
            _(", ").join(filter(None, where)),
        ]

    def result_in_short(self) -> str:
        """What came of it in few words, with the day for which an answer was promised."""
        result = codes.load("visit_result").label(self.result) if self.result else ""
        if self.result == "promised" and self.follow_up:
            return f"{result} {self.follow_up:%m-%d}"
        return result

    def result_words(self) -> str:
        """What came of it, and for when an answer was promised."""
        result = codes.load("visit_result").label(self.result) if self.result else ""
        if self.follow_up is None:
            return result
        promised = _("answer promised for {day}").format(day=self.follow_up.isoformat())
        return f"{result} · {promised}"

    def particulars(self) -> str:
        """Sex and age band, as far as they were written down."""
        sex = codes.load("sex").label(self.sex) if self.sex in ("1", "2") else ""
        age = codes.load("age_band").label(self.age_band) if self.age_band else ""
        return " ".join(filter(None, (sex, age)))


for rare in (Visit.voided, Visit.late):
    Visit.add_index(Visit.day, where=rare.is_null(False), name=f"visit_{rare.name}")
numbers.keep_at_hand(Visit, "number")


class Referral(Record):
    """Somebody sent on to legal aid, with the clock of the Legal Aid Law (art. 43)."""

    kind_name = "referral"
    label = N_("Legal-aid referral")
    belongs_to = "visit"
    counted = True

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
