"""One dispute from registration to archive, and what all that hangs on it has in common.

Every record of a case names it in `case`; a case travels with all of them or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from app.errors import AppError, Missing
from app.fields import Clock, Code, Codes, Day, Flag, Money, Name, Names, Reference, Text, Whole
from app.language import N_, _
from app.records import doubled
from app.store import Column, Record

SEEN_OUTSIDE = frozenset(
    {
        "state", "day", "category", "outcome", "round", "confidential", "accepted", "declined",
        "investigating", "mediating", "ended", "performance", "performed", "closed", "archived",
    }
)  # fmt: skip
"""What leaves the room of a confidential dispute: its stage, days, kind and outcome."""


def of_dispute() -> Column[str]:
    """The column that names the dispute that a record hangs on."""
    return Column(Reference(to="case"), N_("Dispute"), required=True, index=True, listed=False)


def why_changed() -> Column[str | None]:
    """The column that says why a delivered record was corrected."""
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
    risk = Column(Reference(to="risk"), N_("From the risk"), index=True, listed=False)
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
    prevented = Column(Code(list="prevented"), N_("Kept from"), listed=False)
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
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """That the worst was prevented, and not for how many people."""
        return {"people": Missing()} if values.get("prevented") and not values.get("people") else {}

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """All but the stage, while it is confidential."""
        if not values.get("confidential"):
            return super().kept_here(values)
        return frozenset(cls.columns()) - SEEN_OUTSIDE

    @classmethod
    def uncounted(cls) -> Collection[str]:
        """Those that an office has found to be one with a dispute of another room that counts."""
        return doubled.counted_for().keys()

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


def _is_confidential(case: str | None) -> bool:
    found = Case.where_equal("id", case, void=True) if case else []
    return any(each.confidential for each in found)
