"""What of a verified package is new here, and whether it follows on what is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app import seal
from app.exchange.incoming import incoming
from app.exchange.inside import EPOCH_BEGIN
from app.exchange.package import Package
from app.exchange.shapes import Entry, HeldReceipt, Version
from app.office.held import (
    Forgotten,
    Forked,
    HeldBack,
    NotItsOwn,
    Rewritten,
    SecondComputer,
    SerialGap,
    Superseded,
)
from app.records import rooms
from app.records.rooms import Room
from app.store import line
from app.store.line import Incoming, Place
from app.store.session import current


def new_entries(package: Package, room: Room) -> list[Incoming]:
    """The entries of a package that are not here yet and follow on what is.

    Raises Gap, Forgotten, Forked, Rewritten, Superseded, SecondComputer, NotItsOwn.
    """
    code, origin = room.code, room.installation
    names = dict.fromkeys([package.label.epoch, *(each.said.epoch for each in package.entries)])
    if any(line.owner_of(epoch) not in (None, origin) for epoch in names):
        raise NotItsOwn(code=code)
    first, last = package.label.first, package.label.last
    here = line.known_hashes(origin, names, first - 1, last)
    fresh: list[Entry] = []
    for entry in package.entries:
        digest = here.get((entry.said.epoch, entry.number))
        if digest is None:
            fresh.append(entry)
        elif digest != entry.hash or fresh:
            raise two_histories(package.header.receipt, room, entry.number)
    if fresh:
        _require_following(package, room, fresh[0])
        _require_own(package, room, fresh[0].number)
    elif first > 1 and not package.entries:
        _require_known(package, room, first - 1, package.header.previous)
    return incoming(fresh, package.versions)


def _require_following(package: Package, room: Room, entry: Entry) -> None:
    code, origin, said = room.code, room.installation, entry.said
    ranks = line.epochs(origin)
    if entry.number == 1:
        if ranks:
            raise Rewritten(code=code)
        return
    before = _require_known(package, room, entry.number - 1, said.previous, said.epoch)
    latest = max(ranks, key=lambda epoch: ranks[epoch])
    if said.action != EPOCH_BEGIN:
        if before.epoch != latest:
            raise Superseded(code=code)
    elif before.epoch != latest and said.epoch != room.allowed:
        raise SecondComputer(code=code)


def _require_known(
    package: Package, room: Room, number: int, digest: str, epoch: str | None = None
) -> Place:
    """The entry that something follows on."""
    code = room.code
    there = line.at(room.installation, number, aside=True)
    for place in there:
        if place.hash == digest:
            return place
    # The same stretch with another entry there is a second history, not a missing piece.
    if any(place.epoch == epoch for place in there):
        raise two_histories(package.header.receipt, room, number)
    head = line.head(room.installation)
    receipt = package.header.receipt
    if receipt is not None and receipt.delivered_to > (head.number if head else 0):
        raise Forgotten(code=code)
    serials = [each.serial or 0 for each in rooms.came(rooms.packages(room.installation))]
    last = max((each for each in serials if each < package.label.serial), default=0)
    missing = spelled([(last + 1, package.label.serial - 1)])
    raise SerialGap(code=code, missing=missing or "?")


def two_histories(receipt: HeldReceipt | None, room: Room, number: int) -> HeldBack:
    """Why an entry says two things: a copied computer or a changed past, by the receipt held.

    Who holds our word for an entry has that entry, and every copy made since has it;
    none of them ever tells again, and otherwise, what lies before it.
    """
    if receipt is not None and number <= receipt.delivered_to:
        signed = line.at(room.installation, receipt.delivered_to, aside=True)
        if any(each.hash == receipt.hash for each in signed):
            return Rewritten(code=room.code)
    return Forked(code=room.code)


def gaps(serials: Iterable[int]) -> list[tuple[int, int]]:
    """The stretches between the lowest and highest serial that are not there, first to last."""
    found: list[tuple[int, int]] = []
    there = sorted(set(serials))
    before = there[0] if there else 0
    for each in there:
        if each > before + 1:
            found.append((before + 1, each - 1))
        before = each
    return found


def spelled(stretches: Iterable[tuple[int, int]]) -> str:
    """Stretches of serials as people say them: 2、5—7."""
    each = [
        str(one) if one == other else f"{one}—{other}" for one, other in stretches if one <= other
    ]
    return "、".join(each)


def _require_own(package: Package, room: Room, since: int) -> None:
    """Nobody speaks of records that somebody else made, nor of one record as two kinds."""
    kinds: dict[str, str] = {}
    for version in package.versions:
        if version.number < since:
            continue
        named = version.named
        if kinds.setdefault(named.record, named.kind) != named.kind:
            raise NotItsOwn(code=room.code, record=named.record)
        if named.kind == "installation" and not _speaks_for_itself(version, room):
            raise NotItsOwn(code=room.code, record=named.record)
    for record, whose in line.owners(kinds).items():
        if whose != (room.installation, kinds[record]):
            raise NotItsOwn(code=room.code, record=record)


def _speaks_for_itself(version: Version, room: Room) -> bool:
    """Whether what an installation says it is, is not somebody else."""
    if version.named.record != room.installation:
        return False
    said: dict[str, Any] = seal.parse(version.body) if version.body is not None else {}
    kind, code = said.get("kind"), str(said.get("code"))
    other = rooms.room_with(code)
    return (
        kind in (None, "room" if "-" in room.code else "office")
        and code != current().code
        and (other is None or other.installation == room.installation)
    )
