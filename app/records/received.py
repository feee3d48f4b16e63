"""What an office made of each package of a room, as the room is told with each reply."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from app import codes
from app.language import _
from app.records import deliveries, rooms
from app.records.deliveries import Receipt
from app.records.rooms import HELD, REFUSED, TAKEN, ReceivedPackage
from app.store import line, registry

KNOWS: Final = 27
"""The schema from which on a room's program knows this file of a reply."""

MOST: Final = 20
"""No more than so many are told of: the last ones."""

_Count = Annotated[int, Meta(ge=0, le=10**12)]


# Fields stand in alphabetical order, the order in which they are spelled.
class JudgedPackage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A package and what became of it: why it was not taken, and which record that is about."""

    day: Annotated[str, Meta(pattern=r"^[0-9]{4}-[01][0-9]-[0-3][0-9]\Z")]
    first: _Count
    last: _Count
    reason: Annotated[str, Meta(pattern=r"^[a-z_]{1,40}\Z")] | None
    record: Annotated[str, Meta(pattern=r"^[0-9a-f-]{36}\Z")] | None
    serial: _Count
    verdict: Literal["taken", "held", "refused"]

    def words(self) -> str:
        """That it was laid aside or refused, why, and which record is meant; empty if it is in."""
        if self.verdict == TAKEN:
            return ""
        why = codes.load("why_not").label(self.reason or REFUSED)
        said = _("Laid aside: {why}") if self.verdict == HELD else _("Not taken: {why}")
        about = _record_words(self.record)
        return said.format(why="，".join(filter(None, (why, about))))


class ReplyPackages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reply says of the packages of a room, the last ones."""

    packages: Annotated[list[JudgedPackage], Meta(max_length=MOST)]


def brought_to(room: str, *, until: int | None = None) -> ReplyPackages | None:
    """What the next reply tells a room of its packages; None where its program knows of none.

    `until` is the entry of ours up to which it counts.
    """
    if line.newest_schema(room) < KNOWS:
        return None
    found = [
        each
        for each in rooms.packages(room)
        if each.serial and (until is None or each.entry <= until)
    ]
    return ReplyPackages([_judged(each) for each in found[-MOST:]]) if found else None


def _judged(package: ReceivedPackage) -> JudgedPackage:
    came = package.verdict not in (HELD, REFUSED)
    return JudgedPackage(
        day=package.time.date().isoformat() if package.time else "1900-01-01",
        first=package.first or 0,
        last=package.last or 0,
        reason=None if came else package.reason or REFUSED,
        record=None if came else package.record,
        serial=package.serial or 0,
        verdict=TAKEN if came else HELD if package.verdict == HELD else REFUSED,
    )


def spelled(brought: ReplyPackages | None) -> str | None:
    """The same as the room's record of the reply holds it (JSON)."""
    return None if brought is None else msgspec.json.encode(brought.packages).decode()


def told(receipt: Receipt | None = None) -> dict[int, JudgedPackage]:
    """By serial what the office has said last of each package."""
    said = receipt or deliveries.last_receipt()
    if said is None or not said.packages:
        return {}
    found = msgspec.json.decode(said.packages, type=list[JudgedPackage])
    return {each.serial: each for each in found}


def _record_words(record: str | None) -> str:
    """What a record is called here; empty where it is not known."""
    kind = line.owners([record])[record][1] if record and line.owners([record]) else ""
    model = registry.get(kind)
    found = model.get_or_none(model.id == record) if model is not None else None
    if model is None or found is None:
        return ""
    return f"{_(model.label)} {found.heading()}".strip()
