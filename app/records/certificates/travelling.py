"""What a reply brings a room of certificates, and how the room takes it in.

The code of a certificate says all that stands on it, so an answer is little more than that code.
"""

from __future__ import annotations

import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from app import codes, seal
from app.errors import AppError
from app.records import attachments
from app.records.certificates import facts, issuers, revoked
from app.records.certificates.model import (
    ISSUED,
    REFUSED,
    REVOKED,
    SUPERSEDED,
    Certificate,
    CertificateRequest,
)
from app.store import journal
from app.store.session import current

_Uuid = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
_Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]\Z", max_length=10)]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer as it travels: the code of the certificate says all that stands on it."""

    answer: _Uuid
    code: Annotated[str, Meta(max_length=3000)] | None
    day: _Day
    prints: bool
    replaces: Annotated[str, Meta(max_length=60)] | None
    request: _Uuid
    words: Annotated[str, Meta(max_length=200)] | None


class ReplyCertificates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reply brings of certificates: answers, and signed lists of what is revoked."""

    answers: list[Answer]
    revoked: list[revoked.SignedList]


def take(act: journal.Action, brought: ReplyCertificates, public: str) -> list[CertificateRequest]:
    """Keep what a verified reply of the office with this key brings, as part of that action.

    What does not fit is passed by: an answer to nothing of ours, a code that another key signed.
    """
    for signed in brought.revoked:
        for each in issuers.known_issuers().values():
            try:
                revoked.take(act, signed, each.public)
            except (seal.SealError, seal.NotCanonical):
                continue
    _end_revoked(act, public)
    return [done for each in brought.answers if (done := _taken(act, each, public)) is not None]


def _taken(act: journal.Action, each: Answer, public: str) -> CertificateRequest | None:
    try:
        return _take(act, each, public)
    except (AppError, ValueError):
        # What a later program says and this one cannot keep; it is sent again until it can.
        return None


def _end_revoked(act: journal.Action, public: str) -> None:
    """What the office has revoked since is over in the room's register too."""
    said = revoked.of(public)
    over = {number: (day, reason) for number, day, reason in said.revoked} if said else {}
    here = Certificate.received.is_null(False) & (Certificate.state == ISSUED)
    for each in list(Certificate.select().where(here)):
        if each.number in over and _signed_by(each.code or "", public) is not None:
            day, reason = over[each.number]
            state = SUPERSEDED if reason == SUPERSEDED else REVOKED
            on = datetime.date.fromisoformat(day)
            known = reason if codes.load("revoke_reason").knows(reason) else "other"
            act.change(each, state=state, ended=on, end_reason=known)


def _take(act: journal.Action, each: Answer, public: str) -> CertificateRequest | None:
    mine = (CertificateRequest.origin == current().origin) & (CertificateRequest.id == each.request)
    request = CertificateRequest.get_or_none(mine)
    if request is None or request.answer == each.answer:
        return None
    words = CertificateRequest.columns()["answer_words"].kind.parse(each.words)
    day = datetime.date.fromisoformat(each.day)
    said = {"answered": day, "answer": each.answer, "answer_words": words}
    if each.code is None:
        return act.change(request, state=REFUSED, certificate=None, **said)
    found = _signed_by(each.code, public)
    if found is None:
        return None
    made = act.add(
        Certificate,
        kind=found.kind,
        number=found.number,
        year=found.day.year,
        person=request.person,
        name=found.name,
        sex=found.sex or None,
        village=found.village or None,
        what=found.what or None,
        since=found.since,
        until=found.until,
        ends=found.ends or None,
        hours=found.hours or None,
        issuer=found.issuer,
        day=found.day,
        photo=photo_of(request),
        code=each.code,
        state=ISSUED,
        replaces=each.replaces,
        request=request.id,
        received=True,
        prints=each.prints or None,
    )
    return act.change(request, state=ISSUED, certificate=made.id, **said)


def _signed_by(code: str, public: str) -> facts.Facts | None:
    try:
        signed = facts.read(code)
        if signed.key != seal.key_id(public):
            return None
        seal.verify_certificate(public, signed.signed, signed.signature)
    except (facts.Unreadable, seal.SealError):
        return None
    return signed.facts


def photo_of(request: CertificateRequest) -> str | None:
    """The picture that was sent along with a request, by identity."""
    found = attachments.of(request.id)
    return found[0].id if found else None
