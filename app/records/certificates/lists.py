"""The columns in which certificates and requests are listed; what is not placed can be added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from app import codes
from app.language import N_, _
from app.records import certificates
from app.records.certificates import (
    Certificate,
    CertificateRequest,
    Filter,
    preparing,
    revoked,
    words,
)
from app.records.certificates.issuers import KnownIssuer
from app.records.certificates.preparing import Line
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.narrowing import Choice, of_code
from app.store import Record

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
_HOW: Final = {
    "own": N_("this office"),
    "above": N_("our office, from its invitation"),
    "below": N_("reports here"),
    "file": N_("from a file"),
}
_ANSWERS: Final = {"issued": "safe", "refused": "late"}
_WIDTHS: Final = {
    "number": 216, "day": 108, "name": 84, "kind": 70, "what": 130, "village": 110,
    "answer_words": 130,
}  # fmt: skip


CHOICES: Final = (
    Choice("only", N_("In force"), value="issued"),
    Choice("only", N_("Ending within 60 days"), value="expiring"),
    Choice("only", N_("Expired"), value="expired"),
    Choice("only", N_("Not printed yet"), value="unprinted"),
    Choice("only", N_("Reissued"), value="superseded"),
    Choice("only", N_("Revoked"), value="revoked"),
    of_code("kind", N_("Kind of certificate"), "certificate_kind"),
)
"""What the register is narrowed by, besides period and text."""


def of_certificates() -> list[TableColumn]:
    """The register: number, name, day, and where each stands, what ends first on top."""

    def ends(each: Certificate) -> str:
        return certificates.state(each) + str(each.until or "")

    def look(each: Certificate) -> str:
        return _LOOKS[certificates.state(each)]

    usual = _shown(Certificate, ("number", "name", "day", "state"))
    usual[-1] = replace(
        usual[-1],
        show=words.state,
        look=look,
        order=ends,
        width=122,
    )
    return usual


class CertificateRows:
    """The rows of a list of the register."""

    narrowing = Filter
    choices = CHOICES

    def columns(self) -> list[TableColumn]:
        """Number, name, day, and where each stands."""
        return of_certificates()

    def more_columns(self) -> list[TableColumn]:
        """The columns that it can show besides."""
        return besides(Certificate, of_certificates())

    def page(self, asked: Filter, after: Any, size: int) -> list[tuple[Certificate, int]]:
        """A page of the register with the key that the next goes on from."""
        return certificates.page(asked, after=after, size=size)


def of_requests(names: Sequence[str]) -> list[TableColumn]:
    """Requests: columns of theirs, and `room`, `span` and `state` in words of their own."""
    answers = codes.load("certificate_answer")
    own = {
        "room": TableColumn("room", _("Room"), certificates.room_of, 130),
        "kind": TableColumn("kind", _("Kind"), lambda each: words.short(each.kind), 92),
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


def of_issuers() -> list[TableColumn]:
    """Those whose keys are known: how each is, and up to which day its revocations are."""

    def listed(known: KnownIssuer) -> str:
        said = revoked.of(known.public)
        return said.on.isoformat() if said is not None else _("none yet")

    return [
        TableColumn("name", _("Issued by"), lambda each: each.name, 160, look="strong"),
        TableColumn("how", _("How it is known"), lambda each: _(_HOW[each.how]), 130),
        TableColumn("listed", _("Revocations up to"), listed, 100),
        TableColumn("check", _("Number to compare"), lambda each: each.check, 190),
    ]


def of_lines(kind: Callable[[], str], shared: Callable[[], Mapping[str, Any]]) -> list[TableColumn]:
    """Those who are to get a certificate, each with what is wrong for a kind and what all share."""
    sexes = codes.load("sex")

    def said(name: str) -> Callable[[Line], str]:
        return lambda line: line.values.get(name) or ""

    def wrong(line: Line) -> str:
        return preparing.advice(line, kind(), shared())

    def look(line: Line) -> str:
        if line.left_out:
            return "quiet"
        return "late" if preparing.problems(line, kind(), shared()) else "soon"

    return [
        TableColumn("row", _("Row"), lambda line: str(line.row or ""), 36, right=True,
                    look="quiet"),
        TableColumn("name", _("Name"), said("name"), 76, look="strong"),
        TableColumn("sex", _("Sex"), lambda line: sexes.label(said("sex")(line)), 52),
        TableColumn("village", _("Village or unit"), said("village"), 96),
        TableColumn("own", _("Its own"), preparing.own_words, 90),
        TableColumn("wrong", _("What to do"), wrong, 170, look=look),
    ]  # fmt: skip


def _shown(model: type[Record], names: Sequence[str]) -> list[TableColumn]:
    def strong(_each: Any) -> str:
        return "strong"

    return shown(model, names, look={"name": strong}, widths=_WIDTHS)
