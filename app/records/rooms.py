"""What an office knows of those who report to it."""

from __future__ import annotations

from app.fields import Code, Day, Flag, Moment, Text, Whole
from app.language import N_
from app.store import Column, Record


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


class ReceivedPackage(Record):
    """One package that came in on a stick, taken or held back."""

    kind_name = "received_package"
    label = N_("Package received")
    ours_only = True

    room = Column(Text(max=40), N_("Room (identity)"), index=True, listed=False)
    code = Column(Text(max=20), N_("Code"))
    epoch = Column(Text(max=40), N_("Stretch"), listed=False)
    serial = Column(Whole(min=1), N_("Serial"), required=True)
    first = Column(Whole(min=0), N_("From entry"), listed=False)
    last = Column(Whole(min=0), N_("To entry"), listed=False)
    records = Column(Whole(min=0), N_("Records"))
    sha256 = Column(Text(max=64), N_("Seal"), listed=False, index=True)
    time = Column(Moment(), N_("Received"))
    verdict = Column(Code(list="verdict"), N_("Taken"))
    reason = Column(Text(max=40), N_("Why not"))
    missing = Column(Text(max=200), N_("Missing serials"))
    file = Column(Text(max=200), N_("File"), travels=False)


def enrolled() -> list[Room]:
    """Every room that reports here, by code."""
    return list(Room.select().where(Room.voided.is_null()).order_by(Room.code))


def room_of(installation: str) -> Room | None:
    """The room that an installation was enrolled as."""
    return Room.get_or_none((Room.installation == installation) & Room.voided.is_null())


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


def packages(room: str) -> list[ReceivedPackage]:
    """What came from an installation, in the order it came."""
    return list(
        ReceivedPackage.select()
        .where((ReceivedPackage.room == room) & ReceivedPackage.voided.is_null())
        .order_by(ReceivedPackage.row)
    )


def packages_by_room() -> dict[str, list[ReceivedPackage]]:
    """What came from every installation, in the order it came."""
    found: dict[str, list[ReceivedPackage]] = {}
    stands = ReceivedPackage.voided.is_null()
    for each in ReceivedPackage.select().where(stands).order_by(ReceivedPackage.row):
        found.setdefault(each.room or "", []).append(each)
    return found


def seen(sha256: str) -> ReceivedPackage | None:
    """The package of exactly these bytes, if it came before."""
    return ReceivedPackage.get_or_none(ReceivedPackage.sha256 == sha256)


def laid_aside() -> list[ReceivedPackage]:
    """Every package that waits for somebody to look at it, as it came."""
    held = (ReceivedPackage.verdict == "held") & ReceivedPackage.voided.is_null()
    return list(ReceivedPackage.select().where(held).order_by(ReceivedPackage.row))
