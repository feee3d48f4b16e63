"""What else comes up on the way: more time, the police, return visits, suggestions."""

from __future__ import annotations

from app.fields import Code, Day, Moment, Names, Text
from app.language import N_
from app.records.cases.model.case import OfCase, of_dispute, why_changed
from app.store import Column


class Extension(OfCase):
    """More time, agreed on by the parties; or time that experts took, which does not count."""

    kind_name = "extension"
    label = N_("Extension")

    case = of_dispute()
    kind = Column(Code(list="extension"), N_("Kind"), required=True)
    day = Column(Day(), N_("Date"), required=True)
    until = Column(Day(), N_("Until"), required=True)
    reason = Column(Text(max=200), N_("Reason"), required=True)


class PoliceReport(OfCase):
    """Danger of a crime or breach of the peace that was reported (人民调解法 art. 25)."""

    kind_name = "police_report"
    label = N_("Report to the police")

    case = of_dispute()
    time = Column(Moment(), N_("When"), required=True)
    whom = Column(Text(max=60), N_("To whom"), required=True)
    words = Column(Text(max=1_000, lines=3), N_("What was said"), required=True)
    answer = Column(Text(max=1_000, lines=2), N_("What they answered"))
    reason = why_changed()


class Revisit(OfCase):
    """A visit to see how it holds (回访)."""

    kind_name = "revisit"
    label = N_("Return visit")

    case = of_dispute()
    day = Column(Day(), N_("Date"), required=True)
    whom = Column(Names(), N_("Whom"))
    agreement_number = Column(Text(max=60), N_("Agreement no."))
    cause = Column(Text(max=200), N_("Cause"))
    performance = Column(Code(list="performance"), N_("Performed"))
    satisfaction = Column(Code(list="satisfaction"), N_("Satisfied"))
    words = Column(Text(max=3_000, lines=3), N_("What was found"))
    dangers = Column(Text(max=500, lines=2), N_("What may flare up again"))
    by = Column(Names(), N_("Visited by"))
    reason = why_changed()


class Suggestion(OfCase):
    """Advice to an authority that grew out of a dispute."""

    kind_name = "suggestion"
    label = N_("Suggestion")

    case = of_dispute()
    day = Column(Day(), N_("Date"), required=True)
    whom = Column(Text(max=60), N_("To whom"), required=True)
    words = Column(Text(max=3_000, lines=4), N_("Suggestion"), required=True, searchable=True)
    answer = Column(Text(max=3_000, lines=2), N_("What they answered"))
    answered = Column(Day(), N_("Answered"))
    reason = why_changed()
