"""What the papers of a dispute say, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.documents.forms.rows import UNSET, Choice

Volume = dict[str, Any]
"""A volume as the list of a year, a transfer list and its spine show it, by their slots."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for a party: by power of attorney, or as guardian."""

    name: str = ""
    guardian: bool = False
    identity: str = ""
    phone: str = ""
    powers: Choice = UNSET
    listed_powers: str = ""
    matter: str = ""
    since: date | None = None
    until: date | None = None
    signs: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a dispute with its particulars; `read_out` is one who cannot read."""

    role: str = ""
    name: str = ""
    organisation: bool = False
    sex: str = ""
    ethnic: str = ""
    age: str = ""
    identity: str = ""
    occupation: str = ""
    phone: str = ""
    address: str = ""
    delivery_address: str = ""
    credit_code: str = ""
    represented_by: str = ""
    read_out: bool = False
    agents: tuple[Agent, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """What every paper of a dispute may say; amounts are fen.

    `rounds` says of each what it came to, `agreed` is what was agreed in all of them.
    """

    committee: str = ""
    number: str = ""
    title: str = ""
    category: Choice = UNSET
    source: Choice = UNSET
    difficulty: Choice = UNSET
    parties: tuple[Party, ...] = ()
    mediators: tuple[str, ...] = ()
    registrar: str = ""
    clerk: str = ""
    facts: str = ""
    requests: str = ""
    amount: int | None = None
    people: int | None = None
    registered: date | None = None
    applied: date | None = None
    accepted: date | None = None
    decision: Choice = UNSET
    decision_words: str = ""
    notified: date | None = None
    notified_how: Choice = UNSET
    ended: date | None = None
    end_reason: Choice = UNSET
    end_words: str = ""
    end_time: str = ""
    undisputed: str = ""
    routes: Choice = UNSET
    outcome: Choice = UNSET
    performance: Choice = UNSET
    performed: str = ""
    confirmation: str = ""
    revisited: str = ""
    rounds: str = ""
    agreed: tuple[Agreement, ...] = ()
    paid: int | None = None
    closed: date | None = None
    volume: str = ""
    filled_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One record of an investigation."""

    time: str = ""
    place: str = ""
    asked: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    words: str = ""
    by: tuple[str, ...] = ()
    clerk: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One session of mediation."""

    sequence: int | None = None
    time: str = ""
    place: str = ""
    present: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    told: str = ""
    statements: str = ""
    findings: str = ""
    result: Choice = UNSET
    next_day: date | None = None
    clerk: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment that was agreed on, in fen."""

    due: date
    amount: int
    payer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed on; one clause each."""

    number: str = ""
    day: date | None = None
    place: str = ""
    facts: str = ""
    disputed: str = ""
    duties: str = ""
    clauses: tuple[str, ...] = ()
    manner: str = ""
    instalments: tuple[Instalment, ...] = ()
    amount: int | None = None
    copies: int | None = None
    clerk: str = ""


@dataclass(frozen=True, slots=True)
class Revisit:
    """One visit to see how it holds."""

    day: date | None = None
    whom: tuple[str, ...] = ()
    agreement_number: str = ""
    cause: str = ""
    performance: Choice = UNSET
    satisfaction: Choice = UNSET
    words: str = ""
    dangers: str = ""
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """What a court is asked to confirm."""

    court: str = ""
    day: date | None = None
    agreement_number: str = ""
    agreed_on: date | None = None
    effective: date | None = None
    facts: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One particular that was wrong on a signed paper; `what` alone says it in words."""

    what: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is put right on a paper that was signed."""

    paper: str = ""
    number: str = ""
    signed: date | None = None
    changes: tuple[Change, ...] = ()
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Attorney:
    """Who gives power to whom."""

    principal: Party = field(default_factory=Party)
    agent: Agent = field(default_factory=Agent)
    day: date | None = None


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """Both sides of an identity card as pictures, and whose it is."""

    name: str = ""
    front: bytes | None = None
    back: bytes | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo and what it shows."""

    picture: bytes
    caption: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover of a volume."""

    committee: str = ""
    name: str = ""
    number: str = ""
    mediators: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    filed_by: str = ""
    filed_on: date | None = None
    retention: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """The state of a volume when it was filed."""

    committee: str = ""
    number: str = ""
    state: str = ""
    changes: tuple[str, ...] = ()
    pages: int | None = None
    filed_by: str = ""
    checked_by: str = ""
    day: date | None = None
