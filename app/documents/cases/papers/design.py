"""Wording and layout of the papers of a dispute, read from `resources/forms/cases` and checked."""

from __future__ import annotations

from typing import TypeVar

from app.documents import design
from app.documents.design import Design
from app.documents.forms.design import PageWords
from app.documents.forms.prose_design import ProseWording

D = TypeVar("D", bound=Design)


class Particular(Design, frozen=True):
    """How one particular of a party is said, and how it is left to be written by hand."""

    said: str
    blank: str


class RoundWords(Design, frozen=True):
    """What is said of each round where a dispute was mediated anew; files from before lack it."""

    agreed: str = "第{round}轮：调解{talks}次，{day}达成{form}协议"
    without: str = "第{round}轮：调解{talks}次，未达成协议"
    amount: str = "，{figures}元"
    of_day: str = "{day}协议："
    paid: str = "已付款{figures}元"


class FormParty(Design, frozen=True):
    """What the cells of a party's particulars are called."""

    name: str
    sex: str
    ethnic: str
    age: str
    occupation: str
    identity: str
    phone: str
    address: str
    credit_code: str
    represented_by: str
    agent: str
    title: str
    seat: str


class Shared(ProseWording, frozen=True):
    """`shared.json`: what all papers of a dispute have in common."""

    read_out: str
    blank_time: str
    blank_name: str
    several: str
    agent: str
    guardian: str
    agent_signs: str
    guardian_signs: str
    sides: tuple[str, ...]
    mediator: str
    clerk: str
    teller: str
    asked: str
    asker: str
    person: dict[str, Particular]
    organisation: dict[str, Particular]
    party: FormParty
    instalment: str
    instalment_by: str
    money: str
    change: str
    original: str
    original_pages: str
    round: RoundWords = RoundWords()


class PictureDesign(Design, frozen=True):
    """Pages of pictures; millimetres."""

    title: str
    empty: tuple[str, ...]
    size: tuple[float, float]
    lines: tuple[str, ...]
    left: str = ""


class CoverDesign(Design, frozen=True):
    """The cover of a volume."""

    title: str
    fields: tuple[tuple[str, str], ...]


class BackDesign(Design, frozen=True):
    """The back of a volume."""

    lines: tuple[tuple[str, str], ...]


class SpineDesign(Design, frozen=True):
    """The strip for the back of a folder; millimetres."""

    title: str
    width: float
    height: float
    year: str
    number: str
    retention: str


def load(name: str, kind: type[D]) -> D:
    """The design of this name. Raises msgspec.ValidationError where the file is wrong."""
    return design.load(f"cases/{name}", kind)


def page_words() -> PageWords:
    """What stands on every page of a form or list of a dispute."""
    words = shared()
    return PageWords(words.continued, words.page, words.code, words.blank_day, words.seal)


def shared() -> Shared:
    """The wording that all papers of a dispute have in common."""
    return load("shared", Shared)
