"""What an office knows of those who report to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from app.fields import Code, Day, Flag, Moment, Name, Phone, Text, Whole
from app.language import N_
from app.store import Column, Record, journal, line

_USUAL: Final = ("法律服务工作室", "法律服务室", "工作室")


class Invitation(Record):
    """An invitation that an office has written for a room to be."""

    kind_name = "invitation"
    label = N_("Invitation")
    ours_only = True
    in_ledgers = False

    code = Column(Text(max=20), N_("Code"), required=True, index=True)
    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    token = Column(Text(max=64), N_("Token"), required=True, travels=False, listed=False)
    day = Column(Day(), N_("Date"), required=True)
    used = Column(Flag(), N_("Used"))


class Room(Record):
    """An installation that reports here, with the keys it was enrolled with."""

    kind_name = "room"
    label = N_("Room")
    ours_only = True
    in_ledgers = False

    code = Column(Text(max=20), N_("Code"), required=True, index=True)
    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    installation = Column(Text(max=40), N_("Identity"), required=True, listed=False, index=True)
    signer = Column(Text(max=100), N_("Signing key"), required=True, listed=False)
    recipient = Column(Text(max=100), N_("Encryption key"), required=True, listed=False)
    day = Column(Day(), N_("Enrolled"), required=True)
    allowed = Column(Text(max=40), N_("May go on from"), listed=False)
    contact = Column(Name(), N_("Whom to call"))
    phone = Column(Phone(), N_("Phone"))


class ReceivedPackage(Record):
    """One package that came in on a stick, taken or held back."""

    kind_name = "received_package"
    label = N_("Package received")
    ours_only = True

    room = Column(Text(max=40), N_("Room (identity)"), index=True, listed=False)
    code = Column(Text(max=20), N_("Code"))
    epoch = Column(Text(max=40), N_("Stretch"), listed=False)
    serial = Column(Whole(min=1), N_("Serial"))
    first = Column(Whole(min=0), N_("From entry"), listed=False)
    last = Column(Whole(min=0), N_("To entry"), listed=False)
    records = Column(Whole(min=0), N_("Records"))
    sha256 = Column(Text(max=64), N_("Seal"), listed=False, index=True)
    time = Column(Moment(), N_("Received"))
    verdict = Column(Code(list="verdict"), N_("Taken"))
    reason = Column(Code(list="why_not"), N_("Why not"))
    missing = Column(Text(max=200), N_("Missing serials"))
    record = Column(Text(max=40), N_("About the record"), listed=False)
    file = Column(Text(max=200), N_("File"), travels=False)


def enrolled() -> list[Room]:
    """Every room that reports here, by code."""
    return list(Room.select().where(Room.voided.is_null()).order_by(Room.code))


def room_of(installation: str) -> Room | None:
    """The room that an installation was enrolled as."""
    return Room.get_or_none((Room.installation == installation) & Room.voided.is_null())


def alone_meant(body: Mapping[str, Any]) -> str:
    """The installation of the room that a record is for, as its body says; `-` for nobody."""
    found = Room.get_or_none(Room.id == body.get("room"))
    return found.installation if found is not None else "-"


def note_contact(room: Room, *, contact: str | None = None, phone: str | None = None) -> Room:
    """Note whom to call at a room; nobody means whoever serves there. Raises FieldErrors."""
    with journal.action("room.contact") as act:
        return act.change(room, contact=contact, phone=phone)


def name_of(code: str) -> str:
    """What a room is called here, by its code; empty where nobody knows."""
    room = room_with(code)
    if room is not None:
        return room.name
    invited = invitations(code)
    return invited[0].name if invited else ""


def names() -> dict[str, str]:
    """What each installation that reports here is called."""
    return {each.installation: each.name for each in enrolled()}


def short_name(name: str) -> str:
    """A room's name without what all of them are called."""
    for usual in _USUAL:
        if name.endswith(usual) and name != usual:
            return name.removesuffix(usual)
    return name


def room_with(code: str) -> Room | None:
    """The room that holds a code."""
    return Room.get_or_none((Room.code == code) & Room.voided.is_null())


def invitations(code: str) -> list[Invitation]:
    """The invitations written for a code, the newest first, used or not."""
    return list(
        Invitation.select()
        .where((Invitation.code == code) & Invitation.voided.is_null())
        .order_by(Invitation.row.desc())
    )


def open_invitations() -> list[Invitation]:
    """The invitations that nobody has used yet, by code."""
    unused = Invitation.used.is_null() & Invitation.voided.is_null()
    return list(Invitation.select().where(unused).order_by(Invitation.code))


def only_invited() -> list[Invitation]:
    """The invitations of rooms that have not reported yet, by code."""
    known = {each.code for each in enrolled()}
    return [each for each in open_invitations() if each.code not in known]


TAKEN, ALREADY, HELD, REFUSED = "taken", "already", "held", "refused"
"""Verdicts on a package that are written down."""


def came(found: Iterable[ReceivedPackage]) -> list[ReceivedPackage]:
    """Of packages those that are in."""
    return [each for each in found if each.verdict in (TAKEN, ALREADY)]


def open_refusals(found: Sequence[ReceivedPackage]) -> list[ReceivedPackage]:
    """Of the packages of one sender the refused ones that nothing has come in place of since."""
    return [
        each
        for at, each in enumerate(found)
        if each.verdict == REFUSED
        and not any((later.last or 0) >= (each.last or 0) for later in came(found[at + 1 :]))
    ]


def packages(room: str) -> list[ReceivedPackage]:
    """What was met of an installation, in the order it came."""
    return list(
        ReceivedPackage.select()
        .where((ReceivedPackage.room == room) & ReceivedPackage.voided.is_null())
        .order_by(ReceivedPackage.row)
    )


def packages_by_room() -> dict[str, list[ReceivedPackage]]:
    """What was met of every installation, in the order it came."""
    found: dict[str, list[ReceivedPackage]] = {}
    stands = ReceivedPackage.voided.is_null()
    for each in ReceivedPackage.select().where(stands).order_by(ReceivedPackage.row):
        found.setdefault(each.room or "", []).append(each)
    return found


def seen(sha256: str, room: str) -> ReceivedPackage | None:
    """The package of exactly these bytes from an installation, if it was met before."""
    same = (ReceivedPackage.sha256 == sha256) & (ReceivedPackage.room == room)
    return ReceivedPackage.get_or_none(same)


def refused() -> list[ReceivedPackage]:
    """Every refused package that nothing has come in place of, until somebody has settled it."""
    found = packages_by_room()
    return [each for room in found.values() for each in open_refusals(room)]


def refused_before(sha256: str, room: str | None) -> bool:
    """Whether exactly these bytes were met before under the name of an installation."""
    of = ReceivedPackage.room.is_null() if room is None else ReceivedPackage.room == room
    return ReceivedPackage.select().where((ReceivedPackage.sha256 == sha256) & of).exists()


def many_refused(room: str | None, most: int) -> bool:
    """Whether so many refusals stand under the name of an installation that more say nothing."""
    of = ReceivedPackage.room.is_null() if room is None else ReceivedPackage.room == room
    refused = (ReceivedPackage.verdict == REFUSED) & ReceivedPackage.voided.is_null()
    return ReceivedPackage.select().where(of & refused).count() >= most


def refused_before_enrolment(code: str) -> list[ReceivedPackage]:
    """What was refused under the code of a room that nobody knew yet."""
    nobody = ReceivedPackage.room.is_null() & ReceivedPackage.voided.is_null()
    refused = (ReceivedPackage.verdict == REFUSED) & (ReceivedPackage.code == code)
    return list(ReceivedPackage.select().where(nobody & refused).order_by(ReceivedPackage.row))


def laid_aside() -> list[ReceivedPackage]:
    """Every package that waits for somebody to look at it, as it came."""
    held = (ReceivedPackage.verdict == HELD) & ReceivedPackage.voided.is_null()
    return list(ReceivedPackage.select().where(held).order_by(ReceivedPackage.row))


def cut_off() -> list[ReceivedPackage]:
    """Packages that were taken, whose last entry is no longer here: our own entries vouch for it.

    A chain alone does not tell that its end was taken away.
    """
    taken = (ReceivedPackage.verdict == TAKEN) & (ReceivedPackage.last >= ReceivedPackage.first)
    return [
        each
        for each in ReceivedPackage.select().where(taken & ReceivedPackage.voided.is_null())
        if not line.known_hashes(
            each.room or "", [each.epoch or ""], each.last or 0, each.last or 0
        )
    ]
