"""Wording and layout of the papers of a dispute, read from `resources/forms/cases` and checked.

A paper is a list of blocks. Each names the slots that its values come from; `when` leaves a block
out of a filled paper whose slot is empty. In wording `{name:6}` is a slot, six places wide where it
is written by hand.
"""

from __future__ import annotations

from typing import TypeVar, Union

from app.documents import design
from app.documents.design import Design
from app.documents.forms.design import Block, PageWords

D = TypeVar("D", bound=Design)


class Words(Block, frozen=True, tag="words"):
    """A paragraph of fixed wording; `indent` in characters, `end` of the right edge."""

    text: str
    indent: float = 2
    kai: bool = False


class Field(Block, frozen=True, tag="field"):
    """A name in 黑体 and its value; left empty, a line to write on."""

    label: str
    slot: str
    blank: str = ""


class People(Block, frozen=True, tag="parties"):
    """Each party in a paragraph, with these of its particulars."""

    items: tuple[str, ...]
    slot: str = "parties"


class Running(Block, frozen=True, tag="long"):
    """Running text; by hand at least so many lines, and a share of what the page has left."""

    slot: str
    lines: int
    share: int = 1


class Clauses(Block, frozen=True, tag="clauses"):
    """Numbered clauses."""

    slot: str
    lines: int
    share: int = 1


class Ticks(Block, frozen=True, tag="ticks"):
    """Boxes to tick."""

    slot: str
    label: str = ""


class Signing(Block, frozen=True, tag="sign"):
    """Who signs, each on a line with room for a fingerprint and, if `day`, the date."""

    slot: str
    label: str = ""
    day: bool = True


class Seal(Block, frozen=True, tag="seal"):
    """Who issues the paper with room for the seal, and its date; `issuer` empty: the date alone."""

    day: str
    issuer: str = "committee"


class Section(Block, frozen=True, tag="section"):
    """Blocks under a heading, which is numbered unless `plain`."""

    heading: str
    of: tuple[ProseBlock, ...]
    plain: bool = False


class Part(Block, frozen=True, tag="part"):
    """What follows a line to cut or part at, with a title of its own, such as a receipt."""

    title: str
    of: tuple[ProseBlock, ...]


ProseBlock = Union[  # noqa: UP007 - msgspec reads forward references in a Union
    Words, Field, People, Running, Clauses, Ticks, Signing, Seal, Section, Part
]


class ProseDesign(Design, frozen=True):
    """A paper in the typography of GB/T 9704."""

    title: str
    blocks: tuple[ProseBlock, ...]
    number: str = ""
    bookmark: str = ""


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


class Shared(Design, frozen=True):
    """`shared.json`: what all papers of a dispute have in common."""

    continued: str
    page: str
    code: str
    seal: str
    read_out: str
    blank_day: str
    blank_time: str
    blank_name: str
    heading: str
    clause: str
    numerals: str
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
