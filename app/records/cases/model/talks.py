"""What was said: the records of investigation and of mediation."""

from __future__ import annotations

from app.fields import Clock, Code, Day, Name, Names, Text, Whole
from app.language import N_
from app.records.cases.model.case import OfCase, of_dispute, why_changed
from app.store import Column


class Inquiry(OfCase):
    """One record of an investigation (调查记录)."""

    kind_name = "inquiry"
    label = N_("Investigation record")

    case = of_dispute()
    day = Column(Day(), N_("Date"), required=True)
    begin = Column(Clock(), N_("From"))
    finish = Column(Clock(), N_("To"))
    place = Column(Text(max=100), N_("Where"))
    asked = Column(Names(), N_("Who was asked"))
    present = Column(Names(), N_("Present"))
    words = Column(Text(max=30_000, lines=8), N_("Record"), searchable=True)
    by = Column(Names(), N_("Asked by"))
    clerk = Column(Name(), N_("Written down by"))
    reason = why_changed()


class Session(OfCase):
    """One session of mediation (人民调解记录)."""

    kind_name = "mediation"
    label = N_("Mediation session")

    case = of_dispute()
    sequence = Column(Whole(min=1), N_("Session"), listed=False)
    round = Column(Whole(min=1), N_("Round"), listed=False)
    day = Column(Day(), N_("Date"), required=True)
    begin = Column(Clock(), N_("From"))
    finish = Column(Clock(), N_("To"))
    place = Column(Text(max=100), N_("Where"))
    present = Column(Names(), N_("Parties present"))
    invited = Column(Names(), N_("Invited to help"))
    told = Column(Text(max=5_000, lines=3), N_("What was told"))
    statements = Column(Text(max=30_000, lines=8), N_("Statements"), searchable=True)
    findings = Column(Text(max=10_000, lines=4), N_("What was verified"))
    result = Column(Code(list="session_result"), N_("Result"), required=True)
    next_day = Column(Day(), N_("Next session"))
    clerk = Column(Name(), N_("Written down by"))
    reason = why_changed()
