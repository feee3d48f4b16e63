"""Certificates and verdicts on them in plain words, for window and command alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from app import codes
from app.errors import AppError
from app.fields import long_day
from app.fields.kind import seen
from app.language import N_, _, n_, sentences
from app.records.certificates import listing
from app.records.certificates.facts import Facts
from app.records.certificates.judging import Verdict
from app.records.certificates.model import ISSUED, Certificate, CertificateRequest
from app.records.references import besides
from app.store.session import current

WHAT: Final = {
    "appointment": N_("Appointed as"),
    "completion": N_("Course"),
    "honour": N_("Honour"),
    "volunteer": N_("What the volunteer does"),
}
"""What the blank `what` is called on each kind."""

SINCE: Final = {
    "appointment": N_("Appointed from"),
    "completion": N_("Course from"),
    "volunteer": N_("Service from"),
}
UNTIL: Final = {
    "appointment": N_("Appointed until"),
    "completion": N_("Course to"),
    "literate": N_("Valid until"),
    "volunteer": N_("Service to"),
}

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


class NoCode(AppError):
    """There is no code of squares on a photo or in a PDF (file)."""

    message = N_(
        "No code was found on {file}. Hold the telephone closer and level, in even light,"
        " and take the photo again."
    )


_HEADS = {
    "genuine": N_("Genuine"),
    "expired": N_("Expired"),
    "revoked": N_("Revoked"),
    "superseded": N_("Replaced by a new certificate"),
    "altered": N_("Altered or forged"),
    "unknown": N_("The issuer is not known here"),
    "newer": N_("Made by a newer version"),
    "other": N_("Not the code of a certificate"),
}
_WHY = {
    "genuine": N_("{issuer} has issued it, and it is in force."),
    "expired": N_("{issuer} has issued it, but its last day was {ended}."),
    "revoked": N_("{issuer} has issued it and revoked it on {ended}: {reason}."),
    "superseded": N_("{issuer} has issued another in its place on {ended}; only that one counts."),
    "altered": N_(
        "The signature does not belong to what the code says. Do not accept it; ask the office"
        " that is said to have issued it."
    ),
    "unknown": N_(
        "Nothing can be said about it, for the key of this issuer is missing. Ask the issuer for"
        " its key file and take it in here."
    ),
    "newer": N_("Update this program, then look again."),
    "other": N_("The code holds something else; it says nothing about the certificate."),
}


def head(verdict: Verdict) -> str:
    """The verdict in a word or two."""
    return _(_HEADS[verdict.state])


def why(verdict: Verdict) -> str:
    """What the verdict rests on, in a sentence or two."""
    text = _(_WHY[verdict.state]).format(
        issuer=verdict.issuer.name if verdict.issuer else "",
        ended=verdict.ended.isoformat() if verdict.ended else "",
        reason=codes.load("revoke_reason").label(verdict.reason),
    )
    return sentences(text, _begins(verdict), _listed(verdict))


def look(verdict: Verdict) -> str:
    """How the verdict is coloured: safe, late or soon."""
    if verdict.state == "genuine":
        return "safe"
    return "soon" if verdict.state in ("unknown", "newer", "other") else "late"


def together(verdicts: Sequence[Verdict]) -> str:
    """How many certificates were judged, and how many of them are not in order."""
    count, bad = len(verdicts), sum(each.state != "genuine" for each in verdicts)
    said = n_("{count} certificate", "{count} certificates", count).format(count=count)
    if not bad:
        return _("{certificates}, all of them genuine").format(certificates=said)
    return _("{certificates}, {bad} of them not in order").format(certificates=said, bad=bad)


def _begins(verdict: Verdict) -> str:
    if verdict.begins is None:
        return ""
    return _("Its term has not begun yet: it begins on {day}.").format(
        day=verdict.begins.isoformat()
    )


def _listed(verdict: Verdict) -> str:
    """How far revocations are known: a verdict is no better than the list it rests on."""
    if verdict.state not in ("genuine", "expired") or verdict.issuer is None:
        return ""
    if verdict.issuer.how == "own":
        return ""
    if verdict.listed is None:
        return _("No list of this issuer's revocations has come here yet.")
    return _("Revocations are known up to {day}.").format(day=verdict.listed.isoformat())


COMPARE = N_("Compare each line with the paper. If one differs, the paper was altered.")


def lines(facts: Facts) -> list[tuple[str, str]]:
    """What stands in the code, line by line, as it should stand on the paper."""
    term = f"{_day(facts, 'since')} — {_day(facts, 'until')}".strip(" —")
    found = [
        (_("Kind of certificate"), codes.load("certificate_kind").label(facts.kind)),
        (_("Certificate number"), facts.number),
        (_("Name on it"), facts.name),
        (_("Sex"), codes.load("sex").label(facts.sex) if facts.sex else ""),
        (_("Village or unit"), facts.village),
        (_("As what, or for what"), facts.what),
        (_("Term") if facts.ends else _("Days"), term),
        (_("Hours"), str(facts.hours) if facts.hours else ""),
        (_("Issued by"), facts.issuer),
        (_("Date of issue"), long_day(facts.day)),
    ]
    # Whoever spelled the code may have hidden marks that turn the letters on the screen around.
    return [(label, seen(value).strip()) for label, value in found if seen(value).strip()]


def _day(facts: Facts, name: str) -> str:
    day = getattr(facts, name)
    return long_day(day) if day is not None else ""


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


def span(record: Certificate | CertificateRequest) -> str:
    """From when to when."""
    since, until = record.since, record.until
    if since and until:
        return f"{since.isoformat()} — {until.isoformat()}"
    if until:
        return _("until {day}").format(day=until.isoformat())
    return since.isoformat() if since else ""


def state(certificate: Certificate) -> str:
    """Where a certificate stands, in a word or two."""
    found = listing.state(certificate)
    if found == "expiring" and certificate.until is not None:
        left = (certificate.until - current().today()).days
        return _("{days} days left").format(days=left)
    if found == "issued" and certificate.ends and certificate.until is not None:
        return _("until {day}").format(day=certificate.until.isoformat())
    return _(STATES[found])


_SAID: Final = (
    "kind", "number", "name", "sex", "village", "what", "since", "until", "hours", "issuer", "day",
    "state", "printed", "replaces", "why", "ended", "end_reason", "end_words",
)  # fmt: skip
"""What stands on the paper, or is said of every certificate."""


def about(certificate: Certificate, left_out: Iterable[str] = ()) -> list[str]:
    """What the paper does not say: printed, reissued, revoked, by whom, and what else is known."""
    said: list[str] = []
    if certificate.printed:
        said.append(_("Printed on {day}").format(day=certificate.printed.isoformat()))
    elif certificate.prints and certificate.state == ISSUED:
        said.append(_("Not printed yet"))
    if certificate.replaces:
        why = codes.load("reissue_reason").label(certificate.why) if certificate.why else ""
        said.append(_("In place of {number}").format(number=certificate.replaces) + f" {why}")
    if certificate.ended and certificate.end_reason:
        why = codes.load("revoke_reason").label(certificate.end_reason)
        said.append(f"{certificate.ended.isoformat()} {why} {certificate.end_words or ''}".strip())
    return [*said, *besides(certificate, _SAID, left_out)]


def why_not_printed(certificate: Certificate) -> str:
    """Why it is not printed here."""
    if certificate.state != ISSUED:
        return _("It is in force no more and is not printed again.")
    return _("The office prints and seals this one.")
