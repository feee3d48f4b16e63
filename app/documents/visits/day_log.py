"""The log of a day (工作日志): its visits, what else was done, who signs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.documents import confidential
from app.documents.design import load
from app.documents.forms import form, laid
from app.documents.forms.design import FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.slots import chinese
from app.documents.typeset.folio import PageNumber
from app.documents.typeset.page import Paper
from app.records import visits
from app.records.visits import Filter, Visit
from app.store.session import current


class DayLogDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/day_log.json`."""

    continued: str
    page: str
    advice: str
    weekdays: tuple[str, ...]
    blank_day: str


def day_logs(
    since: datetime.date, until: datetime.date, *, place: str = ""
) -> Iterator[LaidOutPaper]:
    """The log of every day from `since` to `until` on which somebody came."""
    waiting: list[Visit] = []
    secret, printing = confidential.hidden(), Printing()
    design = load("day_log", DayLogDesign)
    for visit in visits.every(Filter(since=since, until=until, place=place)):
        if waiting and visit.day != waiting[0].day:
            yield lay_out(waiting, waiting[0].day, secret=secret, printing=printing, design=design)
            waiting = []
        waiting.append(visit)
    if waiting:
        yield lay_out(waiting, waiting[0].day, secret=secret, printing=printing, design=design)


def day_log(day: datetime.date, *, place: str = "") -> LaidOutPaper:
    """The log of one day, also of one on which nobody came."""
    return next(day_logs(day, day, place=place), None) or lay_out((), day)


def days_logged(since: datetime.date | None, until: datetime.date | None) -> int:
    """On how many days of a period somebody came."""
    came = Filter(since=since, until=until).condition()
    return Visit.select(Visit.day).where(came).distinct().count()


def lay_out(
    found: Sequence[Visit],
    day: datetime.date | None,
    *,
    room: str | None = None,
    remarks: str = "",
    secret: Collection[str] = (),
    alone: bool = False,
    printing: Printing | None = None,
    design: DayLogDesign | None = None,
) -> LaidOutPaper:
    """The log of one day; without a day a page to be written by hand.

    Of `secret` visits nobody's name and no word is shown. A page of one visit `alone` does not
    count the visits of its day.
    """
    design = design or load("day_log", DayLogDesign)
    words = design.blank_day
    if day is not None:
        words = f"{day.year}年{day.month}月{day.day}日　{design.weekdays[day.weekday()]}"
    slots = {
        "room": current().name if room is None else room,
        "day": words,
        "visits": [_row(each, design, secret) for each in found],
        "count": str(len(found)) if found and not alone else "",
        "people": str(sum(each.headcount or 1 for each in found)),
        "remarks": remarks,
    }
    printing = printing or Printing("filled" if day is not None else "blank")
    return form.lay_out(
        design, slots, printing, PageWords(design.continued, design.page), bookmark=words
    )


def alone(found: Iterable[Visit]) -> Iterator[LaidOutPaper]:
    """A page for each visit alone (一事一记)."""
    secret = confidential.hidden()
    for each in found:
        yield lay_out([each], each.day, secret=secret, alone=True)


def draw(
    paper: Paper, logs: Iterable[LaidOutPaper], tell: Callable[[int], None], folio: PageNumber
) -> int:
    """Put logs on paper as part of what is bound, and return how many."""
    done = 0
    for done, log in enumerate(logs, start=1):
        laid.draw(paper, log, folio)
        tell(done)
    return done


def _row(visit: Visit, design: DayLogDesign, secret: Collection[str]) -> Mapping[str, Any]:
    shown = not confidential.touches((visit.id, visit.follows), secret)
    advice = design.advice + visit.advice if visit.advice else ""
    return {
        "number": visit.number,
        "time": "至".join(f"{each:%H:%M}" for each in (visit.begin, visit.finish) if each),
        "visitor": (visit.in_list("name") or "") if shown else confidential.kept(),
        "matter": chinese("matter", visit.category),
        "facts": "\n".join(filter(None, (visit.facts, advice))) if shown else "",
        "result": chinese("visit_result", visit.result),
    }
