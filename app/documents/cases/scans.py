"""What was photographed or scanned of a dispute, made ready for its papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from app.documents.cases.papers.picture_pages import IdentityCard, Photo
from app.documents.typeset.drawn import Pages
from app.records import attachments
from app.records.attachments import Attachment
from app.records.cases import parts
from app.records.cases.model import Agent, Agreement, Case, Confirmation, OfCase, Payment
from app.store import Record

_DOTS = 150
_PDF = "application/pdf"


def identity_cards(case: Case) -> list[IdentityCard]:
    """Both sides of each natural person's card: the first two scans of the party."""
    found: list[IdentityCard] = []
    for party in parts.parties(case):
        if party.type != "person":
            continue
        sides = [page for each in attachments.of(party.id) for page in _pages(each)]
        front, back = [*sides, None, None][:2]
        found.append(IdentityCard(party.name, front, back))
    return found


def photos(case: Case) -> list[Photo]:
    """The photos of a dispute with what they show."""
    return [
        Photo(page, each.caption or each.name or "")
        for each in attachments.of(case.id)
        for page in _pages(each)
    ]


def of_record(record: Record) -> list[bytes]:
    """The scanned pages of the paper of one record as it was signed, where there are any."""
    if not isinstance(record, Agreement | Agent):
        return []  # what hangs on an inquiry or a session was photographed, not signed
    return [page for each in attachments.of(record.id) for page in _pages(each)]


def of_paper(case: Case, paper: str) -> list[bytes]:
    """The scanned pages of papers that others have made: vouchers and rulings."""
    made: dict[str, type[OfCase]] = {"voucher": Payment, "ruling": Confirmation}
    if paper not in made:
        return []
    scans = [each for record in parts.of(made[paper], case) for each in attachments.of(record.id)]
    return [page for each in scans for page in _pages(each)]


def has_pictures(case: Case, paper: str) -> bool:
    """Whether a page of pictures shows any."""
    if paper == "identity":
        return any(attachments.of(each.id) for each in parts.parties(case))
    return paper == "photos" and bool(attachments.of(case.id))


def _pages(attachment: Attachment) -> Iterator[bytes]:
    """The pages of an attachment as pictures. Raises AttachmentDamaged, UnreadablePicture."""
    data = attachments.read(attachment)
    if attachment.media != _PDF:
        yield data
        return
    yield from _drawn(data)


@lru_cache(maxsize=8)
def _drawn(data: bytes) -> tuple[bytes, ...]:
    pages = Pages(data)
    try:
        drawn = (pages.render(at, _DOTS / 72, _jpeg) for at in range(len(pages)))
        return tuple(each for each in drawn if each is not None)
    finally:
        pages.close()


def _jpeg(bitmap: Any) -> bytes:
    out = BytesIO()
    bitmap.to_pil().convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()
