"""Who mediates in general: committees, who sits on them, and who is related to whom."""

from __future__ import annotations

from app.fields import Day, Flag, Reference, Text
from app.language import N_
from app.store import Column, Record


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
