"""Hours of service and call-outs: who was where, from when to when, how fast after a call."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.errors import AppError, BeforeBegin, DayInFuture, Missing
from app.fields import Clock, Code, Codes, Day, Hours, Name, Reference, Text
from app.figures import hours
from app.figures.hours import Span
from app.language import N_, _
from app.records import keeping, people, places
from app.records.activities import CANCELLED, Activity, ActivityPerson
from app.records.people import Person
from app.records.visits import Visit
from app.store import Column, Record
from app.store.session import current

CALL: Final = "call"


class Service(Record):
    """Somebody who serves was at a place for a while, by plan or because of a call."""

    kind_name = "service"
    label = N_("Service on site")
    plain = True

    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    kind = Column(Code(list="service_kind"), N_("Why"), required=True, searchable="facet")
    person = Column(Reference(to="person"), N_("Person"), index=True, listed=False)
    name = Column(Name(), N_("Who served"), required=True, searchable="name")
    place = Column(Reference(to="place"), N_("Place served"), required=True, searchable="facet")
    begin = Column(Clock(), N_("Arrived"), required=True)
    finish = Column(Clock(), N_("Left"))
    called_day = Column(Day(), N_("Called on"), listed=False)
    called = Column(Clock(), N_("Called at"), listed=False)
    answered = Column(Clock(), N_("Answered at"), listed=False)
    types = Column(Codes(list="service_type"), N_("What for"))
    work = Column(Text(max=2_000, lines=3), N_("What was done"), searchable=True)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    def heading(self) -> str:
        """Day, who and where."""
        day = self.day.isoformat() if self.day else ""
        return " ".join(filter(None, (day, self.name, places.name_of(self.place))))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """Leaving before arriving, arriving before the call, a day to come."""
        wrong: dict[str, AppError] = {}
        day, begin, finish = values["day"], values["begin"], values.get("finish")
        if finish is not None and finish <= begin:
            wrong["finish"] = BeforeBegin()
        if day > current().today():
            wrong["day"] = DayInFuture(day=day.isoformat())
        called_day, called = values.get("called_day") or day, values.get("called")
        if values["kind"] == CALL and called is None:
            wrong["called"] = Missing()
        if called_day > day or (called is not None and (called_day, called) > (day, begin)):
            wrong["called"] = BeforeBegin()
        return wrong


keeping.index_lists(Service)


def _moment(service: Service, name: str) -> datetime.datetime | None:
    """The moment of one of its times; what others sent may lack any."""
    said = service.values()
    day = (said.get("called_day") if name == "called" else None) or said.get("day")
    clock = said.get(name)
    if day is None or clock is None:
        return None
    return datetime.datetime.combine(day, clock)


def span(service: Service) -> Span | None:
    """From arriving to leaving; None while nobody wrote down when it ended."""
    begin, finish = _moment(service, "begin"), _moment(service, "finish")
    return (begin, finish) if begin is not None and finish is not None else None


def response(service: Service) -> int | None:
    """Minutes from the call until somebody was there; None where nobody called."""
    called, there = _moment(service, "called"), _moment(service, "begin")
    if called is None or there is None:
        return None
    return max(0, int((there - called).total_seconds()) // 60)


def response_words(minutes: int) -> str:
    """How long after the call somebody was there."""
    return _("{minutes} minutes after the call").format(minutes=minutes)


def bounds(month: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the month of a day."""
    last = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=1), month.replace(day=last)


def of_month(month: datetime.date, place: str = "") -> list[Service]:
    """The services of a month, of one place or of all, by day and hour."""
    first, last = bounds(month)
    asked = Service.select().where(Service.voided.is_null() & Service.day.between(first, last))
    if place:
        asked = asked.where(Service.place == place)
    return list(asked.order_by(Service.day, Service.begin, Service.row))


@dataclass(frozen=True)
class Total:
    """What somebody served at a place in a month: minutes, days, calls and their response."""

    person: str
    name: str
    place: str
    minutes: int
    days: int
    calls: int
    response: int | None
    """Minutes from call to arrival, on average."""

    def words(self) -> str:
        """Who served where, how long on how many days, and how fast after calls."""
        days = _("{days} days").format(days=self.days)
        said = [self.name, places.name_of(self.place), Hours().show(self.minutes), days]
        if self.response is not None:
            said.append(response_words(self.response))
        return "　".join(filter(None, said))


def totals(found: Iterable[Service]) -> list[Total]:
    """Of services, what each person served at each place; overlapping hours count once."""
    by: dict[tuple[str, str], list[Service]] = {}
    for each in found:
        who = people.main_of(each.person) if each.person else each.name
        by.setdefault((who, each.place or ""), []).append(each)
    return [_total(who, place, each) for (who, place), each in by.items()]


def _total(who: str, place: str, found: list[Service]) -> Total:
    spans = [each for service in found if (each := span(service)) is not None]
    took = [each for service in found if (each := response(service)) is not None]
    return Total(
        who, found[0].name or "", place, hours.minutes(spans), len({each.day for each in found}),
        sum(each.kind == CALL for each in found), sum(took) // len(took) if took else None,
    )  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """A service that a visit or an activity tells of and nobody wrote down yet."""

    person: str
    name: str
    place: str
    day: datetime.date
    begin: datetime.time
    finish: datetime.time
    work: str

    def words(self) -> str:
        """When, who, and what was done."""
        when = f"{self.day.isoformat()} {self.begin:%H:%M}–{self.finish:%H:%M}"
        return "　".join(filter(None, (when, self.name, self.work)))


def proposals(month: datetime.date) -> list[Proposal]:
    """What visits and activities of ours propose for a month, beyond what is recorded already."""
    recorded: dict[str, list[Span]] = {}
    for each in of_month(month):
        if each.person and (known := span(each)) is not None:
            recorded.setdefault(people.main_of(each.person), []).append(known)
    by: dict[tuple[str, str, str], list[Span]] = {}
    for person, place, work, proposed in (*_of_visits(month), *_of_activities(month)):
        by.setdefault((person, place, work), []).append(proposed)
    found: list[Proposal] = []
    for (person, place, work), spans in by.items():
        who = people.main_of(person)
        named = Person.get_or_none(Person.id == who)
        for begin, end in hours.beyond(spans, recorded.get(who, ())):
            name = named.name if named is not None else ""
            found.append(Proposal(who, name, place, begin.date(), begin.time(), end.time(), work))
            recorded.setdefault(who, []).append((begin, end))
    return sorted(found, key=lambda each: (each.day, each.begin, each.name))


Told = tuple[str, str, str, Span]


def _of_visits(month: datetime.date) -> list[Told]:
    first, last = bounds(month)
    asked = Visit.select().where(
        Visit.voided.is_null()
        & Visit.day.between(first, last)
        & (Visit.origin == current().origin)
        & Visit.handler.is_null(False)
        & Visit.place.is_null(False)
        & Visit.begin.is_null(False)
        & Visit.finish.is_null(False)
    )
    combine = datetime.datetime.combine
    found: list[Told] = []
    for each in asked:
        if each.handler and each.place and each.begin and each.finish:
            met = combine(each.day, each.begin), combine(each.day, each.finish)
            found.append((each.handler, each.place, "", met))
    return found


def _of_activities(month: datetime.date) -> list[Told]:
    first, last = bounds(month)
    held = Activity.select().where(
        Activity.voided.is_null()
        & Activity.day.between(first, last)
        & (Activity.origin == current().origin)
        & (Activity.state != CANCELLED)
        & Activity.place.is_null(False)
        & Activity.begin.is_null(False)
    )
    found: list[Told] = []
    for each in held:
        for took in ActivityPerson.where_equal("activity", each.id):
            begin = datetime.datetime.combine(each.day, each.begin or datetime.time())
            end = _end(each, took, begin)
            if end is not None and each.place and end.date() == each.day:
                found.append((took.person, each.place, each.theme, (begin, end)))
    return found


def _end(
    activity: Activity, took: ActivityPerson, begin: datetime.datetime
) -> datetime.datetime | None:
    if took.minutes:
        return begin + datetime.timedelta(minutes=took.minutes)
    return datetime.datetime.combine(activity.day, activity.finish) if activity.finish else None


def take_over(found: Proposal) -> Service:
    """Record what was proposed. Raises FieldErrors."""
    return keeping.keep(
        Service, day=found.day, kind="on_site", person=found.person, name=found.name,
        place=found.place, begin=found.begin, finish=found.finish, work=found.work or None,
    )  # fmt: skip
