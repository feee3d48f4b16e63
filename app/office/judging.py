"""Judge one package: verified, compared with what is known, taken whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.errors import AppError
from app.exchange import package
from app.exchange.findings import Found
from app.exchange.invitation import Enrolment
from app.exchange.label import CODE, Label
from app.exchange.package import Package
from app.exchange.refusals import Refused
from app.office import compare, forks, newcomers, waiting
from app.office.held import (
    Decided,
    Forgotten,
    Forked,
    HeldBack,
    NotItsOwn,
    SecondKey,
    SerialGap,
    Superseded,
)
from app.office.verdict import Verdict
from app.records import attachments, rooms
from app.records.rooms import ALREADY, HELD, REFUSED, TAKEN, ReceivedPackage, Room
from app.store import full_text, journal, line, own_keys, taking
from app.store.session import current

MOST_REFUSALS = 100
"""Refusals of one room that are written down until somebody has settled them."""

Progress = Callable[[int, int], None]


def judge(
    name: str,
    data: bytes,
    minisig: bytes,
    label: Label,
    enrolments: Sequence[Enrolment],
    progress: Progress,
) -> Verdict:
    """What is made of one ciphertext and its signature. Raises Refused."""
    seal = hashlib.sha256(data).hexdigest()

    def verdict(what: str, reason: AppError | None = None, records: int = 0) -> Verdict:
        return Verdict(name, what, reason, label.origin, label.code, label.serial, records)

    identities = own_keys.identities()
    package.verify_outside(
        data,
        minisig,
        kind="report",
        key_of=_key_of,
        identities=identities,
        admit=lambda code: _admit(code, label.origin, enrolments),
    )
    # Only now is it known whose it is: nobody has the good of what another has sent.
    known = rooms.seen(seal, label.origin)
    if known is not None and known.verdict in (TAKEN, ALREADY):
        return verdict(ALREADY)
    try:
        opened = package.open_verified(label, data, identities)
        room = rooms.room_of(label.origin) or _enrol(opened, enrolments)
        entries = _new_entries(opened, room)
        if not entries and _recorded(opened):
            return verdict(ALREADY)
        return verdict(*_take(name, seal, opened, room, entries, known, progress))
    except HeldBack as reason:
        _lay_aside(name, seal, label, reason, known)
        if isinstance(reason, SerialGap | Forked):
            waiting.keep(seal, data, minisig)
        if isinstance(reason, Forked):
            # The last one holds what those before it held.
            for each in rooms.packages(label.origin):
                if each.reason == Forked.key and (each.serial or 0) < label.serial:
                    waiting.drop(each.sha256 or "")
        return verdict(HELD, reason)


def _new_entries(opened: Package, room: Room) -> list[line.Incoming]:
    """What is new; a copy whose fate was decided waits for nobody. Raises as `compare` does."""
    try:
        return compare.new_entries(opened, room)
    except (Forked, Superseded):
        if forks.decision(opened) is not None:
            raise Decided(code=room.code) from None
        raise


def _key_of(installation: str) -> str | None:
    room = rooms.room_of(installation)
    return room.signer if room is not None else None


def _admit(
    code: str, installation: str, enrolments: Sequence[Enrolment]
) -> tuple[Enrolment, str] | None:
    """The answer to an invitation of ours that lies on the stick, with the token we gave.

    Raises NotItsOwn for a newcomer who gives out a journal that is here as its own: ours, what we
    publish, or that of somebody else.
    """
    if line.epochs(installation):
        raise NotItsOwn(code=code)
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
    with journal.together():
        with journal.action("room.enrol") as act, full_text.in_bulk():
            act.change(invited[0], used=True)
            made = act.add(
                Room,
                code=label.code,
                name=invited[0].name,
                installation=label.origin,
                signer=enrolment.minisign,
                recipient=enrolment.age,
                day=current().today(),
            )
            forks.settle(act, made)
            # Once what was refused has come in well, nobody is to be asked about it any more.
            for each in rooms.refused_before_enrolment(label.code):
                act.change(each, room=label.origin)
        newcomers.hand_over(made)
    return made


def _recorded(opened: Package) -> bool:
    """Whether the package of the same serial is in."""
    label = opened.label
    return any(
        (each.epoch, each.serial) == (label.epoch, label.serial)
        for each in rooms.came(rooms.packages(label.origin))
    )


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
    with journal.action("package.take") as act, full_text.in_bulk():
        act.kinds |= taking.take(room.installation, entries, progress=progress)
        said = {**_said(name, seal, label, what, None, None), "records": records}
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


def _lay_aside(
    name: str, seal: str, label: Label, reason: HeldBack, known: ReceivedPackage | None
) -> None:
    """Write down that a package waits for somebody to look at it."""
    if known is not None and known.verdict == HELD and known.reason == reason.key:
        return
    missing = str(reason.data.get("missing", ""))[:200] or None
    said = _said(name, seal, label, HELD, reason.key, missing)
    with journal.action("package.hold") as act:
        if known is None:
            act.add(ReceivedPackage, **said)
        elif not known.voided:
            act.change(known, **said)


def write_down(verdict: Verdict, seal: str, found: Found, reason: Refused) -> Verdict:
    """Write down that a package was refused, once, until somebody has settled it.

    Nobody has shown yet that it comes from whom it names: it is kept under the name that it gives.
    """
    label = found.label
    code = label.code if label is not None else code_of(found.file)
    room = rooms.room_of(label.origin) if label is not None else None
    room = room or rooms.room_with(code)
    if room is None and not rooms.invitations(code):
        return verdict
    of = room.installation if room is not None else None
    if rooms.refused_before(seal, of) or rooms.many_refused(of, MOST_REFUSALS):
        return verdict
    said = _said(verdict.file, seal, label, REFUSED, reason.key, None)
    with journal.action("package.refuse") as act:
        about = str(reason.data.get("record") or "") or None
        act.add(ReceivedPackage, **{**said, "room": of, "code": code, "record": about})
    return replace(verdict, room=of or "", code=code)


def code_of(file: Path) -> str:
    """The room's code in the name of the folder where programs of ours put its packages."""
    return next((each for each in (file.parent.name, file.name) if re.fullmatch(CODE, each)), "")


def _said(
    name: str, seal: str, label: Label | None, verdict: str, reason: str | None, missing: str | None
) -> dict[str, Any]:
    """What the record of a package says."""
    return {
        "room": label.origin if label else None,
        "code": label.code if label else None,
        "epoch": label.epoch if label else None,
        "serial": label.serial if label else None,
        "first": label.first if label else None,
        "last": label.last if label else None,
        "sha256": seal,
        "time": current().clock(),
        "verdict": verdict,
        "reason": reason,
        "missing": missing,
        "file": name,
    }
