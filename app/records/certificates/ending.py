"""Reissue and revoke: what ends a certificate, and the new signed list that says so to all."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app.errors import FieldErrors, Missing
from app.records.certificates import answering, issuing, revoked
from app.records.certificates.model import ISSUED, REVOKED, SUPERSEDED, Certificate
from app.records.certificates.refusals import FromTheOffice, IsOver
from app.store import journal
from app.store.session import current


def reissue(
    certificate: Certificate, *, why: str, day: datetime.date | None = None, **changed: Any
) -> Certificate:
    """Issue a new one in place of another, which is valid no more (why: code of reissue_reason).

    `changed` are the columns that the new one says otherwise. Raises NotAnIssuer, IsOver,
    FieldErrors.
    """
    old = _own(certificate)
    on = day or current().today()
    values = {name: getattr(old, name) for name in (*issuing.SAYS, "person", "photo", "request")}
    values.update(changed, day=on)
    wrong = issuing.refused(values)
    if not why:
        wrong["why"] = Missing()
    if wrong:
        raise FieldErrors(wrong)
    with journal.action("certificate.reissue") as act:
        act.change(old, state=SUPERSEDED, ended=on, end_reason=SUPERSEDED)
        made = issuing.make(act, replaces=old.number, why=why, **values)
        answering.carry_on(act, old, made)
        revoked.write(act)
        return made


def revoke(
    certificate: Certificate, *, reason: str, day: datetime.date | None = None, words: str = ""
) -> Certificate:
    """Declare a certificate valid no more; a new signed list says so to all who judge.

    Raises NotAnIssuer, IsOver, FieldErrors.
    """
    [ended] = revoke_all([certificate], reason=reason, day=day, words=words)
    return ended


def revoke_all(
    found: Sequence[Certificate],
    *,
    reason: str,
    day: datetime.date | None = None,
    words: str = "",
) -> list[Certificate]:
    """Declare several valid no more for one reason, all or none, with one new signed list."""
    stand = [_own(each) for each in found]
    if not reason:
        raise FieldErrors({"reason": Missing()})
    ended = day or current().today()
    said = {"state": REVOKED, "ended": ended, "end_reason": reason, "end_words": words or None}
    with journal.action("certificate.revoke") as act:
        over = [act.change(each, **said) for each in stand]
        revoked.write(act)
        return over


def _own(certificate: Certificate) -> Certificate:
    issuing.require_issuer()
    stands = journal.get(Certificate, certificate.id)
    if stands.received:
        raise FromTheOffice
    if stands.state != ISSUED or stands.voided:
        raise IsOver(number=stands.number)
    return stands
