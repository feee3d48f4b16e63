"""Who is in dispute, who acts for them, who mediates."""

from __future__ import annotations

from app.fields import (
    Address,
    Code,
    CreditCode,
    Day,
    Flag,
    IdentityNumber,
    Name,
    Phone,
    Reference,
    Text,
    Whole,
)
from app.language import N_
from app.records.cases.model.case import OfCase, of_dispute
from app.store import Column


class Party(OfCase):
    """One side of a dispute, with the particulars as they were signed."""

    kind_name = "party"
    label = N_("Party")

    case = of_dispute()
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

    case = of_dispute()
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

    case = of_dispute()
    person = Column(Reference(to="person"), N_("Person"), required=True, index=True)
    name = Column(Name(), N_("Name"), required=True, searchable="name")
    leading = Column(Flag(), N_("Leads"))
    named_by = Column(Code(list="named_by"), N_("Named by"))
    since = Column(Day(), N_("From"), required=True)
    until = Column(Day(), N_("To"))
    avoidance_asked = Column(Day(), N_("Avoidance asked for on"))
    avoidance_reason = Column(Text(max=200), N_("Avoidance because"))
    avoidance_decided = Column(Code(list="avoidance"), N_("Avoidance decided"))
