"""Certificates: issued and signed by an office, asked for by rooms, judged by anybody."""

from app.records.certificates.answering import (
    brought_to,
    count_waiting,
    grant,
    refuse,
    room_of,
    waiting,
)
from app.records.certificates.asking import ask, ask_within, change, restore, withdraw
from app.records.certificates.ending import reissue, revoke, revoke_all
from app.records.certificates.facts import Facts
from app.records.certificates.issuing import (
    issue,
    issuer_name,
    may_print,
    note_printed,
    of_person,
    photo,
    refused,
)
from app.records.certificates.judging import Verdict, judge
from app.records.certificates.kinds import kind_of
from app.records.certificates.listing import (
    Filter,
    can_print,
    count,
    every,
    expiring,
    get,
    page,
    printable,
    requests,
    state,
)
from app.records.certificates.model import (
    ISSUED,
    REFUSED,
    REVOKED,
    SUPERSEDED,
    Certificate,
    CertificateAnswer,
    CertificateNumbers,
    CertificateRequest,
    Issuer,
    Revocations,
)
from app.records.certificates.travelling import ReplyCertificates, take

__all__ = [
    "ISSUED",
    "REFUSED",
    "REVOKED",
    "SUPERSEDED",
    "Certificate",
    "CertificateAnswer",
    "CertificateNumbers",
    "CertificateRequest",
    "Facts",
    "Filter",
    "Issuer",
    "ReplyCertificates",
    "Revocations",
    "Verdict",
    "ask",
    "ask_within",
    "brought_to",
    "can_print",
    "change",
    "count",
    "count_waiting",
    "every",
    "expiring",
    "get",
    "grant",
    "issue",
    "issuer_name",
    "judge",
    "kind_of",
    "may_print",
    "note_printed",
    "of_person",
    "page",
    "photo",
    "printable",
    "refuse",
    "refused",
    "reissue",
    "requests",
    "restore",
    "revoke",
    "revoke_all",
    "room_of",
    "state",
    "take",
    "waiting",
    "withdraw",
]
