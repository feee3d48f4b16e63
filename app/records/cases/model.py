"""One dispute from registration to archive, and all that hangs on it.

Every record of a case names it in `case`; a case travels with all of them or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from app.fields import (
    Address,
    Clock,
    Code,
    Codes,
    CreditCode,
    Day,
    Flag,
    IdentityNumber,
    Moment,
    Money,
    Name,
    Names,
    Phone,
    Reference,
    Text,
    Whole,
)
from app.language import N_, _
from app.store import Column, Record

SEEN_OUTSIDE = frozenset(
    {
        "state", "day", "category", "outcome", "round", "confidential", "accepted", "declined",
        "investigating", "mediating", "ended", "performance", "performed", "closed", "archived",
    }
)  # fmt: skip
"""What leaves the room of a confidential dispute: its stage, days, kind and outcome."""


def _case() -> Column[str]:
    return Column(Reference(to="case"), N_("Dispute"), required=True, index=True, listed=False)


def _reason() -> Column[str | None]:
    return Column(Text(max=200), N_("Reason for the change"), listed=False)


class Case(Record):
    """One dispute; its state is changed by the transitions of `app.records.cases` alone."""

    kind_name = "case"
    label = N_("Dispute")

    number = Column(Text(max=60), N_("No."), searchable=True)
    year = Column(Whole(min=1950, max=2100), N_("Year"), listed=False)
    sequence = Column(Whole(min=1), N_("Running number"), listed=False)
    state = Column(Code(list="case_state"), N_("Stage"), required=True, searchable="facet")
    day = Column(Day(), N_("Registered"), required=True, searchable="facet", index=True)
    source = Column(Code(list="case_source"), N_("Came by"), required=True)
    visit = Column(Reference(to="visit"), N_("From the visit"), index=True, listed=False)
    referral = Column(Reference(to="referral"), N_("Legal-aid referral"), listed=False)
    from_case = Column(Reference(to="case"), N_("Handed on from"), listed=False)
    category = Column(
        Code(list="dispute"), N_("Kind of dispute"), required=True, searchable="facet"
    )
    difficulty = Column(Code(list="difficulty"), N_("Difficulty"))
    names = Column(Names(), N_("Parties"), searchable="name")
    """The parties' names in order, for list and search; kept in step by `parties`."""
    title = Column(Text(max=120), N_("Name of the dispute"), searchable=True)
    facts = Column(
        Text(max=30_000, lines=5), N_("The dispute in brief"), required=True, searchable=True
    )
    requests = Column(Text(max=3_000, lines=3), N_("What is asked for"), searchable=True)
    amount = Column(Money(), N_("Amount in dispute"))
    place = Column(Reference(to="place"), N_("Place served"), listed=False)
    committee = Column(Text(max=60), N_("Mediation committee"))
    people = Column(Whole(min=2, max=100_000), N_("People concerned"), listed=False)
    confidential = Column(Flag(), N_("Confidential"), listed=False)
    """Hidden in the room's own lists too, and nothing of it but its stage travels."""
    barred = Column(Code(list="not_mediable"), N_("May not be mediated because"), listed=False)
    consent_day = Column(Day(), N_("Both sides agreed on"), listed=False)
    applied = Column(Day(), N_("Application signed"), listed=False)
    accepted = Column(Day(), N_("Accepted"))
    declined = Column(Day(), N_("Declined"), listed=False)
    decline_reason = Column(Text(max=500, lines=2), N_("Declined because"), listed=False)
    advised_route = Column(Codes(list="case_route"), N_("Advised to go to"), listed=False)
    notified = Column(Day(), N_("Rights told on"), listed=False)
    notified_how = Column(Code(list="told_how"), N_("Rights told"), listed=False)
    investigating = Column(Day(), N_("Investigation from"), listed=False)
    mediating = Column(Day(), N_("Mediation from"), listed=False)
    round = Column(Whole(min=1), N_("Round"), listed=False)
    outcome = Column(Code(list="outcome"), N_("Outcome"), searchable="facet")
    ended = Column(Day(), N_("Ended"), listed=False)
    end_reason = Column(Text(max=1_000, lines=3), N_("Ended because"), listed=False)
    end_begin = Column(Clock(), N_("Last session from"), listed=False)
    end_finish = Column(Clock(), N_("Last session to"), listed=False)
    undisputed = Column(Text(max=5_000, lines=3), N_("Undisputed facts"), listed=False)
    routes_told = Column(Codes(list="case_route"), N_("Ways that were told"), listed=False)
    performance = Column(Code(list="performance"), N_("Performed"))
    performed = Column(Day(), N_("Performed on"), listed=False)
    closed = Column(Day(), N_("Closed"))
    archived = Column(Day(), N_("Archived"), listed=False)
    volume = Column(Text(max=60), N_("Volume"), searchable=True, listed=False)
    retention = Column(Code(list="retention"), N_("Kept for"), listed=False)
    filed_by = Column(Name(), N_("Filed by"), listed=False)
    checked_by = Column(Name(), N_("Checked by"), listed=False)
    volume_state = Column(Text(max=1_000, lines=3), N_("State of the volume"), listed=False)
    on_the_spot = Column(Flag(), N_("Settled on the spot"), listed=False)
    paper_number = Column(Text(max=60), N_("No. in the paper book"), searchable=True, listed=False)
    batch = Column(Reference(to="import_batch"), N_("Brought in with"), index=True, listed=False)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    class Meta:
        indexes: ClassVar = tuple(
            (columns, False)
            for columns in (
                ("state", "day"),
                ("category", "day"),
                ("origin", "day"),
                ("origin", "year", "sequence"),
            )
        )

    def heading(self) -> str:
        """Number and parties; of a confidential one who looks on reads no name."""
        if self.confidential:
            return f"{self.number or ''} {_('Confidential')}".strip()
        return f"{self.number or ''} {self.title or ' · '.join(self.names or ())}".strip()

    may_stay = True

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """All but the stage, while it is confidential."""
        if not values.get("confidential"):
            return super().kept_here(values)
        return frozenset(cls.columns()) - SEEN_OUTSIDE

    @classmethod
    def unsearchable(cls, body: Mapping[str, Any]) -> frozenset[str]:
        """All that says who or what about: a hit by a name would tell who has a dispute."""
        if not body.get("confidential"):
            return super().unsearchable(body)
        return frozenset(cls.columns()) - SEEN_OUTSIDE - {"number", "volume"}


class OfCase(Record):
    """Something that hangs on a dispute and goes where it goes."""

    case: Column[str]
    may_stay = True
    in_ledgers = False
    belongs_to = "case"

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """All of it, while the dispute is confidential."""
        if not _is_confidential(values.get("case")):
            return super().kept_here(values)
        return frozenset(cls.columns()) - {"case"}

    @classmethod
    def unsearchable(cls, body: Mapping[str, Any]) -> frozenset[str]:
        """All of it, while the dispute is confidential."""
        if not _is_confidential(body.get("case")):
            return super().unsearchable(body)
        return frozenset(cls.columns())

    def heading(self) -> str:
        """The dispute that it belongs to."""
        whole = Case.get_or_none(Case.id == self.case)
        return whole.heading() if whole is not None else super().heading()


def _is_confidential(case: object) -> bool:
    whole = Case.select(Case.confidential).where(Case.id == case).first()
    return whole is not None and bool(whole.confidential)


class Party(OfCase):
    """One side of a dispute, with the particulars as they were signed."""

    kind_name = "party"
    label = N_("Party")

    case = _case()
    order = Column(Whole(min=1), N_("Order"), listed=False)
    role = Column(Code(list="party_role"), N_("Side"), required=True)
    type = Column(Code(list="party_type"), N_("Kind of party"), required=True)
    person = Column(Reference(to="person"), N_("Person"), index=True, listed=False)
    name = Column(Name(), N_("Name"), required=True, searchable="name")
    sex = Column(Code(list="sex"), N_("Sex"))
    ethnic = Column(Code(list="ethnic"), N_("Ethnic group"), listed=False)
    birth = Column(Day(), N_("Born"), listed=False)
    identity = Column(
        IdentityNumber(), N_("Identity number"), private=True, travels=False, searchable=True
    )
    occupation = Column(Text(max=40), N_("Occupation"))
    phone = Column(Phone(), N_("Phone"), private=True, travels=False, searchable=True)
    address = Column(Address(), N_("Unit or address"), private=True, travels=False)
    delivery_address = Column(
        Address(), N_("Address for papers"), private=True, travels=False, listed=False
    )
    credit_code = Column(CreditCode(), N_("Credit code"), listed=False)
    represented_by = Column(Name(), N_("Legal representative"), listed=False)
    minor = Column(Flag(), N_("Under age"), listed=False)
    cannot_read = Column(Flag(), N_("Cannot read"), travels=False, listed=False)
    """To whom papers are read out, and who signs them with a fingerprint."""


class Agent(OfCase):
    """Who acts for a party: by power of attorney, or as guardian."""

    kind_name = "agent"
    label = N_("Agent")

    case = _case()
    party = Column(Reference(to="party"), N_("Acts for"), required=True, index=True)
    guardian = Column(Flag(), N_("Guardian"))
    person = Column(Reference(to="person"), N_("Person"), listed=False)
    name = Column(Name(), N_("Name"), required=True, searchable="name")
    identity = Column(IdentityNumber(), N_("Identity number"), private=True, travels=False)
    phone = Column(Phone(), N_("Phone"), private=True, travels=False)
    powers = Column(Code(list="agent_powers"), N_("Powers"), required=True)
    listed_powers = Column(Text(max=500, lines=3), N_("Special powers"))
    matter = Column(Text(max=200), N_("Matter"))
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))


class CaseMediator(OfCase):
    """Who mediates a case, from when to when, and what was asked about avoidance."""

    kind_name = "case_mediator"
    label = N_("Mediator")

    case = _case()
    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    name = Column(Name(), N_("Name"), required=True, searchable="name")
    leading = Column(Flag(), N_("Leads"))
    named_by = Column(Code(list="named_by"), N_("Named by"))
    since = Column(Day(), N_("From"), required=True)
    until = Column(Day(), N_("To"))
    avoidance_asked = Column(Day(), N_("Avoidance asked for on"))
    avoidance_reason = Column(Text(max=200), N_("Avoidance because"))
    avoidance_decided = Column(Code(list="avoidance"), N_("Avoidance decided"))


class Inquiry(OfCase):
    """One record of an investigation (调查记录)."""

    kind_name = "inquiry"
    label = N_("Investigation record")

    case = _case()
    day = Column(Day(), N_("Date"), required=True)
    begin = Column(Clock(), N_("From"))
    finish = Column(Clock(), N_("To"))
    place = Column(Text(max=100), N_("Where"))
    asked = Column(Names(), N_("Who was asked"))
    present = Column(Names(), N_("Present"))
    words = Column(Text(max=30_000, lines=8), N_("Record"), searchable=True)
    by = Column(Names(), N_("Asked by"))
    clerk = Column(Name(), N_("Written down by"))
    reason = _reason()


class Session(OfCase):
    """One session of mediation (人民调解记录)."""

    kind_name = "mediation"
    label = N_("Mediation session")

    case = _case()
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
    reason = _reason()


class Agreement(OfCase):
    """What the parties agreed on: in writing, orally, or on part of the dispute."""

    kind_name = "agreement"
    label = N_("Agreement")

    case = _case()
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

    case = _case()
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

    case = _case()
    agreement = Column(Reference(to="agreement"), N_("Agreement"), required=True, index=True)
    due = Column(Day(), N_("Due"), required=True, index=True)
    amount = Column(Money(), N_("Amount"), required=True)
    payer = Column(Name(), N_("Who pays"))
    note = Column(Text(max=200), N_("Note"))


class Payment(OfCase):
    """Money (or something else agreed on) that was handed over, with its voucher."""

    kind_name = "payment"
    label = N_("Payment")

    case = _case()
    instalment = Column(Reference(to="instalment"), N_("Instalment"), required=True, index=True)
    day = Column(Day(), N_("Date"), required=True)
    amount = Column(Money(), N_("Amount"), required=True)
    voucher = Column(Text(max=100), N_("Voucher"))


class Urging(OfCase):
    """A reminder to perform what was agreed on (人民调解法 art. 31)."""

    kind_name = "urging"
    label = N_("Reminder to perform")

    case = _case()
    day = Column(Day(), N_("Date"), required=True)
    whom = Column(Name(), N_("Whom"))
    words = Column(Text(max=1_000, lines=2), N_("What was said"), required=True)
    answer = Column(Text(max=1_000, lines=2), N_("What they answered"))
    reason = _reason()


class Confirmation(OfCase):
    """Judicial confirmation of an agreement (民事诉讼法 2023 art. 205-206)."""

    kind_name = "confirmation"
    label = N_("Judicial confirmation")

    case = _case()
    agreement = Column(Reference(to="agreement"), N_("Agreement"), required=True, index=True)
    court = Column(Text(max=60), N_("Court"), required=True)
    applied = Column(Day(), N_("Applied"), required=True)
    result = Column(Code(list="confirmation"), N_("Decision"))
    decided = Column(Day(), N_("Decided"))
    ruling = Column(Text(max=60), N_("Ruling no."), searchable=True)
    reason = Column(Text(max=500, lines=2), N_("Reason"))


class Extension(OfCase):
    """More time, agreed on by the parties; or time that experts took, which does not count."""

    kind_name = "extension"
    label = N_("Extension")

    case = _case()
    kind = Column(Code(list="extension"), N_("Kind"), required=True)
    day = Column(Day(), N_("Date"), required=True)
    until = Column(Day(), N_("Until"), required=True)
    reason = Column(Text(max=200), N_("Reason"), required=True)


class PoliceReport(OfCase):
    """Danger of a crime or breach of the peace that was reported (人民调解法 art. 25)."""

    kind_name = "police_report"
    label = N_("Report to the police")

    case = _case()
    time = Column(Moment(), N_("When"), required=True)
    whom = Column(Text(max=60), N_("To whom"), required=True)
    words = Column(Text(max=1_000, lines=3), N_("What was said"), required=True)
    answer = Column(Text(max=1_000, lines=2), N_("What they answered"))
    reason = _reason()


class Revisit(OfCase):
    """A visit to see how it holds (回访)."""

    kind_name = "revisit"
    label = N_("Return visit")

    case = _case()
    day = Column(Day(), N_("Date"), required=True)
    whom = Column(Names(), N_("Whom"))
    agreement_number = Column(Text(max=60), N_("Agreement no."))
    cause = Column(Text(max=200), N_("Cause"))
    performance = Column(Code(list="performance"), N_("Performed"))
    satisfaction = Column(Code(list="satisfaction"), N_("Satisfied"))
    words = Column(Text(max=3_000, lines=3), N_("What was found"))
    dangers = Column(Text(max=500, lines=2), N_("What may flare up again"))
    by = Column(Names(), N_("Visited by"))
    reason = _reason()


class Suggestion(OfCase):
    """Advice to an authority that grew out of a dispute."""

    kind_name = "suggestion"
    label = N_("Suggestion")

    case = _case()
    day = Column(Day(), N_("Date"), required=True)
    whom = Column(Text(max=60), N_("To whom"), required=True)
    words = Column(Text(max=3_000, lines=4), N_("Suggestion"), required=True, searchable=True)
    answer = Column(Text(max=3_000, lines=2), N_("What they answered"))
    answered = Column(Day(), N_("Answered"))
    reason = _reason()


class PaperOriginal(OfCase):
    """A paper that lies in the volume without a scan (纸质原件在卷), and how many pages it has."""

    kind_name = "paper_original"
    label = N_("Original in the volume")

    case = _case()
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

    case = _case()
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

    case = _case()
    day = Column(Day(), N_("Date"), required=True)
    words = Column(Text(max=3_000, lines=3), N_("Note"), required=True)
    correction = Column(Flag(), N_("Correction"))
    was = Column(Text(max=300), N_("What it said"), travels=False)
    now = Column(Text(max=300), N_("What is right"), travels=False)
    """Of a correction; what was wrong may be a number that never travels."""
    reason = Column(Text(max=200), N_("Reason"))


class Committee(Record):
    """A mediation committee with its term (人民调解法 art. 8-9)."""

    kind_name = "committee"
    label = N_("Mediation committee")

    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    seal_name = Column(
        Text(max=60), N_("Name on the seal"), help=N_("Only where the seal says another name.")
    )
    short = Column(
        Text(max=10), N_("Short name in numbers"), help=N_("Stands before 民调字 in new numbers.")
    )
    place = Column(Reference(to="place"), N_("Place"))
    since = Column(Day(), N_("Term from"))
    until = Column(Day(), N_("Term to"), help=N_("Three years, unless you write another day."))
    village_until = Column(
        Day(), N_("Village committee's term to"), help=N_("Five years from its own election.")
    )


class CommitteeMember(Record):
    """Who sits on a mediation committee."""

    kind_name = "committee_member"
    label = N_("Committee member")
    belongs_to = "committee"

    committee = Column(Reference(to="committee"), N_("Committee"), required=True, index=True)
    person = Column(Reference(to="person"), N_("Person"), required=True)
    chair = Column(Flag(), N_("Chair"))
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))


class Relative(Record):
    """Two people of one family, as far as a mediator must know it."""

    kind_name = "relative"
    label = N_("Relatives")
    belongs_to = "person"

    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    other = Column(Reference(to="person"), N_("Related to"), required=True, index=True)
    how = Column(Text(max=40), N_("How they are related"))


OF_CASE: tuple[type[OfCase], ...] = (
    Party, Agent, CaseMediator, Inquiry, Session, Agreement, Signature, Instalment, Payment, Urging,
    Confirmation, Extension, PoliceReport, Revisit, Suggestion, PaperOriginal, PrintedPaper,
    CaseNote,
)  # fmt: skip
"""Everything that hangs on a case."""
