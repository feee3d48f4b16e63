"""What happened in a dispute, in order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from app import codes
from app.language import N_, _
from app.records import attachments
from app.records.cases import money, parts
from app.records.cases.model import (
    Case,
    CaseMediator,
    CaseNote,
    Confirmation,
    PoliceReport,
    Suggestion,
    Urging,
)
from app.records.cases.step import ENDED
from app.records.visits import Referral, Visit
from app.store import Record, registry


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

    def event(
        day: datetime.date | None, kind: str, words: str, record: Record | None = None
    ) -> None:
        if day is not None:
            found.append(Event(day, kind, words, record or case))

    source = codes.load("case_source").label(case.source) if case.source else ""
    if case.visit:
        visit = Visit.get_or_none(Visit.id == case.visit)
        if visit is not None:
            words = _("From the visit of {name}").format(name=visit.name or _("(no name)"))
            event(case.day, "visit", words, visit)
    # What watches risks knows disputes, not the other way round.
    watched = registry["risk"].where_equal("id", case.risk, void=True) if case.risk else []
    for each in watched:
        event(case.day, "risk", _("From the risk"), each)
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
