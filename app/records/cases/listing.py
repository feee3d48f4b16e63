"""Lists of disputes, narrowed and page by page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from peewee import Expression, ModelSelect

from app import codes
from app.records import by_day, days
from app.records.by_day import Key
from app.records.cases.model import Case, CaseMediator, Party
from app.records.cases.step import AWAITING, CLOSED
from app.records.people import everyone_joined
from app.store import search
from app.store.session import current


@dataclass(frozen=True)
class Filter:
    """What a list of disputes is narrowed to.

    `state` is a stage, `going` means that a step still leads on; `person` a party under any
    identity.
    """

    text: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    state: str = ""
    going: bool = False
    category: str = ""
    outcome: str = ""
    source: str = ""
    difficulty: str = ""
    performance: str = ""
    place: str = ""
    origin: str = ""
    mediator: str = ""
    person: str = ""
    on_the_spot: bool = False
    confidential: bool = False
    voided: bool = False
    batch: str = ""
    year: int | None = None
    closed_since: datetime.date | None = None
    closed_until: datetime.date | None = None

    def condition(self) -> Expression:
        """The narrowing as a peewee expression, all but the text."""
        asked = Case.voided.is_null(not self.voided)
        for given, expression in (
            (self.since, Case.day >= self.since),
            (self.until, Case.day <= self.until),
            (self.state, Case.state == self.state),
            (self.going, _going()),
            (self.category, Case.category.in_(codes.load("dispute").under(self.category))),
            (self.outcome, Case.outcome == self.outcome),
            (self.source, Case.source == self.source),
            (self.difficulty, Case.difficulty == self.difficulty),
            (self.performance, Case.performance == self.performance),
            (self.place, Case.place == self.place),
            (self.origin, Case.origin == self.origin),
            (self.on_the_spot, Case.on_the_spot == True),  # noqa: E712 - an SQL expression
            (self.confidential, Case.confidential == True),  # noqa: E712
            (self.batch, Case.batch == self.batch),
            (self.year, Case.year == self.year),
            (self.closed_since, Case.closed >= self.closed_since),
            (self.closed_until, Case.closed <= self.closed_until),
        ):
            if given:
                asked &= expression
        if self.mediator:
            asked &= Case.id.in_(_naming(CaseMediator, self.mediator))
        if self.person:
            asked &= Case.id.in_(_naming(Party, self.person))
        return asked

    def within(self, year: int | None) -> Filter:
        """The same for the disputes registered in a year, whatever year their number has."""
        if year is None:
            return self
        return replace(self, since=datetime.date(year, 1, 1), until=datetime.date(year, 12, 31))

    def read(self) -> Filter:
        """The same with a day, month or year among the words taken out of them as bounds."""
        text, since, until = days.narrowed(self.text, self.since, self.until)
        return replace(self, text=text, since=since, until=until)

    def facets(self) -> dict[str, list[str]]:
        """The same narrowing as far as the search row has it, so that little is read in vain."""
        until = self.until or current().today() + datetime.timedelta(days=31)
        asked = {
            "day": search.months(self.since, until),
            "state": [self.state],
            "category": codes.load("dispute").under(self.category) if self.category else [],
            "outcome": [self.outcome],
        }
        return {name: values for name, values in asked.items() if any(values)}


def _going() -> Expression:
    """Whether a dispute is still to be brought to its end, which is the archive.

    What came from a paper book closed lies in its cupboard already.
    """
    to_be_filed = (Case.state == CLOSED) & Case.batch.is_null()
    return Case.state.in_(sorted(AWAITING)) | to_be_filed


def _naming(
    model: type[CaseMediator] | type[Party], person: str
) -> ModelSelect[CaseMediator] | ModelSelect[Party]:
    named = model.person.in_(everyone_joined(person)) & model.voided.is_null()
    return model.select(model.case).where(named)


def page(asked: Filter, after: Key | None = None, size: int = 50) -> list[tuple[Case, Key]]:
    """A page of disputes, the latest day first; with a text, the last entered first."""
    if exact := _numbered(asked):
        return [] if after is not None else exact
    asked = asked.read()
    if asked.text.strip():
        before = after if isinstance(after, int) else None
        found = search.page(
            Case,
            asked.text,
            where=asked.condition(),
            facets=asked.facets(),
            before=before,
            limit=size,
        )
        return [(case, key) for case, key in found]
    if isinstance(after, tuple):
        # SQLite takes one bound of several: whichever it is, it leads straight to that place.
        asked = replace(asked, until=min(asked.until or after[0], after[0]))
    return by_day.latest(Case, asked.condition(), after, size)


def _numbered(asked: Filter) -> list[tuple[Case, Key]]:
    """The disputes whose number ends as typed (第14号), which says more than its digits."""
    typed = asked.text.strip()
    if not typed.endswith("号"):
        return []
    condition = asked.condition() & Case.number.endswith(typed)
    if not asked.voided:
        # The search finds the few with these digits; void ones it does not know.
        return [(case, case.row) for case, _key in search.page(Case, typed, where=condition)]
    rows = Case.select().where(condition)
    return [(case, case.row) for case in rows.order_by(Case.row.desc())]


def every(asked: Filter) -> list[Case]:
    """All disputes of a narrowing in the order of a ledger: by day, then as entered."""
    if asked.text.strip():
        return by_day.every(lambda key: page(asked, key, by_day.AT_ONCE))
    return list(Case.select().where(asked.read().condition()).order_by(Case.day, Case.row))


def among(found: Sequence[Case], text: str) -> list[Case]:
    """Those of a few disputes that a text means."""
    if not text:
        return list(found)
    # Stage by stage: filed ones, of which there may be thousands, are not gone through.
    stages = {case.state or "" for case in found}
    meant = {case.id for state in stages for case in every(Filter(text=text, state=state))}
    return [case for case in found if case.id in meant]


def called(which: str) -> list[Case]:
    """The disputes that an identity, a whole number or a running number means.

    A running number alone means the latest year that has it.
    """
    stands = Case.voided.is_null()
    named = (Case.number == which) | (Case.id == which)
    found = list(Case.select().where(named & stands))
    if found or not which.isdigit() or len(which) > 9:
        return found
    running = Case.select().where((Case.sequence == int(which)) & stands)
    every = list(running.order_by(Case.year.desc()))
    return [each for each in every if each.year == every[0].year]


def count(asked: Filter) -> int:
    """How many disputes a narrowing holds (without its text)."""
    return Case.select().where(replace(asked, text="").condition()).count()
