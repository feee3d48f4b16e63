"""What the office is going to ask about the records of the next stick, said before it is carried.

It never blocks: what cannot be put right today goes as it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app.language import _
from app.records import cases, deliveries, duties, inspections, visits
from app.records.cases.model import OF_CASE, Case
from app.records.visits import Visit
from app.store import journal
from app.store.session import current

MOST: Final = 200
"""Disputes, and visits, that are looked through: the last ones."""

_FINISHED: Final = ("closed", "archived")
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
    return list(_found(here.folder, last, received, here.today()))


@lru_cache(maxsize=2)
def _found(
    _folder: Path, _last: object, received: int, today: datetime.date
) -> tuple[LikelyQuestion, ...]:
    # Asked whenever the page is opened, answered anew after each entry.
    return (
        *_unanswered(today),
        *_volumes(received),
        *_visits(received),
        *_promised(today),
        *_duties(),
    )


def _unanswered(today: datetime.date) -> Iterator[LikelyQuestion]:
    for each in inspections.open_here():
        words = _("Not answered yet: {what}").format(what=each.heading())
        late = each.until is not None and each.until < today
        look = "late" if late else "soon"
        yield LikelyQuestion(words, "remark", {"record_id": each.id}, look)


def _volumes(received: int) -> Iterator[LikelyQuestion]:
    """What contradicts itself in disputes that go, and is missing in those that are over."""
    found = _fresh_cases(received)
    with cases.parts.read_together(found):
        for case in found:
            if said := cases.volume.doubts(case, whole=case.state in _FINISHED):
                words = _("{number}: {what}")
                number = case.number or case.heading()
                yield LikelyQuestion(
                    words.format(number=number, what="；".join(said)),
                    "cases",
                    {"record_id": case.id},
                )


def _fresh_cases(received: int) -> list[Case]:
    """The disputes of ours that were written in since the last signed answer, the last first."""
    origin = current().origin
    changed: set[str] = set()
    for model in OF_CASE:
        mine = (model.origin == origin) & (model.entry > received)
        last = model.select(model.case).where(mine).order_by(model.row.desc()).limit(MOST)
        changed |= {case for (case,) in last.tuples()}
    own = (Case.origin == origin) & (Case.entry > received) & Case.voided.is_null()
    last = Case.select().where(own).order_by(Case.row.desc()).limit(MOST)
    found = {each.id: each for each in last}
    missing = [each for each in changed if each not in found]
    found |= {each.id: each for each in Case.where_in("id", missing) if each.origin == origin}
    return sorted(found.values(), key=lambda each: each.row, reverse=True)[:MOST]


def _visits(received: int) -> Iterator[LikelyQuestion]:
    """Visits that go without what an office asks for."""
    columns = Visit.columns()
    empty = Visit.facts.is_null() | Visit.advice.is_null() | Visit.result.is_null()
    mine = (Visit.origin == current().origin) & (Visit.entry > received) & Visit.voided.is_null()
    # What came out of an old book is as the book has it.
    asked = mine & Visit.batch.is_null() & Visit.paper_number.is_null() & empty
    for each in Visit.select().where(asked).order_by(Visit.row.desc()).limit(MOST):
        lacks = [_(columns[name].label) for name in _NEEDED if not getattr(each, name)]
        words = _("{who}: without {what}")
        who = " ".join(filter(None, (each.numbered(), each.visitor())))
        yield LikelyQuestion(
            words.format(who=who, what="、".join(lacks)), "visits", {"record_id": each.id}
        )


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
