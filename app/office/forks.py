"""Two computers that write as one room: what each has, which is the true one, what each is told."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from app import seal
from app.errors import NotFound
from app.exchange import package
from app.exchange.label import peek
from app.exchange.package import Package
from app.exchange.refusals import Refused
from app.language import _, listed
from app.office import guests, invite, waiting
from app.office.held import Decided, Forked, Superseded
from app.office.invite import Guest
from app.records import copies, delivered, rooms
from app.records.copies import HERE, OTHER, CopyOrder, Fork, ReplyCopies
from app.records.rooms import HELD, Room
from app.store import journal, line, own_keys, registry
from app.store.line import Place
from app.store.session import current

_MOST: Final = 30
"""So many records of a computer are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What one computer has recorded since both were one.

    `hash` is that of its first entry since, `since` and `until` are times, `counts` is by kind of
    record, `named` the records as one can ask for them, the last first.
    """

    hash: str
    since: str
    until: str
    counts: dict[str, int]
    named: list[str]

    def times(self) -> str:
        """From when to when it wrote."""
        since, until = (each[:16].replace("T", " ") for each in (self.since, self.until))
        return _("{since} to {until}").format(since=since, until=until)

    def counted(self) -> str:
        """How many records of each kind; empty where there are none."""
        return listed(f"{_(registry[kind].label)} {count}" for kind, count in self.counts.items())


@dataclass(frozen=True, slots=True)
class Branches:
    """Both computers: the same up to entry `after` of an epoch; `here` is the one taken in."""

    room: Room
    epoch: str
    after: int
    here: Branch
    other: Branch


def branches(code: str) -> Branches | None:
    """What the two computers of a room have, where a package of the other one is kept here.

    Raises NotFound.
    """
    room = rooms.room_with(code)
    if room is None:
        raise NotFound
    for opened in _kept(room):
        found = _compared(room, opened)
        if found is not None:
            return found
    return None


def choose(code: str, true: str, name: str = "") -> Fork:
    """Say which computer of a room is the true one, HERE or OTHER; the other is invited anew.

    Its new code is the next of the village, its name says so unless one is given; the answers that
    the two take along tell them. Raises NotFound, and what inviting raises.
    """
    found = branches(code)
    if found is None or true not in (HERE, OTHER):
        raise NotFound
    room = found.room
    guest = Guest(guests.free_code(code.partition("-")[0]), name.strip() or second_name(room))
    invite.require_ready()
    invite.check(guest.code)
    with journal.action("fork.choose") as act:
        invite.invite_one(act, guest)
        for each in rooms.packages(room.installation):
            if each.verdict == HELD and each.reason == Forked.key:
                act.change(each, reason=Decided.key)
        return act.add(
            Fork,
            room=room.installation,
            epoch=found.epoch,
            after=found.after,
            here=found.here.hash,
            other=found.other.hash,
            true=true,
            code=guest.code,
            name=guest.name,
            day=current().today(),
        )


def second_name(room: Room) -> str:
    """What the second computer of a room is called unless somebody says otherwise."""
    return f"{room.name}（第二台）"


def decision(opened: Package) -> Fork | None:
    """What was decided about the computer that a package comes from, if it is one of two."""
    for fork in copies.decided(opened.label.origin):
        number = fork.after + 1
        said = [each.hash for each in opened.entries if each.number == number]
        if any(digest in (fork.other, fork.here) for digest in said):
            return fork
        if not said and opened.label.epoch == fork.epoch and _is_behind(fork):
            return fork
    return None


def common(room: Room) -> Place | None:
    """The last entry that both computers have, where one is still to be told what to do."""
    for fork in reversed(copies.decided(room.installation)):
        if _orders(fork):
            found = line.at(room.installation, fork.after, aside=True)
            return next(iter(found), None)
    return None


def brought_to(room: Room, until: int | None = None) -> ReplyCopies | None:
    """What the next reply tells the computers of a room; `until` an entry of ours, as of then."""
    found = [
        order
        for fork in copies.decided(room.installation)
        if until is None or fork.entry <= until
        for order in _orders(fork)
    ]
    return ReplyCopies(copies=found) if found else None


def settle(act: journal.Action, room: Room) -> None:
    """Put by what was laid aside because of a copy that has come back under a code of its own."""
    for fork in Fork.select().where((Fork.code == room.code) & Fork.voided.is_null()):
        for each in rooms.packages(fork.room):
            if each.verdict == HELD and each.reason in (Decided.key, Forked.key, Superseded.key):
                act.void(each, "other")
                waiting.drop(each.sha256 or "")


def _orders(fork: Fork) -> list[CopyOrder]:
    """What is still to be told: the true one first, the other once the true one has come back."""
    invited = [each for each in rooms.invitations(fork.code) if not each.used]
    anew = (fork.code, fork.name, invited[0].token) if invited else None
    if fork.true == HERE:
        return [_order(fork, fork.other, anew)] if anew else []
    if not _is_behind(fork):
        return [_order(fork, fork.other, None)]
    return [_order(fork, fork.here, anew)] if anew else []


def _order(fork: Fork, digest: str, anew: tuple[str, str, str] | None) -> CopyOrder:
    code, name, token = anew or (None, None, None)
    return CopyOrder(
        code=code, epoch=fork.epoch, hash=digest, name=name, number=fork.after + 1, token=token
    )


def _is_behind(fork: Fork) -> bool:
    """Whether the room goes on in a stretch that was begun where the two were one."""
    there = line.at(fork.room, fork.after + 1)
    return any(each.epoch != fork.epoch for each in there)


def _kept(room: Room) -> Iterable[Package]:
    identities = own_keys.identities()
    for _sha256, data, minisig in waiting.kept():
        with contextlib.suppress(Refused, seal.SealError):
            if peek(minisig).origin == room.installation:
                yield package.read_package(
                    data,
                    minisig,
                    kind="report",
                    key_of=lambda _origin: room.signer,
                    identities=identities,
                )


def _compared(room: Room, opened: Package) -> Branches | None:
    origin, label = room.installation, opened.label
    names = {each.said.epoch for each in opened.entries}
    here = line.known_hashes(origin, names, label.first, label.last)
    for at, entry in enumerate(opened.entries):
        ours = here.get((entry.said.epoch, entry.number))
        if ours is not None and ours != entry.hash:
            times = {each.number: each.said.time for each in opened.entries[at:]}
            said = [
                (times[each.number], each.named.kind, each.named.record, each.body)
                for each in opened.versions
                if each.number in times
            ]
            until = opened.entries[-1].said.time
            other = _branch(entry.hash, entry.said.time, until, said)
            mine = _ours(room, entry.number, ours)
            return Branches(room, entry.said.epoch, entry.number - 1, mine, other)
    return None


def _ours(room: Room, first: int, digest: str) -> Branch:
    done = line.done_since(room.installation, first)
    times = [time for time, *_rest in done] or [""]
    return _branch(digest, times[0], times[-1], done)


def _branch(
    digest: str, since: str, until: str, done: Iterable[tuple[str, str, str, bytes | None]]
) -> Branch:
    last: dict[str, tuple[str, str, dict[str, Any]]] = {}
    for time, kind, record, body in done:
        if kind in registry and registry[kind].is_counted():
            last.pop(record, None)
            last[record] = time, kind, seal.parse(body) if body is not None else {}
    named = [delivered.record_words(*each) for each in reversed(last.values())]
    counts = Counter(kind for _time, kind, _body in last.values())
    return Branch(digest, since, until, delivered.counted(counts), named[:_MOST])
