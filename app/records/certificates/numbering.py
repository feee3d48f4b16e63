"""Numbers of certificates: per installation, kind and year, never used twice."""

from __future__ import annotations

from peewee import fn

from app import codes, settings
from app.language import _
from app.records import directory, on_paper
from app.records.certificates.kinds import kind_of
from app.records.certificates.model import Certificate, CertificateNumbers
from app.records.certificates.refusals import BadCertificateNumber, LastCertificateUnknown
from app.store import journal, preferences
from app.store.session import current


def check_template(template: str) -> None:
    """Raise BadCertificateNumber for a template by which two certificates would be one."""
    one = {"year": 2025, "body": "", "word": "聘", "n": 1}
    if not on_paper.tells_apart(template, one, {"year": 2026}, {"word": "明"}, {"n": 2}):
        raise BadCertificateNumber


def body() -> str:
    """The short name of the issuer in the number: as set, or the district's first character."""
    said = preferences.get(settings.CERTIFICATE_BODY)
    if said:
        return said
    district = directory.districts().get(current().code[:6])
    return (district or current().name)[:1]


def number(kind: str, year: int, sequence: int) -> str:
    """The number as it stands on paper."""
    return preferences.get(settings.CERTIFICATE_NUMBER).format(
        year=year, body=body(), word=kind_of(kind).word, n=sequence
    )


def last_used(kind: str, year: int) -> int:
    """The highest running number of a kind and year, here or on paper; void ones counted."""
    mine = (Certificate.origin == current().origin) & (Certificate.year == year)
    mine &= (Certificate.kind == kind) & Certificate.received.is_null()
    used = Certificate.select(fn.MAX(Certificate.sequence)).where(mine).scalar() or 0
    said = _said(kind, year)
    paper = CertificateNumbers.select(fn.MAX(CertificateNumbers.last)).where(said).scalar() or 0
    return max(used, paper)


def _said(kind: str, year: int) -> object:
    asked = CertificateNumbers
    mine = asked.voided.is_null() & (asked.origin == current().origin)
    return mine & (asked.kind == kind) & (asked.year == year)


def say_last_on_paper(kind: str, year: int, last: int) -> CertificateNumbers:
    """Go on after the last number of a kind and year that stands on paper. Raises FieldErrors."""
    with journal.action("certificate.numbers") as act:
        return act.add(CertificateNumbers, kind=kind, year=year, last=last, epoch=current().epoch)


def must_ask(kind: str, year: int) -> bool:
    """Whether the last number must be looked up on paper: a backup was restored."""
    if not on_paper.is_restored():
        return False
    known = _said(kind, year) & (CertificateNumbers.epoch == current().epoch)
    return not CertificateNumbers.select().where(known).exists()


def next_of(kind: str, year: int) -> tuple[int, str]:
    """The next running number and how it is written. Raises LastCertificateUnknown."""
    if must_ask(kind, year):
        label = codes.load("certificate_kind").label(kind)
        raise LastCertificateUnknown(label=label, year=year, last=last_used(kind, year), kind=kind)
    sequence = last_used(kind, year) + 1
    # The template may have been another when an earlier number was written.
    while _is_used(number(kind, year, sequence)):
        sequence += 1
    return sequence, number(kind, year, sequence)


def coming(kind: str, year: int, count: int) -> tuple[str, str]:
    """The first and the last number that so many new ones would get, as far as is known here."""
    first = last_used(kind, year) + 1
    return number(kind, year, first), number(kind, year, first + count - 1)


def coming_words(kind: str, year: int, count: int) -> str:
    """Which numbers so many new ones would get; empty for none."""
    if not count:
        return ""
    first, last = coming(kind, year, count)
    said = _("Number: {number}") if count == 1 else _("Numbers: {first} to {last}")
    return said.format(number=first, first=first, last=last)


def _is_used(written: str) -> bool:
    mine = (Certificate.origin == current().origin) & (Certificate.number == written)
    return Certificate.select().where(mine).exists()


def unused(kind: str, year: int) -> list[int]:
    """The numbers up to the last one that no certificate here has: they lie on paper only."""
    mine = (Certificate.origin == current().origin) & (Certificate.year == year)
    mine &= (Certificate.kind == kind) & Certificate.received.is_null()
    have = {each.sequence for each in Certificate.select(Certificate.sequence).where(mine)}
    return [each for each in range(1, last_used(kind, year) + 1) if each not in have]
