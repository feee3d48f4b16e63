"""Wording, sizes and colours of what is printed, read from `resources/forms` and checked."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

import msgspec

from app.resources import resource

D = TypeVar("D", bound="Design")


Color = tuple[float, ...]  # one number: grey, 0 black to 1 white; three: red, green, blue


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One data file of `resources/forms`; a wrong or missing entry is refused when it is read."""


class CardSizes(Design, frozen=True):
    """Sizes of type on a card, in points."""

    room: float
    kind: float
    name: float
    title: float
    unit: float
    phone: float
    duty: float
    foot: float
    scan: float


class CardColors(Design, frozen=True):
    """Colours of a card."""

    bar: Color
    room: Color
    quiet: Color
    hairline: Color


class CardDesign(Design, frozen=True):
    """`resources/forms/card.json`; millimetres, sizes of type in points."""

    width: float
    height: float
    bar: float
    margin: float
    kind: str
    number: str
    mobile: str
    telephone: str
    duty: str
    services: str
    hotline: str
    scan: str
    photo: tuple[float, float]
    code: float
    sizes: CardSizes
    smallest: float
    colors: CardColors


class RulerDesign(Design, frozen=True):
    """`resources/forms/ruler.json`."""

    title: str
    steps: tuple[str, ...]
    across: str
    down: str
    hundred: str
    smallest: str


class LedgerDesign(Design, frozen=True):
    """`resources/forms/ledger.json`."""

    room: str
    period: str
    number: str
    public: str
    unit: str
    page_count: str
    running_count: str
    total_count: str
    none: str
    filled_by: str
    checked_by: str
    filled_on: str
    page: str
    pages: str


class VisitLabels(Design, frozen=True):
    """What the cells of a visit form are called."""

    time: str
    place: str
    mode: str
    name: str
    sex: str
    age: str
    phone: str
    headcount: str
    companions: str
    address: str
    on_behalf: str
    follows: str
    groups: str
    category: str
    facts: str
    advice: str
    laws: str
    result: str
    referral: str
    handler: str
    keeper: str
    follow_up: str
    satisfaction: str
    note: str


class ReferralWords(Design, frozen=True):
    """What is said before each part of a referral."""

    told: str
    documents: str
    submitted: str
    centre: str
    decision: str
    decided: str
    number: str
    lawyer: str
    outcome: str


class VisitFormDesign(Design, frozen=True):
    """`resources/forms/visit_form.json`."""

    title: str
    continued: str
    room: str
    number: str
    labels: VisitLabels
    anonymous: str
    people: str
    to: str
    blank_time: str
    blank_day: str
    blank_people: str
    referral: ReferralWords
    late: str
    paper: str
    paper_number: str
    paper_page: str
    unclear: str
    reason: str
    statement: str
    signatures: tuple[str, str, str]
    signed_on: str
    page: str


class DayLogDesign(Design, frozen=True):
    """`resources/forms/day_log.json`."""

    title: str
    continued: str
    room: str
    day: str
    blank_day: str
    number: str
    time: str
    visitor: str
    matter: str
    facts: str
    result: str
    advice: str
    none: str
    remarks: str
    count: str
    weekdays: tuple[str, ...]
    signatures: tuple[str, str]
    page: str


class LedgerChoice(Design, frozen=True):
    """What a kind of ledger shows instead of what follows from its record alone.

    `full` and `public` name columns in order, `open` whose names anybody may read, `shares` how the
    width is shared out, `day` the column that a period is asked of; `usual` ledgers are bound even
    when they are empty. A name after a dot is a column of the record referred to.
    """

    title: str = ""
    full: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    shares: dict[str, float] = {}
    day: str = ""
    usual: bool = False


class LedgersDesign(Design, frozen=True):
    """`resources/forms/ledgers.json`: the ledgers in the order in which they are bound."""

    kept: str
    title: str
    kinds: dict[str, LedgerChoice]


class BoundDesign(Design, frozen=True):
    """`resources/forms/bound.json`; millimetres. A field names the value that it shows, or none."""

    title: str
    month: str
    year: str
    contents: str
    continued: str
    head: tuple[str, str, str, str, str]
    widths: tuple[float, float, float, float, float]
    none: str
    logs: str
    fields: tuple[tuple[str, Literal["room", "period", "pages", ""]], ...]


@cache
def load(name: str, kind: type[D]) -> D:
    """The design of this name. Raises msgspec.ValidationError where the file is wrong."""
    return msgspec.json.decode(resource("forms", f"{name}.json").read_bytes(), type=kind)
