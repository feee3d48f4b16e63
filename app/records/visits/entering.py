"""Visits logged, corrected, declared void; numbered as the paper book was."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app import settings
from app.errors import FieldErrors, Missing
from app.fields import age_on
from app.records import attachments, deliveries, on_paper, places
from app.records.on_paper import LastNumberUnknown
from app.records.people import Person, filled
from app.records.visits.visit import Visit
from app.store import journal, numbers, phrases, preferences
from app.store.session import current

_REMEMBERED = {"advice": 120, "laws": 80}
"""Characters up to which a text is kept as a phrase."""

LATE_AFTER = datetime.timedelta(days=3)
"""Later than this after the day itself, an entry counts as written up afterwards (补录)."""


def log(
    *,
    number_from: int | None = None,
    newcomer: dict[str, Any] | None = None,
    prepared: Sequence[dict[str, Any]] = (),
    **values: Any,
) -> Visit:
    """Keep a visit; number, 补录 mark and the person's particulars are filled in.

    `newcomer` are the particulars of a visitor who is not known yet and becomes a person with it;
    `prepared` are the photos and scans of `attachments.prepare`. A place may be given by its code
    of the directory, the newcomer's village too. Raises FieldErrors.
    """
    with journal.action("visit.log") as act:
        values = _with_records(act, newcomer, values)
        visit = add(act, number_from=number_from, **values)
        for each in prepared:
            attachments.attach(act, visit, each)
        return visit


def _with_records(
    act: journal.Action, newcomer: dict[str, Any] | None, values: dict[str, Any]
) -> dict[str, Any]:
    """The values with the records they ask for: the newcomer, places of the directory."""
    values = places.with_place(act, values, "place")
    if newcomer is None:
        return values
    person = act.add(Person, **places.with_place(act, filled(newcomer), "village"))
    return {**values, "person": person.id}


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


def usual() -> dict[str, Any]:
    """What a new visit is most likely to be."""
    now, own = current().clock(), places.own_village()
    return {
        "day": now.date(), "begin": now.time().replace(second=0), "mode": "visit",
        "place": own.id if own is not None else None, "result": "answered",
        "handler_name": preferences.get(settings.HANDLER) or current().user_name,
        "satisfaction": "none",
    }  # fmt: skip


def remember(values: dict[str, Any]) -> None:
    """Keep what was written as phrases for the next time, unless it is long."""
    for field, most in _REMEMBERED.items():
        words = values.get(field)
        if words and len(words) <= most:
            phrases.keep(field, words)


def first_number(year: int) -> int:
    """The number that a year begins with: where the paper book ended, in the year we began."""
    start = current().start_day
    began_here = start is None or start.year == year
    return preferences.get(settings.NUMBER_FROM) if began_here else 1


def require_visitor(values: dict[str, Any]) -> None:
    """Raise FieldErrors unless somebody is named, or said to prefer no name."""
    if not (values.get("name") or values.get("person") or values.get("anonymous")):
        raise FieldErrors({"name": Missing()})


def with_particulars(values: dict[str, Any]) -> dict[str, Any]:
    """The values with what is known of the person on that day."""
    person = Person.get_or_none(Person.id == values["person"]) if values.get("person") else None
    if person is None:
        return values
    known = {"name": person.name, "address": person.address}
    known |= particulars(person, values.get("day"))
    return {**values, **{k: v for k, v in known.items() if v and not values.get(k)}}


def particulars(person: Person, day: datetime.date | None) -> dict[str, Any]:
    """What is written down of a person with a visit of that day."""
    return {
        "sex": person.sex, "phone": person.phone, "groups": person.groups,
        "age_band": age_band(person.birth, day),
    }  # fmt: skip


def age_band(birth: datetime.date | None, day: datetime.date | None) -> str | None:
    """The code of the age band (list `age_band`) on a day."""
    if birth is None or day is None:
        return None
    years = age_on(birth, day)
    return "1" if years < 18 else "2" if years < 35 else "3" if years < 60 else "4"


def next_number(year: int, first: int = 1) -> int:
    """The running number after the last one of this installation in a year, voided ones counted."""
    last = numbers.last_used(Visit, "number", year=year)
    return max(last + 1, on_paper.last(on_paper.VISIT, year) + 1, first)


def require_last_known(day: datetime.date) -> None:
    """Raise LastNumberUnknown while a backup was restored and nobody has looked on paper."""
    if on_paper.must_ask(on_paper.VISIT, day.year):
        last = next_number(day.year, first_number(day.year)) - 1
        raise LastNumberUnknown(day.year, last, on_paper.VISIT)


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
        values = _with_records(act, newcomer, values)
        if values.get("person") and values["person"] != visit.person:
            values = with_particulars({"day": visit.day, **values})
        return act.change(visit, reason=reason or None, **values)


def leave_to_lawyer(visit: Visit, wanted: bool = True) -> Visit:
    """Put a visit on the lawyer's list for his day, or take it off. Raises NotOurs."""
    with journal.action("visit.lawyer") as act:
        return act.change(visit, for_lawyer=wanted or None)
