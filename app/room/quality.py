"""What the office is going to ask about the records of the next stick, said before it is carried.

It never blocks: what cannot be put right today goes as it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app import language
from app.language import _
from app.records import cases, deliveries, duties, inspections, visits
from app.records.cases.model import Case
from app.records.cases.step import FINISHED
from app.records.visits import Visit
from app.store import journal
from app.store.session import current

MOST: Final = 200
"""Disputes, and visits, that are looked through: the last ones."""

_NEEDED: Final = ("facts", "advice", "result")
"""What an office asks for of every visit, though none of it is asked for at the desk."""


@dataclass(frozen=True)
class LikelyQuestion:
    """What the office will ask, how pressing it looks, and the page that leads to it."""

    words: str
    page: str
    wanted: dict[str, Any] = field(default_factory=dict[str, Any])
    look: str = "soon"


def likely_questions() -> list[LikelyQuestion]:
    """What the office will ask about what it has not confirmed yet, the most pressing first."""
    here = current()
    if here.is_office:
        return []
    last = journal.last(here.origin, here.epoch)
    received = deliveries.delivered_to()
    return list(_found(here.folder, last, received, here.today(), language.current()))


@lru_cache(maxsize=2)
def _found(
    _folder: Path, _last: object, received: int, today: datetime.date, _spoken: str
) -> tuple[LikelyQuestion, ...]:
    # Asked whenever the page is opened, answered anew after each entry.
    fresh = deliveries.meant(current().origin, received + 1)
    return (
        *_unanswered(today),
        *_volumes(fresh.get("case", ())),
        *_visits(fresh.get("visit", ())),
        *_promised(today),
        *_duties(),
    )


def _unanswered(today: datetime.date) -> Iterator[LikelyQuestion]:
    for each in inspections.open_here():
        words = _("Not answered yet: {what}").format(what=each.heading())
        late = each.until is not None and each.until < today
        look = "late" if late else "soon"
        yield LikelyQuestion(words, "remark", {"record_id": each.id}, look)


def _volumes(fresh: Collection[str]) -> Iterator[LikelyQuestion]:
    """What contradicts itself in disputes that go, and is missing in those that are over."""
    found = Case.where_in("id", fresh)[: -MOST - 1 : -1]
    with cases.parts.read_together(found):
        for case in found:
            if said := cases.volume.doubts(case, whole=case.state in FINISHED):
                words = _("{number}: {what}")
                number = case.number or case.heading()
                yield LikelyQuestion(
                    words.format(number=number, what="；".join(said)),
                    "cases",
                    {"record_id": case.id},
                )


def _visits(fresh: Collection[str]) -> Iterator[LikelyQuestion]:
    """Visits that go without what an office asks for."""
    lacking = [(each, lacks) for each in Visit.where_in("id", fresh) if (lacks := _lacks(each))]
    for each, lacks in lacking[: -MOST - 1 : -1]:
        words = _("{who}: without {what}")
        who = " ".join(filter(None, (each.numbered(), each.visitor())))
        yield LikelyQuestion(
            words.format(who=who, what="、".join(lacks)), "visits", {"record_id": each.id}
        )


def _lacks(visit: Visit) -> list[str]:
    # What came out of an old book is as the book has it.
    if visit.batch is not None or visit.paper_number is not None:
        return []
    return [_(visit.columns()[name].label) for name in _NEEDED if getattr(visit, name) is None]


def _promised(today: datetime.date) -> Iterator[LikelyQuestion]:
    for each in visits.promised(today):
        words = _("{who}: an answer was promised and is not noted")
        yield LikelyQuestion(words.format(who=each.visitor()), "visits", {"record_id": each.id})


def _duties() -> Iterator[LikelyQuestion]:
    for each in duties.now():
        if look := duties.urgency(each):
            kind, known = duties.beginning(each)
            words = f"{each.rule.title} · {duties.missing_words(each)}"
            yield LikelyQuestion(words, kind, dict(known), look)
