"""The register of certificates, narrowed and a page at a time; what ends soon."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from peewee import Expression

from app.records import people
from app.records.certificates.model import (
    ISSUED,
    REVOKED,
    SUPERSEDED,
    Certificate,
    CertificateRequest,
)
from app.records.keeping import Narrowing
from app.store import journal, search
from app.store.session import current

EXPIRING_IN = datetime.timedelta(days=60)
"""So long before its end a term is spoken of: time to meet and to appoint anew."""


@dataclass(frozen=True)
class Filter(Narrowing):
    """A narrowing of the register; empty things leave everything.

    `only` is a state (`state`) or "unprinted".
    """

    kind: str = ""
    only: str = ""
    person: str = ""


def get(certificate: str) -> Certificate:
    """A certificate by identity. Raises NotFound."""
    return journal.get(Certificate, certificate)


def page(
    asked: Filter | None = None, *, after: int | None = None, size: int = 50
) -> list[tuple[Certificate, int]]:
    """A page of the register with the key that the next goes on from, the newest first."""
    asked = asked or Filter()
    condition = _condition(asked)
    if asked.text.strip():
        return list(search.page(Certificate, asked.text, where=condition, before=after, limit=size))
    if after is not None:
        condition &= Certificate.row < after
    rows = Certificate.select().where(condition).order_by(Certificate.row.desc()).limit(size)
    return [(each, each.row) for each in rows]


def every(asked: Filter | None = None) -> list[Certificate]:
    """All that a narrowing leaves, in the order in which they were issued."""
    asked = asked or Filter()
    if asked.text.strip():
        found = [each for each, _key in page(asked, size=10_000)]
        return sorted(found, key=lambda each: each.row)
    return list(Certificate.select().where(_condition(asked)).order_by(Certificate.row))


def printable(kind: str = "") -> list[Certificate]:
    """Those in force that are printed here, in the order in which they were issued."""
    return [each for each in every(Filter(kind=kind, only=ISSUED)) if each.prints]


def can_print(found: Sequence[Certificate]) -> bool:
    """Whether all of these, at least one, are printed here."""
    return bool(found) and all(each.state == ISSUED and each.prints for each in found)


def count(asked: Filter | None = None) -> int:
    """How many a narrowing leaves."""
    asked = asked or Filter()
    if asked.text.strip():
        return len(every(asked))
    return Certificate.select().where(_condition(asked)).count()


def _condition(asked: Filter) -> Expression:
    today = current().today()
    here = Certificate.origin == current().origin
    voided = asked.voided or asked.only == "void"
    condition = here & Certificate.voided.is_null(not voided)
    over = Certificate.ends.is_null(False) & (Certificate.until < today)
    if asked.only in (SUPERSEDED, REVOKED):
        condition &= Certificate.state == asked.only
    elif asked.only:
        if asked.only != "void":
            condition &= Certificate.state == ISSUED
        if asked.only == "expired":
            condition &= over
        elif asked.only == "expiring":
            ends = Certificate.until.between(today, today + EXPIRING_IN)
            condition &= Certificate.ends.is_null(False) & ends
        elif asked.only == ISSUED:
            condition &= ~over
        elif asked.only == "unprinted":
            condition &= Certificate.printed.is_null() & Certificate.prints.is_null(False)
    if asked.kind:
        condition &= Certificate.kind == asked.kind
    if asked.person:
        condition &= Certificate.person.in_(people.everyone_joined(asked.person))
    if asked.since is not None:
        condition &= Certificate.day >= asked.since
    if asked.until is not None:
        condition &= Certificate.day <= asked.until
    return condition


def state(certificate: Certificate, on: datetime.date | None = None) -> str:
    """Where it stands on a day (today): issued, expiring, expired, superseded, revoked or void."""
    day = on or current().today()
    if certificate.voided:
        return "void"
    if certificate.state and certificate.state != ISSUED:
        return certificate.state
    if certificate.ends and certificate.until is not None:
        if certificate.until < day:
            return "expired"
        if certificate.until <= day + EXPIRING_IN:
            return "expiring"
    return ISSUED


def expiring(until: datetime.date | None = None) -> list[Certificate]:
    """What ends up to a day (within 60 days) and has no successor yet, the nearest first.

    A successor is a later certificate of the same kind, for the same, for the same person.
    """
    today = current().today()
    last = until or today + EXPIRING_IN
    ends = Certificate.ends.is_null(False) & Certificate.until.between(today, last)
    rows = Certificate.select().where(_condition(Filter(only=ISSUED)) & ends)
    found = rows.order_by(Certificate.until, Certificate.row)
    return [each for each in found if not _followed(each)]


def _followed(certificate: Certificate) -> bool:
    later = (
        (Certificate.origin == certificate.origin)
        & (Certificate.kind == certificate.kind)
        & (Certificate.state == ISSUED)
        & (Certificate.until > certificate.until)
        & Certificate.voided.is_null()
    )
    whose = (
        Certificate.person == certificate.person
        if certificate.person
        else Certificate.name == certificate.name
    )
    same = later & whose & (Certificate.what == certificate.what)
    return Certificate.select().where(same).exists()


def requests(
    text: str = "", *, after: int | None = None, size: int = 50
) -> list[tuple[CertificateRequest, int]]:
    """What this room has asked for, the newest first, with the key that the next page goes on."""
    condition = (
        CertificateRequest.origin == current().origin
    ) & CertificateRequest.voided.is_null()
    if text.strip():
        return list(
            search.page(CertificateRequest, text, where=condition, before=after, limit=size)
        )
    if after is not None:
        condition &= CertificateRequest.row < after
    rows = CertificateRequest.select().where(condition)
    rows = rows.order_by(CertificateRequest.row.desc()).limit(size)
    return [(each, each.row) for each in rows]
