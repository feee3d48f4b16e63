"""Lists of disputes, narrowed and page by page; and what happened in one, in order."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from peewee import Expression, ModelSelect, Tuple

from app import codes
from app.language import N_, _
from app.records import attachments, days
from app.records.cases import money, parts
from app.records.cases.model import (
    Case,
    CaseMediator,
    CaseNote,
    Confirmation,
    Party,
    PoliceReport,
    Suggestion,
    Urging,
)
from app.records.cases.step import ENDED, OPEN
from app.records.people import everyone_joined
from app.records.visits import Referral, Visit
from app.store import Record, search
from app.store.session import current


@dataclass(frozen=True)
class Filter:
    """What a list of disputes is narrowed to.

    `state` is a stage, `going` means not over yet; `person` a party under any identity.
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
            (self.going, Case.state.in_(sorted(OPEN))),
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

    def read(self) -> Filter:
        """The same with a day, month or year among the words taken out of them as bounds."""
        rest, span = days.read(self.text, current().today()) if self.text else ("", None)
        if span is None:
            return self
        since, until = span
        return replace(
            self,
            text=rest,
            since=max(since, self.since) if self.since else since,
            until=min(until, self.until) if self.until else until,
        )

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


def _naming(
    model: type[CaseMediator] | type[Party], person: str
) -> ModelSelect[CaseMediator] | ModelSelect[Party]:
    named = model.person.in_(everyone_joined(person)) & model.voided.is_null()
    return model.select(model.case).where(named)


Key = tuple[datetime.date, int] | int
"""Where the next page of a list goes on."""


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
    condition = asked.condition()
    if isinstance(after, tuple):
        condition &= Tuple(Case.day, Case.row) < Tuple(Case.day.db_value(after[0]), after[1])
    rows = Case.select().where(condition).order_by(Case.day.desc(), Case.row.desc()).limit(size)
    return [(case, (case.day, case.row)) for case in rows]


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
        found: list[Case] = []
        key: Key | None = None
        while rows := page(asked, key, 500):
            found += [case for case, _key in rows]
            key = rows[-1][1]
        return sorted(found, key=lambda case: (case.day, case.row))
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


# What happened


@dataclass(frozen=True)
class Event:
    """One line of the timeline. `kind` says what it is (a step or a kind of record)."""

    day: datetime.date
    kind: str
    words: str
    record: Record


def timeline(case: Case) -> list[Event]:
    """What happened in a dispute, the latest first."""
    found = [*_own(case), *_hanging(case)]
    # On the same day the later stage stands above.
    order = {id(each): number for number, each in enumerate(found)}
    return sorted(found, key=lambda each: (each.day, order[id(each)]), reverse=True)


def _own(case: Case) -> list[Event]:
    found: list[Event] = []

    def event(day: datetime.date | None, kind: str, words: str) -> None:
        if day is not None:
            found.append(Event(day, kind, words, case))

    source = codes.load("case_source").label(case.source) if case.source else ""
    if case.visit:
        visit = Visit.get_or_none(Visit.id == case.visit)
        if visit is not None:
            words = _("From the visit of {name}").format(name=visit.name or _("(no name)"))
            found.append(Event(case.day, "visit", words, visit))
    sent = Referral.get_or_none(Referral.id == case.referral) if case.referral else None
    if sent is not None:
        day = sent.submitted or datetime.date.fromisoformat(sent.made_at[:10])
        found.append(Event(day, "referral", _said(N_("Legal aid"), sent.centre), sent))
    event(case.day, "register", _("Registered"))
    event(case.declined, "decline", _said(N_("Declined"), case.decline_reason))
    event(case.accepted, "accept", _said(N_("Accepted"), source))
    how = codes.load("told_how").label(case.notified_how) if case.notified_how else ""
    event(case.notified, "tell_rights", _said(N_("Rights told"), how))
    return found


def _said(label: str, more: str | None) -> str:
    return f"{_(label)} · {more}" if more else _(label)


def _hanging(case: Case) -> list[Event]:
    found: list[Event] = []

    def event(record: Any, day: datetime.date | None, kind: str, *words: str | None) -> None:
        if day is not None:
            found.append(Event(day, kind, " · ".join(filter(None, words)), record))

    for each in parts.of(CaseMediator, case):
        event(each, each.since, "name_mediator", _("Mediator"), each.name)
        event(each, each.avoidance_asked, "avoidance", _("Avoidance asked for"), each.name)
    for each in parts.inquiries(case):
        scans = attachments.of(each.id)
        photos = _("{count} attachments").format(count=len(scans)) if scans else None
        event(each, each.day, "inquiry", _("Investigation record"), each.place, photos)
    for number, each in enumerate(parts.sessions(case), 1):
        result = codes.load("session_result").label(each.result)
        again = _("next on {day}").format(day=each.next_day) if each.next_day else None
        event(each, each.day, "session", _("Session {number}").format(number=number), result, again)
    for each in parts.agreements(case):
        form = codes.load("agreement_form").label(each.form)
        event(each, each.day, "agreement", _("Agreement"), form, each.number)
        if each.form == "written":
            event(each, each.effective, "effective", _("In force"), each.number)
        for line in money.statement(case, each).payments:
            event(line, line.day, "payment", _("Paid"), money.yuan(line.amount), line.voucher)
    for each in parts.of(Urging, case):
        event(each, each.day, "urging", _("Reminder to perform"), each.whom)
    for each in parts.of(Confirmation, case):
        event(each, each.applied, "confirmation", _("Applied for confirmation"), each.court)
        result = codes.load("confirmation").label(each.result) if each.result else None
        event(each, each.decided, "ruling", _("Decision of the court"), result, each.ruling)
    for each in parts.extensions(case):
        words = codes.load("extension").label(each.kind), each.until.isoformat()
        event(each, each.day, "extension", _("Extension"), *words)
    for each in parts.of(PoliceReport, case):
        event(each, each.time.date(), "police", _("Reported to the police"), each.whom)
    if case.performed is not None and case.performance:
        how = codes.load("performance").label(case.performance)
        event(case, case.performed, "perform", how)
    if case.state == ENDED or case.outcome in ("failed", "withdrawn", "refused", "handed_on"):
        how = codes.load("outcome").label(case.outcome) if case.outcome else None
        event(case, case.ended, "end", _("Ended"), how, case.end_reason)
    for each in parts.of(Suggestion, case):
        event(each, each.day, "suggestion", _("Suggestion"), each.whom)
    for each in parts.of(CaseNote, case):
        event(each, each.day, "note", _("Correction") if each.correction else _("Note"), each.words)
    for each in parts.revisits(case):
        satisfied = (
            codes.load("satisfaction").label(each.satisfaction) if each.satisfaction else None
        )
        event(each, each.day, "revisit", _("Return visit"), satisfied)
    event(case, case.closed, "close", _("Closed"))
    event(case, case.archived, "archive", _("Archived"), case.volume)
    return found
