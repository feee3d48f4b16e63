"""What printed things say, taken from the records: the one place that knows both."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from app import codes, settings
from app.documents import confidential, printers
from app.documents.cards.card import Card, numbered
from app.documents.ledgers import rows as ledger_rows
from app.documents.ledgers.rows import titles
from app.documents.signs import sources as sign_sources
from app.documents.typeset.page import Calibration
from app.documents.visits.day_log import DayLog, LoggedVisit
from app.documents.visits.form import Choice, Referral, VisitForm
from app.fields import Phone, long_day
from app.records import people, visits
from app.records.cards import Printed
from app.records.people import Person
from app.records.visits import Filter, Visit
from app.store import journal, preferences
from app.store.session import current

VISIT_LIST = (
    "number", "day", "begin", "finish", "mode", "place", "name", "sex", "age_band", "phone",
    "address", "headcount", "groups", "category", "facts", "advice", "laws", "result", "follow_up",
    "satisfaction", "handler_name", "late", "paper_number", "paper_page",
)  # fmt: skip
"""What a workbook of visits holds, in this order."""


def visit_forms(ids: Iterable[str]) -> Iterator[VisitForm]:
    """The 法律咨询登记表 of each visit. Raises NotFound."""
    title = titles()
    for each in ids:
        yield visit_form(journal.get(Visit, each), title)


def visit_form(visit: Visit, title: Callable[[str, str], str] | None = None) -> VisitForm:
    """The 法律咨询登记表 of one visit, to be signed: nothing on it is masked."""
    named = title or titles()
    referral = visits.referral_of(visit.id)
    return VisitForm(
        room=current().name,
        number=str(visit.number or ""),
        day=long_day(visit.day),
        begin=_clock(visit.begin),
        finish=_clock(visit.finish),
        place=named("place", visit.place) if visit.place else "",
        mode=_choice("visit_mode", visit.mode, visit.day),
        name=visit.name or "",
        anonymous=bool(visit.anonymous),
        sex=_choice("sex", visit.sex, visit.day),
        age=_choice("age_band", visit.age_band, visit.day),
        phone=Phone().show(visit.phone),
        address=visit.address or "",
        headcount=visit.headcount,
        companions="、".join(visit.companions or ()),
        on_behalf=visit.on_behalf or "",
        follows=_earlier(visit),
        groups=_choice("group", visit.groups, visit.day),
        category=_choice("matter", visit.category, visit.day),
        facts=visit.facts or "",
        advice=visit.advice or "",
        laws=visit.laws or "",
        result=_choice("visit_result", visit.result, visit.day),
        referral=_referral(referral) if referral is not None else None,
        handler=visit.handler_name or "",
        keeper=current().user_name if visit.origin == current().origin else "",
        follow_up=long_day(visit.follow_up) if visit.follow_up else "",
        satisfaction=_choice("satisfaction", visit.satisfaction, visit.day),
        late=bool(visit.late),
        paper_number=visit.paper_number or "",
        paper_page=visit.paper_page or "",
        unclear=visit.unclear or "",
        reason=visit.reason or "",
    )


def blank_form(day: datetime.date | None = None) -> VisitForm:
    """A 法律咨询登记表 to be filled in by hand, with the lists of a day (today)."""
    on = day or current().today()
    return VisitForm(
        room=current().name,
        mode=_choice("visit_mode", None, on),
        sex=_choice("sex", None, on),
        age=_choice("age_band", None, on),
        groups=_choice("group", None, on),
        category=_choice("matter", None, on),
        result=_choice("visit_result", None, on),
        satisfaction=_choice("satisfaction", None, on),
        blank=True,
    )


def day_logs(since: datetime.date, until: datetime.date, *, place: str = "") -> Iterator[DayLog]:
    """The 工作日志 of every day from `since` to `until` on which somebody came."""
    waiting: list[Visit] = []
    secret = confidential.hidden()
    for visit in visits.every(Filter(since=since, until=until, place=place)):
        if waiting and visit.day != waiting[0].day:
            yield _day_log(waiting, secret)
            waiting = []
        waiting.append(visit)
    if waiting:
        yield _day_log(waiting, secret)


def days_logged(since: datetime.date | None, until: datetime.date | None) -> int:
    """On how many days of a period somebody came."""
    came = visits.Filter(since=since, until=until).condition()
    return Visit.select(Visit.day).where(came).distinct().count()


def day_log(day: datetime.date, *, place: str = "") -> DayLog:
    """The 工作日志 of one day, also of one on which nobody came."""
    found = list(day_logs(day, day, place=place))
    return found[0] if found else DayLog(room=current().name, day=day)


def visit_logs(ids: Iterable[str]) -> Iterator[DayLog]:
    """A page of the 工作日志 for each visit alone (一事一记). Raises NotFound."""
    secret = confidential.hidden()
    for each in ids:
        yield replace(_day_log([journal.get(Visit, each)], secret), single=True)


def blank_day_log(lines: int = 12) -> DayLog:
    """A page of the 工作日志 to be written by hand."""
    return DayLog(room=current().name, lines=lines)


def list_rows(found: Iterable[Visit]) -> Iterator[dict[str, Any]]:
    """Rows of a workbook of visits, for `lists_out.write`."""
    known = {name: ledger_rows.described(Visit, name) for name in Visit.columns()}
    columns = {name: each for name, each in known.items() if each is not None}
    return ledger_rows.rows(found, columns, ("handler_name",))


def period_words(since: datetime.date | None, until: datetime.date | None) -> str:
    """A stretch of days as a paper says it; empty when it has no bounds."""
    if since is None and until is None:
        return ""
    if since == until and since is not None:
        return long_day(since)
    return f"{long_day(since) if since else ''}至{long_day(until) if until else '今'}"


def calibration() -> Calibration:
    """What the keeper has read off the ruler sheet of the printer that papers are made for."""
    return printers.calibration()


def contact_cards(printed: Printed, first: int) -> Iterator[Card]:
    """Each copy of each person's card with its running number. Raises NotFound."""
    for person, copies in printed:
        yield from numbered(contact_card(people.get(person)), copies, first)
        first += copies


def contact_card(person: Person, *, number: str = "") -> Card:
    """The 便民联系卡 of a service person. A photo that cannot be read is left out."""
    phones = (Phone().show(each) for each in (person.phone, person.phone2) if each)
    return Card(
        room=current().name,
        name=person.name,
        number=number,
        title=sign_sources.title(person),
        unit=person.unit or "",
        phones=tuple(phones),
        duty=person.duty_days or "",
        hotlines=sign_sources.hotlines(),
        photo=people.photo(person),
        hours=preferences.get(settings.OPEN_HOURS),
        services=preferences.get(settings.SERVICES),
    )


def _day_log(of_day: Sequence[Visit], secret: Collection[str]) -> DayLog:
    told = tuple(_logged(each, secret) for each in of_day)
    return DayLog(room=current().name, day=of_day[0].day, visits=told)


def _logged(visit: Visit, secret: Collection[str]) -> LoggedVisit:
    """A visit in the log of its day; of a confidential dispute nobody's name and no word."""
    matters, results = codes.load("matter"), codes.load("visit_result")
    logged = LoggedVisit(
        number=str(visit.number or ""),
        time="至".join(filter(None, (_clock(visit.begin), _clock(visit.finish)))),
        name=visit.in_list("name") or "",
        category=_chinese(matters, visit.category),
        facts=visit.facts or "",
        advice=visit.advice or "",
        result=_chinese(results, visit.result),
        people=visit.headcount or 1,
    )
    if confidential.touches((visit.id, visit.follows), secret):
        return replace(logged, name=confidential.kept(), facts="", advice="")
    return logged


def _referral(referral: visits.Referral) -> Referral:
    return Referral(
        told=bool(referral.told),
        documents=referral.documents or "",
        submitted=long_day(referral.submitted) if referral.submitted else "",
        centre=referral.centre or "",
        decision=_chinese(codes.load("aid_decision"), referral.decision),
        decided=long_day(referral.decided) if referral.decided else "",
        number=referral.number or "",
        lawyer=referral.lawyer or "",
        outcome=referral.outcome or "",
    )


def _earlier(visit: Visit) -> str:
    before = Visit.get_or_none(Visit.id == visit.follows) if visit.follows else None
    if before is None:
        return ""
    number = f"第{before.number}号" if before.number else ""
    return f"{long_day(before.day)}{number}"


def _choice(name: str, chosen: str | list[str] | None, day: datetime.date) -> Choice:
    # Official forms are Chinese, whatever language the screen speaks.
    listed = codes.load(name)
    picked = [chosen] if isinstance(chosen, str) else chosen or []
    return Choice(
        options=tuple(code.zh for code in listed.current(day)),
        chosen=tuple(_chinese(listed, code) for code in picked),
    )


def _chinese(listed: codes.CodeList, code: str | None) -> str:
    found = next((each for each in listed.entries if each.code == code), None)
    return found.zh if found is not None else code or ""


def _clock(value: datetime.time | None) -> str:
    return value.strftime("%H:%M") if value else ""
