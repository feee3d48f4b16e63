"""The blocks that forms and lists are made of, as `resources/forms` names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Union

from app.documents.design import Design


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on every page of a form: where it goes on, which page, its content code."""

    continued: str
    page: str
    code: str = ""
    blank_day: str = ""
    seal: str = ""


class Block(Design, frozen=True, tag_field="is", kw_only=True):
    """Anything that stands on a paper.

    Where the slot `when` is empty it is left out of a filled paper, and where it must be
    `recorded` of any.
    """

    when: str = ""
    recorded: bool = False


class Pair(Block, frozen=True, tag="pair"):
    """Two names with a value each (name, slot, what stands there when it is empty)."""

    left: tuple[str, str, str]
    right: tuple[str, str, str]


class Whole(Block, frozen=True, tag="whole"):
    """A name and a value or boxes over the full width."""

    label: str
    slot: str
    blank: str = ""


class Long(Block, frozen=True, tag="text"):
    """A name and running text; at least so many millimetres, and a share of what is left."""

    label: str
    slot: str
    least: float
    share: int = 1


class FormPeople(Block, frozen=True, tag="people"):
    """The particulars of each party; so many empty ones on a blank form."""

    slot: str = "parties"
    blanks: tuple[str, ...] = ()


class FormSigning(Block, frozen=True, tag="signers"):
    """Names with room to sign beside them."""

    label: str
    slot: str


class FormSeal(Block, frozen=True, tag="stamp"):
    """A box with room for the seal over the committee's name and the date."""

    label: str
    day: str
    words: str = ""
    height: float = 38


class Table(Block, frozen=True, tag="table"):
    """Rows under a head, that of every page where no block stands above it; millimetres.

    A blank form has `lines` empty ones. `none` stands there when nothing is listed.
    """

    slot: str
    columns: tuple[ListColumn, ...]
    row: float
    empty_row: float
    lines: int = 0
    none: str = ""


class Line(Block, frozen=True, tag="line"):
    """Words over the full width, with slots."""

    text: str


class Declaration(Block, frozen=True, tag="declaration"):
    """What is signed for, who signs (each so many millimetres from the left), and the day."""

    signatures: tuple[tuple[str, float], ...]
    height: float
    text: str = ""
    date: str = ""


class Rest(Block, frozen=True, tag="rest"):
    """Every column of the record that no other block shows."""

    slot: str = "rest"


FormBlock = Union[  # noqa: UP007 - msgspec reads forward references in a Union
    Pair, Whole, Long, FormPeople, FormSigning, FormSeal, Table, Line, Declaration, Rest
]


class FormDesign(Design, frozen=True):
    """A form: ruled rows under a title, with words at both ends above them."""

    title: str
    blocks: tuple[FormBlock, ...]
    left: str = ""
    right: str = ""
    invites: bool = True
    """Whether a filled form too shows where to write what it does not hold."""


class ListColumn(Design, frozen=True):
    """One column of a list; millimetres."""

    label: str
    slot: str
    width: float
    align: str = "center"


class ListDesign(Design, frozen=True):
    """A list on A4 upright with its head repeated; empty rows fill the first page."""

    title: str
    columns: tuple[ListColumn, ...]
    row: float
    left: str = ""
    right: str = ""
    total: str = ""
    signers: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def used(blocks: tuple[FormBlock, ...]) -> set[str]:
    """The slots that blocks show."""
    return {
        slot
        for block in blocks
        for slot in ((block.left[1], block.right[1]) if isinstance(block, Pair) else _slots(block))
    }


def _slots(block: FormBlock) -> tuple[str, ...]:
    return (getattr(block, "slot", ""), getattr(block, "day", ""))
