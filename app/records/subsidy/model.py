"""What is kept of subsidies: the rates, a mediator's claim with its disputes, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from app.errors import AppError, Missing
from app.fields import Code, Day, Flag, Money, Name, Reference, Text, Whole
from app.language import N_
from app.records import rooms
from app.records.data_files import LARGEST
from app.records.sent_down import Published, SentDown
from app.records.subsidy import rates
from app.records.subsidy.rates import Standard
from app.store import Column, Record


class SubsidyRates(Published):
    """The standard as an office sends it, in place of the sample."""

    kind_name = "subsidy_rates"
    label = N_("Subsidy rates")
    file_format = rates.FORMAT
    text_column = "rates"

    name = Column(Text(max=41), N_("Name of the standard"), required=True, index=True)
    rates = Column(Text(max=LARGEST, lines=10), N_("Rates"), required=True, listed=False)


STANDARDS: Final = SentDown[Standard](SubsidyRates)


class SubsidyClaim(Record):
    """申报: what a mediator claims for the disputes of a month that were closed.

    It is reckoned by the rates of that day and never changed afterwards; what is wrong with it is
    withdrawn and claimed anew. It goes up with the report.
    """

    kind_name = "subsidy_claim"
    label = N_("Subsidy claim")

    day = Column(Day(), N_("Claimed on"), required=True, searchable="facet")
    month = Column(Text(max=7), N_("Claimed for"), required=True, searchable="facet", index=True)
    """2026-09."""
    person = Column(Reference(to="person"), N_("Mediator"), required=True, index=True, listed=False)
    name = Column(Name(), N_("Name"), required=True, searchable="name")
    committee = Column(Text(max=60), N_("Mediation committee"), searchable=True)
    count = Column(Whole(min=1), N_("Disputes"), required=True)
    amount = Column(Money(), N_("Amount claimed"), required=True)
    rates = Column(Text(max=200), N_("By which rates"), required=True, listed=False)
    sample = Column(Flag(), N_("By the sample rates"), listed=False)
    checked = Column(Day(), N_("First checked on"))
    checked_by = Column(Name(), N_("First checked by"))
    check_words = Column(Text(max=500, lines=2), N_("Opinion of the committee"), listed=False)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """Checked by nobody."""
        unsigned = values.get("checked") and not values.get("checked_by")
        return {"checked_by": Missing()} if unsigned else {}

    def heading(self) -> str:
        """The month, who it is and how much."""
        return " ".join(filter(None, (self.month, self.name, Money().show(self.amount))))


class SubsidyLine(Record):
    """One dispute of a claim and what it comes to; of a confidential one nothing else is said."""

    kind_name = "subsidy_line"
    label = N_("Claimed dispute")
    belongs_to = "subsidy_claim"
    in_ledgers = False

    claim = Column(Reference(to="subsidy_claim"), N_("Subsidy claim"), required=True, index=True)
    case = Column(Reference(to="case"), N_("Dispute"), required=True, index=True)
    number = Column(Text(max=60), N_("No."), required=True, index=True)
    difficulty = Column(Code(list="difficulty"), N_("Difficulty"), required=True)
    outcome = Column(Code(list="outcome"), N_("Outcome"))
    closed = Column(Day(), N_("Closed"))
    base = Column(Money(), N_("Amount of the class"), required=True)
    share = Column(Whole(min=0, max=100), N_("Percent of it"), required=True)
    cut = Column(Money(), N_("Above the ceiling"))
    amount = Column(Money(), N_("Amount claimed"), required=True)

    def heading(self) -> str:
        """Its number and how much."""
        return " ".join(filter(None, (self.number, Money().show(self.amount))))


class SubsidyDecision(Record):
    """What became of a claim at the office: 复核, 审批, 抽查, or sent back.

    It goes down to the room of the claim, so that the mediator sees how much was approved.
    """

    kind_name = "subsidy_decision"
    label = N_("Decision on a claim")
    ours_only = True
    comes_down = True
    in_ledgers = False

    claim = Column(Reference(to="subsidy_claim"), N_("Subsidy claim"), required=True, index=True)
    day = Column(Day(), N_("Date"), required=True)
    reviewed = Column(Day(), N_("Reviewed on"))
    reviewed_by = Column(Name(), N_("Reviewed by"))
    review_words = Column(Text(max=500, lines=2), N_("Opinion of the judicial office"))
    approved = Column(Day(), N_("Approved on"))
    approved_by = Column(Name(), N_("Approved by"))
    approve_words = Column(Text(max=500, lines=2), N_("Opinion of the district"))
    count = Column(Whole(min=0), N_("Disputes approved"))
    amount = Column(Money(), N_("Amount approved"))
    struck = Column(Text(max=LARGEST), N_("Not paid"), listed=False)
    """JSON: why, by the line that is not paid."""
    despite = Column(Text(max=500, lines=2), N_("Another dispute of the same number, because"))
    returned = Column(Day(), N_("Sent back on"))
    reason = Column(Text(max=500, lines=2), N_("Why it was sent or taken back"))
    drawn = Column(Day(), N_("Drawn for a sample on"))
    sampled = Column(Day(), N_("Sample checked on"))
    sampled_by = Column(Name(), N_("Sample checked by"))
    sample = Column(Code(list="subsidy_sample"), N_("Sample check"))
    sample_words = Column(Text(max=500, lines=2), N_("What the sample check found"))
    room = Column(Reference(to="room"), N_("For the room"), listed=False)

    @classmethod
    def meant_for(cls, body: Mapping[str, Any]) -> str:
        """The installation of the room."""
        return rooms.alone_meant(body)

    def heading(self) -> str:
        """The claim, and how much was approved."""
        claim = cast("Any", SubsidyClaim.get_or_none(SubsidyClaim.id == self.claim))
        said = (claim.heading() if claim is not None else "", Money().show(self.amount))
        return " ".join(filter(None, said))
