"""What an office did not take in, as the room is told with each reply until it is settled."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from app import codes
from app.language import _
from app.records import deliveries, rooms
from app.records.deliveries import Receipt
from app.store import line

KNOWS: Final = 7
"""The schema from which on a room's program knows of refusals in a reply."""

MOST: Final = 20
"""No more than so many are told of: the last ones."""


class Refusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A package of this room that was not taken in: on which day, of which file, why (a code)."""

    day: Annotated[str, Meta(pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]\Z")]
    file: Annotated[str, Meta(max_length=200)]
    reason: Annotated[str, Meta(pattern=r"^[a-z_]{1,40}\Z")]
    serial: Annotated[int, Meta(ge=0, le=10**12)]


class ReplyRefusals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reply says of packages that were not taken in."""

    refused: Annotated[list[Refusal], Meta(max_length=MOST)]


def brought_to(room: str, *, until: int | None = None) -> ReplyRefusals | None:
    """What the next reply tells a room of: what was refused and is not settled; None for nothing.

    `until` is the entry of ours up to which it counts.
    """
    found = [
        each
        for each in rooms.open_refusals(rooms.packages(room))
        if until is None or each.entry <= until
    ]
    if not found or line.newest_schema(room) < KNOWS:
        return None
    return ReplyRefusals(
        refused=[
            Refusal(
                day=each.time.date().isoformat() if each.time else "1900-01-01",
                file=each.file or "",
                reason=each.reason or "refused",
                serial=each.serial or 0,
            )
            for each in found[-MOST:]
        ]
    )


def spelled(brought: ReplyRefusals | None) -> str | None:
    """The same as the room's record of the reply holds it (JSON)."""
    if brought is None or not brought.refused:
        return None
    return msgspec.json.encode(brought.refused).decode()


def told(receipt: Receipt | None = None) -> list[Refusal]:
    """What the office said with its last reply, or with this one, that it did not take in."""
    said = receipt or deliveries.last_receipt()
    if said is None or not said.not_taken:
        return []
    return msgspec.json.decode(said.not_taken, type=list[Refusal])


def words(refused: Sequence[Refusal]) -> str:
    """What was not taken in, when and why, and what to do; empty where everything was."""
    if not refused:
        return ""
    why = codes.load("why_not")
    each = "；".join(
        _("{day} {file}: {why}").format(day=_day(one), file=one.file, why=why.label(one.reason))
        for one in refused
    )
    return _("Not taken in at the office: {each}. Please deliver once more.").format(each=each)


def _day(one: Refusal) -> str:
    try:
        return f"{datetime.date.fromisoformat(one.day):%m-%d}"
    except ValueError:
        return one.day
