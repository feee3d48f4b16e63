"""What rooms have asked for: an office issues or refuses, with a word; replies bring the answers.

The seal is the office's, so the office prints unless it says that the room may; a sheet that the
room prints is taken to the office to be sealed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from peewee import ModelSelect

from app import seal
from app.errors import FieldErrors, Missing
from app.records import rooms
from app.records.certificates import issuers, issuing, revoked
from app.records.certificates.model import (
    ISSUED,
    REFUSED,
    Certificate,
    CertificateAnswer,
    CertificateRequest,
)
from app.records.certificates.refusals import AnsweredAlready
from app.records.certificates.travelling import Answer, ReplyCertificates, photo_of
from app.records.people import Person
from app.store import journal, line
from app.store.session import current

KNOWS = 4
"""The first schema of a program that knows certificates; older ones are sent none."""

_MOST = 1000
"""Answers in one reply; the rest goes with the next."""

_MOST_BYTES = 2_000_000
"""Of all lists of what is revoked in one reply, which may have twice as many in all."""


def waiting(text: str = "") -> list[CertificateRequest]:
    """What rooms have asked for and nobody has answered yet, the oldest first.

    With a text only what has it in its name or in what it is for.
    """
    found = _waiting().order_by(CertificateRequest.day, CertificateRequest.row)
    return [each for each in found if text in f"{each.name}{each.what or ''}"]


def count_waiting() -> int:
    """How many certificates rooms have asked for and nobody has answered yet."""
    return _waiting().count()


def _waiting() -> ModelSelect[CertificateRequest]:
    answered = CertificateAnswer.select(CertificateAnswer.request).where(
        CertificateAnswer.voided.is_null()
    )
    # What does not say for whom or what for cannot be answered.
    asked = CertificateRequest.voided.is_null() & CertificateRequest.are_whole()
    asked &= CertificateRequest.id.not_in(answered)
    theirs = CertificateRequest.origin != current().origin
    return CertificateRequest.select().where(asked & theirs & CertificateRequest.state.is_null())


def room_of(request: CertificateRequest) -> str:
    """The name of the room that asks."""
    room = rooms.room_of(request.origin)
    return room.name if room is not None else ""


def grant(
    requests: Sequence[CertificateRequest],
    *,
    prints: bool = False,
    words: str = "",
    day: datetime.date | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    **changed: Any,
) -> list[Certificate]:
    """Issue what was asked for, in one go; `prints` lets the room print, to be sealed here.

    `changed` are columns that the certificates say otherwise than asked. Raises NotAnIssuer,
    AnsweredAlready, FieldErrors, LastCertificateUnknown.
    """
    issuing.require_issuer()
    on = day or current().today()
    with journal.action("certificate.grant") as act:
        made: list[Certificate] = []
        for done, each in enumerate(requests):
            progress(done, len(requests))
            request = _open_request(each)
            values = {name: getattr(request, name) for name in issuing.SAYS if name != "issuer"
                      and name in CertificateRequest.columns()}  # fmt: skip
            values.update(changed, day=on)
            wrong = issuing.refused(values)
            if wrong:
                raise FieldErrors(wrong)
            known = Person.get_or_none(Person.id == request.person) if request.person else None
            certificate = issuing.make(
                act,
                person=known.id if known is not None else None,
                photo=photo_of(request),
                request=request.id,
                **values,
            )
            _answer(act, request, ISSUED, on, words, certificate=certificate.id, prints=prints)
            made.append(certificate)
        progress(len(requests), len(requests))
    return made


def refuse(
    requests: Sequence[CertificateRequest], *, words: str, day: datetime.date | None = None
) -> list[CertificateAnswer]:
    """Say no, and why. Raises NotAnIssuer, AnsweredAlready, FieldErrors."""
    issuing.require_issuer()
    if not words.strip():
        raise FieldErrors({"words": Missing()})
    on = day or current().today()
    with journal.action("certificate.refuse") as act:
        return [_answer(act, _open_request(each), REFUSED, on, words.strip()) for each in requests]


def _open_request(request: CertificateRequest) -> CertificateRequest:
    stands = _waiting().where(CertificateRequest.id == request.id).first()
    if stands is None:
        raise AnsweredAlready
    return stands


def _answer(
    act: journal.Action,
    request: CertificateRequest,
    verdict: str,
    day: datetime.date,
    words: str,
    *,
    certificate: str | None = None,
    prints: bool = False,
) -> CertificateAnswer:
    return act.add(
        CertificateAnswer,
        request=request.id,
        room=request.origin,
        verdict=verdict,
        words=words or None,
        day=day,
        certificate=certificate,
        prints=prints or None,
    )


def carry_on(act: journal.Action, old: Certificate, new: Certificate) -> None:
    """Tell the room that asked for a certificate which one has come in its place."""
    last = _last_answer(old.request) if old.request else None
    if last is not None:
        act.add(
            CertificateAnswer,
            request=last.request,
            room=last.room,
            verdict=ISSUED,
            day=new.day,
            certificate=new.id,
            prints=last.prints,
        )


def _last_answer(request: str | None) -> CertificateAnswer | None:
    asked = (CertificateAnswer.request == request) & CertificateAnswer.voided.is_null()
    return CertificateAnswer.select().where(asked).order_by(CertificateAnswer.row.desc()).first()


def brought_to(room: str, *, until: int | None = None) -> ReplyCertificates | None:
    """What the next reply brings a room: answers it has not said that it holds, and the lists.

    `until` is the entry of ours up to which it counts, for a reply that was begun then. None for
    a room whose program is older than certificates.
    """
    if line.newest_schema(room) < KNOWS:
        return None
    answers: list[Answer] = []
    asked = (CertificateAnswer.room == room) & CertificateAnswer.voided.is_null()
    if until is not None:
        asked &= CertificateAnswer.entry <= until
    newest: dict[str, CertificateAnswer] = {}
    for each in CertificateAnswer.select().where(asked).order_by(CertificateAnswer.row):
        newest[each.request] = each
    held = _held([each.request for each in newest.values()])
    for each in newest.values():
        if held.get(each.request) != each.id and len(answers) < _MOST:
            answers.append(_travelling(each))
    return ReplyCertificates(answers=answers, revoked=list(_lists()))


def _lists() -> Iterator[revoked.SignedList]:
    """The newest list of each issuer, the nearest first, as long as a reply has room for them.

    An issuer below must not be able to fill the replies of all with a list of its own.
    """
    room = _MOST_BYTES
    for each in issuers.known_issuers().values():
        listed = revoked.newest(each.public)
        takes = len(seal.canonical(msgspec.to_builtins(listed))) if listed is not None else 0
        if listed is not None and takes <= room:
            room -= takes
            yield listed


def _held(requests: Sequence[str]) -> dict[str, str]:
    """The answer that each room says it has, by request."""
    found: dict[str, str] = {}
    for start in range(0, len(requests), 500):
        part = requests[start : start + 500]
        for each in CertificateRequest.select().where(CertificateRequest.id.in_(part)):
            found[each.id] = each.answer or ""
    return found


def _travelling(each: CertificateAnswer) -> Answer:
    made = journal.get(Certificate, each.certificate) if each.certificate else None
    return Answer(
        answer=each.id,
        code=made.code if made is not None else None,
        day=each.day.isoformat(),
        prints=bool(each.prints),
        replaces=made.replaces if made is not None else None,
        request=each.request,
        words=each.words,
    )
