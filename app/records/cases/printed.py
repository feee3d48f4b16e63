"""Papers that were printed of a dispute: which of them were signed since."""

from __future__ import annotations

import datetime

from app.fields import Entry, Reference
from app.language import N_
from app.records.cases import parts
from app.records.cases.model import Case, PrintedPaper
from app.records.cases.step import Form, after, declare, living_part, require_stage, today
from app.store import journal

UNSIGNED_KINDS = frozenset(
    {
        "identity", "photos", "evidence", "voucher", "ruling", "cover", "index", "remarks", "back",
        "spine", "year_index", "transfer",
    }
)  # fmt: skip
"""Papers (list `case_paper`) that no party signs."""


def standing(case: Case) -> list[PrintedPaper]:
    """Of each paper that a party signs, the printing that counts: the signed one, else the last."""
    found: dict[tuple[str, str | None], PrintedPaper] = {}
    for each in parts.of(PrintedPaper, case):
        before = found.get((each.paper, each.of))
        is_signed = before is not None and before.signed is not None
        if each.paper not in UNSIGNED_KINDS and not (is_signed and each.signed is None):
            found[each.paper, each.of] = each
    return list(found.values())


def note_signed(printed: PrintedPaper, *, day: datetime.date | None = None) -> PrintedPaper:
    """Say on which day a printed paper was signed. Raises FieldErrors, NotFound, NotOurs."""
    with journal.action("case.signed") as act:
        stands = _own(printed)
        signed = day or act.store.today()
        after("signed", signed, stands.day)
        return act.change(stands, signed=signed)


def note_unsigned(printed: PrintedPaper) -> PrintedPaper:
    """Take back that a printed paper was signed. Raises NotFound, NotOurs."""
    with journal.action("case.unsigned") as act:
        return act.change(_own(printed), signed=None)


def _own(printed: PrintedPaper) -> PrintedPaper:
    case = parts.get(printed.case)
    require_stage(case, "note_printed")
    return living_part(case, PrintedPaper, printed)


declare("note_signed", Form(
    N_("A printed paper was signed"), [("printed:3", "signed:2")], PrintedPaper,
    more={"printed": Entry(Reference(to="printed_paper"), N_("Paper"), required=True)},
    begin=lambda _case: {"signed": today()}, subject="printed", required=["signed"],
    act=lambda _case, values: note_signed(journal.get(PrintedPaper, values["printed"]),
                                          day=values["signed"]),
    labels={"signed": N_("Signed on")}, verb=N_("Mark as signed"),
))  # fmt: skip
