"""What is asked of those who get a certificate: of all of them together, and of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.records.certificates import Certificate, CertificateRequest, words
from app.records.certificates.kinds import kind_of
from app.records.certificates.lists import LEFT_OUT
from app.records.layouts import form_rows
from app.store import Column, Record

NOT_ASKED: Final = {
    **LEFT_OUT, "kind": "chosen above the list", "number": "given", "issuer": "as set",
    "day": "asked once", "words": "asked once", "state": "follows", "answered": "the office says",
    "answer_words": "the office says", "ended": "asked when it ends",
    "end_reason": "asked when it ends", "end_words": "asked when it ends", "printed": "follows",
    "replaces": "follows", "why": "asked when it is reissued",
}  # fmt: skip
"""What is not asked of one who gets a certificate, and why."""
SHARED: Final = ("what", "village", "hours", "since", "until")
"""What may be the same for all of them."""
_BLANKS: Final = ("sex", "village", "what", "hours", "since", "until")


def shared_columns() -> dict[str, Column]:
    """What is asked of all of them, by an office or a room."""
    return {**CertificateRequest.columns(), "day": Certificate.columns()["day"]}


def shared_rows(*, office: bool) -> list[Sequence[str]]:
    """The rows of what is asked of all of them."""
    rows = [SHARED[:1], SHARED[1:3], SHARED[3:], ("day" if office else "words",)]
    return form_rows(CertificateRequest, rows, {*NOT_ASKED, "name", "sex"})


def is_shared(kind: str, name: str) -> bool:
    """Whether a blank is asked of all who get a kind of certificate.

    They differ in where they live; what is shared is the place of service.
    """
    return name in kind_of(kind).blanks and (name != "village" or kind == "appointment")


def blank_rows(model: type[Record], kind: str, *first: str) -> list[Sequence[str]]:
    """The rows of the `first` columns and the blanks of a kind; what is new stands at the end."""
    has = kind_of(kind).blanks
    pairs = (first, _BLANKS[0:2], _BLANKS[2:4], _BLANKS[4:6])
    rows = [tuple(n for n in each if n in has or n in first) for each in pairs]
    return form_rows(model, [each for each in rows if each], {*NOT_ASKED, *_BLANKS} - {*first})


def labels(kind: str) -> dict[str, str]:
    """What those blanks are called that each kind of certificate names in its own way."""
    columns = CertificateRequest.columns()
    return {n: words.label(kind, n, columns[n].label) for n in ("what", "since", "until")}
