"""What is asked of visits here and there: whose, promised to whom, left for whom, how many."""

from __future__ import annotations

import datetime
from collections import Counter

from app.language import n_
from app.records.people import everyone_joined
from app.records.visits.listing import Filter, count
from app.records.visits.visit import Visit
from app.store.session import current


def left_for_lawyer(limit: int = 100) -> list[Visit]:
    """Visits that wait for the lawyer's day, the oldest first."""
    waits = (Visit.for_lawyer == True) & Visit.voided.is_null()  # noqa: E712 - an SQL expression
    return list(Visit.select().where(waits).order_by(Visit.day, Visit.row).limit(limit))


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


def handlers(among: int = 2_000) -> list[str]:
    """Who has handled visits, the most frequent first, by the last so many that were kept."""
    lately = Visit.select(Visit.handler_name).order_by(Visit.row.desc()).limit(among)
    counted = Counter(visit.handler_name for visit in lately if visit.handler_name)
    return [name for name, _count in counted.most_common(30)]


def times(person: str) -> int:
    """How often a person came, under any identity."""
    came = Visit.person.in_(everyone_joined(person)) & Visit.voided.is_null()
    return Visit.select().where(came).count()


def times_words(person: str) -> str:
    """How often a person came, in words; empty for somebody who never did."""
    count = times(person)
    words = n_("came once before", "came {count} times before", count).format(count=count)
    return words if count else ""


def first_counted_day() -> datetime.date | None:
    """The day from which visits count here; earlier ones were counted on paper."""
    return current().start_day


def month_count(day: datetime.date) -> int:
    """Visits that count, in the month of a day."""
    first = day.replace(day=1)
    start = first_counted_day()
    return count(Filter(since=max(first, start) if start else first, until=day))
