"""The columns in which certificates and requests are listed; what is not placed can be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from app import codes
from app.language import _
from app.records import certificates
from app.records.certificates import Certificate, CertificateRequest, words
from app.records.layouts import unplaced
from app.store import Record
from ui.widgets.table import TableColumn, shown

LEFT_OUT: Final = {
    "year": "part of the number", "sequence": "part of the number",
    "person": "the name says it", "ends": "the term says it", "photo": "stands on the paper",
    "code": "stands on the paper", "request": "read by the program alone",
    "received": "read by the program alone", "prints": "said where it is not printed",
    "answer": "read by the program alone", "certificate": "the answer says it",
}  # fmt: skip
"""What no list, form or view of certificates and requests shows, and why."""

_LOOKS: Final = {
    "issued": "safe", "expiring": "soon", "expired": "late", "superseded": "quiet",
    "revoked": "late", "void": "quiet",
}  # fmt: skip
_ANSWERS: Final = {"issued": "safe", "refused": "late"}
_WIDTHS: Final = {
    "number": 216, "day": 108, "name": 84, "kind": 70, "what": 130, "village": 110,
    "answer_words": 130,
}  # fmt: skip


def of_certificates() -> list[TableColumn]:
    """The register: number, name, day, and where each stands, what ends first on top."""

    def ends(each: Certificate) -> str:
        return certificates.state(each) + str(each.until or "")

    usual = _shown(Certificate, ("number", "name", "day", "state"))
    usual[-1] = replace(
        usual[-1],
        show=words.state,
        look=lambda each: _LOOKS[certificates.state(each)],
        order=ends,
        width=122,
    )
    return usual


def of_requests(names: Sequence[str]) -> list[TableColumn]:
    """Requests: columns of theirs, and `room`, `span` and `state` in words of their own."""
    answers = codes.load("certificate_answer")
    own = {
        "room": TableColumn("room", _("Room"), certificates.room_of, 130),
        "kind": TableColumn("kind", _("Kind"), lambda each: words.short(each.kind), 70),
        "span": TableColumn("span", _("Term"), words.span, 184),
        "state": TableColumn(
            "state",
            _("Answer of the office"),
            lambda each: answers.label(each.state) if each.state else _("no answer yet"),
            104,
            look=lambda each: _ANSWERS.get(each.state or "", "soon"),
        ),
    }
    return [own.get(name) or _shown(CertificateRequest, (name,))[0] for name in names]


def besides(model: type[Record], usual: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns that a list can show besides the usual ones."""
    return _shown(model, unplaced(model, [each.name for each in usual], LEFT_OUT))


def _shown(model: type[Record], names: Sequence[str]) -> list[TableColumn]:
    strong: dict[str, Any] = {"name": lambda _each: "strong"}
    return shown(model, names, look=strong, widths=_WIDTHS)
