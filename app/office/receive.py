"""Take in what lies on a stick: a verdict for each package, each in one transaction or not at all.

What waits for an earlier package is kept, still encrypted, and tried again at every stick.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import messages
from app.errors import AppError
from app.exchange import findings, package
from app.exchange.findings import Found, read_bounded
from app.exchange.invitation import Enrolment
from app.exchange.label import peek
from app.exchange.package import Package
from app.exchange.refusals import Altered, BadInside, NoSignature, Refused, StickError
from app.office import compare, waiting
from app.office.held import Forgotten, HeldBack, SecondKey, SerialGap
from app.office.invite import NotAnOffice
from app.records import attachments, rooms
from app.records.rooms import ReceivedPackage, Room
from app.store import journal, line, own_keys
from app.store.session import current

TAKEN, ALREADY, HELD, REFUSED = "taken", "already", "held", "refused"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one package.

    `file` is its name on the stick, `verdict` one of TAKEN, ALREADY, HELD, REFUSED, `reason` why it
    was not taken, `room` the sender's installation, `records` the versions that are new here.
    """

    file: str
    verdict: str
    reason: AppError | None = None
    room: str = ""
    code: str = ""
    serial: int = 0
    records: int = 0

    @property
    def words(self) -> str:
        """Why it was not taken, in a sentence; empty when it was."""
        return messages.words(self.reason) if self.reason is not None else ""


def receive(stick: Path, progress: Progress = lambda done, total: None) -> list[Verdict]:
    """Take in every report on a stick, known by its content; the verdicts in the order of rooms.

    `progress` is told hundredths of packages done and to do; raising from it stops, and leaves the
    package it was at for another time. Raises NotAnOffice, NoStick, StickGone.
    """
    if not current().is_office:
        raise NotAnOffice
    found = findings.scan(stick)
    reports = [each for each in found.packages if each.label is None or each.label.kind == "report"]
    enrolments = [enrolment for _, enrolment in found.enrolments]
    verdicts: list[Verdict | None] = [None] * len(reports)
    left = list(range(len(reports)))
    # One that waits for another of the same stick is tried again once that one is in.
    done = 0
    while left:
        still: list[int] = []
        for index in left:
            verdict = _look_at(reports[index], enrolments, _share(progress, done, len(reports)))
            done += 1
            verdicts[index] = verdict
            if isinstance(verdict.reason, SerialGap):
                still.append(index)
        if len(still) == len(left):
            break
        left = still
    waited = _try_waiting(_share(progress, done, len(reports)))
    progress(len(reports) * 100, len(reports) * 100)
    return [verdict for verdict in verdicts if verdict is not None] + waited


def _share(progress: Progress, done: int, of: int) -> Progress:
    """The progress within one package as a part of the whole."""

    def tell(part: int, total: int) -> None:
        whole = of * 100
        progress(min(done * 100 + part * 100 // max(total, 1), whole), whole)

    tell(0, 1)
    return tell


def _look_at(found: Found, enrolments: Sequence[Enrolment], progress: Progress) -> Verdict:
    refused: AppError = found.refused or NoSignature()
    name = found.file.name
    if found.label is None:
        return Verdict(name, REFUSED, refused)
    for path in found.ciphertexts:
        try:
            data = read_bounded(path)
        except (Refused, StickError) as error:
            refused = error
            continue
        called = name if len(found.ciphertexts) == 1 else path.name
        verdict = _judge(called, data, found, enrolments, progress)
        # Where names do not tell, the signature says which ciphertext is its own.
        if not isinstance(verdict.reason, Altered):
            return verdict
        refused = verdict.reason
    return Verdict(name, REFUSED, refused, found.label.origin, found.label.code, found.label.serial)


def _judge(
    name: str, data: bytes, found: Found, enrolments: Sequence[Enrolment], progress: Progress
) -> Verdict:
    label = found.label
    assert label is not None
    seal = hashlib.sha256(data).hexdigest()

    def verdict(what: str, reason: AppError | None = None, records: int = 0) -> Verdict:
        return Verdict(name, what, reason, label.origin, label.code, label.serial, records)

    known = rooms.seen(seal)
    if known is not None and known.verdict in (TAKEN, ALREADY):
        return verdict(ALREADY)
    try:
        opened = package.read_package(
            data,
            found.minisig,
            kind="report",
            key_of=_key_of,
            identities=own_keys.identities(),
            admit=lambda code: _admit(code, label.origin, enrolments),
        )
        room = rooms.room_of(label.origin) or _enrol(opened, enrolments)
        entries = compare.new_entries(opened, room)
        before = _recorded(opened)
        if not entries and before is not None and before.verdict != HELD:
            return verdict(ALREADY)
        return verdict(*_take(name, seal, opened, room, entries, known, progress))
    except HeldBack as reason:
        if known is None:
            _lay_aside(name, seal, found, reason)
        if isinstance(reason, SerialGap):
            waiting.keep(seal, data, found.minisig)
        return verdict(HELD, reason)
    except Refused as reason:
        return verdict(REFUSED, reason)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        # Whatever it is that nobody thought of, the other packages are none the worse for it.
        return verdict(REFUSED, BadInside(why=type(error).__name__))


def _key_of(installation: str) -> str | None:
    room = rooms.room_of(installation)
    return room.signer if room is not None else None


def _admit(
    code: str, installation: str, enrolments: Sequence[Enrolment]
) -> tuple[Enrolment, str] | None:
    """The answer to an invitation of ours that lies on the stick, with the token we gave."""
    answers = [each for each in enrolments if (each.code, each.origin) == (code, installation)]
    invited = rooms.invitations(code)
    if not answers or not invited:
        return None
    token = invited[0].token
    # Anybody can put a file of this name beside the right one.
    return next((each for each in answers if each.proves(token)), answers[0]), token


def _enrol(opened: Package, enrolments: Sequence[Enrolment]) -> Room:
    """Enter a newcomer whose package was verified to the last hash. Raises SecondKey."""
    label = opened.label
    admitted = _admit(label.code, label.origin, enrolments)
    invited = rooms.invitations(label.code)
    assert admitted is not None
    if invited[0].used or rooms.room_with(label.code) is not None:
        raise SecondKey(code=label.code)
    enrolment, _ = admitted
    with journal.action("room.enrol") as act:
        act.change(invited[0], used=True)
        return act.add(
            Room,
            code=label.code,
            name=invited[0].name,
            installation=label.origin,
            signer=enrolment.minisign,
            recipient=enrolment.age,
            day=current().today(),
        )


def _recorded(opened: Package) -> ReceivedPackage | None:
    """The package of the same serial, if it came before."""
    label = opened.label
    same = [
        each
        for each in rooms.packages(label.origin)
        if (each.epoch, each.serial) == (label.epoch, label.serial)
    ]
    return same[-1] if same else None


def _take(
    name: str,
    seal: str,
    opened: Package,
    room: Room,
    entries: list[line.Incoming],
    known: ReceivedPackage | None,
    progress: Progress,
) -> tuple[str, None, int]:
    attachments.keep_received({each.sha256: each.content for each in opened.attachments})
    label = opened.label
    records = sum(len(entry.versions) for entry in entries)
    what = TAKEN if entries or label.last < label.first else ALREADY
    with journal.action("package.take") as act:
        act.kinds |= line.take(room.installation, entries, progress=progress)
        said = {
            "room": room.installation,
            "code": label.code,
            "epoch": label.epoch,
            "serial": label.serial,
            "first": label.first,
            "last": label.last,
            "records": records,
            "sha256": seal,
            "time": current().clock(),
            "verdict": what,
            "reason": None,
            "missing": None,
            "file": name[:200],
        }
        if known is not None:
            # It may have been put by as settled before it could be taken.
            act.change(act.restore(known) if known.voided else known, **said)
        else:
            act.add(ReceivedPackage, **said)
        # What was asked for again is here now, under another serial.
        for each in rooms.packages(room.installation):
            if each.reason == Forgotten.key and (each.last or 0) <= label.last:
                act.change(each, verdict=ALREADY, reason=None)
    waiting.drop(seal)
    return what, None, records


def _lay_aside(name: str, seal: str, found: Found, reason: HeldBack) -> None:
    """Write down that a package waits for somebody to look at it."""
    label = found.label
    assert label is not None
    with journal.action("package.hold") as act:
        act.add(
            ReceivedPackage,
            room=label.origin,
            code=label.code,
            epoch=label.epoch,
            serial=label.serial,
            first=label.first,
            last=label.last,
            sha256=seal,
            time=current().clock(),
            verdict=HELD,
            reason=reason.key,
            missing=str(reason.data.get("missing", ""))[:200] or None,
            file=name[:200],
        )


def _try_waiting(progress: Progress) -> list[Verdict]:
    """Try again what was kept because something was missing; what is in now."""
    taken: list[Verdict] = []
    more = True
    while more:
        more = False
        for data, minisig in waiting.kept():
            found = Found(None, minisig, peek(minisig), None, ())
            seal = hashlib.sha256(data).hexdigest()
            known = rooms.seen(seal)
            verdict = _judge(
                (known.file if known else None) or seal[:12], data, found, (), progress
            )
            if verdict.verdict in (TAKEN, ALREADY):
                waiting.drop(seal)
                more = True
            if verdict.verdict == TAKEN:
                taken.append(verdict)
    return taken
