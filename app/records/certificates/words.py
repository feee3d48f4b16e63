"""A verdict in plain words, for window and command alike, and the facts to be compared."""

from __future__ import annotations

from app import codes
from app.errors import AppError
from app.fields import long_day
from app.fields.kind import seen
from app.language import N_, _
from app.records.certificates.facts import Facts
from app.records.certificates.judging import Verdict


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
    return " ".join(filter(None, (text, _begins(verdict), _listed(verdict))))


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
