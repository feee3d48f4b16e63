"""Issue, reissue, revoke and print certificates: what only the issuer's installation does."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app import settings
from app.errors import AppError, AttachmentDamaged, FieldErrors, Missing
from app.records import attachments, people, places
from app.records.certificates import facts, numbering
from app.records.certificates.facts import Facts
from app.records.certificates.kinds import kind_of
from app.records.certificates.model import ISSUED, Certificate
from app.records.certificates.refusals import (
    EndsBeforeItBegins,
    IsOver,
    MayNotPrint,
    NotAnIssuer,
)
from app.records.people import Person
from app.store import journal, own_keys, preferences
from app.store.session import current

Progress = Callable[[int, int], None]

SAYS = ("kind", "name", "sex", "village", "what", "since", "until", "hours", "issuer", "day")
"""The columns that a certificate takes over when it is reissued."""


_STATED = (*SAYS, "number", "year", "sequence", "ends", "code", "state", "prints")
"""The columns that are stated when it is made; whatever else is given is kept as it is."""


def issuer_name() -> str:
    """Who issues, as it stands on paper: as set, or the name of the office."""
    return preferences.get(settings.CERTIFICATE_ISSUER) or current().name


def require_issuer() -> None:
    """Raise NotAnIssuer in a room."""
    if not current().is_office:
        raise NotAnIssuer


def issue(
    *,
    kind: str,
    holders: Sequence[Mapping[str, Any]],
    day: datetime.date | None = None,
    progress: Progress = lambda done, total: None,
    **shared: Any,
) -> list[Certificate]:
    """Issue one certificate to each holder, with running numbers, signed; all or none.

    A holder is a mapping of `name`, `person`, `sex`, `village`, `photo` and whatever of `what`,
    `since`, `until`, `hours` differs from what is `shared`. Raising from `progress` stops, and
    nothing is issued. Raises NotAnIssuer, FieldErrors ("holders.3.name"), LastCertificateUnknown.
    """
    require_issuer()
    wrong: dict[str, AppError] = {}
    made: list[dict[str, Any]] = []
    for at, holder in enumerate(holders):
        values = {**shared, **{n: v for n, v in holder.items() if v is not None and v != ""}}
        values.update(kind=kind, day=day or current().today())
        made.append(values)
        wrong.update({f"holders.{at}.{name}": why for name, why in refused(values).items()})
    if wrong:
        raise FieldErrors(wrong)
    with journal.action("certificate.issue") as act:
        issued: list[Certificate] = []
        for done, values in enumerate(made):
            progress(done, len(made))
            issued.append(make(act, **values))
        progress(len(made), len(made))
    return issued


def refused(values: Mapping[str, Any]) -> dict[str, AppError]:
    """What is missing or wrong in what a certificate is to say, by column."""
    said = kind_of(values["kind"])
    wrong: dict[str, AppError] = {
        name: Missing() for name in ("name", *said.needs) if not values.get(name)
    }
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        wrong["until"] = EndsBeforeItBegins()
    return wrong


def make(act: journal.Action, *, kind: str, name: str, **values: Any) -> Certificate:
    """Number, sign and keep one certificate as part of a larger action. Raises FieldErrors."""
    require_issuer()
    store = current()
    day = values.pop("day", None) or store.today()
    sequence, number = numbering.next_of(kind, day.year)
    said = kind_of(kind)
    issuer = values.pop("issuer", None) or issuer_name()
    ends = bool(said.ends and values.get("until"))
    stated = {each: values.get(each) for each in said.blanks}
    code = facts.sign(
        Facts(
            kind=kind,
            number=number,
            name=name,
            issuer=issuer,
            day=day,
            sex=stated.get("sex") or "",
            village=stated.get("village") or "",
            what=stated.get("what") or "",
            since=stated.get("since"),
            until=stated.get("until"),
            ends=ends,
            hours=stated.get("hours") or 0,
        ),
        secret=own_keys.signer(),
        public=own_keys.public_keys().minisign,
    )
    kept = {n: v for n, v in values.items() if n in Certificate.columns() and n not in _STATED}
    return act.add(
        Certificate,
        kind=kind,
        number=number,
        year=day.year,
        sequence=sequence,
        name=name,
        issuer=issuer,
        day=day,
        ends=ends or None,
        code=code,
        state=ISSUED,
        prints=True,
        **stated,
        **kept,
    )


def note_printed(
    certificates: Sequence[Certificate], *, day: datetime.date | None = None
) -> list[Certificate]:
    """Enter which sheets came out of the printer well. Raises MayNotPrint."""
    with journal.action("certificate.print") as act:
        return [
            act.change(may_print(each), printed=day or current().today()) for each in certificates
        ]


def may_print(certificate: Certificate) -> Certificate:
    """The certificate, if it may be printed here. Raises MayNotPrint, IsOver."""
    if not certificate.prints:
        raise MayNotPrint(number=certificate.number)
    if certificate.state != ISSUED:
        raise IsOver(number=certificate.number)
    return certificate


def of_person(person: Person) -> dict[str, Any]:
    """What a person's record gives a certificate: name, sex, village, photo."""
    village = places.name_of(person.village) or person.unit
    known = person.sex in ("1", "2")
    return {
        "person": person.id,
        "name": person.name,
        "sex": person.sex if known else None,
        "village": village or None,
        "photo": person.photo,
    }


def photo(certificate: Certificate) -> bytes | None:
    """The photo on a certificate, where there is one that can be read."""
    attached = attachments.Attachment
    kept = attached.get_or_none(attached.id == certificate.photo) if certificate.photo else None
    if kept is None and certificate.person and certificate.received:
        # What the room sent for the paper came from the person's own record.
        found = Person.get_or_none(Person.id == certificate.person)
        return people.photo(found) if found is not None else None
    try:
        return attachments.read(kept) if kept is not None else None
    except AttachmentDamaged:
        return None
