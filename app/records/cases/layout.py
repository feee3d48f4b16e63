"""How a dispute is laid out where it is read, its parties and whoever acts for them in a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.records.cases.model import Agent, Case, Party
from app.records.layouts import form_rows, unplaced

_IN_WORDS: Final = ("facts", "requests", "amount")
_SAID_ELSEWHERE: Final = (
    # in the head and by the stages
    "number", "year", "sequence", "names", "title", "category", "confidential", "round",
    "state", "day", "accepted", "declined", "investigating", "mediating", "performed", "ended",
    "archived",
    # by what happened
    "source", "visit", "referral", "risk", "from_case", "notified", "notified_how",
    "decline_reason", "outcome", "end_reason", "performance", "closed", "volume", "reason",
    # by the program
    "place", "batch",
)  # fmt: skip

OF_A_PERSON: Final = (
    "sex", "birth", "identity", "ethnic", "occupation", "minor", "cannot_read",
)  # fmt: skip
OF_A_BODY: Final = ("represented_by", "credit_code")
"""The particulars that only somebody has, and those that only a body has."""
_PARTY: Final = (
    ("type:3", "sex:2", "birth:3"), ("identity:4", "ethnic:2", "occupation:3"),
    ("minor", "cannot_read"), OF_A_BODY, ("address", "delivery_address"),
)  # fmt: skip
_AT_ONCE: Final = ("case", "order", "role", "person", "name", "phone")
"""Given by the dispute, or asked for before the particulars of a party."""
_AGENT: Final = (
    ("name:3", "identity:4", "phone:3"), ("guardian:2", "powers:3", "since:2", "until:2"),
    ("matter", "listed_powers"),
)  # fmt: skip
_GIVEN: Final = ("case", "party", "person")
"""Of an agent, given by the party and by the name."""


def read() -> list[str]:
    """The columns of a dispute that are read label beside value."""
    return unplaced(Case, _IN_WORDS, _SAID_ELSEWHERE)


def party_rows() -> list[Sequence[str]]:
    """The rows of the particulars of a party."""
    return form_rows(Party, _PARTY, _AT_ONCE)


def agent_rows() -> list[Sequence[str]]:
    """The rows of somebody who acts for a party."""
    return form_rows(Agent, _AGENT, _GIVEN)
