"""Lists of visits: narrowed, page by page, counted."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace

from peewee import Expression

from app import codes
from app.records import by_day, days
from app.records.by_day import Key
from app.records.visits.visit import Visit
from app.store import numbers, search
from app.store.session import current


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
    number: int | None = None

    def condition(self) -> Expression:
        """The narrowing as a peewee expression, all but the text."""
        condition = Visit.voided.is_null(not self.voided)
        for each in self.narrowing():
            condition &= each
        return condition

    def narrowing(self) -> list[Expression]:
        """The same without regard to what is void."""
        asked = (
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
        )
        narrowed = [expression for given, expression in asked if given]
        if self.number is None:
            return narrowed
        rows = numbers.rows_with(Visit, "number", self.number, origin=self.origin)
        return [Visit.row.in_(rows), *map(search.aside, narrowed)]

    def read(self) -> Filter:
        """The same with a number (第12号) or a day, month or year taken out of the words."""
        text, since, until = days.narrowed(self.text, self.since, self.until)
        number = self.number
        found = _NUMBER.search(unicodedata.normalize("NFKC", text))
        if found is not None:
            text = f"{text[: found.start()]} {text[found.end() :]}".strip()
            number = int(found[1])
        return replace(self, text=text, number=number, since=since, until=until)

    def facets(self) -> dict[str, list[str]]:
        """The same narrowing as far as the search row has it, so that little is read in vain."""
        until = self.until or current().today() + datetime.timedelta(days=31)
        asked = {
            "day": search.months(self.since, until),
            "category": codes.load("matter").under(self.category) if self.category else [],
            "result": [self.result],
            "mode": [self.mode],
            "place": [self.place],
        }
        return {name: values for name, values in asked.items() if any(values)}


_NUMBER = re.compile(r"(?<!\S)第?(\d{1,7})号(?!\S)")
_BARE = re.compile(r"\d{1,5}|第?\d{1,7}号")


def page(asked: Filter, after: Key | None = None, size: int = 50) -> list[tuple[Visit, Key]]:
    """A page of visits, the latest day first; with a text, the last entered first."""
    asked = asked.read()
    if asked.text.strip():
        before = after if isinstance(after, int) else None
        bare = _bare_number(asked.text)
        where, lead = asked.condition(), list[tuple[Visit, Key]]()
        if bare is not None:
            # Digits may be the number of a visit, and the beginning of a phone number.
            lead = page(replace(asked, text="", number=bare), None, size) if after is None else []
            own = numbers.rows_with(Visit, "number", bare, origin=asked.origin)
            where &= Visit.row.not_in(own)
        if asked.voided:
            # What is void has no words in the search.
            return lead
        found = search.page(
            Visit,
            asked.text,
            where=where,
            facets=asked.facets(),
            before=before,
            limit=size,
        )
        return [*lead, *((visit, key) for visit, key in found)]
    if isinstance(after, tuple):
        # SQLite takes one bound of several: whichever it is, it leads straight to that place.
        asked = replace(asked, until=min(asked.until or after[0], after[0]))
    return by_day.latest(Visit, asked.condition(), after, size)


def numbered(text: str) -> list[Visit]:
    """The visits whose number alone was typed, one of each year at most, the latest first."""
    number = _bare_number(text)
    return [] if number is None else [visit for visit, _key in page(Filter(number=number))]


def _bare_number(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain.strip("第号")) if _BARE.fullmatch(plain) else None


def every(asked: Filter) -> list[Visit]:
    """All visits of a narrowing in the order of a ledger: by day, then as entered."""
    asked = asked.read()
    if asked.text.strip():
        return by_day.every(lambda key: page(asked, key, by_day.AT_ONCE))
    return list(Visit.select().where(asked.condition()).order_by(Visit.day, Visit.row))


def count(asked: Filter) -> int:
    """How many visits a narrowing holds (without its text)."""
    # Void ones are few.
    narrowed = map(search.aside, asked.narrowing())
    void = Visit.select().where(Visit.voided.is_null(False), *narrowed).count()
    if asked.voided:
        return void
    # Asking each row whether it is void would read them all; void ones have an index of their own.
    found = Visit.select()
    narrowing = asked.narrowing()
    return (found.where(*narrowing) if narrowing else found).count() - void
