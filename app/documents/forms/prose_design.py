"""The blocks that papers in prose are made of, as `resources/forms` names them, and their wording.

Each block names the slots that its values come from; `when` leaves it out of a filled paper whose
slot is empty. In wording `{name:6}` is a slot, six places wide where it is written by hand.
"""

from __future__ import annotations

from typing import Union

from app.documents.design import Design
from app.documents.forms.design import Block


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
    """Running text; by hand at least so many lines, and a share of what the page has left.

    With `levels` what is numbered 一、 stands in 黑体 and what is numbered （一） in 楷体.
    """

    slot: str
    lines: int
    share: int = 1
    levels: bool = False


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
    """A paper in the typography of GB/T 9704.

    `head` is who issues it, in large red letters over a red line, with the number between them.
    """

    title: str
    blocks: tuple[ProseBlock, ...]
    number: str = ""
    bookmark: str = ""
    head: str = ""


class ProseWording(Design, frozen=True):
    """The wording that all papers in prose have in common."""

    continued: str
    page: str
    code: str
    seal: str
    blank_day: str
    heading: str
    clause: str
    numerals: str
