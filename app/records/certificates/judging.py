"""Whether a certificate is genuine, from its code alone, without a network."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from app import seal
from app.records.certificates import facts, issuers, revoked
from app.records.certificates.facts import Facts
from app.records.certificates.issuers import KnownIssuer
from app.records.certificates.model import ISSUED, SUPERSEDED, Certificate
from app.store.session import current

State = Literal[
    "genuine", "expired", "revoked", "superseded", "altered", "unknown", "newer", "other"
]


@dataclass(frozen=True)
class Verdict:
    """What a code says and whether it may be believed.

    `facts` is None where nothing in it can be believed; of an `unknown` issuer they are only what
    the code claims. `ended` and `reason` (code of revoke_reason) tell when and why it ended,
    `listed` the day of the newest list of the issuer's revocations, None where there is none.
    """

    state: State
    facts: Facts | None = None
    issuer: KnownIssuer | None = None
    ended: datetime.date | None = None
    reason: str = ""
    listed: datetime.date | None = None
    begins: datetime.date | None = None
    """The first day of a term that has not begun yet."""


def judge(code: str, *, on: datetime.date | None = None) -> Verdict:
    """Judge the text of a code of squares on a day (today)."""
    day = on or current().today()
    if not facts.is_code(code):
        return Verdict("other")
    try:
        signed = facts.read(code)
    except facts.Newer:
        return Verdict("newer")
    except facts.Unreadable:
        return Verdict("altered")
    issuer = issuers.known_issuers().get(signed.key)
    if issuer is None:
        return Verdict("unknown", signed.facts)
    try:
        seal.verify_certificate(issuer.public, signed.signed, signed.signature)
    except seal.SealError:
        return Verdict("altered", None, issuer)
    return _stands(signed.facts, issuer, day)


def _stands(said: Facts, issuer: KnownIssuer, day: datetime.date) -> Verdict:
    listed = revoked.of(issuer.public)
    known = listed.on if listed is not None else None
    if issuer.how == "own":
        # Our own register knows at once, and what stands in no list because it is void.
        known = current().today()
        mine = (Certificate.origin == current().origin) & (Certificate.number == said.number)
        kept = Certificate.get_or_none(mine & Certificate.received.is_null())
        if kept is not None and (kept.voided or kept.state != ISSUED):
            reason = kept.end_reason or "other"
            return Verdict(_over(reason), said, issuer, kept.ended, reason, known)
    for number, ended, reason in listed.revoked if listed is not None else ():
        if number == said.number:
            on = datetime.date.fromisoformat(ended)
            return Verdict(_over(reason), said, issuer, on, reason, known)
    if said.ends and said.until is not None and said.until < day:
        return Verdict("expired", said, issuer, said.until, "", known)
    begins = said.since if said.ends and said.since is not None and said.since > day else None
    return Verdict("genuine", said, issuer, None, "", known, begins)


def _over(reason: str) -> Literal["revoked", "superseded"]:
    return "superseded" if reason == SUPERSEDED else "revoked"
