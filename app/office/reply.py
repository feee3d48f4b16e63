"""Answer rooms on the stick that they came with: a signed receipt of what is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from app import seal
from app.exchange import drive, putting
from app.exchange.inside import LINE_CAP
from app.exchange.label import package_path, signature_path
from app.exchange.package import write_package
from app.exchange.shapes import Header, Receipt
from app.office import forks, published
from app.office.held import Decided
from app.office.published import Range
from app.office.verdict import Verdict
from app.records import certificates, copies, deliveries, designs, not_taken, received, rooms
from app.records.deliveries import Delivery
from app.records.rooms import ALREADY, HELD, TAKEN, Room
from app.store import journal, line, own_keys, schema
from app.store.line import Place
from app.store.session import current


@dataclass(frozen=True, slots=True)
class Answer:
    """A receipt on the stick: for which room, up to which entry, and where."""

    room: str
    code: str
    delivered_to: int
    file: Path


def answer(
    stick: Path, verdicts: Sequence[Verdict], plugged: tuple[int, int] | None = None
) -> list[Answer]:
    """Write a receipt for each room whose package was taken, was here before, or waits.

    Where the last answer lies on this stick already and still holds, nothing is written, nor where
    it is no longer the stick that was `plugged` in. Raises StickError; answers written before stay.
    """
    answered: list[Answer] = []
    met = dict.fromkeys(
        each.room for each in verdicts if each.room and each.verdict in (TAKEN, ALREADY, HELD)
    )
    for installation in met:
        room = rooms.room_of(installation)
        head = _until(room, verdicts) if room is not None else None
        if room is not None and head is not None:
            if plugged is not None:
                drive.require_same(stick, plugged)
            answered.append(_answer(stick, room, head))
    return answered


def _until(room: Room, verdicts: Sequence[Verdict]) -> Place | None:
    """The last entry that an answer says is here: of a copied computer, that it has too."""
    here = [each for each in verdicts if each.room == room.installation]
    if all(isinstance(each.reason, Decided) for each in here) and (place := forks.common(room)):
        return place
    return line.head(room.installation)


def _answer(stick: Path, room: Room, head: Place) -> Answer:
    last = deliveries.last_to(room.installation)
    going = _going_down(room)
    now = head.number, head.hash, _seal(_all_brought(room, going.first, going.last))
    if last is not None and not last.planned and (last.last, last.head, last.brought) == now:
        there = stick / _path(room, last)
        if there.exists() and (stick / signature_path(_path(room, last))).exists():
            return Answer(room.installation, room.code, head.number, there)
    if last is not None and last.planned:
        # Interrupted: this serial says what it was going to say, and no serial is ever left out.
        _finish(stick, room, last)
        if (last.last, last.head, last.brought) == now:
            return Answer(room.installation, room.code, head.number, stick / _path(room, last))
    with journal.action("reply.make") as act:
        made = act.add(
            Delivery,
            serial=(last.serial if last is not None else 0) + 1,
            epoch=current().epoch,
            first=1,
            last=head.number,
            head=head.hash,
            day=current().today(),
            receiver=room.installation,
            planned=True,
            brought=now[2],
            published_first=going.first,
            published_to=going.last,
        )
    return Answer(room.installation, room.code, head.number, _finish(stick, room, made))


def _brought(room: Room, until: int | None = None) -> dict[str, bytes]:
    """What goes to a room beside its receipt; `until` as it was at that entry of ours."""
    found: dict[str, bytes] = {}
    made = certificates.brought_to(room.installation, until=until)
    if made is not None and (made.answers or made.revoked):
        found["certificates"] = seal.canonical(msgspec.to_builtins(made))
    look = designs.brought_to(room.installation, until=until)
    if look is not None:
        found["designs"] = seal.canonical(msgspec.to_builtins(look))
    told = forks.brought_to(room, until)
    if told is not None and line.newest_schema(room.installation) >= copies.KNOWS:
        found["copies"] = seal.canonical(msgspec.to_builtins(told))
    refused = not_taken.brought_to(room.installation, until=until)
    if refused is not None:
        found["refusals"] = seal.canonical(msgspec.to_builtins(refused))
    judged = received.brought_to(room.installation, until=until)
    if judged is not None:
        found["packages"] = seal.canonical(msgspec.to_builtins(judged))
    # The whole reply would be refused for the sake of one.
    return {name: data for name, data in found.items() if len(data) <= LINE_CAP}


def _going_down(room: Room) -> Range:
    """What of the published line goes along; an empty range where nothing does."""
    return published.going(room) or Range(1, 0, "")


def _all_brought(
    room: Room, first: int | None, last: int | None, until: int | None = None
) -> dict[str, bytes]:
    found = _brought(room, until)
    if first and last and first <= last:
        found.update(published.files(room, first, last))
    return found


def _seal(brought: dict[str, bytes]) -> str | None:
    if not brought:
        return None
    return sha256(b"".join(brought[name] for name in sorted(brought))).hexdigest()


def _path(room: Room, made: Delivery) -> PurePosixPath:
    path = package_path("reply", room.code, made.epoch, made.serial)
    return path.with_name(made.file) if made.file else path


def _finish(stick: Path, room: Room, made: Delivery) -> Path:
    path = package_path("reply", room.code, made.epoch, made.serial)
    ciphertext, minisig = _pack(room, made)
    written = putting.write_package(stick, path, ciphertext, minisig)
    with journal.action("reply.done") as act:
        act.change(made, planned=None, file=written.name, size=len(ciphertext))
    return written


def _pack(room: Room, made: Delivery) -> tuple[bytes, bytes]:
    header = Header(
        kind="reply",
        code=current().code,
        origin=current().origin,
        epoch=made.epoch,
        serial=made.serial,
        first=1,
        last=0,
        to=seal.fingerprint(room.recipient),
        schema=schema.latest(),
    )
    place = next(
        each for each in line.at(room.installation, made.last, aside=True) if each.hash == made.head
    )
    receipt = Receipt(
        day=made.day.isoformat(),
        delivered_to=place.number,
        epoch=place.epoch,
        hash=place.hash,
        origin=room.installation,
    )
    return write_package(
        header,
        (),
        {},
        recipient=room.recipient,
        signer=own_keys.signer(),
        receipt=receipt,
        brought=_all_brought(room, made.published_first, made.published_to, made.entry),
    )
