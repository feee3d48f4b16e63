"""A room prepares certificates and asks its office for them, and may change its mind till then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.errors import AppError, FieldErrors
from app.records import attachments
from app.records.certificates import issuing
from app.records.certificates.model import CertificateRequest
from app.records.certificates.refusals import AnsweredAlready
from app.store import journal
from app.store.session import current


def ask(
    *,
    kind: str,
    holders: Sequence[Mapping[str, Any]],
    words: str = "",
    progress: Callable[[int, int], None] = lambda done, total: None,
    **shared: Any,
) -> list[CertificateRequest]:
    """Ask the office for one certificate for each holder (as in `issuing.issue`); all or none.

    Photos of the persons go along. Raises FieldErrors ("holders.3.name").
    """
    with journal.action("certificate.ask") as act:
        return ask_within(act, kind=kind, holders=holders, words=words, progress=progress, **shared)


def ask_within(
    act: journal.Action,
    *,
    kind: str,
    holders: Sequence[Mapping[str, Any]],
    words: str = "",
    progress: Callable[[int, int], None] = lambda done, total: None,
    **shared: Any,
) -> list[CertificateRequest]:
    """Ask as `ask` does, as part of a larger action. Raises FieldErrors."""
    wrong: dict[str, AppError] = {}
    made: list[dict[str, Any]] = []
    for at, holder in enumerate(holders):
        values = {**shared, **{n: v for n, v in holder.items() if v is not None and v != ""}}
        values.update(kind=kind, day=current().today(), words=words or None)
        made.append(values)
        refused = issuing.refused(values)
        wrong.update({f"holders.{at}.{name}": why for name, why in refused.items()})
    if wrong:
        raise FieldErrors(wrong)
    asked: list[CertificateRequest] = []
    for done, values in enumerate(made):
        progress(done, len(made))
        photo = values.pop("photo", None)
        request = act.add(CertificateRequest, **values)
        _send_along(act, request, photo)
        asked.append(request)
    progress(len(made), len(made))
    return asked


def _send_along(act: journal.Action, request: CertificateRequest, photo: str | None) -> None:
    """The photo of the holder as a picture of the request, for persons' own never travel."""
    attached = attachments.Attachment
    kept = attached.get_or_none(attached.id == photo) if photo else None
    if kept is not None:
        same = ("name", "media", "size", "sha256", "file")
        attachments.attach(act, request, {name: getattr(kept, name) for name in same})


def change(request: CertificateRequest, **values: Any) -> CertificateRequest:
    """Set right what is asked for, as long as there is no answer. Raises AnsweredAlready."""
    stands = _unanswered(request)
    wrong = issuing.refused({**stands.values(), **values})
    if wrong:
        raise FieldErrors(wrong)
    with journal.action("certificate.ask_change") as act:
        return act.change(stands, **values)


def withdraw(request: CertificateRequest) -> CertificateRequest:
    """Ask no more. Raises AnsweredAlready, NotOurs."""
    stands = _unanswered(request)
    with journal.action("certificate.withdraw") as act:
        return act.void(stands, "other")


def restore(request: CertificateRequest) -> CertificateRequest:
    """Ask again for what was withdrawn. Raises NotOurs."""
    with journal.action("certificate.ask_again") as act:
        return act.restore(request)


def _unanswered(request: CertificateRequest) -> CertificateRequest:
    stands = journal.get(CertificateRequest, request.id)
    if stands.state:
        raise AnsweredAlready
    return stands
