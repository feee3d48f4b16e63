"""How certificates are said in lists: terms, states, and what each kind calls its blanks."""

from __future__ import annotations

import datetime
from typing import Any, Final

from app import codes
from app.language import N_, _
from app.records import certificates
from app.records.certificates import Certificate

WHAT: Final = {
    "appointment": N_("Appointed as"),
    "completion": N_("Course"),
    "honour": N_("Honour"),
    "volunteer": N_("What the volunteer does"),
}
"""What the blank `what` is called on each kind."""

SINCE: Final = {"completion": N_("Course from")}
UNTIL: Final = {"completion": N_("Course to"), "literate": N_("Valid until")}

SHORT: Final = {
    "appointment": N_("Appointment"),
    "literate": N_("Law-literate"),
    "completion": N_("Completion"),
    "honour": N_("Distinction"),
    "volunteer": N_("Volunteer"),
}

STATES: Final = {
    "issued": N_("in force"),
    "expiring": N_("ends soon"),
    "expired": N_("expired"),
    "superseded": N_("reissued"),
    "revoked": N_("revoked"),
    "void": N_("void"),
}
LOOKS: Final = {
    "issued": "safe", "expiring": "soon", "expired": "late", "superseded": "quiet",
    "revoked": "late", "void": "quiet",
}  # fmt: skip


def kind(code: str) -> str:
    """A kind in words."""
    return codes.load("certificate_kind").label(code)


def short(code: str) -> str:
    """A kind in the one word that a narrow column has room for."""
    return _(SHORT[code]) if code in SHORT else kind(code)


def label(code: str, name: str, usual: str) -> str:
    """What a blank is called on a kind of certificate."""
    own = {"what": WHAT, "since": SINCE, "until": UNTIL}.get(name, {})
    return _(own.get(code, usual))


def span(record: Any) -> str:
    """From when to when."""
    since, until = record.since, record.until
    if since and until:
        return f"{since.isoformat()} — {until.isoformat()}"
    if until:
        return _("until {day}").format(day=until.isoformat())
    return since.isoformat() if since else ""


def state(certificate: Certificate) -> str:
    """Where a certificate stands, in a word or two."""
    found = certificates.state(certificate)
    if found == "expiring" and certificate.until is not None:
        left = (certificate.until - _today()).days
        return _("{days} days left").format(days=left)
    if found == "issued" and certificate.ends and certificate.until is not None:
        return _("until {day}").format(day=certificate.until.isoformat())
    return _(STATES[found])


def look(certificate: Certificate) -> str:
    """The look of that word."""
    return LOOKS[certificates.state(certificate)]


def _today() -> datetime.date:
    from app.store.session import current

    return current().today()


def order(certificate: Certificate) -> str:
    """What ends first stands first; what is over stands last."""
    return certificates.state(certificate) + str(certificate.until or "")


def about(certificate: Certificate) -> list[str]:
    """What the paper does not say: printed, reissued, revoked, by whom."""
    said: list[str] = []
    if certificate.printed:
        said.append(_("Printed on {day}").format(day=certificate.printed.isoformat()))
    elif certificate.prints and certificate.state == certificates.ISSUED:
        said.append(_("Not printed yet"))
    if certificate.replaces:
        why = codes.load("reissue_reason").label(certificate.why) if certificate.why else ""
        said.append(_("In place of {number}").format(number=certificate.replaces) + f" {why}")
    if certificate.ended and certificate.end_reason:
        why = codes.load("revoke_reason").label(certificate.end_reason)
        said.append(f"{certificate.ended.isoformat()} {why} {certificate.end_words or ''}".strip())
    return said


def why_not_printed(certificate: Certificate) -> str:
    """Why it is not printed here."""
    if certificate.state != certificates.ISSUED:
        return _("It is in force no more and is not printed again.")
    return _("The office prints and seals this one.")
