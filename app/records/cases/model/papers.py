"""What lies in the volume and what was printed; notes, corrections among them."""

from __future__ import annotations

from app.fields import Code, Day, Flag, Reference, Text, Whole
from app.language import N_
from app.records.cases.model.case import OfCase, of_dispute
from app.store import Column


class PaperOriginal(OfCase):
    """A paper that lies in the volume without a scan (纸质原件在卷), and how many pages it has."""

    kind_name = "paper_original"
    label = N_("Original in the volume")

    case = of_dispute()
    paper = Column(Code(list="case_paper"), N_("Paper"), required=True)
    of = Column(Reference(), N_("Of which record"), listed=False)
    """What it is the signed original of, where a dispute has several of its kind."""
    pages = Column(Whole(min=1, max=2_000), N_("Pages"), required=True)
    day = Column(Day(), N_("Date"))
    note = Column(Text(max=200), N_("Note"))


class PrintedPaper(OfCase):
    """A paper that was printed from exactly this state of its records."""

    kind_name = "printed_paper"
    label = N_("Printed paper")

    case = of_dispute()
    paper = Column(Code(list="case_paper"), N_("Paper"), required=True)
    of = Column(Text(max=40), N_("Of which record"), listed=False)
    code = Column(Text(max=20), N_("Content code"), required=True, index=True)
    pages = Column(Whole(min=1), N_("Pages"))
    day = Column(Day(), N_("Date"), required=True)
    signed = Column(Day(), N_("Signed"))


class CaseNote(OfCase):
    """What was added after a case was archived, or simply happened."""

    kind_name = "case_note"
    label = N_("Note")

    case = of_dispute()
    day = Column(Day(), N_("Date"), required=True)
    words = Column(Text(max=3_000, lines=3), N_("Note"), required=True)
    correction = Column(Flag(), N_("Correction"))
    was = Column(Text(max=300), N_("What it said"), travels=False)
    now = Column(Text(max=300), N_("What is right"), travels=False)
    """Of a correction; what was wrong may be a number that never travels."""
    reason = Column(Text(max=200), N_("Reason"))
