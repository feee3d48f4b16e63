"""What was agreed on, who signed it, and what was performed of it."""

from __future__ import annotations

from app.fields import Code, Day, Flag, Money, Name, Reference, Text, Whole
from app.language import N_
from app.records.cases.model.case import OfCase, of_dispute, why_changed
from app.store import Column


class Agreement(OfCase):
    """What the parties agreed on: in writing, orally, or on part of the dispute."""

    kind_name = "agreement"
    label = N_("Agreement")

    case = of_dispute()
    round = Column(Whole(min=1), N_("Round"), listed=False)
    number = Column(Text(max=60), N_("No."), searchable=True)
    form = Column(Code(list="agreement_form"), N_("Form"), required=True)
    partial = Column(Flag(), N_("On part of the dispute"))
    day = Column(Day(), N_("Date"), required=True)
    place = Column(Text(max=100), N_("Where"))
    facts = Column(Text(max=30_000, lines=6), N_("Main facts"), searchable=True)
    disputed = Column(Text(max=10_000, lines=4), N_("Disputed matters"), searchable=True)
    duties = Column(Text(max=10_000, lines=3), N_("Responsibilities"))
    clauses = Column(
        Text(max=30_000, lines=8), N_("What was agreed"), required=True, searchable=True
    )
    """One clause a line; the paper numbers them."""
    manner = Column(Text(max=3_000, lines=3), N_("Manner and term of performance"))
    amount = Column(Money(), N_("Amount agreed"))
    copies = Column(Whole(min=1, max=100), N_("Copies in all"))
    sealed = Column(Day(), N_("Committee's seal on"))
    effective = Column(Day(), N_("In force from"), index=True)


class Signature(OfCase):
    """Who signed an agreement, when and how."""

    kind_name = "signature"
    label = N_("Signature")

    case = of_dispute()
    agreement = Column(Reference(to="agreement"), N_("Agreement"), required=True, index=True)
    party = Column(Reference(to="party"), N_("Party"))
    agent = Column(Reference(to="agent"), N_("Signed by the agent"))
    mediator = Column(Reference(to="case_mediator"), N_("Mediator"))
    day = Column(Day(), N_("Date"), required=True)
    how = Column(Code(list="signed_how"), N_("How"), required=True)


class Instalment(OfCase):
    """One payment that was agreed on."""

    kind_name = "instalment"
    label = N_("Instalment")

    case = of_dispute()
    agreement = Column(Reference(to="agreement"), N_("Agreement"), required=True, index=True)
    due = Column(Day(), N_("Due"), required=True, index=True)
    amount = Column(Money(), N_("Amount"), required=True)
    payer = Column(Name(), N_("Who pays"))
    note = Column(Text(max=200), N_("Note"))


class Payment(OfCase):
    """Money (or something else agreed on) that was handed over, with its voucher."""

    kind_name = "payment"
    label = N_("Payment")

    case = of_dispute()
    instalment = Column(Reference(to="instalment"), N_("Instalment"), required=True, index=True)
    day = Column(Day(), N_("Date"), required=True)
    amount = Column(Money(), N_("Amount"), required=True)
    voucher = Column(Text(max=100), N_("Voucher"))


class Urging(OfCase):
    """A reminder to perform what was agreed on (人民调解法 art. 31)."""

    kind_name = "urging"
    label = N_("Reminder to perform")

    case = of_dispute()
    day = Column(Day(), N_("Date"), required=True)
    whom = Column(Name(), N_("Whom"))
    words = Column(Text(max=1_000, lines=2), N_("What was said"), required=True)
    answer = Column(Text(max=1_000, lines=2), N_("What they answered"))
    reason = why_changed()


class Confirmation(OfCase):
    """Judicial confirmation of an agreement (民事诉讼法 2023 art. 205-206)."""

    kind_name = "confirmation"
    label = N_("Judicial confirmation")

    case = of_dispute()
    agreement = Column(Reference(to="agreement"), N_("Agreement"), required=True, index=True)
    court = Column(Text(max=60), N_("Court"), required=True)
    applied = Column(Day(), N_("Applied"), required=True)
    result = Column(Code(list="confirmation"), N_("Decision"))
    decided = Column(Day(), N_("Decided"))
    ruling = Column(Text(max=60), N_("Ruling no."), searchable=True)
    reason = Column(Text(max=500, lines=2), N_("Reason"))
