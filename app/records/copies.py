"""What an office tells the computers of a copied room: which goes on, which begins anew."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from app.fields import Code, Day, Text, Whole
from app.language import N_
from app.store import Column, Record

KNOWS: Final = 8
"""The schema from which on a room's program can do what it is told about copies."""

HERE, OTHER = "here", "other"
"""Which of two computers is the true one: whose records the office has, or the one laid aside."""


class Fork(Record):
    """Two computers that wrote as one room, and which of them somebody found to be the true one."""

    kind_name = "fork"
    label = N_("Copied computer")
    ours_only = True
    in_ledgers = False

    room = Column(Text(max=40), N_("Room (identity)"), required=True, index=True, listed=False)
    epoch = Column(Text(max=40), N_("Stretch"), required=True, listed=False)
    after = Column(Whole(min=0), N_("Same up to entry"), required=True, listed=False)
    here = Column(Text(max=64), N_("Seal of ours"), required=True, listed=False)
    other = Column(Text(max=64), N_("Seal of the other"), required=True, listed=False)
    true = Column(Code(list="fork_side"), N_("The true one"), required=True)
    code = Column(Text(max=20), N_("New code"), required=True)
    name = Column(Text(max=60), N_("New name"), required=True)
    day = Column(Day(), N_("Date"), required=True)


class CopyOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For the computer whose entry `number` of an epoch has a hash, and for no other.

    It leaves what it wrote from there on and tells it again: as itself, or, where there is a code
    (then name and token too), as another room from now on.
    """

    code: Annotated[str, Meta(pattern=r"^[0-9]{12}-[0-9]{2}\Z", max_length=15)] | None
    epoch: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    hash: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    name: Annotated[str, Meta(max_length=60)] | None
    number: Annotated[int, Meta(ge=2, le=10**12)]
    token: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")] | None


class ReplyCopies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reply tells the computers of one room."""

    copies: Annotated[list[CopyOrder], Meta(max_length=16)]


def decided(room: str) -> list[Fork]:
    """What somebody has decided about copies of a room, the oldest first."""
    asked = (Fork.room == room) & Fork.voided.is_null()
    return list(Fork.select().where(asked).order_by(Fork.row))
